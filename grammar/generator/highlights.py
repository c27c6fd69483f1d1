"""highlights.scm: the class of each node of tree-sitter-biao."""

from words import Classes

# The nodes of each class; a class without an entry has the node of its own name.
NODES = {
    "conflict": ["conflict_marker"], "directive": ["(directive (keyword) @)"],
    "unknown-directive": ["unknown_keyword"], "unit": ["unit", "unit_suffix"], "prose": ["paragraph"],
    "cell": ["cell_text"], "punctuation": ["punctuation", "comma"],
}


def highlights():
    lines = ["; Made by `python3 grammar/generator` from grammar/token-classes.tsv.", ""]
    for name, capture in Classes().column("tree-sitter").items():
        for node in NODES.get(name, [name.replace("-", "_")]):
            pattern = node.replace("@", f"@{capture}") if node.startswith("(") else f"({node}) @{capture}"
            lines.append(pattern)
    return "\n".join(lines) + "\n"
