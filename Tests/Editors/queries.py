#!/usr/bin/env python3
"""The queries of tree-sitter that each editor reads are in its folder, and ask for nodes that the grammar has. Most are
made by `grammar/generator`; indents of Helix and Zed are their own. Standard library only.

    Tests/Editors/queries.py
"""

import json
import pathlib
import re
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
GRAMMAR = REPOSITORY / "grammar/tree-sitter-biao"
QUERIES = {
    "editors/neovim/queries/biao": ["highlights", "folds", "indents", "injections", "locals"],
    "editors/helix/queries/biao": ["highlights", "indents", "injections", "locals"],
    "editors/zed/languages/biao": ["highlights", "indents", "outline", "overrides"],
}


def nodes_of_grammar():
    """The names of nodes that a query may ask for."""
    grammar = json.loads((GRAMMAR / "src/grammar.json").read_text())
    names = {name for name in grammar["rules"] if not name.startswith("_")}
    names |= {item["name"] for item in grammar["externals"] if not item.get("name", "_").startswith("_")}

    def walk(value):
        if isinstance(value, dict):
            if value.get("type") == "ALIAS" and value["named"]:
                names.add(value["value"])
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(grammar["rules"])
    return names


def problems():
    nodes = nodes_of_grammar()
    for folder, names in QUERIES.items():
        there = {path.stem for path in (REPOSITORY / folder).glob("*.scm")}
        for name in sorted(set(names) - there):
            yield f"{folder}/{name}.scm is missing"
        for name in sorted(there):
            text = (REPOSITORY / folder / f"{name}.scm").read_text()
            code = re.sub(r'(?m)"(?:[^"\\\n]|\\.)*"|;.*$', "", text)
            for node in re.findall(r"\(\s*([a-z]\w*)", code):
                if node not in nodes:
                    yield f"{folder}/{name}.scm asks for ({node}), which the grammar does not have"
            if code.count("(") != code.count(")") or code.count("[") != code.count("]"):
                yield f"{folder}/{name}.scm: parentheses"


def main():
    found = list(problems())
    for problem in found:
        print(f"FAILED queries: {problem}")
    if not found:
        print(f"passed queries: {sum(map(len, QUERIES.values()))} files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
