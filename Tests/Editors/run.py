#!/usr/bin/env python3
"""Opens a form in each editor that is here, without a screen, and holds what the editor shows to what it should show.

Each editor runs a script (`neovim/drive.lua`, `vim/drive.vim`, `emacs/drive.el`, `kate/drive.py`) with the files of
`editors/` as they lie. A script does what an author does, one thing after the other, and writes what it saw into
a folder; nothing is judged there. The judging is in judging.py, the same for all. Then a picture of the editor is taken,
on a display that nobody looks at. Standard library only.

    Tests/Editors/run.py [--keep] [--write] [EDITOR…]

What works where is a table in `editors/README.md`, held to the runs; --write writes it anew. Pictures are left in
`.build/editors/pictures`. HEBIAO_BINARY names the program, else it is the debug build. Commands of editors may be named
as well: NVIM, NVIM_OLD, VIM_COMMAND, EMACS_COMMAND, KATE_COMMAND. An editor that is absent is reported as skipped; with
HEBIAO_EDITORS_REQUIRED=1 it fails.
"""

import argparse
import contextlib
import json
import os
import pathlib
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid

import display
import matrix
from judging import COMPLETION, FIX_NEW, FIXTURE_OF, FORM, JUDGES, WORKSPACE, Failure, unit_length

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PICTURES = REPOSITORY / ".build/editors/pictures"
# A folder is copied whole by who installs it, so that what both editors need stands in both.
SHARED_FILES = ["ftdetect/biao.vim", "syntax/biao.vim", "autoload/biao.vim", "compiler/hebiao.vim"]
TIMEOUT = 240
# A picture of fewer colours shows nothing but a frame.
COLOURS = 8


class Editor:
    """An editor with its client.

    `commands` are tried in turn; the first line that `--version` prints has to fit `version`, whose group is the number.
    `client` is the name of the client and Debian's package of it. Columns are counted in `unit`, from 1. `notes` says
    more of a step than that it works, `lacks` why there is no such step. `arguments(command)` is the whole command line,
    which runs under a display if `on_display`, and kills the server when it quits if `kills_server`; `picture(command)` the one for a terminal on a display.
    """

    def __init__(self, name, label, commands, version, unit, arguments, *, client=None, environment=(), notes=(), lacks=(),
                 picture=None, on_display=False, needs=(), probe=(), kills_server=False):
        self.name, self.label, self.commands, self.version = name, label, commands, version
        self.unit, self.arguments, self.client = unit, arguments, client
        self.environment, self.notes, self.lacks = dict(environment), dict(notes), dict(lacks)
        self.picture, self.on_display, self.kills_server = picture, on_display, kills_server
        self.needs, self.probe = needs, probe

    def find(self):
        """(command, its version) or (None, why there is none)."""
        missing = [tool for tool in self.needs if not shutil.which(tool)]
        if missing:
            return None, f"no {', '.join(missing)}"
        if self.probe and subprocess.run(self.probe, capture_output=True).returncode != 0:
            return None, f"this fails: {shlex.join(self.probe)}"
        tried = []
        for command in filter(None, self.commands):
            path = shutil.which(command)
            if not path:
                tried.append(f"no {command}")
                continue
            try:
                told = subprocess.run(
                    [path, "--version"], capture_output=True, timeout=60, errors="replace",
                    env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
                ).stdout
            except (OSError, subprocess.TimeoutExpired) as error:
                tried.append(f"{path}: {error}")
                continue
            lines = [line for line in told.splitlines() if line.strip()]
            first = lines[0] if lines else ""
            if found := re.search(self.version, first):
                return path, found.group(1)
            tried.append(f"{path} is {first!r}")
        return None, "; ".join(tried)

    def title(self, version):
        """How the table names it: `Vim 9.0 · ALE 3.3.0`."""
        title = f"{self.label} {version}"
        if self.client:
            name, package = self.client
            query = ["dpkg-query", "-W", "-f", "${Version}", package]
            told = ""
            if shutil.which("dpkg-query"):
                told = subprocess.run(query, capture_output=True, text=True).stdout
            title += f" · {name} {told.split(':')[-1].split('-')[0]}".rstrip()
        return title


# The folder in front of the runtime path, as its README says; everything else is Neovim's own start.
def neovim(command, *more):
    path = "let &runtimepath = $HEBIAO_EDITORS_FILES . '/neovim,' . &runtimepath"
    return [command, *more, "-n", "-i", "NONE", "--cmd", path, "-S", HERE / "neovim/drive.lua"]


# A vimrc of the README's lines, and then Vim's own start.
def vim(command, *more):
    return [command, *more, "-n", "-i", "NONE", "-u", HERE / "vim/vimrc", "-S", HERE / "vim/drive.vim"]


def emacs(command, *more):
    return [command, *more, "-Q", "-l", HERE / "emacs/drive.el"]


BY_INDENTATION = {"folding": "按缩进 by indentation"}
EMACS = dict(notes=BY_INDENTATION, picture=lambda command: emacs(command, "-nw"))
EDITORS = [
    Editor(
        "neovim-0.11", "Neovim", [os.environ.get("NVIM"), "nvim"], r"^NVIM v(0\.1[1-9]\.\d+)", "bytes",
        lambda command: neovim(command, "--headless"), picture=neovim,
    ),
    Editor(
        "neovim-0.7", "Neovim", [os.environ.get("NVIM_OLD"), "/usr/bin/nvim", "nvim"], r"^NVIM v(0\.(?:[7-9]|10)\.\d+)",
        "bytes", lambda command: neovim(command, "--headless"), picture=neovim, notes=BY_INDENTATION,
    ),
    Editor(
        "vim-ale", "Vim", [os.environ.get("VIM_COMMAND"), "vim"], r"^VIM - Vi IMproved (9\.\d+|8\.[2-9])", "bytes",
        lambda command: vim(command, "--not-a-term"), picture=vim, client=("ALE", "vim-ale"), notes=BY_INDENTATION,
        lacks={"symbols": "无 none"},
    ),
    Editor(
        "emacs-eglot", "Emacs", [os.environ.get("EMACS_COMMAND"), "emacs"], r"^GNU Emacs ((?:2[6-9]|[3-9]\d)\.\d+)",
        "characters", lambda command: emacs(command, "--batch"), client=("eglot", "elpa-eglot"),
        environment={"HEBIAO_EDITORS_CLIENT": "eglot"}, **EMACS,
    ),
    Editor(
        "emacs-lsp-mode", "Emacs", [os.environ.get("EMACS_COMMAND"), "emacs"], r"^GNU Emacs ((?:2[6-9]|[3-9]\d)\.\d+)",
        "characters", lambda command: emacs(command, "--batch"), client=("lsp-mode", "elpa-lsp-mode"),
        environment={"HEBIAO_EDITORS_CLIENT": "lsp"}, **EMACS,
    ),
    Editor(
        "kate", "Kate", [os.environ.get("KATE_COMMAND"), "kate"], r"^kate (2\d\.\d+\.\d+)", "utf16",
        lambda command: ["dbus-run-session", "--", HERE / "kate/session.sh", command], on_display=True,
        needs=["Xvfb", "dbus-run-session", "xdotool", "import"],
        probe=["/usr/bin/python3", "-c", "import pyatspi"], notes=BY_INDENTATION, kills_server=True,
        # Colours are Grammar's to test, with KSyntaxHighlighting itself.
        lacks={"forms": "未测 not tried", "colours": "另测 tested apart"},
    ),
]


# MARK: - Running


def processes(tag):
    """Process ids and names of all that inherited `tag`; zombies have no environment and do not count."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if tag.encode() in (entry / "environ").read_bytes():
                found.append((int(entry.name), (entry / "comm").read_text().strip()))
        except OSError:
            continue
    return found


def prepare(folder, binary):
    """A workspace with a space and Chinese in its path, a home of its own, and a `hebiao` in front of PATH that records
    the session."""
    workspace = folder / WORKSPACE
    workspace.mkdir()
    shutil.copytree(REPOSITORY / "grammar/examples", workspace / "examples")
    shared = pathlib.Path(os.environ.get("HEBIAO_SHARED") or REPOSITORY.parent / "shared")
    for name in ("forms", "templates"):
        if (shared / name).is_dir():
            (workspace / name).mkdir()
            for form in (shared / name).glob("*.biao"):
                shutil.copy(form, workspace / name / form.name)
    for name, fixture in FIXTURE_OF.items():
        shutil.copy(fixture, workspace / name)
    out, commands, home = folder / "out", folder / "bin", folder / "home"
    for path in (out, commands, home):
        path.mkdir()
    (home / "run").mkdir(mode=0o700)
    command = commands / "hebiao"
    command.write_text(
        "#!/bin/sh\n"
        f'if [ "$1" = lsp ]; then shift; exec "{binary}" lsp --record "{out}/session-$$" "$@"; fi\n'
        f'exec "{binary}" "$@"\n'
    )
    command.chmod(0o755)
    return workspace, out, commands, home


def other_forms(workspace, binary, unit):
    """The other forms of the workspace, and what the command finds in them: (path, rule, line, column in `unit`)."""
    told = subprocess.run([binary, "lint", "--report", "json", "."], cwd=workspace, capture_output=True, timeout=TIMEOUT)
    if told.returncode not in (0, 1):
        raise SystemExit(f"hebiao lint: exit code {told.returncode}\n{told.stderr.decode(errors='replace')}")
    lines = {}
    findings = set()
    for finding in json.loads(told.stdout)["findings"]:
        path, start = os.path.normpath(finding["path"]), finding["range"]["start"]
        if path == FORM:
            continue
        if path not in lines:
            text = (workspace / path).read_bytes().decode(errors="replace")
            lines[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        line = lines[path][start["line"] - 1]
        before = line[: start["column"] - 1]
        # An empty range would not be seen in an editor: at the end of a line the character before it is marked.
        if start == finding["range"]["end"] and len(before) == len(line):
            before = before[:-1]
        findings.add((path, finding["rule"], start["line"], unit_length(before, unit) + 1))
    forms = sorted(str(path) for path in workspace.rglob("*.biao") if path.name not in (FORM, "hebiao.biao"))
    return forms, sorted(findings)


def without_last_turn(session):
    """Entries are a line `KIND LENGTH`, so many bytes, and a line feed; `turn` says that what came before is worked on."""
    data = session.read_bytes()
    at, cut = data.index(b"\n") + 1, None
    while (end := data.find(b"\n", at)) >= 0:
        kind, length = data[at:end].split()
        if kind == b"turn":
            cut = at
        at = end + 1 + int(length) + 1
    shorter = session.with_name(f"shorter-{session.name}")
    shorter.write_bytes(data[:cut])
    return shorter


def replay(out, binary, environment, kills_server):
    """The recorded sessions, played back, have the same replies byte for byte. None, or what is wrong."""
    sessions = sorted(out.glob("session-*"))
    if not sessions:
        return "the server was never started"
    for session in sessions:
        told = subprocess.run([binary, "replay", session], env=environment, capture_output=True, timeout=TIMEOUT)
        if told.returncode != 0 and kills_server:
            # What was being done when the server was killed is not in the recording.
            shorter = without_last_turn(session)
            told = subprocess.run([binary, "replay", shorter], env=environment, capture_output=True, timeout=TIMEOUT)
        if told.returncode != 0:
            return f"exit code {told.returncode}: {(told.stdout + told.stderr).decode(errors='replace')[-2000:]}"
    return None


def environment_of(editor, workspace, out, commands, home, tag):
    """All that an editor knows of its surroundings."""
    return editor.environment | {
        "PATH": f"{commands}{os.pathsep}{os.environ.get('PATH', '')}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "HEBIAO_EDITORS_TAG": tag,
        "HEBIAO_EDITORS_OUT": str(out),
        "HEBIAO_EDITORS_FILES": str(REPOSITORY / "editors"),
        "HEBIAO_EDITORS_FORM": str(workspace / FORM),
        "HEBIAO_EDITORS_FIX": FIX_NEW,
        "HEBIAO_EDITORS_COMPLETION": COMPLETION,
    }


def ended(process, tag, patience=5):
    """Waits until the editor has quit and nothing that it started is left; None, or what is wrong."""
    problem = None
    try:
        code = process.wait(TIMEOUT)
        problem = None if code == 0 else f"exit code {code}"
    except subprocess.TimeoutExpired:
        problem = f"still running after {TIMEOUT} s"
        process.kill()
        process.wait()
    # The server ends when its input does; it may take a moment, not more.
    end = time.monotonic() + patience
    while (left := processes(tag)) and time.monotonic() < end:
        time.sleep(0.05)
    for pid, _ in left:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return f"left behind: {left}" if left and problem is None else problem


def start(arguments, workspace, environment, log):
    """Starts an editor. Vim ends when its input does, so that it gets a terminal on which nobody types."""
    keyboard, terminal = pty.openpty()
    with open(log, "ab") as sink:
        process = subprocess.Popen(
            [str(part) for part in arguments], cwd=workspace, env=environment,
            stdin=terminal, stdout=sink, stderr=subprocess.STDOUT, start_new_session=True,
        )
    return process, (keyboard, terminal)


def run(editor, command, binary, folder):
    """Runs one editor; returns {step: None or why it failed}, and the log."""
    workspace, out, commands, home = prepare(folder, binary)
    forms, findings = other_forms(workspace, binary, editor.unit)
    (out / "other-forms").write_text("\n".join(forms) + "\n")
    (out / "expected-forms").write_text(json.dumps(findings))
    tag = f"hebiao-editors-{uuid.uuid4()}"
    environment = environment_of(editor, workspace, out, commands, home, tag)
    environment["HEBIAO_EDITORS_FINDINGS"] = str(len(findings))
    log = folder / "log"
    results = {}
    with contextlib.ExitStack() as stack:
        if editor.on_display:
            environment["DISPLAY"] = stack.enter_context(display.display())
        process, terminals = start(editor.arguments(command), workspace, environment, log)
        results["quit"] = ended(process, tag)
        for terminal in terminals:
            os.close(terminal)
    for step, judge in JUDGES.items():
        if step in editor.lacks:
            continue
        try:
            judge(out, editor)
            results[step] = None
        except (Failure, ValueError) as failure:
            results[step] = str(failure)
    results["replay"] = replay(out, binary, environment, editor.kills_server)
    if editor.on_display and (out / "picture.png").exists():
        PICTURES.mkdir(parents=True, exist_ok=True)
        shutil.copy(out / "picture.png", PICTURES / f"{editor.name}.png")
    return results, log.read_text(errors="replace")


# MARK: - Pictures


def photograph(editor, command, binary, folder):
    """Takes a picture of an editor with the form and its findings. None, or what is wrong."""
    picture = PICTURES / f"{editor.name}.png"
    if editor.picture:
        workspace, out, commands, home = prepare(folder, binary)
        tag = f"hebiao-editors-{uuid.uuid4()}"
        environment = environment_of(editor, workspace, out, commands, home, tag)
        environment |= {"TERM": "xterm-256color", "HEBIAO_EDITORS_PICTURE": "1"}
        picture.unlink(missing_ok=True)
        with display.display() as name:
            environment["DISPLAY"] = name
            # The size of the whole display, and a font that has the characters of forms.
            terminal = ["xterm", "-u8", "-fa", "WenQuanYi Micro Hei Mono", "-fs", "11", "-geometry", "125x52+0+0", "-e"]
            line = shlex.join(str(part) for part in editor.picture(command))
            process, terminals = start([*terminal, "sh", "-c", line], workspace, environment, folder / "log")
            problem = None
            end = time.monotonic() + 40
            while not (out / "ready").exists():
                if time.monotonic() > end or process.poll() is not None:
                    problem = "the editor showed nothing"
                    break
                time.sleep(0.05)
            else:
                # What the editor has written is on its way through the terminal.
                time.sleep(0.5)
                display.take(picture, name)
            (out / "taken").touch()
            problem = ended(process, tag) or problem
            for terminal in terminals:
                os.close(terminal)
        if problem:
            return f"{problem}\n{(folder / 'log').read_text(errors='replace')[-2000:]}"
    if not picture.exists():
        return "there is none"
    if (seen := display.colours(picture)) < COLOURS:
        return f"only {seen} colours"
    return None


# MARK: - All of them


def held_to_readme(runs, write):
    """Whether the README's table is that of the runs; written anew if `write`."""
    readme = REPOSITORY / "editors/README.md"
    text, new = readme.read_text(), matrix.table(runs)
    if write:
        readme.write_text(matrix.replaced(text, new))
        return True
    # Another machine has other versions, which the first row names; what works shall be the same.
    if matrix.shown(text).splitlines()[1:] == new.splitlines()[1:]:
        return True
    print(f"FAILED: the table in {readme.relative_to(REPOSITORY)} is not that of these runs (run.py --write):\n{new}")
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("editors", nargs="*", help=", ".join(editor.name for editor in EDITORS))
    parser.add_argument("--keep", action="store_true", help="leave the folders of the runs")
    parser.add_argument("--write", action="store_true", help="write the table of editors/README.md")
    options = parser.parse_args()
    unknown = set(options.editors) - {editor.name for editor in EDITORS}
    if unknown:
        parser.error(f"no such editor: {', '.join(sorted(unknown))}")
    binary = pathlib.Path(os.environ.get("HEBIAO_BINARY") or REPOSITORY / ".build/debug/hebiao").resolve()
    if not os.access(binary, os.X_OK):
        print(f"no program at {binary}: swift build, or set HEBIAO_BINARY", file=sys.stderr)
        return 2
    required = os.environ.get("HEBIAO_EDITORS_REQUIRED") == "1"
    can_photograph = all(map(shutil.which, ["Xvfb", "xterm", "import", "identify"]))
    if required and not can_photograph:
        print("FAILED: pictures need Xvfb, xterm and ImageMagick")
    runs, failed = [], required and not can_photograph
    for name in SHARED_FILES:
        if (REPOSITORY / "editors/vim" / name).read_bytes() != (REPOSITORY / "editors/neovim" / name).read_bytes():
            print(f"FAILED: editors/vim/{name} and editors/neovim/{name} differ")
            failed = True
    for editor in EDITORS:
        if options.editors and editor.name not in options.editors:
            continue
        command, version = editor.find()
        if not command:
            print(f"{'FAILED' if required else 'skipped'} {editor.name}: {version}")
            failed = failed or required
            continue
        folder = pathlib.Path(tempfile.mkdtemp(prefix=f"hebiao-{editor.name}-"))
        started = time.monotonic()
        (folder / "run").mkdir()
        results, log = run(editor, command, binary, folder / "run")
        bad = {step: why for step, why in results.items() if why}
        if can_photograph:
            (folder / "picture").mkdir()
            why = photograph(editor, command, binary, folder / "picture")
            if why:
                bad["picture"] = why
        runs.append((editor, editor.title(version), bad))
        marks = ["–" if step in editor.lacks else "✗" if step in bad else "✓" for step in matrix.STEPS]
        summary = " ".join(f"{step} {mark}" for step, mark in zip(matrix.STEPS, marks))
        print(f"{'FAILED' if bad else 'passed'} {editor.name} ({time.monotonic() - started:.1f} s): {summary}")
        if bad:
            failed = True
            for step, why in bad.items():
                print(f"- {step}: {why}")
            print(f"--- log of {editor.name}, files in {folder}\n{log}\n---")
        elif not options.keep:
            shutil.rmtree(folder)
        sys.stdout.flush()
    if len(runs) == len(EDITORS):
        failed = not held_to_readme(runs, options.write) or failed
    elif options.write:
        print("the table needs all editors: nothing was written")
        failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
