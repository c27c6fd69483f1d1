# What the tests of hooks, services and recipes share: the program, folders of forms, processes.
import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEBIAO = pathlib.Path(os.environ.get("HEBIAO_BINARY") or ROOT / ".build/debug/hebiao").resolve()
# Where everything was installed, a program that is missing is a failure and not left out.
REQUIRED = os.environ.get("HEBIAO_INTEGRATION_REQUIRED") == "1"

FAULTY = "项目名称: 灯塔修缮\n绩效指标:\n  产出指标:\n    数量指标:\n      - 路灯数量: 大力推进\n"


def need(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        if REQUIRED:
            pytest.fail(f"{program} is not installed")
        pytest.skip(f"{program} is not installed")
    return found


@pytest.fixture
def environment(tmp_path_factory) -> dict[str, str]:
    """An environment in which `hebiao` is the program under test, and nothing of the user's settings plays a part."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "hebiao").symlink_to(HEBIAO)
    home = tmp_path_factory.mktemp("home")
    variables = {name: os.environ[name] for name in ("JAVA_HOME", "TMPDIR") if name in os.environ}
    return variables | {
        "PATH": f"{folder}:{pathlib.Path(os.sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "e@example.invalid",
        "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "e@example.invalid",
    }


@pytest.fixture
def run(environment, tmp_path):
    """Runs a program in the test's folder and returns what it did; its output is bytes decoded as UTF-8."""

    def run(*arguments, folder=tmp_path, input=None, check=None, **variables):
        result = subprocess.run(
            [str(argument) for argument in arguments], cwd=folder, env=environment | variables, input=input,
            capture_output=True, text=True, encoding="utf-8", timeout=900)
        if check is not None:
            assert result.returncode == check, f"{arguments}: {result.returncode}\n{result.stdout}\n{result.stderr}"
        return result

    return run


@pytest.fixture
def forms(tmp_path) -> pathlib.Path:
    """A folder of forms that differ, among them some whose faults show only beside others."""
    folder = tmp_path / "forms"
    shutil.copytree(ROOT / "grammar/examples", folder / "examples")
    for number in range(40):
        (folder / f"区{number % 5}").mkdir(exist_ok=True)
        text = FAULTY if number % 3 else FAULTY.replace("大力推进", f"≥ {number + 1} 盏")
        (folder / f"区{number % 5}/表 {number}.biao").write_text(text, encoding="utf-8")
    return folder
