"""What the tests of the reports share: one run over everything that writes every report, in each language."""

import json
import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import corpus  # noqa: E402

FORMATS = [
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "tap", "rdjson", "rdjsonl",
    "azure", "teamcity", "sonarqube", "markdown", "html", "csv",
]


def pytest_configure(config):
    # Without the program nothing can be tested, and that must not look like success.
    if not os.access(corpus.binary(), os.X_OK):
        pytest.exit(f"no program at {corpus.binary()}: swift build, or set HEBIAO_BINARY", returncode=3)


def pytest_report_header(config):
    return f"hebiao: {corpus.binary()}"


class Reports:
    """The reports of one run."""

    def __init__(self, folder, language):
        self.folder = folder
        self.language = language
        self.sources = {}
        self.parsed = None
        self.files = folder.parent / f"reports-{language}"
        self.files.mkdir()
        arguments = ["lint", ".", "--lang", language, "--preset", "all"]
        for name in FORMATS:
            arguments += ["--report", f"{name}={self.files / name}"]
        self.result = corpus.run(arguments, folder)
        assert self.result.stdout == b""

    def bytes(self, name):
        return (self.files / name).read_bytes()

    def text(self, name):
        # Strictly: whatever a document holds, a report is UTF-8.
        return self.bytes(name).decode("utf-8")

    def json(self, name):
        return json.loads(self.text(name))

    @property
    def findings(self):
        if self.parsed is None:
            self.parsed = self.json("json")["findings"]
        return self.parsed

    def expected(self, *keys):
        """The findings of the JSON report as tuples, to which the others are held."""
        values = {
            "path": lambda f: f["path"],
            "line": lambda f: f["range"]["start"]["line"],
            "column": lambda f: f["range"]["start"]["column"],
            "endLine": lambda f: f["range"]["end"]["line"],
            "endColumn": lambda f: f["range"]["end"]["column"],
            "rule": lambda f: f["rule"],
            "severity": lambda f: f["severity"],
            "message": lambda f: f["message"],
        }
        return [tuple(values[key](finding) for key in keys) for finding in self.findings]

    def source(self, path):
        """The bytes of a document; a name that is no UTF-8 is found by what the report makes of it."""
        if path not in self.sources:
            self.sources[path] = self.read(path)
        return self.sources[path]

    def read(self, path):
        direct = self.folder / path
        if direct.is_file():
            return direct.read_bytes()
        for entry in os.scandir(os.fsencode(direct.parent)):
            if entry.name.decode("utf-8", "replace") == direct.name:
                with open(entry.path, "rb") as file:
                    return file.read()
        raise FileNotFoundError(path)


@pytest.fixture(scope="session")
def repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run") / "repository"
    folder.mkdir()
    corpus.write_corpus(folder)
    return folder


@pytest.fixture(scope="session", params=["zh", "en"])
def reports(request, repository):
    return Reports(repository, request.param)
