#!/usr/bin/env python3
"""The queries of tree-sitter in `editors/` are those of `grammar/tree-sitter-biao/queries`, where the editor has the same
names for what they mark. Standard library only.

    Tests/Editors/queries.py [--write]
"""

import json
import pathlib
import re
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
GRAMMAR = REPOSITORY / "grammar/tree-sitter-biao"
# Copies, by folder. Indents are marked otherwise by Helix and Zed, which have files of their own; Helix folds by indents.
COPIES = {
    "editors/neovim/queries/biao": ["highlights", "folds", "indents", "injections", "locals"],
    "editors/helix/queries/biao": ["highlights", "injections", "locals"],
    "editors/zed/languages/biao": ["highlights", "injections", "outline"],
}
OWN = ["editors/helix/queries/biao/indents.scm", "editors/zed/languages/biao/indents.scm"]


def nodes_of_grammar():
    """The names of nodes that a query may ask for."""
    grammar = json.loads((GRAMMAR / "src/grammar.json").read_text())
    names = {name for name in grammar["rules"] if not name.startswith("_")}
    names |= {item["name"] for item in grammar["externals"] if item["type"] == "SYMBOL" and not item["name"].startswith("_")}

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
    for folder, names in COPIES.items():
        for name in names:
            path = REPOSITORY / folder / f"{name}.scm"
            if not path.is_file():
                yield f"{path.relative_to(REPOSITORY)} is missing (queries.py --write)"
            elif path.read_bytes() != (GRAMMAR / f"queries/{name}.scm").read_bytes():
                yield f"{path.relative_to(REPOSITORY)} is not grammar/tree-sitter-biao/queries/{name}.scm (queries.py --write)"
    for path in sorted(path for folder in COPIES for path in (REPOSITORY / folder).glob("*.scm")):
        code = re.sub(r'(?m);.*$|"(?:[^"\\]|\\.)*"', "", path.read_text())
        for name in re.findall(r"\(\s*([a-z]\w*)", code):
            if name not in nodes:
                yield f"{path.relative_to(REPOSITORY)} asks for ({name}), which the grammar does not have"
        if code.count("(") != code.count(")"):
            yield f"{path.relative_to(REPOSITORY)}: parentheses"
    for path in OWN:
        if not (REPOSITORY / path).is_file():
            yield f"{path} is missing"


def main():
    if "--write" in sys.argv[1:]:
        for folder, names in COPIES.items():
            (REPOSITORY / folder).mkdir(parents=True, exist_ok=True)
            for name in names:
                text = (GRAMMAR / f"queries/{name}.scm").read_bytes()
                (REPOSITORY / folder / f"{name}.scm").write_bytes(text)
    found = list(problems())
    for problem in found:
        print(f"FAILED queries: {problem}")
    if not found:
        print(f"passed queries: {sum(map(len, COPIES.values()))} copies")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
