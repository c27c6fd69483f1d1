"""The files that are made are what would be made now, and those beside them fit together."""

import json
import subprocess
import sys
import xml.dom.minidom

import engines  # noqa: F401, for the path of the generator
import pytest
from documents import ROOT
from interpreter import Interpreter
from words import Classes

GRAMMAR = ROOT / "grammar"


def check(*script):
    result = subprocess.run([sys.executable, "-B", *map(str, script), "--check"], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_syntax_files_are_current():
    check(GRAMMAR / "generator")


def test_railroads_are_current():
    pytest.importorskip("railroad")
    check(GRAMMAR / "generator/railroads.py")
    for path in (GRAMMAR / "railroads").glob("*.svg"):
        xml.dom.minidom.parse(str(path))


def test_packages_name_files_that_exist():
    folder = GRAMMAR / "tree-sitter-biao"
    settings = json.loads((folder / "tree-sitter.json").read_text())
    package = json.loads((folder / "package.json").read_text())
    assert settings["metadata"]["version"] == package["version"]
    [grammar] = settings["grammars"]
    for kind in ("highlights", "locals", "injections"):
        for path in grammar[kind]:
            assert (folder / path).is_file(), path
    assert json.loads((folder / "src/grammar.json").read_text())["name"] == grammar["name"] == "biao"
    assert json.loads((GRAMMAR / "biao.tmLanguage.json").read_text())["scopeName"] == grammar["scope"]


def test_the_pygments_lexer_is_a_plugin(tmp_path):
    pytest.importorskip("pygments")
    pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True)
    if pip.returncode:
        pytest.skip("no pip")
    source = tmp_path / "source"
    source.mkdir()
    for path in (GRAMMAR / "pygments").iterdir():
        if path.is_file():
            (source / path.name).write_bytes(path.read_bytes())
    target = tmp_path / "installed"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
                    "--no-build-isolation", "--target", str(target), str(source)], check=True)
    code = "from pygments.lexers import get_lexer_by_name; print(get_lexer_by_name('biao').name)"
    found = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(target)}, check=True,
                           capture_output=True, text=True)
    assert found.stdout == "Biao\n"


def test_the_reference_lists_the_classes():
    def cell(text):
        return text.replace("|", "\\|")

    lines = (GRAMMAR / "README.md").read_text("utf-8").splitlines()
    for row in Classes().all.values():
        line = f"| `{row['class']}` | {row['zh']} · {row['en']} | `{cell(row['example'])}` |"
        assert line in lines, line


def test_the_classes_have_examples():
    """The example of each class is a token of that class where it stands."""
    machine = Interpreter()
    texts = {
        "suppression": "# {}", "rule": "# hebiao-ignore {}", "argument": "@from {}", "template-name": "@form {}",
        "unit": "甲{}: 1", "prose": "> {}", "cell": "| {}", "escape": "| a{}b", "name": "{}: 1",
        "wildcard": "@template 甲\n{}: text", "quote": "{}甲\": 1", "weight": "甲 {}:", "parenthesized": "甲{}:",
        "colon": "甲{}", "value": "甲: {}", "inapplicable": "甲: {}", "type": "@template 甲\n乙: {}",
        "modifier": "@template 甲\n乙: text, {}", "link": "@template 甲\n乙: parts {} 丙",
        "number": "@template 甲\n乙: indicators, total {}", "reference": "@total {}", "function": "@check 甲 = {}(乙)",
        "operator": "@check 甲 {} 乙", "punctuation": "@template 甲\n乙: text{} required", "bullet": "{} 甲",
        "directive": "{} 甲",
    }
    for name, row in Classes().all.items():
        text = texts.get(name, "{}").replace("{}", row["example"])
        found = [(text[start:end], kind) for start, end, kind in machine.tokens(text)]
        assert (row["example"], name) in found, f"{name}: {found}"
