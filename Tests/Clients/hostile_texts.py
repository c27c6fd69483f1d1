"""Documents: edits and URIs that cannot be."""

from hostile_base import (
    INVALID_PARAMS,
    METHOD_NOT_FOUND,
    TEXT,
    alive,
    case,
    change,
    edit,
    goes_on,
    leave,
    open_document,
    places,
    same_text,
    session,
)


@case
def edits_out_of_range():
    """Lines and characters beyond the text are cut to it, as the protocol says."""
    for far in (100, 2**31 - 1, 2**31, 2**32, 2**53, 2**63 - 1):
        with session() as wire:
            uri = "untitled:a"
            open_document(wire, uri, TEXT)
            change(wire, uri, 2, edit((far, 0), (far, far), "丙：１％\n"))
            text = TEXT + "丙：１％\n"
            change(wire, uri, 3, edit((1, far), (1, far), "９"))
            lines = text.split("\n")
            lines[1] += "９"
            same_text(wire, uri, "\n".join(lines))
            change(wire, uri, 2_000_000, edit((0, 0), (far, far), TEXT))
            same_text(wire, uri, TEXT, 3_000_000)
            wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            wire.closed(uri)
            goes_on(wire)


@case
def edits_that_cannot_be_read():
    """Negative, reversed, fractional, absent or foreign places: no trap; the full text afterwards puts all right."""
    bad = [
        edit((-1, 0), (0, 0), "x"), edit((0, -1), (0, -1), "x"), edit((-(2**63), -5), (0, 0), "x"), edit((3, 0), (1, 0), "x"),
        edit((0, 3), (0, 1), "x"), edit((0.5, 0), (1, 0), "x"), edit((1e300, 0), (1, 0), "x"), edit(("0", 0), (0, 0), "x"),
        edit((None, 0), (0, 0), "x"), edit((10**30, 0), (10**30, 0), "x"), {"text": 1}, {"text": None}, {"range": {}, "text": "x"},
        {"range": None, "text": TEXT}, {"range": [], "text": "x"}, {"range": "0", "text": "x"}, {"range": {"start": {"line": 0, "character": 0}}, "text": "x"},
        {}, None, 1, "x", [], {"rangeLength": -5, **edit((0, 0), (0, 1), "y")}, edit((1, 0), (1, 1), None), {"range": {"start": 1, "end": 2}, "text": "x"},
    ]
    with session() as wire:
        uri = "untitled:a"
        open_document(wire, uri, TEXT)
        version = 1
        for each in bad:
            version += 1
            change(wire, uri, version, each)
            change(wire, uri, version, each, edit((0, 0), (0, 0), "x"), each)
            version += 1
            change(wire, uri, version, {"text": TEXT})
            same_text(wire, uri, TEXT, version + 1)
            version += 1
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.closed(uri)
        goes_on(wire)


@case
def reversed_range():
    """A range whose end is before its start is the range between the two."""
    with session() as wire:
        open_document(wire, "untitled:a", TEXT)
        change(wire, "untitled:a", 2, edit((2, 0), (1, 0), ""))
        lines = TEXT.split("\n")
        same_text(wire, "untitled:a", "\n".join(lines[:1] + lines[2:]))
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        wire.closed("untitled:a")
        goes_on(wire)


@case
def inside_a_surrogate_pair():
    """A place between the halves of a pair is the place before the pair."""
    with session() as wire:
        open_document(wire, "untitled:a", "甲😀：１２％\n")
        change(wire, "untitled:a", 2, edit((0, 2), (0, 2), "乙"))
        same_text(wire, "untitled:a", "甲乙😀：１２％\n")
        change(wire, "untitled:a", 2_000_000, edit((0, 3), (0, 4), ""))
        same_text(wire, "untitled:a", "甲乙：１２％\n", 3_000_000)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        wire.closed("untitled:a")
        goes_on(wire)


@case
def stale_versions():
    """Versions that go back, stand still, are null, text or missing: the changes are applied in the order in which they come."""
    with session() as wire:
        uri = "untitled:a"
        open_document(wire, uri, "", 10)
        text = ""
        for version in (9, 9, 0, -5, None, "x", 2**40, 3):
            change(wire, uri, version, edit((0, 0), (0, 0), "甲：１２％\n"))
            text += "甲：１２％\n"
        wire.notify("textDocument/didChange", {"textDocument": {"uri": uri}, "contentChanges": [edit((0, 0), (0, 0), "甲：１２％\n")]})
        text += "甲：１２％\n"
        wire.quiet(0.5)
        wire.messages = []
        same_text(wire, uri, text)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.closed(uri)
        goes_on(wire)


@case
def documents_out_of_turn():
    """Changed, saved and closed without having been opened; opened and closed twice: the last opening counts."""
    with session() as wire:
        uri = "untitled:a"
        change(wire, uri, 1, {"text": "x"})
        wire.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        open_document(wire, uri, "甲：１２％\n")
        open_document(wire, uri, TEXT, 5)
        same_text(wire, uri, TEXT)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.closed(uri)
        change(wire, uri, 9, {"text": "x"})
        wire.request(1, "textDocument/diagnostic", {"textDocument": {"uri": uri}})
        assert wire.error(1) in (INVALID_PARAMS, METHOD_NOT_FOUND)
        goes_on(wire)


URIS = [
    "", " ", "x", "/", "file:", "file:/", "file://", "file:///", "file:///%", "file:///%2", "file:///%ZZ.biao", "file:///a%00b.biao",
    "file:///a/../../../b.biao", "file:///no/such/folder/a%20b.biao", "FILE:///UPPER.BIAO", "file://host/share/a.biao", "file:///c%3A/a.biao", "untitled:Untitled-1",
    "vscode-notebook-cell:/a#b", "git:/a.biao?x=y#z", "http://[::1]/", "表.biao", "file:///表格.biao", "file:///%E8%A1%A8.biao", "file:///%ff%fe.biao",
    "a\nb", "a\0b", "\u2028", "file:///" + "a" * 300 + ".biao", "file:///" + "a/" * 3000 + "b.biao", "x" * 1_000_000, "hebiao:/templates/x.biao", "builtin:x", "stdin:",
]


@case
def odd_uris():
    """Any text is a name for a document: its diagnostics come under exactly that name."""
    with session() as wire:
        for uri in URIS:
            open_document(wire, uri, TEXT)
            assert wire.diagnostics(uri)["diagnostics"], uri[:50]
            wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            wire.closed(uri)
        goes_on(wire)


@case
def odd_watched_files():
    """Events of files that are not there, of folders, of nothing: an ordinary session."""
    with session() as wire:
        open_document(wire, "file:///no/such/folder/a.biao", TEXT)
        wire.diagnostics("file:///no/such/folder/a.biao")
        changes = [{"uri": uri[:1000], "type": kind} for uri in URIS for kind in (1, 2, 3, 0, -1, "x", None)]
        wire.notify("workspace/didChangeWatchedFiles", {"changes": changes + [None, 1, {}, {"uri": 5}, []]})
        wire.notify("workspace/didChangeWatchedFiles", {"changes": None})
        wire.notify("workspace/didChangeWatchedFiles")
        wire.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [{"uri": uri[:1000]} for uri in URIS] + [None, 1], "removed": {}}})
        wire.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": 1, "removed": [{"uri": uri[:1000]} for uri in URIS]}})
        wire.quiet(0.5)
        wire.messages = []
        alive(wire)
        wire.messages = []
        leave(wire)
