"""Each editor's grammar sees in every document the tokens that the lexer sees, character by character."""

import os
import re

import documents
import engines
import exceptions
import pytest
import reference

REQUIRED = bool(os.environ.get("HEBIAO_GRAMMAR_REQUIRED"))


@pytest.fixture(scope="session")
def expected():
    """For each document its lines as (text, classes)."""
    found = documents.written() | documents.made(3000, 1000)
    tokens = reference.tokens(found)
    assert len(found) > 50
    # Every class is met, so that none goes untested.
    assert {name for rows in tokens.values() for _, _, name in rows} == set(engines.Classes().all)
    return {name: reference.lines(data, tokens[name]) for name, data in found.items()}


def lines_as_text(rows):
    """Bytes that are no UTF-8 as an editor shows them."""
    return [re.sub("[\udc80-\udcff]", "\ufffd", text) for text, _ in rows]


@pytest.mark.parametrize("name", [name for name in exceptions.ENGINES if hasattr(engines, name)])
def test_agrees(name, expected):
    engine = getattr(engines, name)
    lines = [lines_as_text(rows) for rows in expected.values()]
    try:
        answers = engine(lines)
    except engines.Missing as missing:
        if REQUIRED:
            raise
        pytest.skip(str(missing))
    faults, excused = [], set()
    for document, answer in zip(expected, answers, strict=True):
        rows = expected[document]
        assert len(answer) == len(rows), f"{name} loses lines of {document}"
        for number, ((text, classes), found) in enumerate(zip(rows, answer, strict=True), 1):
            if name in exceptions.BLIND and len(found) == len(classes):
                found = [a if c not in reference.WHITE else b for c, a, b in zip(text, found, classes)]
            if found == classes:
                continue
            reason = exceptions.excuse(name, text)
            if reason:
                excused.add(reason)
                continue
            if len(found) != len(classes):
                faults.append(f"{document}:{number}: {len(found)} characters for {len(classes)}: {text!r}")
                continue
            at = next(i for i, (a, b) in enumerate(zip(found, classes)) if a != b)
            faults.append(f"{document}:{number}:{at + 1}: {found[at]} where the lexer has {classes[at]}: {text!r}")
    assert not faults, f"{len(faults)} lines differ\n" + "\n".join(faults[:25])
    # An exception that excuses nothing any more is to go.
    unused = set(exceptions.of(name)) - excused
    assert not unused, f"exceptions without use: {unused}"


ENDS = ["bom-crlf", "lone-cr", "mixed-ends"]


@pytest.mark.parametrize("name, engine", [
    (name, engine) for engine in ("tree_sitter_raw", "pygments_raw", "vim_raw", "neovim_raw") for name in ENDS
    if (name, engine) not in {(name, vim) for name, vim in exceptions.LINE_ENDS}])
def test_line_ends(name, engine, expected):
    """Engines that read files themselves see their lines as the lexer does; the others are given lines by their editors."""
    path = next(path for path in expected if path.endswith(f"/{name}.biao"))
    try:
        answer = getattr(engines, engine)(documents.written()[path])
    except engines.Missing as missing:
        if REQUIRED:
            raise
        pytest.skip(str(missing))
    while answer and not answer[-1]:
        answer.pop()
    assert answer == [classes for text, classes in expected[path] if text]
