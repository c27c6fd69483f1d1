"""From the first message to the last: out of turn, of wrong types, without an end."""

import os
import subprocess
import sys
import time

from hostile_base import (
    CAPABILITIES,
    INVALID_PARAMS,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    NOT_INITIALIZED,
    TEXT,
    alive,
    case,
    fresh,
    goes_on,
    leave,
    open_document,
    session,
)
from wire import PATIENCE, is_release


@case
def requests_before_initialize():
    """-32002 for each; notifications are dropped; the handshake is still possible."""
    with fresh() as wire:
        open_document(wire, "untitled:early", TEXT)
        wire.notify("initialized", {})
        for number, method in enumerate(("textDocument/hover", "shutdown", "textDocument/diagnostic", "workspace/symbol"), start=1):
            wire.request(number, method, {})
            assert wire.error(number) in (NOT_INITIALIZED, METHOD_NOT_FOUND), method
        wire.request("s", "shutdown")
        assert wire.error("s") == NOT_INITIALIZED
        wire.request(9, "initialize", {"capabilities": {}})
        wire.result(9)
        assert wire.messages == []
        goes_on(wire)


@case
def initialize_twice():
    """-32600 for the second; the first counts."""
    with session() as wire:
        wire.request(1, "initialize", {"capabilities": {"general": {"positionEncodings": ["utf-8"]}}})
        assert wire.error(1) == INVALID_REQUEST
        goes_on(wire)


@case
def initialize_without_params():
    """-32602, and it may be tried again."""
    with fresh() as wire:
        for number, params in enumerate((None, []), start=1):
            wire.request(number, "initialize", params)
            assert wire.error(number) == INVALID_PARAMS
        wire.request(3, "initialize", {})
        assert "capabilities" in wire.result(3)
        goes_on(wire)


@case
def initialize_with_wrong_types():
    """Each member of another type than it should have: as if it were not there."""
    valid = {
        "processId": os.getpid(), "rootUri": None, "rootPath": None, "locale": "zh-CN", "trace": "off",
        "clientInfo": {"name": "x"}, "capabilities": CAPABILITIES, "initializationOptions": {}, "workspaceFolders": None,
    }
    wrong = [None, True, -1, 1.5, 1e300, 10**40, "x", "", [], {}, [None], [[]], [{}], {"a": 1}]
    for key in valid:
        for value in wrong:
            with fresh() as wire:
                wire.request(0, "initialize", {**valid, key: value})
                assert "capabilities" in wire.result(0), (key, value)
                if key == "processId" and isinstance(value, int) and not isinstance(value, bool):
                    continue
                open_document(wire, "untitled:a", TEXT)
                assert wire.diagnostics("untitled:a")["diagnostics"]
                wire.request(1, "shutdown")
                assert wire.result(1) is None
                wire.notify("exit")
                assert wire.wait_exit() == 0


@case
def capabilities_with_wrong_types():
    """Capabilities of other types than they should have: an ordinary session."""
    for value in (None, True, 1, "x", [], {}, [None], {"refreshSupport": 1}):
        capabilities = {
            "general": {"positionEncodings": value},
            "workspace": {key: value for key in ("workspaceEdit", "didChangeWatchedFiles", "fileOperations", "diagnostics", "configuration", "workspaceFolders", "semanticTokens", "symbol")},
            "textDocument": {key: value for key in ("publishDiagnostics", "completion", "hover", "codeAction", "foldingRange", "documentSymbol", "semanticTokens", "rename", "synchronization", "signatureHelp")},
            "window": value,
        }
        with session(capabilities) as wire:
            alive(wire)
            # `configuration: true` is no wrong type: the server asks.
            wire.messages = [message for message in wire.messages if message.get("method") != "workspace/configuration"]
            leave(wire)
        for key in ("general", "workspace", "textDocument", "window"):
            with session({key: value}) as wire:
                goes_on(wire)


@case
def odd_folders():
    """Workspace folders that are no folders: an ordinary session."""
    folders = ["", "file://", "file:///", "file:///no/such/folder", "http://example.com/", "untitled:x", "file:///%00", "file:///dev/null", "/", "file:///proc/self/mem", "\0"]
    with session(workspaceFolders=[{"uri": uri, "name": "x"} for uri in folders] + [None, 1, {}, {"uri": 1}]) as wire:
        goes_on(wire)
    for uri in folders:
        with session(rootUri=uri, rootPath=uri) as wire:
            goes_on(wire)


@case
def never_initialized():
    """No `initialized` after `initialize`: diagnostics come all the same."""
    with fresh() as wire:
        wire.request(0, "initialize", {"capabilities": CAPABILITIES})
        wire.result(0)
        goes_on(wire)


@case
def requests_after_shutdown():
    """-32600 for each, shutdown too; notifications are dropped; exit still gives 0."""
    with session() as wire:
        wire.request(1, "shutdown")
        assert wire.result(1) is None
        for number, method in enumerate(("shutdown", "initialize", "textDocument/diagnostic"), start=2):
            wire.request(number, method, {})
            assert wire.error(number) == INVALID_REQUEST, method
        open_document(wire, "untitled:late", TEXT)
        wire.quiet()
        assert wire.messages == []
        wire.notify("exit")
        assert wire.wait_exit() == 0


@case
def exit_without_shutdown():
    """Code 1."""
    with session() as wire:
        wire.notify("exit")
        assert wire.wait_exit() == 1


@case
def exit_before_initialize():
    """Code 1."""
    with fresh() as wire:
        wire.notify("exit")
        assert wire.wait_exit() == 1


@case
def exit_after_shutdown():
    """Code 0, within 5 ms of `exit` (the best of several; a busy machine may wake nobody for longer)."""
    times = []
    for _ in range(10):
        with session() as wire:
            open_document(wire, "untitled:a", TEXT * 200)
            wire.diagnostics("untitled:a")
            wire.request(1, "shutdown")
            assert wire.result(1) is None
            start = time.perf_counter()
            wire.notify("exit")
            code = wire.wait_exit()
            times.append(time.perf_counter() - start)
            assert code == 0
    print(f"    exit: {min(times) * 1000:.1f} ms at best, {sorted(times)[5] * 1000:.1f} ms in the middle")
    if is_release():
        assert min(times) < 0.005, times


@case
def end_of_input():
    """Without shutdown code 1, after it code 0, at the very start code 1."""
    with session() as wire:
        wire.close_input()
        assert wire.wait_exit() == 1
    with session() as wire:
        wire.request(1, "shutdown")
        wire.result(1)
        wire.close_input()
        assert wire.wait_exit() == 0
    with fresh() as wire:
        wire.close_input()
        assert wire.wait_exit() == 1


@case
def end_of_output():
    """Nobody reads any more: the process ends with 1 when it has something to say."""
    with session() as wire:
        wire.close_output()
        for version in range(1, 50):
            open_document(wire, f"untitled:{version}", TEXT)
            wire.pump(0)
        assert wire.wait_exit() == 1


@case
def dead_parent():
    """The editor's process is dead though the pipes are open: the process ends within two seconds, with 1."""
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    child.wait()
    with session(processId=child.pid) as wire:
        assert wire.wait_exit(2 if is_release() else PATIENCE) == 1


@case
def parents_that_are_none():
    """Process ids that cannot be: not watched."""
    for process in (None, 0, -1, 2**31, 2**63, 10**30, "x", 1.5, [], {}):
        with session(processId=process) as wire:
            time.sleep(0.7 if process in (0, -1, 2**31) else 0)
            goes_on(wire)
