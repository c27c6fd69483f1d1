"""tree-sitter-biao: its corpus, its queries, and the tree that indentation makes."""

import re
import shutil

import documents
import pytest
import queries
import reference

FOLDER = documents.ROOT / "grammar/tree-sitter-biao"

if not shutil.which("cc"):
    pytest.skip("cc is not installed", allow_module_level=True)

import glr  # noqa: E402

NAMED = re.compile(r"\s+")


@pytest.fixture(scope="module")
def parser():
    return glr.Parser()


def cases():
    for path in sorted((FOLDER / "test/corpus").glob("*.txt")):
        parts = re.split(r"^={3,}\n(.*)\n={3,}\n", path.read_text("utf-8"), flags=re.M)
        for title, body in zip(parts[1::2], parts[2::2], strict=True):
            source, expected = body.split("\n---\n")
            yield pytest.param(source.removeprefix("\n"), expected, id=f"{path.stem}: {title}")


@pytest.mark.parametrize("source, expected", list(cases()))
def test_corpus(parser, source, expected):
    def plain(text):
        return NAMED.sub(" ", text).replace(" )", ")").strip()

    assert plain(str(parser.parse(source))) == plain(expected)


def test_levels_are_those_of_the_lexer(parser):
    """A line is as deep in the tree as for the lexer, however it is indented."""
    found = documents.written() | {"levels": documents.indented(3000)}
    levels = reference.levels(found)
    deep = 0
    for name, data in found.items():
        text = data.decode("utf-8", "replace")
        starts, line = {}, 0
        for match in re.finditer(r"\r\n|\r|\n", text):
            starts[match.end()] = line = line + 1
        starts[0] = 0
        ordered = sorted(starts)

        import bisect

        def walk(node, depth):
            for child in node.children:
                if child.kind in ("directive", "entry", "item", "prose", "row"):
                    answer.append((starts[ordered[bisect.bisect_right(ordered, child.start) - 1]], depth))
                    walk(child, depth)
                elif child.kind == "block":
                    walk(child, depth + 1)

        answer = []
        walk(parser.parse(text), 0)
        assert answer == levels[name], name
        deep = max(deep, *(level for _, level in answer), 0)
    assert deep == 255, "no document is as deep as the language allows"


@pytest.mark.parametrize("path", sorted((FOLDER / "queries").glob("*.scm")), ids=lambda path: path.stem)
def test_query(parser, path):
    """A query speaks of nodes and fields that are there, and each of its patterns matches somewhere."""
    patterns = queries.parse(path.read_text("utf-8"))
    sources = [data.decode("utf-8", "replace") for data in documents.written().values()]
    trees = [(parser.parse(source), source) for source in [*sources, SHAPES]]
    nodes = {node.kind for tree, _ in trees for node in tree.walk()}
    names = {node.field for tree, _ in trees for node in tree.walk()}
    assert set(queries.kinds(patterns)) - {"_"} <= nodes
    assert set(queries.fields(patterns)) <= names
    met = {index for tree, source in trees for index, _, _ in queries.run(patterns, tree, source)}
    assert met == set(range(len(patterns))), f"patterns without a match: {set(range(len(patterns))) - met}"


@pytest.mark.parametrize("folder", ["neovim/queries/biao", "helix/queries/biao", "zed/languages/biao"])
def test_queries_of_editors(parser, folder):
    """Those that editors have of their own speak of nodes that are there."""
    nodes = set(parser.grammar.productions) | set(parser.grammar.externals) | set(parser.grammar.tokens) | {
        step.alias for ps in parser.grammar.productions.values() for p in ps for step in p if step.alias}
    paths = sorted((documents.ROOT / "editors" / folder).glob("*.scm"))
    assert any(path.name == "highlights.scm" for path in paths)
    for path in paths:
        named = set(queries.kinds(queries.parse(path.read_text("utf-8")))) - {"_"}
        assert named and named <= nodes, f"{path}: {named - nodes}"


# Lines under every kind of line.
SHAPES = """@form 甲
  @from 乙
甲:
- "乙":
  "丙": 1
  > 段落
    丁: 1
  | a |
    | b\\|c |
  - 戊:
<<<<<<< a
@check “甲” = 1
"""


def test_outline(parser):
    patterns = queries.parse((FOLDER / "queries/outline.scm").read_text("utf-8"))
    text = "@form 甲/乙\n产出指标:\n  - “里：程” (6分): 1\n  > 段落\n"
    names = [text[node.start:node.end] for _, capture, node in queries.run(patterns, parser.parse(text), text)
             if capture == "name"]
    assert sorted(names) == sorted(["甲/乙", "产出指标", "里：程"])


def test_folds(parser):
    patterns = queries.parse((FOLDER / "queries/folds.scm").read_text("utf-8"))
    text = "甲:\n  乙:\n    丙: 1\n丁: 2\n"
    lines = [text[: node.start].count("\n") for _, _, node in queries.run(patterns, parser.parse(text), text)]
    assert sorted(lines) == [0, 1]
