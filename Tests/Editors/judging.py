"""What an editor should show of the form, and whether it did. Standard library only."""

import json
import os
import pathlib
import re

FIXTURES = pathlib.Path(__file__).resolve().parent / "fixtures"
WORKSPACE = "工作 区"
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


def unit_length(text, unit):
    if unit == "bytes":
        return len(text.encode())
    if unit == "utf16":
        return len(text.encode("utf-16-le")) // 2
    return len(text)


class Failure(Exception):
    pass


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
        rule, severity, line, *columns = row.split("\t")
        seen.append((rule, severity, int(line), *map(int, columns)))
    expected = expected_diagnostics(editor.unit)
    if all(len(row) == 4 for row in seen):
        # Kate tells where a finding begins.
        expected = [row[:4] for row in expected]
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
