"""Params of every method, with each member in turn of another type."""

import itertools

from hostile_base import (
    INVALID_PARAMS,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    TEXT,
    alive,
    case,
    change,
    edit,
    leave,
    open_document,
    same_text,
    session,
)


POSITION = {"line": 1, "character": 1}
RANGE = {"start": POSITION, "end": {"line": 2, "character": 3}}
DOCUMENT = {"uri": "untitled:target"}
PLACE = {"textDocument": DOCUMENT, "position": POSITION}
ITEM = {"name": "甲", "kind": 1, "uri": "untitled:target", "range": RANGE, "selectionRange": RANGE, "data": {"id": 1}}
FILES = {"files": [{"oldUri": "file:///a/b.biao", "newUri": "file:///a/c.biao"}]}
OPTIONS = {"tabSize": 2, "insertSpaces": True}

REQUESTS = {
    "textDocument/completion": {**PLACE, "context": {"triggerKind": 1, "triggerCharacter": ":"}},
    "completionItem/resolve": {"label": "甲", "kind": 1, "data": {"uri": "untitled:target", "id": 1}},
    "textDocument/hover": PLACE,
    "textDocument/signatureHelp": {**PLACE, "context": {"triggerKind": 1, "isRetrigger": False}},
    "textDocument/declaration": PLACE,
    "textDocument/definition": PLACE,
    "textDocument/typeDefinition": PLACE,
    "textDocument/implementation": PLACE,
    "textDocument/references": {**PLACE, "context": {"includeDeclaration": True}},
    "textDocument/documentHighlight": PLACE,
    "textDocument/documentSymbol": {"textDocument": DOCUMENT},
    "textDocument/codeAction": {"textDocument": DOCUMENT, "range": RANGE, "context": {"diagnostics": [{"range": RANGE, "message": "x", "code": "y", "data": {"fixes": []}}], "only": ["quickfix"]}},
    "codeAction/resolve": {"title": "x", "kind": "quickfix", "data": {"uri": "untitled:target", "rule": "x", "range": [1, 2]}},
    "textDocument/codeLens": {"textDocument": DOCUMENT},
    "codeLens/resolve": {"range": RANGE, "data": {"uri": "untitled:target", "kind": "x"}},
    "textDocument/documentLink": {"textDocument": DOCUMENT},
    "documentLink/resolve": {"range": RANGE, "data": {"uri": "untitled:target"}},
    "textDocument/formatting": {"textDocument": DOCUMENT, "options": OPTIONS},
    "textDocument/rangeFormatting": {"textDocument": DOCUMENT, "range": RANGE, "options": OPTIONS},
    "textDocument/rangesFormatting": {"textDocument": DOCUMENT, "ranges": [RANGE, RANGE], "options": OPTIONS},
    "textDocument/onTypeFormatting": {**PLACE, "ch": "\n", "options": OPTIONS},
    "textDocument/rename": {**PLACE, "newName": "丙"},
    "textDocument/prepareRename": PLACE,
    "textDocument/foldingRange": {"textDocument": DOCUMENT},
    "textDocument/selectionRange": {"textDocument": DOCUMENT, "positions": [POSITION, POSITION]},
    "textDocument/linkedEditingRange": PLACE,
    "textDocument/moniker": PLACE,
    "textDocument/inlayHint": {"textDocument": DOCUMENT, "range": RANGE},
    "inlayHint/resolve": {"position": POSITION, "label": "x", "data": {"uri": "untitled:target"}},
    "textDocument/inlineCompletion": {**PLACE, "context": {"triggerKind": 1}},
    "textDocument/prepareCallHierarchy": PLACE,
    "callHierarchy/incomingCalls": {"item": ITEM},
    "callHierarchy/outgoingCalls": {"item": ITEM},
    "textDocument/prepareTypeHierarchy": PLACE,
    "typeHierarchy/supertypes": {"item": ITEM},
    "typeHierarchy/subtypes": {"item": ITEM},
    "textDocument/semanticTokens/full": {"textDocument": DOCUMENT},
    "textDocument/semanticTokens/full/delta": {"textDocument": DOCUMENT, "previousResultId": "1"},
    "textDocument/semanticTokens/range": {"textDocument": DOCUMENT, "range": RANGE},
    "textDocument/diagnostic": {"textDocument": DOCUMENT, "identifier": "hebiao", "previousResultId": "0.1.0"},
    "workspace/diagnostic": {"previousResultIds": [{"uri": "untitled:target", "value": "1"}], "partialResultToken": "p", "workDoneToken": 1},
    "workspace/symbol": {"query": "甲", "partialResultToken": 5},
    "workspaceSymbol/resolve": {"name": "甲", "kind": 1, "location": {"uri": "untitled:target"}, "data": {}},
    "workspace/executeCommand": {"command": "hebiao.unknown", "arguments": [{"uri": "untitled:target"}, RANGE]},
    "workspace/willRenameFiles": FILES,
    "workspace/willCreateFiles": {"files": [{"uri": "file:///a/b.biao"}]},
    "workspace/willDeleteFiles": {"files": [{"uri": "file:///a/b.biao"}]},
    "workspace/textDocumentContent": {"uri": "hebiao:/templates/x.biao"},
    "textDocument/willSaveWaitUntil": {"textDocument": DOCUMENT, "reason": 1},
    "textDocument/documentColor": {"textDocument": DOCUMENT},
    "textDocument/inlineValue": {"textDocument": DOCUMENT, "range": RANGE, "context": {"frameId": 1, "stoppedLocation": RANGE}},
}

NOTIFICATIONS = {
    "textDocument/didOpen": {"textDocument": {"uri": "untitled:other", "languageId": "biao", "version": 1, "text": TEXT}},
    "textDocument/didChange": {"textDocument": {"uri": "untitled:target", "version": 5}, "contentChanges": [edit((0, 0), (0, 0), "")]},
    "textDocument/didClose": {"textDocument": {"uri": "untitled:other"}},
    "textDocument/didSave": {"textDocument": {"uri": "untitled:target"}, "text": "x"},
    "textDocument/willSave": {"textDocument": {"uri": "untitled:target"}, "reason": 1},
    "workspace/didChangeConfiguration": {"settings": {"hebiao": {"language": "en", "preset": "all", "rulePage": "x{rule}", "inlayHints": True}}},
    "workspace/didChangeWatchedFiles": {"changes": [{"uri": "file:///a/b.biao", "type": 2}]},
    "workspace/didChangeWorkspaceFolders": {"event": {"added": [{"uri": "file:///a", "name": "a"}], "removed": [{"uri": "file:///b", "name": "b"}]}},
    "workspace/didRenameFiles": FILES,
    "workspace/didCreateFiles": {"files": [{"uri": "file:///a/b.biao"}]},
    "workspace/didDeleteFiles": {"files": [{"uri": "file:///a/b.biao"}]},
    "window/workDoneProgress/cancel": {"token": "x"},
    "$/setTrace": {"value": "verbose"},
    "$/cancelRequest": {"id": 77_777_777},
    "$/progress": {"token": 1, "value": {}},
    "initialized": {},
}

WRONG = [None, True, -1, 0, 1.5, 1e300, 2**31, 10**30, "", "x", "一", [], {}, [None], [[]], [{}], {"line": -1}]


def mutations(value):
    """The value with each of its parts, in turn, replaced by something else or left out."""
    yield from WRONG
    if isinstance(value, dict):
        for key, part in value.items():
            yield {other: v for other, v in value.items() if other != key}
            for wrong in mutations(part):
                yield {**value, key: wrong}
    elif isinstance(value, list):
        for index, part in enumerate(value):
            for wrong in mutations(part):
                yield value[:index] + [wrong] + value[index + 1:]


@case
def wrong_types_in_requests():
    """Every member of the params of every request in turn of every other type: exactly one reply each."""
    with session() as wire:
        open_document(wire, "untitled:target", TEXT)
        wire.diagnostics("untitled:target")
        number = 0
        for method, params in REQUESTS.items():
            expected = set()
            for wrong in itertools.chain([params], mutations(params)):
                number += 1
                expected.add(number)
                wire.request(number, method, wrong)
                if len(expected) % 50 == 0:
                    wire.pump(0)
            wire.wait(lambda: len([m for m in wire.messages if "id" in m and "method" not in m]) >= len(expected), None, f"replies to {method}")
            replies = [m["id"] for m in wire.messages if "id" in m and "method" not in m]
            assert sorted(replies) == sorted(expected), method
            for message in wire.messages:
                if "error" in message:
                    assert message["error"]["code"] in (METHOD_NOT_FOUND, INVALID_PARAMS, INVALID_REQUEST, -32803, -32801), message
            wire.messages = []
        print(f"    {number} requests")
        alive(wire)
        # A request may have asked the client for something.
        wire.messages = []
        leave(wire)


@case
def wrong_types_in_notifications():
    """The same with every notification: no reply, and the session goes on."""
    with session() as wire:
        open_document(wire, "untitled:target", TEXT)
        count = 0
        for method, params in NOTIFICATIONS.items():
            for wrong in itertools.chain([params], mutations(params)):
                count += 1
                wire.notify(method, wrong)
            wire.request(count, "unknown")
            assert wire.error(count) == METHOD_NOT_FOUND, method
        print(f"    {count} notifications")
        assert not [message for message in wire.messages if "error" in message]
        wire.quiet(0.5)
        wire.messages = []
        change(wire, "untitled:target", 10**6, {"text": TEXT})
        same_text(wire, "untitled:target", TEXT, 10**6 + 1)
        wire.quiet(0.3)
        wire.messages = []
        wire.request(1, "shutdown")
        wire.result(1)
        wire.notify("exit")
        assert wire.wait_exit() == 0
