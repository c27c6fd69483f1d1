"""Writes the syntax files of all editors: python3 grammar/generator [--check]

With --check it writes nothing, and ends with 1 if a file is not what it would write."""

import sys

from highlights import copy_of, helix_highlights, highlights, zed_highlights
from kate import kate
from pygments_lexer import pygments_lexer
from sublime import sublime
from textmate import textmate
from treesitter import grammar_json, words_h
from vim import vim
from words import ROOT

OUTPUTS = {
    textmate: ["grammar/biao.tmLanguage.json", "editors/vscode/syntaxes/biao.tmLanguage.json",
               "editors/jetbrains/biao/syntaxes/biao.tmLanguage.json"],
    sublime: ["editors/sublime/Biao.sublime-syntax"],
    kate: ["editors/kate/biao.xml"],
    vim: ["editors/vim/syntax/biao.vim", "editors/neovim/syntax/biao.vim"],
    highlights: ["grammar/tree-sitter-biao/queries/highlights.scm", "editors/neovim/queries/biao/highlights.scm"],
    helix_highlights: ["editors/helix/queries/biao/highlights.scm"],
    zed_highlights: ["editors/zed/languages/biao/highlights.scm"],
    copy_of("folds"): ["editors/neovim/queries/biao/folds.scm"],
    copy_of("indents"): ["editors/neovim/queries/biao/indents.scm"],
    copy_of("injections"): ["editors/neovim/queries/biao/injections.scm", "editors/helix/queries/biao/injections.scm"],
    copy_of("locals"): ["editors/neovim/queries/biao/locals.scm", "editors/helix/queries/biao/locals.scm"],
    copy_of("outline"): ["editors/zed/languages/biao/outline.scm"],
    words_h: ["grammar/tree-sitter-biao/src/words.h"],
    grammar_json: ["grammar/tree-sitter-biao/src/grammar.json"],
    pygments_lexer: ["grammar/pygments/biao_lexer.py"],
}


def main(arguments):
    stale = 0
    for make, paths in OUTPUTS.items():
        text = make()
        if text is None:
            print(f"left as it is: {', '.join(paths)}")
            continue
        for path in paths:
            file = ROOT / path
            if file.exists() and file.read_text("utf-8") == text:
                continue
            stale += 1
            print(f"{'stale' if arguments == ['--check'] else 'written'}: {path}")
            if arguments != ["--check"]:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
    return 1 if stale and arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
