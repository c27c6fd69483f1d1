#!/usr/bin/env python3
"""Opens a form in each editor that is here, without a display, and holds what the editor shows to what it should show.

Each editor runs a script in its own language (`neovim/drive.lua`, `vim/drive.vim`, `emacs/drive.el`) with the files of
`editors/` as they lie. A script does what an author does, one thing after the other, and writes what it saw into
a folder; nothing is judged there. The judging is here, the same for all. Standard library only.

    Tests/Editors/run.py [--keep] [--matrix FILE] [EDITOR…]

HEBIAO_BINARY names the program, else it is the debug build. Commands of editors may be named as well: NVIM, NVIM_OLD,
VIM_COMMAND, EMACS_COMMAND. An editor that is absent is reported as skipped; with HEBIAO_EDITORS_REQUIRED=1 it fails.
"""

import argparse
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
FIXTURES = HERE / "fixtures"
FORM = "文化站.biao"
# Of the other forms, the one that has every way to begin a line.
MARKS_FORM = "标记.biao"
# Which fixture each file of the workspace is.
FIXTURE_OF = {
    FORM: FIXTURES / "culture-station.biao",
    MARKS_FORM: FIXTURES / "line-starts.biao",
    "hebiao.biao": FIXTURES / "hebiao.biao",
}
FORMATTED = FIXTURES / "culture-station.formatted.txt"

# What is wrong with the form: rule, severity, line (from 1), and the text that is marked there. Every position in an
# editor's own unit is computed from the text. `vague-target` is an error only where the configuration is found.
FINDINGS = [
    ("mismatched-sum", "error", 12, "87.60"),
    ("missing-tier", "error", 20, "绩效指标"),
    ("capped-rate", "warning", 31, "≥ 100%"),
    ("vague-target", "error", 37, "不断丰富"),
]
# The fix that is applied: all that it changes stands on that line.
FIX_LINE, FIX_OLD, FIX_NEW = 31, "≥ 100%", "= 100%"
# Groups that can be folded, by their first and last line (from 1).
FOLDS = [(11, 15), (26, 33), (27, 29)]
SYMBOLS = ["项目名称", "资金总额", "财政拨款", "绩效指标", "数量指标", "添置图书"]
# On line 12, column 3 (the name 资金总额): its kind, and the relation that the template sets.
HOVER = ["资金总额", "金额", "其中"]
# After `  满` on a new last line.
COMPLETION = "满意度指标"

# A folder is copied whole by who installs it, so that what both editors need stands in both.
SHARED_FILES = ["ftdetect/biao.vim", "syntax/biao.vim", "autoload/biao.vim"]

STEPS = ["diagnostics", "fix", "format", "completion", "folding", "hover", "symbols", "forms", "colours", "quit", "replay"]
TIMEOUT = 180
WORKSPACE = "工作 区"


def unit_length(text, unit):
    if unit == "bytes":
        return len(text.encode())
    if unit == "utf16":
        return len(text.encode("utf-16-le")) // 2
    return len(text)


class Failure(Exception):
    pass


class Editor:
    """An editor: its commands, what its version looks like, and in which unit it counts columns (from 1)."""

    def __init__(self, name, commands, version, unit, arguments, lacks=()):
        self.name, self.commands, self.version = name, commands, version
        self.unit, self.arguments, self.lacks = unit, arguments, lacks

    def find(self):
        """(command, its version) or (None, why there is none)."""
        tried = []
        for command in filter(None, self.commands):
            path = shutil.which(command)
            if not path:
                tried.append(f"no {command}")
                continue
            try:
                told = subprocess.run([path, "--version"], capture_output=True, timeout=60, errors="replace").stdout
            except (OSError, subprocess.TimeoutExpired) as error:
                tried.append(f"{path}: {error}")
                continue
            lines = [line for line in told.splitlines() if line.strip()]
            first = lines[0] if lines else ""
            if re.search(self.version, first):
                return path, first
            tried.append(f"{path} is {first!r}")
        return None, "; ".join(tried)


# The folder in front of the runtime path, as its README says; everything else is Neovim's own start.
def neovim(command):
    path = "let &runtimepath = $HEBIAO_EDITORS_FILES . '/neovim,' . &runtimepath"
    return [command, "--headless", "-n", "-i", "NONE", "--cmd", path, "-S", HERE / "neovim/drive.lua"]


# A vimrc of the README's lines, and then Vim's own start.
def vim(command):
    return [command, "--not-a-term", "-n", "-i", "NONE", "-u", HERE / "vim/vimrc", "-S", HERE / "vim/drive.vim"]


EDITORS = [
    Editor(
        "neovim-0.11", [os.environ.get("NVIM"), "nvim"], r"^NVIM v0\.1[1-9]", "bytes", neovim,
    ),
    Editor(
        "vim-ale", [os.environ.get("VIM_COMMAND"), "vim"], r"^VIM - Vi IMproved (9|8\.[2-9])", "bytes", vim,
        # ALE has no list of a document's symbols.
        lacks=("symbols",),
    ),
    Editor(
        "emacs-eglot", [os.environ.get("EMACS_COMMAND"), "emacs"], r"^GNU Emacs (2[6-9]|[3-9]\d)",
        "characters", lambda command: [command, "--batch", "-Q", "-l", HERE / "emacs/drive.el"],
    ),
    Editor(
        "neovim-0.7", [os.environ.get("NVIM_OLD"), "/usr/bin/nvim", "nvim"], r"^NVIM v0\.([7-9]|10)\.",
        "bytes", neovim,
    ),
]


# MARK: - Judging


def expected_diagnostics(unit):
    lines = FIXTURE_OF[FORM].read_text().split("\n")
    rows = []
    for rule, severity, line, marked in FINDINGS:
        text = lines[line - 1]
        at = text.index(marked)
        start = unit_length(text[:at], unit) + 1
        rows.append((rule, severity, line, start, start + unit_length(marked, unit)))
    return sorted(rows)


def judge_diagnostics(out, editor):
    seen = []
    for row in read(out, "diagnostics").splitlines():
        rule, severity, line, start, end = row.split("\t")
        seen.append((rule, severity, int(line), int(start), int(end)))
    expected = expected_diagnostics(editor.unit)
    if sorted(seen) != expected:
        raise Failure(f"diagnostics in {editor.unit}\n  expected {expected}\n  seen     {sorted(seen)}")


def judge_fix(out, editor):
    lines = FIXTURE_OF[FORM].read_text().split("\n")
    assert FIX_OLD in lines[FIX_LINE - 1]
    lines[FIX_LINE - 1] = lines[FIX_LINE - 1].replace(FIX_OLD, FIX_NEW)
    same(read(out, "fixed"), "\n".join(lines), "the buffer after the fix")
    left = set(read(out, "diagnostics-after-fix").split())
    due = {rule for rule, *_ in FINDINGS if rule != "capped-rate"}
    if left != due:
        raise Failure(f"after the fix: {sorted(left)} are left, not {sorted(due)}")


def judge_format(out, editor):
    same(read(out, "formatted"), FORMATTED.read_text(), "the buffer after formatting")


def judge_completion(out, editor):
    labels = read(out, "completion").splitlines()
    if not any(label.strip().startswith(COMPLETION) for label in labels):
        raise Failure(f"{COMPLETION} is not offered: {labels}")


def judge_folding(out, editor):
    folds = {tuple(map(int, row.split())) for row in read(out, "folding").splitlines()}
    missing = [fold for fold in FOLDS if fold not in folds]
    if missing:
        raise Failure(f"folds {missing} are missing from {sorted(folds)}")


def judge_hover(out, editor):
    text = read(out, "hover")
    missing = [part for part in HOVER if part not in text]
    if missing:
        raise Failure(f"the hover lacks {missing}: {text!r}")


def judge_symbols(out, editor):
    names = read(out, "symbols")
    missing = [name for name in SYMBOLS if name not in names]
    if missing:
        raise Failure(f"symbols {missing} are missing: {names!r}")


def judge_forms(out, editor):
    """Every other form of the workspace shows in the editor what the command says of it, at the same places."""
    expected = set(map(tuple, json.loads(read(out, "expected-forms"))))
    seen = set()
    for row in read(out, "forms").splitlines():
        path, rule, line, column = row.split("\t")
        path = os.path.relpath(os.path.realpath(path), os.path.realpath(out.parent / WORKSPACE))
        seen.add((path, rule, int(line), int(column)))
    if seen != expected:
        raise Failure(
            f"of {len(expected)} findings in other forms\n  missing {sorted(expected - seen)[:10]}"
            f"\n  only in the editor {sorted(seen - expected)[:10]}"
        )


SPACE = " \t\u00a0\u3000"
MARKS = {"#": "comment", "@": "directive", ">": "prose", "|": "row"}
MARKS |= {"＃": "comment", "＠": "directive", "＞": "prose", "》": "prose", "｜": "row"}


def line_class(line):
    """What the first visible character makes of a line, and where a label's colon stands (from 0), or None."""
    content = line.lstrip(SPACE)
    if not content:
        return None, None
    if re.match(r"(<{7}|={7}|>{7}|\|{7})([ \t\u00a0\u3000]|$)", content):
        return "conflict", None
    if content[0] in MARKS:
        return MARKS[content[0]], None
    start = len(line) - len(content)
    kind = "label"
    if content[0] in "-－" and (len(content) == 1 or content[1] in SPACE):
        kind = "item"
        start += len(content) - len(content[1:].lstrip(SPACE))
    return kind, label_colon(line, start)


def label_colon(line, start):
    """The colon that ends the label at `start`. Quotation marks shelter one only where they enclose the whole name."""
    closed = None
    if line[start : start + 1] == '"':
        closed = line.find('"', start + 1)
    elif line[start : start + 1] == "“":
        depth = 0
        for i in range(start, len(line)):
            depth += (line[i] == "“") - (line[i] == "”")
            if depth == 0:
                closed = i
                break
    if closed is not None and closed >= 0:
        rest = line[closed + 1 :].lstrip(SPACE)
        if not rest or rest[0] in ":：(（":
            start = closed + 1
    found = re.compile("[:：]").search(line, start)
    return found.start() if found else None


def judge_colours(out, editor):
    """In every form, the first visible character of each line and the colon of each label are coloured as what they
    are: that is all that the small syntaxes promise."""
    workspace = out.parent / WORKSPACE
    seen = {}
    for row in read(out, "colours").splitlines():
        path, line, kind, colon = row.split("\t")
        seen[os.path.relpath(os.path.realpath(path), os.path.realpath(workspace)), int(line)] = (kind, int(colon))
    checked = 0
    for path in read(out, "other-forms").splitlines():
        text = pathlib.Path(path).read_bytes().decode(errors="replace")
        for number, line in enumerate(re.split("\r?\n", text), 1):
            kind, colon = line_class(line)
            if kind is None:
                continue
            column = 0 if colon is None else unit_length(line[:colon], editor.unit) + 1
            found = seen.get((os.path.relpath(path, workspace), number))
            if found != (kind, column):
                raise Failure(f"{path}:{number}: {line!r} is {(kind, column)}, not {found}")
            checked += 1
    if checked < 500:
        raise Failure(f"only {checked} lines were looked at")


JUDGES = {
    "diagnostics": judge_diagnostics,
    "fix": judge_fix,
    "format": judge_format,
    "completion": judge_completion,
    "folding": judge_folding,
    "hover": judge_hover,
    "symbols": judge_symbols,
    "forms": judge_forms,
    "colours": judge_colours,
}


def read(out, name):
    path = out / name
    if not path.exists():
        raise Failure(f"the script did not get as far as {name!r}")
    return path.read_text()


def same(seen, expected, what):
    seen, expected = seen.rstrip("\n").split("\n"), expected.rstrip("\n").split("\n")
    for number, (a, b) in enumerate(zip(seen, expected), 1):
        if a != b:
            raise Failure(f"{what}, line {number}\n  expected {b!r}\n  seen     {a!r}")
    if len(seen) != len(expected):
        raise Failure(f"{what} has {len(seen)} lines, not {len(expected)}")


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


def replay(out, binary, environment):
    """The recorded sessions, played back, have the same replies byte for byte. None, or what is wrong."""
    sessions = sorted(out.glob("session-*"))
    if not sessions:
        return "the server was never started"
    for session in sessions:
        told = subprocess.run([binary, "replay", session], env=environment, capture_output=True, timeout=TIMEOUT)
        if told.returncode != 0:
            return f"exit code {told.returncode}: {(told.stdout + told.stderr).decode(errors='replace')[-2000:]}"
    return None


def run(editor, command, binary, folder):
    """Runs one editor; returns {step: None or why it failed}, and the log."""
    workspace, out, commands, home = prepare(folder, binary)
    forms, findings = other_forms(workspace, binary, editor.unit)
    (out / "other-forms").write_text("\n".join(forms) + "\n")
    (out / "expected-forms").write_text(json.dumps(findings))
    tag = f"hebiao-editors-{uuid.uuid4()}"
    environment = {
        "PATH": f"{commands}{os.pathsep}{os.environ.get('PATH', '')}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "HEBIAO_EDITORS_TAG": tag,
        "HEBIAO_EDITORS_OUT": str(out),
        "HEBIAO_EDITORS_FILES": str(REPOSITORY / "editors"),
        "HEBIAO_EDITORS_FORM": str(workspace / FORM),
        "HEBIAO_EDITORS_FINDINGS": str(len(findings)),
    }
    log = folder / "log"
    results = {}
    # Vim ends when its input does, so that it gets a terminal on which nobody types.
    keyboard, terminal = pty.openpty()
    with open(log, "ab") as sink:
        process = subprocess.Popen(
            [str(part) for part in editor.arguments(command)], cwd=workspace, env=environment,
            stdin=terminal, stdout=sink, stderr=subprocess.STDOUT, start_new_session=True,
        )
        try:
            code = process.wait(TIMEOUT)
            results["quit"] = None if code == 0 else f"exit code {code}"
        except subprocess.TimeoutExpired:
            results["quit"] = f"still running after {TIMEOUT} s"
            process.kill()
            process.wait()
    os.close(keyboard)
    os.close(terminal)
    # The server ends when its input does; it may take a moment, not more.
    end = time.monotonic() + 5
    while (left := processes(tag)) and time.monotonic() < end:
        time.sleep(0.05)
    for pid, _ in left:
        os.kill(pid, signal.SIGKILL)
    if left and results["quit"] is None:
        results["quit"] = f"left behind: {left}"
    for step, judge in JUDGES.items():
        if step in editor.lacks:
            continue
        try:
            judge(out, editor)
            results[step] = None
        except (Failure, ValueError) as failure:
            results[step] = str(failure)
    results["replay"] = replay(out, binary, environment)
    return results, log.read_text(errors="replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("editors", nargs="*", help=", ".join(editor.name for editor in EDITORS))
    parser.add_argument("--keep", action="store_true", help="leave the folders of the runs")
    parser.add_argument("--matrix", help="write what works where to this file, as a Markdown table")
    options = parser.parse_args()
    unknown = set(options.editors) - {editor.name for editor in EDITORS}
    if unknown:
        parser.error(f"no such editor: {', '.join(sorted(unknown))}")
    binary = pathlib.Path(os.environ.get("HEBIAO_BINARY") or REPOSITORY / ".build/debug/hebiao").resolve()
    if not os.access(binary, os.X_OK):
        print(f"no program at {binary}: swift build, or set HEBIAO_BINARY", file=sys.stderr)
        return 2
    required = os.environ.get("HEBIAO_EDITORS_REQUIRED") == "1"
    rows, failed = [], False
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
        results, log = run(editor, command, binary, folder)
        bad = {step: why for step, why in results.items() if why}
        cells = ["–" if step in editor.lacks else "✗" if step in bad else "✓" for step in STEPS]
        rows.append([version] + cells)
        summary = " ".join(f"{step} {cell}" for step, cell in zip(STEPS, cells))
        print(f"{'FAILED' if bad else 'passed'} {editor.name} ({time.monotonic() - started:.1f} s): {summary}")
        if bad:
            failed = True
            for step, why in bad.items():
                print(f"- {step}: {why}")
            print(f"--- log of {editor.name}, files in {folder}\n{log}\n---")
        elif not options.keep:
            shutil.rmtree(folder)
        sys.stdout.flush()
    if options.matrix:
        table = ["| | " + " | ".join(STEPS) + " |", "| --- |" + " --- |" * len(STEPS)]
        table += ["| " + " | ".join(row) + " |" for row in rows]
        pathlib.Path(options.matrix).write_text("\n".join(table) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
