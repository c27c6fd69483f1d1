"""highlights.scm: the class of each node of tree-sitter-biao."""

from words import GRAMMAR, Classes

# The nodes of each class; a class without an entry has the node of its own name.
NODES = {
    "conflict": ["conflict_marker"], "directive": ["(directive (keyword) @)"],
    "unknown-directive": ["unknown_keyword"], "unit": ["unit", "unit_suffix"], "prose": ["paragraph"],
    "cell": ["cell_text"], "punctuation": ["punctuation", "comma"],
}


# What other editors call the captures that are not as Neovim's. Both take the dotted parts from the left that they know.
HELIX = {
    "property": "variable.other.member", "number": "constant.numeric", "number.weight": "constant.numeric",
    "module": "namespace", "string.escape": "constant.character.escape", "keyword.modifier": "keyword.storage.modifier",
    "comment.error.conflict": "error", "comment.error.directive": "error", "variable.member": "variable.other.member",
    "constant.rule": "constant", "type.unit": "type",
}
ZED = {
    "module": "title", "variable.builtin": "variable.special", "variable.member": "property",
    "variable.parameter": "variable", "comment.error.conflict": "variant", "comment.error.directive": "variant",
    "keyword.modifier": "keyword", "keyword.directive": "keyword",
}


def highlights(names={}):
    lines = ["; Made by `python3 grammar/generator` from grammar/token-classes.tsv.", ""]
    for name, capture in Classes().column("tree-sitter").items():
        capture = names.get(capture, capture)
        for node in NODES.get(name, [name.replace("-", "_")]):
            lines.append(node.replace("@", f"@{capture}") if node.startswith("(") else f"({node}) @{capture}")
    return "\n".join(lines) + "\n"


def helix_highlights():
    return highlights(HELIX)


def zed_highlights():
    return highlights(ZED)


def copy_of(name):
    """A query that an editor takes as it is."""
    def read():
        return (GRAMMAR / f"tree-sitter-biao/queries/{name}.scm").read_text("utf-8")
    return read
