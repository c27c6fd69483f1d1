"""Each editor's grammar sees in every document the tokens that the lexer sees, character by character."""

import os

import documents
import engines
import exceptions
import pytest
import reference

REQUIRED = bool(os.environ.get("HEBIAO_GRAMMAR_REQUIRED"))


@pytest.fixture(scope="session")
def expected():
    """For each document its lines as (text, classes)."""
    found = documents.written() | documents.made(int(os.environ.get("RANDOM_LINES", "4000")))
    tokens = reference.tokens(found)
    assert len(found) > 50
    return {name: reference.lines(data, tokens[name]) for name, data in found.items()}


@pytest.mark.parametrize("name", exceptions.ENGINES)
def test_agrees(name, expected):
    engine = getattr(engines, name)
    lines = [[text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if not text.isascii() else text
              for text, _ in rows] for rows in expected.values()]
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
