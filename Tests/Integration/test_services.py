# The files for GitHub and GitLab: held to the schemas of these services, and their scripts run as these would.
import json
import os
import re

import pytest
import yaml

from conftest import FAULTY, ROOT

ACTION = ROOT / ".github/actions/hebiao/action.yml"
TEMPLATE = ROOT / ".gitlab/hebiao.gitlab-ci.yml"
MATCHER = ROOT / ".github/hebiao-problem-matcher.json"


@pytest.mark.parametrize("schema, file", [("vendor.github-actions", ACTION), ("vendor.gitlab-ci", TEMPLATE)])
def test_schema(run, schema, file):
    run("check-jsonschema", "--builtin-schema", schema, file, check=0)


def steps(inputs: dict[str, str]):
    """The scripts of the action with their variables, as a runner fills them in."""
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    values = {name: value["default"] for name, value in action["inputs"].items()} | inputs
    def fill(text):
        text = re.sub(r"\$\{\{ inputs\.(\S+) \}\}", lambda match: values[match[1]], text)
        text = text.replace("${{ github.action_path }}", str(ACTION.parent))
        assert "${{" not in text
        return text
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"], "what a stranger may write must come through the environment"
        yield step["run"], {name: fill(value) for name, value in step["env"].items()}


def run_action(run, folder, tmp_path, **inputs):
    files = {name: tmp_path / name for name in ("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("")
    results = []
    for script, variables in steps(inputs):
        results.append(
            run("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script, folder=folder,
                **variables, **{name: str(file) for name, file in files.items()}))
        if results[-1].returncode:
            break
    return results, {name: file.read_text(encoding="utf-8") for name, file in files.items()}


def test_the_action(run, tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "表.biao").write_text(FAULTY, encoding="utf-8")
    results, files = run_action(run, folder, tmp_path)
    assert [result.returncode for result in results] == [0, 1], results[-1].stderr
    assert re.search(r"^::(warning|error) file=表\.biao,line=5", results[-1].stdout, re.M)
    assert files["GITHUB_OUTPUT"] == "exit-code=1\n"
    assert "vague-target" in files["GITHUB_STEP_SUMMARY"]
    assert json.loads((folder / "hebiao.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    # Options, no SARIF, nothing to find.
    (folder / "hebiao.sarif").unlink()
    results, files = run_action(
        run, folder, tmp_path, options="--select mismatched-sum --fail-on error", sarif="", summary="false")
    assert [result.returncode for result in results] == [0, 0]
    assert not (folder / "hebiao.sarif").exists() and files["GITHUB_STEP_SUMMARY"] == ""


def test_the_action_on_a_pull_request(run, tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    run("git", "init", "-q", "-b", "main", folder=folder, check=0)
    (folder / "旧.biao").write_text(FAULTY, encoding="utf-8")
    run("git", "add", "-A", folder=folder, check=0)
    run("git", "commit", "-q", "-m", "1", folder=folder, check=0)
    run("git", "checkout", "-q", "-b", "topic", folder=folder, check=0)
    (folder / "新.biao").write_text(FAULTY, encoding="utf-8")
    results, _ = run_action(run, folder, tmp_path, since="main")
    assert results[-1].returncode == 1
    assert "file=新.biao" in results[-1].stdout and "file=旧.biao" not in results[-1].stdout


def test_the_template(run, tmp_path):
    job = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))[".hebiao"]
    (tmp_path / "表.biao").write_text(FAULTY, encoding="utf-8")
    variables = {name: str(value) for name, value in job["variables"].items()}
    result = run("bash", "-e", "-c", "\n".join(job["script"]), **variables)
    assert result.returncode == 1 and "vague-target" in result.stdout
    report = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert any(entry["check_name"] == "vague-target" and entry["location"]["path"] == "表.biao" for entry in report)
    assert "<testsuite" in (tmp_path / job["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("report", ["text", "concise"])
def test_the_problem_matcher(run, forms, language, report):
    """Every finding is matched once, and nothing else is."""
    def lint(report):
        return run("hebiao", "lint", "--lang", language, "--preset", "all", "--report", report, forms).stdout
    expected = [
        (finding["path"], finding["range"]["start"]["line"], finding["range"]["start"]["column"], finding["rule"],
         {"hint": "notice", "info": "notice"}.get(finding["severity"], finding["severity"]))
        for finding in json.loads(lint("json"))["findings"]
    ]
    matchers = json.loads(MATCHER.read_text(encoding="utf-8"))["problemMatcher"]
    found = []
    for line in lint(report).splitlines():
        for matcher in matchers:
            (pattern,) = matcher["pattern"]
            match = re.match(pattern["regexp"], line)
            if match:
                found.append(
                    (match[pattern["file"]], int(match[pattern["line"]]), int(match[pattern["column"]]),
                     match[pattern["code"]], matcher["severity"]))
    assert len(expected) > 100 and found == expected
