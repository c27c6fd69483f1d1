#!/usr/bin/env python3
"""What an author does in Kate, through the accessibility bus and the keyboard; what was seen goes into files that
run.py judges. Columns are UTF-16 units, as Kate counts them."""

import os
import pathlib
import subprocess
import sys
import time
import traceback

import gi
import pyatspi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from display import take  # noqa: E402

OUT = pathlib.Path(os.environ["HEBIAO_EDITORS_OUT"])
FORM = pathlib.Path(os.environ["HEBIAO_EDITORS_FORM"])
FIX_TITLE = os.environ["HEBIAO_EDITORS_FIX"]
COMPLETION = os.environ["HEBIAO_EDITORS_COMPLETION"]
# What is raised by an item that has gone meanwhile: Kate draws much of itself anew.
GONE = (GLib.GError, NotImplementedError)


def write(name, text):
    (OUT / name).write_text(text)


def wait(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            value = condition()
        except GONE:
            value = None
        if value:
            return value
        time.sleep(0.05)
    raise RuntimeError(f"waited in vain for {what}")


def walk(item, menus=True):
    """An item and all within it; most of Kate is menus, which take their time."""
    yield item
    try:
        if not menus and item.getRoleName() == "menu bar":
            return
        children = [item.getChildAtIndex(i) for i in range(item.childCount)]
    except GONE:
        return
    for child in children:
        if child is not None:
            yield from walk(child, menus)


def application():
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.name == "kate":
            # What was read once would not change.
            app.set_cache_mask(Atspi.Cache.NONE)
            return app
    return None


def find_all(role, fits):
    app = application()
    found = []
    for item in walk(app, menus=role == "menu item") if app else []:
        try:
            if item.getRoleName() == role and fits(item.name):
                found.append(item)
        except GONE:
            continue
    return found


def find(role, fits):
    return next(iter(find_all(role, fits)), None)


def act(item, name):
    actions = item.queryAction()
    for i in range(actions.nActions):
        if actions.getName(i) == name:
            actions.doAction(i)
            return
    raise RuntimeError(f"{item.name!r} cannot {name}")


def press(name):
    act(wait(f"the menu item {name}", lambda: find("menu item", lambda text: text == name)), "Press")


def keys(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def focus():
    """Keys go to the window, which no window manager sees to."""
    def windows():
        command = ["xdotool", "search", "--onlyvisible", "--class", "^kate$"]
        return subprocess.run(command, capture_output=True, text=True).stdout.split()

    window = wait("the window", windows)[0]
    subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window, "100%", "100%"], check=True)
    subprocess.run(["xdotool", "windowfocus", window], check=True)


class Text:
    """The open document."""

    def __init__(self):
        self.item = wait("the document", lambda: find("text", lambda name: name == FORM.name))
        self.text = self.item.queryText()

    def content(self):
        return self.text.getText(0, -1)

    def line(self, number):
        return self.content().split("\n")[number - 1]

    def go(self, line, column):
        """To a line from 1 and a column from 1, in UTF-16 units."""
        before = self.content().split("\n")[: line - 1]
        self.text.setCaretOffset(sum(len(text.encode("utf-16-le")) // 2 + 1 for text in before) + column - 1)
        wait(f"the cursor in line {line}", lambda: place()[0] == line)

    def row(self, line):
        """Where a line stands on the display."""
        content = self.content().split("\n")
        at = sum(len(text.encode("utf-16-le")) // 2 + 1 for text in content[: line - 1])
        at += len(content[line - 1]) - len(content[line - 1].lstrip())
        return self.text.getCharacterExtents(at, pyatspi.DESKTOP_COORDS)[1] + 3

    def focus(self):
        self.item.queryComponent().grabFocus()


def words(item):
    """What an item says."""
    try:
        if "Text" in item.get_interfaces():
            return item.queryText().getText(0, -1)
        return item.name
    except GONE:
        return ""


def place():
    """Line and column of the cursor, as the status line shows them."""
    def fits(name):
        return name.replace(":", "", 1).isdigit() and ":" in name

    # While it is drawn anew there is none.
    line, column = wait("the place of the cursor", lambda: find("push button", fits)).name.split(":")
    return int(line), int(column)


def diagnostics():
    """The rows of the list of diagnostics by their rules, without what is told with them."""
    rows = {}

    def fits(name):
        if not name.startswith("[hebiao] ("):
            return False
        rows[name.split("(", 1)[1].split(")", 1)[0]] = None
        return True

    found = find_all("table cell", fits)
    return dict(zip(rows, found)) if len(found) == len(rows) else {}


def pixels(path):
    """Width and RGB bytes of a picture."""
    data = subprocess.run(["convert", str(path), "-depth", "8", "ppm:-"], capture_output=True, check=True).stdout
    _, size, _, body = data.split(b"\n", 3)
    return int(size.split()[0]), body


def severity(background):
    """What the colour behind a line says: red for errors, green or yellow for warnings, None if it is not marked."""
    red, green, blue = background
    if red > green + 8 and red > blue + 8:
        return "error"
    if min(red, green) > blue + 8 or (green > red + 8 and green > blue + 8):
        return "warning"
    return None


def step_diagnostics(text):
    press("Switch to Diagnostics Tab")
    places = {}
    for name in wait("the list", diagnostics):
        text.go(1, 1)
        # A click may have scrolled the list.
        box = wait(f"the row of {name}", lambda: extents(diagnostics().get(name)))
        subprocess.run(["xdotool", "mousemove", str(box.x + 60), str(box.y + 6), "click", "1"], check=True)
        wait(f"the place of {name}", lambda: place() != (1, 1))
        places[name] = place()
    text.go(1, 1)

    def marks():
        """The severity of each line, as soon as all of them are shown and no menu is in front of them."""
        take(OUT / "picture.png", os.environ["DISPLAY"])
        width, shown = pixels(OUT / "picture.png")
        found = {}
        for name, (line, _) in places.items():
            at = (text.row(line) * width + width - 100) * 3
            found[name] = severity(tuple(shown[at : at + 3]))
        return found if None not in found.values() else None

    found = wait("the marks of all lines", marks)
    rows = (f"{name}\t{found[name]}\t{line}\t{column}" for name, (line, column) in places.items())
    write("diagnostics", "\n".join(rows))


def step_hover(text):
    text.go(12, 3)
    press("Symbol Info")

    def shown():
        for item in walk(application(), menus=False):
            told = words(item)
            if "必填" in told:
                return told
        return None

    write("hover", wait("the hover", shown))
    keys("Escape")


def extents(item):
    """Where an item stands on the display; None if there is no item."""
    return item and item.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)


def click(box):
    subprocess.run(
        ["xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1"], check=True)


def step_symbols(text):
    """The path above the document ends in the symbol at the cursor; a click on it shows all of them."""
    text.go(21, 1)
    click(wait("the symbol at the cursor", lambda: extents(find("list item", lambda name: name == "绩效指标"))))

    def showing(symbol):
        names = [item.name for item in find_all("table cell", lambda name: name)]
        return names if symbol in names else None

    names = wait("the symbols", lambda: showing("绩效指标"))
    if "项目名称" not in names:
        # Only rows in view can be read, and the list may have scrolled to the symbol at the cursor.
        keys("Home")
        names += wait("the first symbol", lambda: showing("项目名称"))
    write("symbols", "\n".join(names))
    # A click beside the list closes it.
    subprocess.run(["xdotool", "mousemove", "700", "500", "click", "1"], check=True)


def step_folding(text):
    """A folded group is stepped over by the cursor."""
    rows = []
    for line in (11, 26, 27):
        text.go(line, 1)
        press("Toggle Current Node")
        text.focus()
        keys("Down")
        wait("the cursor below", lambda: place()[0] != line)
        rows.append(f"{line} {place()[0] - 1}")
        text.go(line, 1)
        press("Toggle Current Node")
    write("folding", "\n".join(rows))


def step_completion(text):
    before = text.content()
    lines = before.split("\n")
    text.go(len(lines), 1)
    text.focus()
    subprocess.run(["xdotool", "type", "--delay", "100", "  满"], check=True)
    wait("what was typed", lambda: text.line(len(lines)) == "  满")
    keys("ctrl+space")
    wait("the menu", lambda: find("table cell", lambda name: name.startswith(COMPLETION)))
    keys("Return")
    wait("the proposal", lambda: text.content() != before + "  满")
    write("completion", text.line(len(lines)))
    for _ in range(20):
        if text.content() == before:
            return
        press("Undo")
        time.sleep(0.1)
    raise RuntimeError("the proposal could not be undone")


def step_fix(text):
    line = text.line(31)
    text.go(31, line.index("≥") + 2)
    act(find("menu item", lambda name: name == "LSP Client"), "ShowMenu")
    act(wait("the submenu", lambda: find("menu item", lambda name: name == "Code Action")), "ShowMenu")
    act(wait("the fix", lambda: find("menu item", lambda name: FIX_TITLE in name)), "Press")
    keys("Escape", "Escape")
    wait("the fixed line", lambda: text.line(31) != line)
    write("fixed", text.content())
    press("Switch to Diagnostics Tab")

    def left():
        rows = diagnostics()
        return rows if "capped-rate" not in rows else {}

    write("diagnostics-after-fix", "\n".join(wait("the diagnostics after the fix", left)))


def step_format(text):
    before = text.content()
    press("Format")
    wait("the formatted text", lambda: text.content() != before)
    write("formatted", text.content())


# Symbols last: without a window manager, the keyboard does not come back from their list by itself.
STEPS = [step_diagnostics, step_hover, step_folding, step_completion, step_fix, step_format, step_symbols]


def main():
    failed = False
    wait("Kate", application)
    text = Text()
    focus()
    for step in STEPS:
        try:
            step(text)
        except Exception:
            failed = True
            print(f"{step.__name__}: {traceback.format_exc()}")
            take(OUT / f"failed-{step.__name__}.png", os.environ["DISPLAY"])
            keys("Escape", "Escape")
    # Saved, so that nothing is asked on quitting.
    press("Save")
    keys("Escape")
    press("Quit")
    return failed


if __name__ == "__main__":
    sys.exit(main())
