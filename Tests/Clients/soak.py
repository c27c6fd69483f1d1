"""Memory over a long session: python3 Tests/Clients/soak.py [EDITS]

A form of a megabyte is opened, edited at random and closed, and a small one too; the resident memory after each is
printed and held to its ceiling. Needs the release binary (HEBIAO_BINARY): a debug build is slow and no measure.
"""

import random
import sys
import time

from hostile_base import session
from wire import ROOT

MEGABYTE = 1 << 20


def large(size):
    """A form of about that many bytes: the examples, again and again, against the general template."""
    parts = []
    for path in sorted((ROOT / "grammar" / "examples").glob("*/*.biao")):
        # Directives are for the start of a document.
        parts.append(path.read_text().replace("\n@", "\n# ").replace("\n＠", "\n# "))
    result, number = [], 0
    length = 0
    while length < size:
        body = "# " + parts[number % len(parts)]
        result.append(body)
        length += len(body.encode())
        number += 1
    return "\n".join(result)


class Text:
    """The client's copy, by lines, so that an edit costs little whatever the size."""

    def __init__(self, text):
        self.lines = text.split("\n")

    def edit(self, source):
        """One keystroke: a character in, or the one before out; two of them leave the text as it was."""
        while True:
            number = source.randrange(len(self.lines))
            if self.lines[number]:
                break
        column = source.randrange(len(self.lines[number]) + 1)
        character = source.choice("测一x1：（")
        at = {"line": number, "character": width(self.lines[number][:column])}
        after = {"line": number, "character": at["character"] + 1}
        yield {"range": {"start": at, "end": at}, "text": character}
        yield {"range": {"start": at, "end": after}, "text": ""}


def width(text):
    return len(text.encode("utf-16-le")) // 2


def wait_for(wire, uri, version, timeout=120):
    wire.diagnostics(uri, version, timeout)
    wire.messages = []


def run(wire, uri, text, count, source, name, every=None, batch=20):
    """Edits, of which each `batch` is waited for."""
    lines = Text(text)
    version = 1
    start = time.perf_counter()
    while version <= count:
        for _ in range(batch // 2):
            for change in lines.edit(source):
                version += 1
                wire.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
        wait_for(wire, uri, version)
        if every and (version - 1) % every == 0:
            print(f"    {name}: {version - 1} edits, {wire.memory() / MEGABYTE:.1f} MB, {time.perf_counter() - start:.0f} s", flush=True)


def open_document(wire, uri, text):
    wire.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "biao", "version": 1, "text": text}})
    wait_for(wire, uri, 1)


def close_document(wire, uri):
    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    wire.closed(uri)
    wire.messages = []
    # What a server does when nobody waits, it does now.
    wire.quiet(1)
    wire.messages = []


def soak(edits, check=True):
    """The figures in megabytes; broken ceilings raise."""
    source = random.Random(1)
    problems = []

    def ceiling(what, value, limit):
        print(f"  {what}: {value / MEGABYTE:.1f} MB (at most {limit / MEGABYTE:.1f})", flush=True)
        if value > limit:
            problems.append(f"{what}: {value / MEGABYTE:.1f} MB, more than {limit / MEGABYTE:.1f}")

    with session() as wire:
        # Once through, so that what the program makes once is made.
        open_document(wire, "untitled:warm", large(4096))
        close_document(wire, "untitled:warm")
        before = wire.memory()
        print(f"  before: {before / MEGABYTE:.1f} MB")
        text = large(MEGABYTE)
        open_document(wire, "untitled:large", text)
        opened = wire.memory()
        ceiling("1 MB open", opened, 60 * MEGABYTE)
        run(wire, "untitled:large", text, 1000, source, "1 MB")
        print(f"  while it was edited: {wire.memory() / MEGABYTE:.1f} MB")
        # The author pauses: what was freed is given back.
        time.sleep(1)
        ceiling("after 1,000 edits", wire.memory(), opened * 1.1)
        close_document(wire, "untitled:large")
        ceiling("closed", wire.memory(), before + 6 * MEGABYTE)

        text = large(10_000)
        open_document(wire, "untitled:small", text)
        run(wire, "untitled:small", text, 2000, source, "10 KB")
        time.sleep(1)
        settled = wire.memory()
        close_document(wire, "untitled:small")
        open_document(wire, "untitled:small", text)
        run(wire, "untitled:small", text, edits, source, "10 KB", every=20_000)
        time.sleep(1)
        ceiling(f"10 KB after {edits:,} edits", wire.memory(), settled * 1.1 + MEGABYTE)
        close_document(wire, "untitled:small")

        settled = wire.memory()
        for number in range(300):
            open_document(wire, f"untitled:{number}", text)
            close = {"textDocument": {"uri": f"untitled:{number}"}}
            wire.notify("textDocument/didClose", close)
            wire.closed(f"untitled:{number}")
        wire.messages = []
        time.sleep(1)
        ceiling("after 300 times open and close", wire.memory(), settled * 1.1 + MEGABYTE)
        wire.request("end", "shutdown")
        wire.result("end")
        wire.notify("exit")
        assert wire.wait_exit() == 0
    if check:
        assert not problems, "; ".join(problems)
    return problems


if __name__ == "__main__":
    sys.exit(1 if soak(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, check=False) else 0)
