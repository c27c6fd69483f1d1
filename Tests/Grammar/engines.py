"""The engines of editors, each as a function from documents to classes.

A document is a list of lines without line ends; the answer is, for each line, a list with a class or None for each of
its characters. An engine that is not here raises Missing.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from documents import ROOT

sys.path.insert(0, str(ROOT / "grammar/generator"))
from words import Classes  # noqa: E402

TOOLS = pathlib.Path(os.environ.get("GRAMMAR_TOOLS", ROOT / ".build/grammar"))
HERE = pathlib.Path(__file__).resolve().parent


class Missing(Exception):
    pass


def program(*names):
    for name in names:
        if path := shutil.which(name):
            return path
    raise Missing(" or ".join(names) + " is not installed")


def run(command, **options):
    result = subprocess.run(command, capture_output=True, **options)
    if result.returncode:
        raise RuntimeError(f"{command[0]} ended with {result.returncode}: {result.stderr[-2000:]}")
    return result.stdout


def column(name, suffix=""):
    """The classes by what a syntax file calls them; each has a name of its own."""
    names = {value + suffix: key for key, value in Classes().column(name).items()}
    assert len(names) == len(Classes().all), f"two classes have the same name in column {name}"
    return names


def interpreter(documents):
    """The machine itself, without any editor."""
    from interpreter import Interpreter

    machine, answers = Interpreter(), []
    for lines in documents:
        text = "\n".join(lines)
        classes = [None] * len(text)
        for start, end, name in machine.tokens(text):
            classes[start:end] = [name] * (end - start)
        answers.append(cut(lines, classes))
    return answers


def cut(lines, classes):
    """The classes of a text whose lines end in one character, by line."""
    rows, at = [], 0
    for line in lines:
        rows.append(classes[at : at + len(line)])
        at += len(line) + 1
    return rows


def vscode(documents):
    """The engine of VS Code: vscode-textmate with Oniguruma."""
    modules = TOOLS / "node_modules"
    if not (modules / "vscode-textmate").is_dir():
        raise Missing(f"no vscode-textmate in {modules}")
    names = column("textmate", ".biao")
    request = {"grammar": str(ROOT / "grammar/biao.tmLanguage.json"), "modules": str(modules), "documents": documents}
    answers = json.loads(run([program("node"), str(HERE / "textmate.js")], input=json.dumps(request).encode()))
    found = []
    for lines, rows in zip(documents, answers, strict=True):
        found.append([])
        for line, tokens in zip(lines, rows, strict=True):
            classes, at = [], 0
            units = line.encode("utf-16-le", "surrogatepass")
            for end, scope in tokens:
                text = units[at * 2 : end * 2].decode("utf-16-le")
                classes += [names.get(scope)] * len(text)
                at = end
            found[-1].append(classes[: len(line)])
    return found


def textmate_python(documents):
    """The same grammar by the other implementation, textmate-grammar-python."""
    try:
        from textmate_grammar.parsers.base import LanguageParser
    except ImportError as error:
        raise Missing("textmate-grammar-python is not installed") from error
    names = column("textmate", ".biao")
    parser = LanguageParser(json.loads((ROOT / "grammar/biao.tmLanguage.json").read_text("utf-8")))
    answers = []
    for lines in documents:
        rows = [[None] * len(line) for line in lines]
        element = parser.parse_string("\n".join(lines) + "\n")
        for (row, at), text, scopes in element.flatten() if element else []:
            for i in range(at, min(at + len(text), len(rows[row]) if row < len(rows) else 0)):
                rows[row][i] = names.get(scopes[-1])
        answers.append(rows)
    return answers


def string_to_tokentype(name):
    try:
        from pygments import token
    except ImportError as error:
        raise Missing("Pygments is not installed") from error
    return token.string_to_tokentype(name)


def pygments_lexer():
    sys.path.insert(0, str(ROOT / "grammar/pygments"))
    from biao_lexer import BiaoLexer

    return BiaoLexer(encoding="utf-8", stripnl=False, ensurenl=False)


def pygments(documents):
    """Pygments, with the lexer as it is installed."""
    names = {string_to_tokentype(name): key for name, key in column("pygments").items()}
    lexer, answers = pygments_lexer(), []
    for lines in documents:
        text = "\n".join(lines)
        classes = [None] * len(text)
        for at, kind, piece in lexer.get_tokens_unprocessed(text):
            classes[at : at + len(piece)] = [names.get(kind)] * len(piece)
        answers.append(cut(lines, classes))
    return answers


def pygments_raw(data):
    """Pygments as a program that reads a file: it makes all line ends the same itself."""
    names = {string_to_tokentype(name): key for name, key in column("pygments").items()}
    rows = [[]]
    for kind, piece in pygments_lexer().get_tokens(data):
        for c in piece:
            if c == "\n":
                rows.append([])
            else:
                rows[-1].append(names.get(kind))
    return rows


def write_documents(folder, documents):
    """A file for each document, whose every line ends in LF."""
    paths = []
    for index, lines in enumerate(documents):
        path = pathlib.Path(folder, f"{index}.biao")
        path.write_text("".join(line + "\n" for line in lines), "utf-8", "surrogatepass", newline="")
        paths.append(str(path))
    return paths


def colours():
    """A colour of its own for each class, as #rrggbb."""
    return {name: f"#{index + 1:02x}{2 * index + 1:02x}7f" for index, name in enumerate(Classes().all)} | {
        None: "#fefefe"}


def kate(documents):
    """KSyntaxHighlighting, with a theme that gives each class a colour."""
    command = program("kate-syntax-highlighter", "kate-syntax-highlighter5", "ksyntaxhighlighter6")
    paint = colours()
    classes = {colour: name for name, colour in paint.items()}
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder, "org.kde.syntax-highlighting")
        (data / "syntax").mkdir(parents=True)
        (data / "themes").mkdir()
        shutil.copy(ROOT / "editors/kate/biao.xml", data / "syntax")
        plain = {"text-color": paint[None]}
        (data / "themes/classes.theme").write_text(json.dumps({
            "metadata": {"name": "Classes", "revision": 1},
            "text-styles": {style: plain for style in KATE_STYLES},
            "editor-colors": {},
            "custom-styles": {"Biao": {name or "text": {"text-color": colour} for name, colour in paint.items()}},
        }))
        environment = os.environ | {"XDG_DATA_HOME": folder, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        # One document for all: a form feed cannot part them, as modes last to the end; so a call each.
        for path, lines in zip(write_documents(folder, documents), documents, strict=True):
            html = run([command, "-s", "Biao", "-t", "Classes", path], env=environment).decode()
            answers.append(coloured_html(html, lines, classes))
    return answers


KATE_STYLES = """Normal Keyword Function Variable ControlFlow Operator BuiltIn Extension Preprocessor Attribute Char
SpecialChar String VerbatimString SpecialString Import DataType DecVal BaseN Float Constant Comment Documentation
Annotation CommentVar RegionMarker Information Warning Alert Others Error""".split()


def coloured_html(html, lines, classes):
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        inside = False
        colours, text, found = [None], [], []

        def handle_starttag(self, tag, attributes):
            if tag == "pre":
                self.inside, self.text, self.found, self.colours = True, [], [], [None]
            elif tag == "span":
                style = dict(attributes).get("style") or ""
                colour = next((part[6:] for part in style.split(";") if part.startswith("color:")), None)
                self.colours.append(classes.get(colour))

        def handle_endtag(self, tag):
            if tag == "pre":
                self.inside = False
            elif tag == "span" and self.inside:
                self.colours.pop()

        def handle_data(self, data):
            if self.inside:
                self.text.append(data)
                self.found += [self.colours[-1]] * len(data)

    reader = Reader(convert_charrefs=True)
    reader.feed(html)
    text = "".join(reader.text)
    expected = "".join(line + "\n" for line in lines)
    start = 1 if text.startswith("\n") and not expected.startswith("\n") else 0
    assert text[start:].rstrip("\n") == expected.rstrip("\n"), "the highlighter changed the text"
    return cut(lines, reader.found[start:] + [None] * len(expected))


def bat(documents):
    """bat, which reads the syntaxes of Sublime Text, with a theme that gives each class a colour."""
    command = program("batcat", "bat")
    scopes, paint = Classes().column("textmate"), colours()
    with tempfile.TemporaryDirectory() as folder:
        source, cache = pathlib.Path(folder, "source"), pathlib.Path(folder, "cache")
        (source / "syntaxes").mkdir(parents=True)
        (source / "themes").mkdir()
        shutil.copy(ROOT / "editors/sublime/Biao.sublime-syntax", source / "syntaxes")
        settings = [("", paint[None])] + [(f"{scope}.biao", paint[name]) for name, scope in scopes.items()]
        (source / "themes/Classes.tmTheme").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>name</key><string>Classes</string>'
            "<key>settings</key><array>" + "".join(
                "<dict>" + (f"<key>scope</key><string>{scope}</string>" if scope else "")
                + f"<key>settings</key><dict><key>foreground</key><string>{colour}</string></dict></dict>"
                for scope, colour in settings) + "</array></dict></plist>")
        environment = os.environ | {"COLORTERM": "truecolor", "HOME": folder, "BAT_CACHE_PATH": str(cache)}
        run([command, "cache", "--build", "--blank", "--source", str(source), "--target", str(cache)], env=environment)
        output = run([command, "--plain", "--paging=never", "--color=always", "--tabs=0", "--theme=Classes",
                      "--language=Biao", *write_documents(folder, documents)], env=environment).decode()
    classes = {tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5)): name for name, colour in paint.items()}
    return coloured_terminal(output, documents, classes)


def coloured_terminal(output, documents, classes):
    import re

    text, found, now, at = [], [], None, 0
    for match in re.finditer("\x1b\\[([0-9;]*)m", output):
        piece = output[at : match.start()]
        text.append(piece)
        found += [now] * len(piece)
        numbers = [int(n or 0) for n in match[1].split(";")]
        now = classes[tuple(numbers[2:5])] if numbers[:2] == [38, 2] else None
        at = match.end()
    text.append(output[at:])
    found += [now] * len(output[at:])
    text = "".join(text)
    answers, start = [], 0
    for lines in documents:
        expected = "".join(line + "\n" for line in lines)
        assert text[start : start + len(expected)] == expected, "bat changed the text"
        answers.append(cut(lines, found[start:]))
        start += len(expected)
    return answers


def vim_links(path):
    """The class of each group of the syntax file."""
    groups = {}
    tokens = {"biao" + "".join(part.capitalize() for part in name.split("-")): name for name in Classes().all}
    for line in path.read_text("utf-8").splitlines():
        words = line.split()
        if words[:3] == ["highlight", "default", "link"] and words[4] in tokens:
            groups[words[3]] = tokens[words[4]]
    return groups


def vim_like(command, syntax, documents, raw=None):
    """Of `raw`, the bytes of a file, the lines as Vim has them."""
    groups = vim_links(syntax)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_documents(folder, documents)
        if raw is not None:
            paths = [f"{folder}/raw.biao"]
            pathlib.Path(paths[0]).write_bytes(raw)
        pathlib.Path(folder, "paths").write_text("\n".join(paths) + "\n")
        environment = os.environ | {"HOME": folder, "XDG_CONFIG_HOME": folder, "LC_ALL": "C.UTF-8", "TERM": "dumb",
                                    "BIAO_SYNTAX": str(syntax), "BIAO_FOLDER": folder}
        run([*command, "-S", str(HERE / "classes.vim")], env=environment, stdin=subprocess.DEVNULL, timeout=300)
        log = pathlib.Path(folder, "errors")
        if log.exists() and log.read_text().strip():
            raise RuntimeError(log.read_text()[:2000])
        rows = pathlib.Path(folder, "classes").read_text("utf-8").split("\n")
    if raw is not None:
        return [[groups.get(name) for name in row.split(" ")] if row else [] for row in rows]
    answers, at = [], 0
    for lines in documents:
        answers.append([])
        for line in lines:
            answers[-1].append([groups.get(name) for name in rows[at].split(" ")] if line else [])
            at += 1
    return answers


def vim(documents):
    """Vim: synID() at each character."""
    return vim_like(vim_command(), ROOT / "editors/vim/syntax/biao.vim", documents)


def vim_command():
    return [program("vim"), "--not-a-term", "-u", "NONE", "-i", "NONE", "-N", "-n", "-es"]


def vim_raw(data):
    return vim_like(vim_command(), ROOT / "editors/vim/syntax/biao.vim", [], data)


def neovim(documents):
    """Neovim, with its own copy of the syntax file."""
    return vim_like(neovim_command(), ROOT / "editors/neovim/syntax/biao.vim", documents)


def neovim_command():
    command = os.environ.get("NVIM") or program("nvim")
    return [command, "--headless", "-u", "NONE", "-i", "NONE", "-n"]


def neovim_raw(data):
    return vim_like(neovim_command(), ROOT / "editors/neovim/syntax/biao.vim", [], data)


def tree_sitter(documents):
    """tree-sitter-biao by an interpreter of its grammar with the real scanner, coloured by highlights.scm."""
    program("cc")
    import glr

    parser, patterns = glr.Parser(), tree_sitter_highlights()
    answers = []
    for lines in documents:
        text = "\n".join(lines)
        answers.append(cut(lines, tree_sitter_classes(parser, patterns, text)))
    return answers


def tree_sitter_highlights():
    import queries

    return queries.parse((ROOT / "grammar/tree-sitter-biao/queries/highlights.scm").read_text("utf-8"))


def tree_sitter_classes(parser, patterns, text):
    import queries

    names, classes = column("tree-sitter"), [None] * len(text)
    for _, capture, node in queries.run(patterns, parser.parse(text), text):
        for i in range(node.start, node.end):
            if text[i] not in "\r\n":
                classes[i] = names[capture]
    return classes


def tree_sitter_raw(data):
    """tree-sitter is given the text with the line ends that it has."""
    program("cc")
    import re

    import glr

    text = data.decode()
    classes = tree_sitter_classes(glr.Parser(), tree_sitter_highlights(), text)
    rows, at = [], 1 if text.startswith("\ufeff") else 0
    for end in re.finditer("\r\n|\r|\n|$", text):
        rows.append(classes[at : end.start()])
        at = end.end()
    return rows
