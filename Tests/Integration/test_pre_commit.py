# The hooks, run by pre-commit itself on a repository of its own.
import pathlib
import re
import shutil
import subprocess

import pytest
import yaml

from conftest import FAULTY, HEBIAO, ROOT, need

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


@pytest.fixture
def hooks(tmp_path, run) -> pathlib.Path:
    """This project as pre-commit sees it: a repository at a commit, here with the files that are tracked or new."""
    folder = tmp_path / "hebiao-repository"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        source = ROOT / name
        if name and source.is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    run("git", "init", "-q", folder=folder, check=0)
    run("git", "add", "-A", folder=folder, check=0)
    run("git", "commit", "-q", "-m", "1", folder=folder, check=0)
    return folder


@pytest.fixture
def repository(tmp_path, hooks, run):
    """A repository whose commits are checked by the hooks of these names."""
    folder = tmp_path / "forms-repository"
    folder.mkdir()
    run("git", "init", "-q", folder=folder, check=0)
    revision = run("git", "rev-parse", "HEAD", folder=hooks, check=0).stdout.strip()

    def make(*names):
        lines = [f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n"]
        lines += [f"  - id: {name}\n" for name in names]
        (folder / ".pre-commit-config.yaml").write_text("".join(lines), encoding="utf-8")
        run("git", "add", ".pre-commit-config.yaml", folder=folder, check=0)
        run("pre-commit", "install", folder=folder, check=0)
        return folder

    return make


def commit(run, folder):
    run("git", "add", "-A", folder=folder, check=0)
    return run("git", "commit", "-m", "form", folder=folder)


def test_the_manifest_is_valid(run):
    run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", check=0)
    assert {name.removesuffix("-system") for name in HOOKS} == {"hebiao-lint", "hebiao-fix", "hebiao-format"}
    for name, hook in HOOKS.items():
        assert hook["language"] == ("system" if name.endswith("-system") else "swift")
        # Both kinds do the same.
        assert hook["entry"] == HOOKS[name.removesuffix("-system")]["entry"]


def test_lint_stops_a_faulty_form(repository, run):
    folder = repository("hebiao-lint-system")
    (folder / "灯塔 一.biao").write_text(FAULTY, encoding="utf-8")
    stopped = commit(run, folder)
    assert stopped.returncode == 1
    assert re.search(r"灯塔 一\.biao:5:\d+: \S+\[vague-target\]", stopped.stdout + stopped.stderr)
    assert run("git", "rev-list", "--all", folder=folder).stdout == ""
    # Other files are none of its business.
    (folder / "灯塔 一.biao").unlink()
    (folder / "读我.txt").write_text("大力推进\n", encoding="utf-8")
    assert commit(run, folder).returncode == 0


def test_excluded_forms_pass(repository, run):
    """pre-commit passes each file by its name: what the configuration leaves out must not stop a commit."""
    folder = repository("hebiao-lint-system")
    (folder / "hebiao.biao").write_text("@form hebiao/配置\n\n排除:\n  - 归档/**\n", encoding="utf-8")
    (folder / "归档").mkdir()
    (folder / "归档/旧.biao").write_text(FAULTY, encoding="utf-8")
    passed = commit(run, folder)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_fix_and_format_change_files_once(repository, run):
    folder = repository("hebiao-fix-system", "hebiao-format-system")
    form = folder / "表.biao"
    form.write_text("项目名称： 灯塔\n资金总额:   １２０万元\n", encoding="utf-8")
    assert commit(run, folder).returncode == 1
    text = form.read_text(encoding="utf-8")
    assert text == "项目名称: 灯塔\n资金总额: 120万元\n"
    again = commit(run, folder)
    assert again.returncode == 0, again.stdout + again.stderr
    assert form.read_text(encoding="utf-8") == text


def test_a_broken_configuration_is_no_pass(repository, run):
    folder = repository("hebiao-lint-system")
    (folder / "hebiao.biao").write_text("@form hebiao/配置\n\n规则:\n  vague-tagret: off\n", encoding="utf-8")
    (folder / "表.biao").write_text("项目名称: 灯塔\n", encoding="utf-8")
    stopped = commit(run, folder)
    assert stopped.returncode == 1 and "vague-tagret" in stopped.stdout + stopped.stderr


def test_built_by_pre_commit(repository, run, monkeypatch):
    """`language: swift`: pre-commit clones the project, builds it and runs what came out."""
    need("swift")
    folder = repository("hebiao-lint")
    (folder / "表.biao").write_text(FAULTY, encoding="utf-8")
    stopped = commit(run, folder)
    output = stopped.stdout + stopped.stderr
    assert stopped.returncode == 1 and "vague-target" in output, output
    # It was built, not found.
    built = list(pathlib.Path(run("sh", "-c", "echo $HOME").stdout.strip()).glob(".cache/pre-commit/**/release/hebiao"))
    assert built and HEBIAO not in [path.resolve() for path in built]
