"""The columns of each report in the unit that its format asks for."""

import collections

import places


def test_json_counts_code_points(reports):
    for finding in reports.findings:
        data = reports.source(finding["path"])
        for end in ("start", "end"):
            place = finding["range"][end]
            # An end behind the line terminator belongs to the next line.
            assert places.code_points(data, place["line"], place["offset"]) == place["column"], finding


def test_the_corpus_breaks_something(reports):
    """Findings in documents of every kind, so that the other tests say something."""
    counts = collections.Counter(finding["path"].split("/")[0] for finding in reports.findings)
    assert counts["examples"] > 60 and counts["nasty"] > 60
    paths = {finding["path"] for finding in reports.findings}
    for name in ("control", "markup", "commands", "wide", "bidi", "fences", "broken", "mark", "crlf", "long"):
        assert f"nasty/{name}.biao" in paths, name
    assert any("\n" in path for path in paths) and any("\ufffd" in path for path in paths)


def test_lines_are_the_findings(reports):
    lines = [reports.json("json")["findings"]]
    import json

    assert [json.loads(line) for line in reports.text("jsonl").split("\n")[:-1]] == lines[0]


def test_concise(reports):
    lines = reports.text("concise").splitlines()
    expected = reports.expected("line", "column", "rule")
    shown = lines[: len(expected)]
    for line, (number, column, rule) in zip(shown, expected):
        assert f":{number}:{column}: " in line and f"[{rule}]: " in line
    assert len(lines) == len(expected) + 1
    # Nothing that a terminal would obey.
    for name in ("concise", "text"):
        assert not [c for c in reports.text(name) if ord(c) < 32 and c != "\n" or 0x7F <= ord(c) < 0xA0]
