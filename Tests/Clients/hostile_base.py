"""What the cases of the hostile client are made of."""

import contextlib
import itertools
import os

from wire import Wire, frame

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
NOT_INITIALIZED = -32002
CANCELLED = -32800

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


# What cases are made of

CAPABILITIES = {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}


@contextlib.contextmanager
def fresh(*arguments):
    """A process that has heard nothing yet."""
    with Wire(*arguments) as wire:
        yield wire


@contextlib.contextmanager
def session(capabilities=CAPABILITIES, **params):
    """A process after the handshake."""
    with Wire() as wire:
        wire.request(0, "initialize", {"processId": os.getpid(), "capabilities": capabilities, **params})
        assert "capabilities" in wire.result(0)
        wire.notify("initialized", {})
        yield wire


numbers = itertools.count(1_000_000)

# Each line has a fault whose place shows where the server thinks that its characters are.
TEXT = "@form 没有这个模板\n" + "".join(f"乙{'😀' * (n % 3)}{n}：１２％\n" for n in range(8))


def open_document(wire, uri, text, version=1):
    wire.notify(
        "textDocument/didOpen",
        {"textDocument": {"uri": uri, "languageId": "biao", "version": version, "text": text}},
    )


def change(wire, uri, version, *changes):
    wire.notify(
        "textDocument/didChange",
        {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)},
    )


def edit(start, end, text):
    """A change of a range; both ends as (line, character)."""
    return {
        "range": {
            "start": {"line": start[0], "character": start[1]},
            "end": {"line": end[0], "character": end[1]},
        },
        "text": text,
    }


def places(diagnostics):
    return [(item["code"], item["range"], item["message"]) for item in diagnostics["diagnostics"]]


def same_text(wire, uri, text, version=None):
    """The server's text of `uri` is `text`: it finds the same in it as in a document that has just been opened."""
    number = next(numbers)
    marker = version if version is not None else number
    change(wire, uri, marker, edit((0, 0), (0, 0), ""))
    found = places(wire.diagnostics(uri, marker))
    copy = f"untitled:copy-{number}"
    open_document(wire, copy, text)
    expected = places(wire.diagnostics(copy))
    wire.notify("textDocument/didClose", {"textDocument": {"uri": copy}})
    wire.closed(copy)
    assert found == expected, f"the texts differ:\n{found}\n{expected}"


def alive(wire):
    """The session goes on: a document is opened, found fault with, and closed."""
    uri = f"untitled:alive-{next(numbers)}"
    open_document(wire, uri, TEXT)
    assert len(wire.diagnostics(uri)["diagnostics"]) == 9
    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    wire.closed(uri)


def leave(wire):
    """The session ends as it should, and nothing is left over but the server's log."""
    number = next(numbers)
    wire.request(number, "shutdown")
    assert wire.result(number) is None
    wire.notify("exit")
    code = wire.wait_exit()
    assert code == 0, f"exit code {code}"
    left = [message for message in wire.messages if message.get("method") != "window/logMessage"]
    assert left == [], f"left over: {str(left)[:500]}"
    assert not wire.unread, "half a message at the end"


def goes_on(wire):
    alive(wire)
    leave(wire)


def parse_error(wire):
    """An error that names no request."""
    found = wire.take(lambda message: "method" not in message and message.get("id", 0) is None, what="error without id")
    return found["error"]["code"]
