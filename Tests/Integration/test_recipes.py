# The recipes of README.md for many forms, run as they stand there.
import re

import pytest

from conftest import ROOT, need


def recipe(language: str, word: str) -> str:
    """The fenced block of the README in that language which holds the word."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    (found,) = [block for block in blocks if word in block]
    return found


@pytest.fixture
def whole(run, forms, tmp_path):
    """What one run says about all forms, which lie in a repository: templates are looked for in the whole of it."""
    run("git", "init", "-q", check=0)
    result = run("hebiao", "lint", "forms")
    assert result.returncode == 1 and len(result.stdout) > 1000
    return result.stdout


def test_parallel(run, whole):
    need("parallel")
    result = run("bash", "-c", recipe("sh", "parallel"))
    assert result.returncode == 1, result.stderr
    assert result.stdout == whole


def test_spark(run, whole, tmp_path):
    """On a local master: the facts of each form are the map step, what compares forms is the reduce step."""
    need("java")
    pytest.importorskip("pyspark")
    (tmp_path / "lint.py").write_text(recipe("python", "pyspark"), encoding="utf-8")
    result = run("python", "lint.py", SPARK_LOCAL_IP="127.0.0.1")
    assert result.returncode == 1, result.stderr
    assert result.stdout == whole
