"""Load: much at once, nobody who reads, nobody who answers."""

import time

from hostile_base import (
    CANCELLED,
    CAPABILITIES,
    METHOD_NOT_FOUND,
    TEXT,
    alive,
    case,
    change,
    edit,
    goes_on,
    leave,
    open_document,
    same_text,
    session,
)
from wire import frame, is_release


@case
def requests_all_cancelled():
    """10,000 queued requests, all cancelled: one reply to each, with a result or -32800, and soon."""
    with session({**CAPABILITIES, "textDocument": {"diagnostic": {}}}) as wire:
        open_document(wire, "untitled:a", TEXT * 50)
        start = time.perf_counter()
        requests = [{"jsonrpc": "2.0", "id": n, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": "untitled:a"}}} for n in range(10_000)]
        cancels = [{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": n}} for n in range(10_000)]
        wire.send(*requests, *cancels)
        wire.wait(lambda: len(wire.messages) >= 10_000, 120, "10,000 replies")
        took = time.perf_counter() - start
        assert [message["id"] for message in wire.messages] == list(range(10_000))
        cancelled = 0
        for message in wire.messages:
            if "error" in message:
                assert message["error"]["code"] == CANCELLED, message
                cancelled += 1
        print(f"    {took:.2f} s, {cancelled} cancelled")
        wire.messages = []
        wire.request("next", "unknown")
        assert wire.error("next") == METHOD_NOT_FOUND
        leave(wire)


@case
def cancels_of_nothing():
    """200,000 cancels of what never was: nothing is kept of them, and no later request suffers."""
    with session() as wire:
        for n in range(2000):
            wire.send_raw(b"".join(frame(b'{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"none %d"}}' % m) for m in range(n * 100, n * 100 + 100)))
        wire.drain(60)
        for params in ({}, None, [], {"id": None}, {"id": []}, {"id": 1.5}, {"id": True}, 5):
            wire.notify("$/cancelRequest", params)
        wire.notify("$/cancelRequest", {"id": 7})
        wire.request(7, "unknown")
        assert wire.error(7) == METHOD_NOT_FOUND
        assert wire.memory() < (60 << 20 if is_release() else 200 << 20)
        goes_on(wire)


@case
def many_documents():
    """1,000 open documents: diagnostics for each; closed, they are gone."""
    with session() as wire:
        for number in range(1000):
            open_document(wire, f"untitled:{number}", TEXT)
        for number in range(1000):
            assert wire.diagnostics(f"untitled:{number}")["diagnostics"]
            wire.notify("textDocument/didClose", {"textDocument": {"uri": f"untitled:{number}"}})
        for number in range(1000):
            wire.closed(f"untitled:{number}")
        goes_on(wire)


@case
def burst_of_edits():
    """100 edits in one write: the diagnostics of the last version come, and not those of all that were outdated."""
    with session() as wire:
        open_document(wire, "untitled:a", TEXT * 100)
        wire.diagnostics("untitled:a")
        wire.send(*[
            {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "untitled:a", "version": n}, "contentChanges": [edit((2, 0), (2, 0), "一")]}}
            for n in range(2, 102)
        ])
        wire.wait(lambda: any(m["params"].get("version") == 101 for m in wire.messages if "params" in m), None, "version 101")
        count = len(wire.messages)
        print(f"    {count} published for 100 edits")
        assert count < 50, count
        wire.messages = []
        lines = (TEXT * 100).split("\n")
        lines[2] = "一" * 100 + lines[2]
        same_text(wire, "untitled:a", "\n".join(lines))
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        wire.closed("untitled:a")
        goes_on(wire)


@case
def reader_that_stops():
    """100,000 edits while nobody reads: memory stays bounded; once somebody reads again, the last version's diagnostics come."""
    with session() as wire:
        open_document(wire, "untitled:a", TEXT)
        wire.diagnostics("untitled:a")
        wire.is_reading = False
        count = 100_000
        sent = 0
        stalled = None
        peak = 0
        while sent < count:
            if len(wire.unsent) < 1 << 20:
                for _ in range(min(500, count - sent)):
                    sent += 1
                    change(wire, "untitled:a", sent + 1, edit((2, 0), (2, 0 if sent % 2 else 1), "一" if sent % 2 else ""))
                stalled = None
            else:
                stalled = stalled or time.perf_counter()
                if time.perf_counter() - stalled > 3:
                    # The server takes no more before it is heard: so it should be.
                    wire.is_reading = True
            wire.pump(0.01)
            if sent % 5000 == 0 or stalled:
                peak = max(peak, wire.memory())
        time.sleep(1)
        peak = max(peak, wire.memory())
        wire.is_reading = True
        wire.diagnostics("untitled:a", count + 1, 120)
        print(f"    {peak >> 20} MB at most")
        assert peak < (160 << 20 if is_release() else 400 << 20), f"{peak >> 20} MB"
        wire.messages = []
        same_text(wire, "untitled:a", TEXT)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        wire.closed("untitled:a")
        goes_on(wire)


@case
def end_of_input_while_blocked_on_writing():
    """Nobody reads, the output is full, and the input ends: the process ends within five seconds, with 1."""
    with session() as wire:
        wire.is_reading = False
        for number in range(200):
            open_document(wire, f"untitled:{number}", TEXT * 20)
        wire.drain()
        time.sleep(0.5)
        assert wire.process.poll() is None
        wire.process.stdin.close()
        assert wire.wait_exit(5) == 1


@case
def output_closed_while_blocked_on_writing():
    """Nobody reads, the output is full, and then its other end is closed: exit 1."""
    with session() as wire:
        wire.is_reading = False
        for number in range(200):
            open_document(wire, f"untitled:{number}", TEXT * 20)
        wire.drain()
        time.sleep(0.5)
        wire.close_output()
        assert wire.wait_exit(5) == 1


@case
def client_that_answers_nothing():
    """A client that declares everything and answers no request of the server's: every diagnostic comes."""
    capabilities = {
        **CAPABILITIES,
        "workspace": {
            "configuration": True, "workspaceFolders": True, "didChangeWatchedFiles": {"dynamicRegistration": True},
            "didChangeConfiguration": {"dynamicRegistration": True}, "semanticTokens": {"refreshSupport": True},
        },
        "window": {"workDoneProgress": True},
    }
    with session(capabilities) as wire:
        for number in range(20):
            open_document(wire, f"untitled:{number}", TEXT)
            assert len(wire.diagnostics(f"untitled:{number}")["diagnostics"]) == 9
            change(wire, f"untitled:{number}", 2, {"text": "甲：１％\n"})
            assert len(wire.diagnostics(f"untitled:{number}", 2)["diagnostics"]) >= 1
        wire.notify("workspace/didChangeConfiguration", {"settings": None})
        alive(wire)
        wire.quiet()
        assert {m["method"] for m in wire.messages} <= {
            "workspace/configuration", "client/registerCapability", "window/logMessage", "workspace/semanticTokens/refresh", "textDocument/publishDiagnostics"}
        wire.messages = []
        leave(wire)


@case
def client_that_refuses_everything():
    """A client that answers every request of the server's with an error: an ordinary session."""
    capabilities = {**CAPABILITIES, "workspace": {"configuration": True, "didChangeWatchedFiles": {"dynamicRegistration": True}, "didChangeConfiguration": {"dynamicRegistration": True}}}
    with session(capabilities) as wire:
        asked = wire.take(lambda message: message.get("method") == "workspace/configuration")
        for answer in ({"error": {"code": -32603, "message": "no"}}, {"result": None}, {"result": [None]}, {"result": 5}, {"result": [[]]}):
            wire.send({"jsonrpc": "2.0", "id": asked["id"], **answer})
        for message in [message for message in wire.messages if "id" in message]:
            wire.send({"jsonrpc": "2.0", "id": message["id"], "error": {"code": METHOD_NOT_FOUND, "message": "no"}})
        wire.messages = []
        alive(wire)
        wire.messages = []
        leave(wire)
