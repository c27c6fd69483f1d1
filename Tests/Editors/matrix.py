"""The table of what works where in `editors/README.md`: made of the runs, and held to them. Standard library only."""

# Steps in the order of the table, with their names in both languages.
STEPS = {
    "diagnostics": "问题：规则、级别、位置 diagnostics",
    "fix": "改一处 a fix",
    "format": "排版 formatting",
    "completion": "补全 completion",
    "folding": "折叠 folding",
    "hover": "悬停 hover",
    "symbols": "大纲 symbols",
    "quit": "退出后不留进程 quits, no process left",
    "replay": "录下的会话可重放 its recorded session replays",
    "forms": "与 `hebiao lint` 逐处相同 same findings as the command",
    "colours": "颜色合于每行的首字 colours by the first character",
}
BEGIN, END = "<!-- matrix: Tests/Editors/run.py --write -->\n", "<!-- /matrix -->\n"


def cell(step, editor, failed):
    if step in editor.lacks:
        return editor.lacks[step]
    if step in failed:
        return "✗"
    return f"✓ {editor.notes[step]}" if step in editor.notes else "✓"


def table(runs):
    """`runs`: (editor, its title, the steps that failed)."""
    rows = ["| | " + " | ".join(title for _, title, _ in runs) + " |", "| --- |" + " --- |" * len(runs)]
    for step, name in STEPS.items():
        rows.append(f"| {name} | " + " | ".join(cell(step, editor, failed) for editor, _, failed in runs) + " |")
    return "\n".join(rows) + "\n"


def block(text):
    """Where the table stands in a text: (from, to)."""
    start = text.index(BEGIN) + len(BEGIN)
    return start, text.index(END, start)


def shown(text):
    start, end = block(text)
    return text[start:end].strip("\n") + "\n"


def replaced(text, new):
    start, end = block(text)
    return text[:start] + "\n" + new + "\n" + text[end:]
