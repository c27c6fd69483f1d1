"""GitLab Code Quality, rdjson and SonarQube: JSON by schemas written down from the schemas and sources of their readers,
of which no package has any. They are stricter: no key but those that the reports are meant to have."""

import collections
import json

import jsonschema

import corpus
import places

TEXT = {"type": "string", "minLength": 1}
NUMBER = {"type": "integer", "minimum": 1}


def closed(properties, required=None):
    return {
        "type": "object", "properties": properties, "additionalProperties": False,
        "required": list(properties) if required is None else required,
    }


# docs.gitlab.com/ci/testing/code_quality, and what GitLab checks itself (app/validators/json_schemas/codeclimate.json;
# behind an entry that fails, the rest of the report is left out): description, check_name, fingerprint, severity, location.path and
# location.lines.begin or location.positions.begin.line.
GITLAB = {
    "type": "array",
    "items": closed({
        "description": TEXT, "check_name": TEXT,
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": closed({
            "path": {"type": "string", "pattern": "^(?!/|\\./)"},
            "lines": closed({"begin": NUMBER, "end": NUMBER}),
            "positions": closed({
                "begin": closed({"line": NUMBER, "column": NUMBER}), "end": closed({"line": NUMBER, "column": NUMBER})}),
        }),
    }),
}


def test_gitlab(reports):
    report = reports.json("gitlab")
    jsonschema.Draft202012Validator(GITLAB).validate(report)
    shown = [
        (entry["location"]["path"], entry["location"]["lines"]["begin"], entry["check_name"], entry["description"])
        for entry in report]
    assert shown == reports.expected("path", "line", "rule", "message")
    # GitLab shows one of two with the same fingerprint. Names that are no UTF-8 may be the same in a report.
    counts = collections.Counter(entry["fingerprint"] for entry in report)
    assert max(counts.values()) == 1


def test_gitlab_fingerprints_survive_moved_lines(tmp_path):
    def run(text):
        (tmp_path / "a.biao").write_text(text)
        report = json.loads(corpus.run(["lint", "--report", "gitlab", "a.biao"], tmp_path).stdout)
        return [entry["fingerprint"] for entry in report], [entry["location"]["lines"]["begin"] for entry in report]

    before, lines = run(corpus.FAULTY)
    after, moved = run("# 说明\n\n" + corpus.FAULTY)
    assert before and before == after and lines != moved


# reviewdog, proto/rdf/reviewdog.proto: columns in bytes from 1, ends exclusive. It is read with protojson, to which an
# unknown key is an error; related locations are known since version 0.18.
POSITION = closed({"line": NUMBER, "column": NUMBER})
RANGE = closed({"start": POSITION, "end": POSITION})
LOCATION = closed({"path": TEXT, "range": RANGE})
SOURCE = closed({"name": TEXT})
DIAGNOSTIC = closed({
    "message": TEXT, "location": LOCATION, "severity": {"enum": ["ERROR", "WARNING", "INFO"]}, "source": SOURCE,
    "code": closed({"value": TEXT}),
    "suggestions": {"type": "array", "minItems": 1, "items": closed({"range": RANGE, "text": {"type": "string"}})},
    "related_locations": {
        "type": "array", "minItems": 1, "items": closed({"message": {"type": "string"}, "location": LOCATION})},
}, ["message", "location", "severity", "source", "code"])


def test_rdjson(reports):
    report = reports.json("rdjson")
    schema = closed({"source": SOURCE, "diagnostics": {"type": "array", "items": DIAGNOSTIC}})
    jsonschema.Draft202012Validator(schema).validate(report)
    lines = [json.loads(line) for line in reports.text("rdjsonl").split("\n")[:-1]]
    assert lines == report["diagnostics"]
    shown = [
        (entry["location"]["path"], entry["location"]["range"]["start"]["line"], entry["code"]["value"],
         entry["message"]) for entry in lines]
    assert shown == reports.expected("path", "line", "rule", "message")


def test_rdjson_lines_are_short_enough(tmp_path):
    """reviewdog reads lines of rdjsonl with a scanner that gives up at 64 KiB."""
    folder = tmp_path / "/".join(["绩效评价项目支出" * 10] * 12)
    folder.mkdir(parents=True)
    parts = "".join(f"    其他资金{number}: 1.00\n" for number in range(500))
    (folder / "a.biao").write_text(corpus.FAULTY + parts)
    lines = corpus.run(["lint", "--report", "rdjsonl", "."], tmp_path).stdout.split(b"\n")[:-1]
    assert 32768 < max(map(len, lines)) < 65536
    whole = corpus.run(["lint", "--report", "rdjson", "."], tmp_path).stdout
    assert [json.loads(line) for line in lines] == json.loads(whole)["diagnostics"]
    # Without the folders all places fit.
    near = corpus.run(["lint", "--report", "rdjsonl", "a.biao"], folder).stdout.split(b"\n")[:-1]
    counts = [[len(json.loads(line).get("related_locations", [])) for line in of] for of in (lines, near)]
    assert max(counts[0]) < max(counts[1])


def test_rdjson_columns_are_bytes(reports):
    for entry, finding in zip(reports.json("rdjson")["diagnostics"], reports.findings, strict=True):
        data = reports.source(finding["path"])
        for end in ("start", "end"):
            place, own = entry["location"]["range"][end], finding["range"][end]
            assert place["column"] == places.byte_column(data, own["line"], own["offset"])


def test_rdjson_suggestions_do_what_fixes_do(reports):
    count = 0
    for entry, finding in zip(reports.json("rdjson")["diagnostics"], reports.findings, strict=True):
        data = reports.source(finding["path"])
        starts = places.line_starts(data)

        def offset(position):
            return starts[position["line"] - 1] + position["column"] - 1

        def fixed(fix):
            text = data
            for edit in reversed(fix["edits"]):
                start, end = edit["range"]["start"]["offset"], edit["range"]["end"]["offset"]
                text = text[:start] + edit["text"].encode() + text[end:]
            return text

        expected = [fixed(fix) for fix in finding["fixes"]]
        for suggestion in entry.get("suggestions", []):
            start, end = offset(suggestion["range"]["start"]), offset(suggestion["range"]["end"])
            assert data[:start] + suggestion["text"].encode() + data[end:] in expected
            count += 1
    assert count > 20


# docs.sonarsource.com, generic issue import format, and its reader (ExternalIssueReportValidator and -Importer of the
# scanner's engine): columns from 0, no range without characters, none that is not in its line, also of a secondary
# location; rules with a type have a severity, and none stands there twice.
SONARQUBE = closed({
    "issues": {"type": "array", "items": closed({
        "ruleId": TEXT,
        "primaryLocation": {"$ref": "#/$defs/location"},
        "secondaryLocations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
    }, ["ruleId", "primaryLocation"])},
    "rules": {"type": "array", "items": closed({
        "id": TEXT, "name": TEXT, "description": TEXT, "engineId": TEXT,
        "cleanCodeAttribute": {"enum": [
            "FORMATTED", "CONVENTIONAL", "IDENTIFIABLE", "CLEAR", "LOGICAL", "COMPLETE", "EFFICIENT", "FOCUSED",
            "DISTINCT", "MODULAR", "TESTED", "LAWFUL", "TRUSTWORTHY", "RESPECTFUL"]},
        "type": {"enum": ["BUG", "VULNERABILITY", "CODE_SMELL"]},
        "severity": {"enum": ["BLOCKER", "CRITICAL", "MAJOR", "MINOR", "INFO"]},
        "impacts": {"type": "array", "minItems": 1, "items": closed({
            "softwareQuality": {"enum": ["SECURITY", "RELIABILITY", "MAINTAINABILITY"]},
            "severity": {"enum": ["BLOCKER", "HIGH", "MEDIUM", "LOW", "INFO"]}})},
    })},
}) | {"$defs": {"location": closed({
    "message": TEXT, "filePath": TEXT,
    "textRange": closed({
        "startLine": NUMBER, "endLine": NUMBER, "startColumn": {"type": "integer", "minimum": 0},
        "endColumn": {"type": "integer", "minimum": 0}}, ["startLine"])})}}


def test_sonarqube(reports):
    report = reports.json("sonarqube")
    jsonschema.Draft202012Validator(SONARQUBE).validate(report)
    described = {rule["id"] for rule in report["rules"]}
    assert len(described) == len(report["rules"])
    shown = []
    for issue, finding in zip(report["issues"], reports.findings, strict=True):
        place = issue["primaryLocation"]
        span = place["textRange"]
        assert issue["ruleId"] in described
        shown.append((place["filePath"], span["startLine"], issue["ruleId"], place["message"]))
        related = [each for each in finding["related"] if not each["path"].startswith("builtin:")]
        others = zip(issue.get("secondaryLocations", []), related, strict=True)
        for location, found in [(place, finding), *others]:
            span = location["textRange"]
            if "startColumn" not in span:
                continue
            data = reports.source(found["path"])
            start, end = found["range"]["start"], found["range"]["end"]
            assert span["startColumn"] == places.utf16_units(data, start["line"], start["offset"]) - 1
            assert span["endColumn"] == places.utf16_units(data, end["line"], end["offset"]) - 1
            assert (span["startLine"], span["startColumn"]) < (span["endLine"], span["endColumn"])
    assert shown == reports.expected("path", "line", "rule", "message")
