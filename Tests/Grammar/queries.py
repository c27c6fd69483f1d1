"""Runs queries of tree-sitter over trees of glr.py: nodes, fields, `_`, alternatives, captures, #eq? and #match?."""

import re

TOKEN = re.compile(r';[^\n]*|"(?:[^"\\]|\\.)*"|[()\[\]]|@[\w.-]+|#[\w?!-]+|[\w.-]+:|[+*?]|!?[\w.-]+')


def parse(text):
    """The patterns of a query file, as nested lists."""
    tokens = [t for t in TOKEN.findall(text) if not t.startswith(";")]
    leftover = TOKEN.sub("", text).strip()
    assert not leftover, f"not understood: {leftover[:60]!r}"
    patterns, stack = [], []
    top = patterns
    for token in tokens:
        if token in "([":
            stack.append(top)
            inner = [token]
            top.append(inner)
            top = inner
        elif token in ")]":
            assert top[0] == {")": "(", "]": "["}[token], "brackets do not match"
            top = stack.pop()
        else:
            top.append(token)
    assert not stack, "a bracket is not closed"
    return grouped(patterns)


def grouped(items):
    """Puts captures, quantifiers and field names to the pattern to which they belong."""
    found, name = [], None
    for item in items:
        if isinstance(item, list):
            found.append({"list": item[0], "items": grouped(item[1:]), "field": name, "captures": [], "quantifier": ""})
            name = None
        elif item.endswith(":") and not item.startswith('"'):
            name = item[:-1]
        elif item.startswith("@") and found and isinstance(found[-1], dict):
            found[-1]["captures"].append(item[1:])
        elif item in ("+", "*", "?"):
            found[-1]["quantifier"] = item
        else:
            found.append(item)
    return found


def kinds(patterns):
    """The node types that the patterns name."""
    for pattern in patterns:
        if isinstance(pattern, dict):
            if pattern["list"] == "(" and pattern["items"] and isinstance(pattern["items"][0], str):
                if not pattern["items"][0].startswith("#"):
                    yield pattern["items"][0]
            yield from kinds(pattern["items"])


def fields(patterns):
    for pattern in patterns:
        if isinstance(pattern, dict):
            if pattern["field"]:
                yield pattern["field"]
            yield from fields(pattern["items"])


def match(pattern, node, text):
    """The captures of a match as (name, node), or None."""
    if pattern["list"] == "[":
        for item in pattern["items"]:
            if (found := match(item, node, text)) is not None:
                return found + [(name, node) for name in pattern["captures"]]
        return None
    items = pattern["items"]
    if isinstance(items[0], dict):
        # A group: one pattern and its predicates.
        found = match(items[0], node, text)
        return found if found is not None and holds(items[1:], found, text) else None
    if items[0] not in ("_", node.kind):
        return None
    captures = [(name, node) for name in pattern["captures"]]
    predicates = [i for i in items[1:] if isinstance(i, dict) and i["items"] and str(i["items"][0]).startswith("#")]
    at = 0
    for item in items[1:]:
        if item in predicates or isinstance(item, str):
            continue
        for index in range(at, len(node.children)):
            child = node.children[index]
            if item["field"] and child.field != item["field"]:
                continue
            if (found := match(item, child, text)) is not None:
                captures += found
                at = index + 1
                break
        else:
            if item["quantifier"] not in ("?", "*"):
                return None
    return captures if holds(predicates, captures, text) else None


def holds(predicates, captures, text):
    for predicate in predicates:
        name, *arguments = predicate["items"]
        if name == "#set!":
            continue
        texts = [text[node.start:node.end] for capture, node in captures if "@" + capture == arguments[0]]
        value = arguments[1].strip('"').replace("\\\\", "\\")
        if name == "#eq?":
            good = all(t == value for t in texts)
        elif name == "#match?":
            good = all(re.search(value, t) for t in texts)
        else:
            raise ValueError(f"unknown predicate {name}")
        if not good:
            return False
    return True


def run(patterns, tree, text):
    """(pattern's index, capture, node) of all matches, in the order of patterns."""
    nodes = {}
    for node in tree.walk():
        nodes.setdefault(node.kind, []).append(node)
        nodes.setdefault("_", []).append(node)
    for index, pattern in enumerate(patterns):
        kind = pattern["items"][0]
        for node in nodes.get(kind if isinstance(kind, str) else "_", []):
            if (found := match(pattern, node, text)) is not None:
                yield from ((index, name, captured) for name, captured in found)
