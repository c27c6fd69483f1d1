"""A client that holds every message of the server to the types of `lsprotocol`, which this project did not write.

A message must structure as the type of its method, and come out of it again with every member that went in: a member that
the protocol does not know, or knows under another name, is lost on the way and fails. What a test has not taken by the
end fails too.
"""

import itertools
import json
import os
import pathlib
import random
import re

from lsprotocol import converters, types

from wire import ROOT, Wire

CONVERTER = converters.get_converter()


class Refused(Exception):
    """The server answered with an error."""

    def __init__(self, error):
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]
        self.message = error["message"]


def check(message, kind):
    """The message, which must be one of that type and nothing more."""
    structured = CONVERTER.structure(message, kind)
    again = json.loads(json.dumps(CONVERTER.unstructure(structured, unstructure_as=kind)))
    lost = missing(message, again)
    assert not lost, f"{kind.__name__} has no {lost} in {json.dumps(message, ensure_ascii=False)[:800]}"
    return structured


def missing(before, after, path=""):
    """Where `after` lacks something of `before`; null and absent are the same."""
    if isinstance(before, dict):
        if not isinstance(after, dict):
            return path or "object"
        for key, value in before.items():
            if value is None and after.get(key) is None:
                continue
            if key not in after:
                return f"{path}.{key}"
            lost = missing(value, after[key], f"{path}.{key}")
            if lost:
                return lost
        return None
    if isinstance(before, list):
        if not isinstance(after, list) or len(before) != len(after):
            return path or "list"
        for index, (a, b) in enumerate(zip(before, after)):
            lost = missing(a, b, f"{path}[{index}]")
            if lost:
                return lost
        return None
    return None if before == after and isinstance(before, bool) == isinstance(after, bool) else path


def everything(**changes):
    """The capabilities of a client that can all that the protocol has, but for what `changes` sets to None."""
    symbol_kinds = {"valueSet": list(range(1, 27))}
    capabilities = {
        "general": {"positionEncodings": ["utf-16"], "markdown": {"parser": "marked"}, "staleRequestSupport": {"cancel": True, "retryOnContentModified": []}},
        "window": {"workDoneProgress": True, "showMessage": {}, "showDocument": {"support": True}},
        "workspace": {
            "applyEdit": True,
            "workspaceEdit": {
                "documentChanges": True,
                "resourceOperations": ["create", "rename", "delete"],
                "failureHandling": "abort",
                "changeAnnotationSupport": {"groupsOnLabel": True},
                "snippetEditSupport": True,
                "metadataSupport": True,
            },
            "didChangeConfiguration": {"dynamicRegistration": True},
            "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": True},
            "symbol": {"symbolKind": symbol_kinds, "tagSupport": {"valueSet": [1]}, "resolveSupport": {"properties": ["location.range"]}},
            "executeCommand": {},
            "workspaceFolders": True,
            "configuration": True,
            "semanticTokens": {"refreshSupport": True},
            "codeLens": {"refreshSupport": True},
            "inlayHint": {"refreshSupport": True},
            "foldingRange": {"refreshSupport": True},
            "diagnostics": {"refreshSupport": True},
            "fileOperations": {key: True for key in ("didCreate", "willCreate", "didRename", "willRename", "didDelete", "willDelete")},
            "textDocumentContent": {},
        },
        "textDocument": {
            "synchronization": {"didSave": True},
            "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "tagSupport": {"valueSet": [1, 2]}, "codeDescriptionSupport": True, "dataSupport": True},
            "completion": {
                "contextSupport": True,
                "insertTextMode": 2,
                "completionItem": {
                    "snippetSupport": True,
                    "commitCharactersSupport": True,
                    "documentationFormat": ["markdown", "plaintext"],
                    "deprecatedSupport": True,
                    "preselectSupport": True,
                    "insertReplaceSupport": True,
                    "labelDetailsSupport": True,
                    "insertTextModeSupport": {"valueSet": [1, 2]},
                    "resolveSupport": {"properties": ["documentation", "detail", "additionalTextEdits"]},
                    "tagSupport": {"valueSet": [1]},
                },
                "completionList": {"itemDefaults": ["commitCharacters", "editRange", "insertTextFormat", "insertTextMode", "data"], "applyKindSupport": True},
            },
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "signatureHelp": {"contextSupport": True, "signatureInformation": {"documentationFormat": ["markdown"], "parameterInformation": {"labelOffsetSupport": True}, "activeParameterSupport": True, "noActiveParameterSupport": True}},
            "declaration": {"linkSupport": True},
            "definition": {"linkSupport": True},
            "typeDefinition": {"linkSupport": True},
            "implementation": {"linkSupport": True},
            "references": {},
            "documentHighlight": {},
            "documentSymbol": {"symbolKind": symbol_kinds, "hierarchicalDocumentSymbolSupport": True, "tagSupport": {"valueSet": [1]}, "labelSupport": True},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source", "source.fixAll", "source.organizeImports"]}},
                "isPreferredSupport": True,
                "disabledSupport": True,
                "dataSupport": True,
                "resolveSupport": {"properties": ["edit", "command"]},
                "honorsChangeAnnotations": True,
                "documentationSupport": True,
            },
            "codeLens": {"resolveSupport": {"properties": ["command"]}},
            "documentLink": {"tooltipSupport": True},
            "formatting": {},
            "rangeFormatting": {"rangesSupport": True},
            "onTypeFormatting": {},
            "rename": {"prepareSupport": True, "prepareSupportDefaultBehavior": 1, "honorsChangeAnnotations": True},
            "foldingRange": {"rangeLimit": 5000, "foldingRangeKind": {"valueSet": ["comment", "imports", "region"]}, "foldingRange": {"collapsedText": True}},
            "selectionRange": {},
            "linkedEditingRange": {},
            "callHierarchy": {},
            "typeHierarchy": {},
            "moniker": {},
            "inlayHint": {"resolveSupport": {"properties": ["tooltip", "textEdits", "label.location"]}},
            "inlineCompletion": {},
            "semanticTokens": {
                "requests": {"range": True, "full": {"delta": True}},
                "tokenTypes": [kind.value for kind in types.SemanticTokenTypes],
                "tokenModifiers": [modifier.value for modifier in types.SemanticTokenModifiers],
                "formats": ["relative"],
                "overlappingTokenSupport": False,
                "multilineTokenSupport": False,
                "augmentsSyntaxTokens": True,
            },
            "diagnostic": {"relatedDocumentSupport": True, "markupMessageSupport": False},
        },
    }
    for path, value in changes.items():
        part = capabilities
        *parents, last = path.split("__")
        for parent in parents:
            part = part[parent]
        if value is None:
            part.pop(last, None)
        else:
            part[last] = value
    return capabilities


def pushing(**changes):
    """All that the protocol has but for pull diagnostics."""
    return everything(textDocument__diagnostic=None, workspace__diagnostics=None, **changes)


class Client(Wire):
    """A session with every message checked. `with` ends it as the protocol says, and fails on what is left over."""

    def __init__(self, capabilities=None, folders=(), encoding="utf-16", locale="zh-CN", answers=True, settings=None, arguments=(), **params):
        super().__init__(*arguments)
        self.numbers = itertools.count(1)
        self.methods = {}
        self.answers = answers
        # What workspace/configuration is answered with.
        self.settings = settings
        self.registrations = {}
        self.asked = []
        self.refreshed = []
        self.logs = []
        self.shown = []
        self.progress = []
        capabilities = json.loads(json.dumps(pushing() if capabilities is None else capabilities))
        if encoding is None:
            capabilities.get("general", {}).pop("positionEncodings", None)
        else:
            capabilities.setdefault("general", {})["positionEncodings"] = [encoding]
        self.folders = [uri(folder) for folder in folders]
        result = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "clientInfo": {"name": "hebiao's own tests", "version": "1"},
                "locale": locale,
                "rootUri": self.folders[0] if self.folders else None,
                "capabilities": capabilities,
                "workspaceFolders": [{"uri": folder, "name": folder.rsplit("/", 1)[-1]} for folder in self.folders] or None,
                **params,
            },
        )
        self.capabilities = result["capabilities"]
        self.server = result["serverInfo"]
        self.encoding = self.capabilities.get("positionEncoding", "utf-16")
        self.tell("initialized", {})

    # Checking

    def _arrived(self, body):
        message = json.loads(body.decode("utf-8"))
        assert isinstance(message, dict) and message.get("jsonrpc") == "2.0", body[:300]
        method = message.get("method")
        if method is None:
            self._reply_arrived(message)
        elif "id" in message:
            self._request_arrived(message)
        else:
            check(message, types.METHOD_TO_TYPES[method][0])
            if method == "window/logMessage":
                self.logs.append(message["params"]["message"])
            elif method == "window/showMessage":
                self.shown.append(message["params"]["message"])
            elif method == "$/progress":
                self.progress.append(message["params"])
            else:
                self.messages.append(message)

    def _reply_arrived(self, message):
        method = self.methods.pop(message["id"], None)
        assert method is not None, f"a reply to nothing: {message}"
        if "error" in message:
            assert "result" not in message, message
            check(message, types.ResponseErrorMessage)
        else:
            assert "result" in message, message
            check(message, types.METHOD_TO_TYPES[method][1])
        self.messages.append(message)

    def _request_arrived(self, message):
        method = message["method"]
        check(message, types.METHOD_TO_TYPES[method][0])
        self.asked.append(message)
        if not self.answers:
            return
        result = None
        if method == "workspace/configuration":
            result = [self.settings for _ in message["params"]["items"]]
        elif method == "client/registerCapability":
            for registration in message["params"]["registrations"]:
                assert registration["id"] not in self.registrations, registration
                self.registrations[registration["id"]] = registration
        elif method == "workspace/applyEdit":
            self.messages.append(message)
            result = {"applied": True}
        elif method.endswith("/refresh"):
            self.refreshed.append(method)
        elif method == "window/showDocument":
            self.messages.append(message)
            result = {"success": True}
        else:
            assert method in ("window/workDoneProgress/create", "client/unregisterCapability"), message
        self.send({"jsonrpc": "2.0", "id": message["id"], "result": result})

    # Requests and notifications

    def post(self, method, params=None):
        number = next(self.numbers)
        self.methods[number] = method
        self.request(number, method, params)
        return number

    def ask(self, method, params=None, timeout=None):
        """The result of a request; `Refused` if it is an error."""
        message = self.reply(self.post(method, params), timeout)
        if "error" in message:
            raise Refused(message["error"])
        return message["result"]

    def tell(self, method, params=None):
        self.notify(method, params)

    def open(self, uri, text, version=1):
        return Document(self, uri, text, version)

    def has(self, *path):
        """Whether the server announced that capability."""
        part = self.capabilities
        for name in path:
            part = part.get(name) if isinstance(part, dict) else None
            if part is None or part is False:
                return False
        return True

    # The end

    def leave(self):
        assert self.ask("shutdown") is None
        self.tell("exit")
        code = self.wait_exit()
        assert code == 0, f"exit code {code}: {self.describe()}"
        assert not self.methods, f"never answered: {self.methods}"
        assert self.messages == [], f"left over: {json.dumps(self.messages, ensure_ascii=False)[:1500]}"
        assert not self.unread, "half a message at the end"
        assert not self.stderr, bytes(self.stderr[-1000:])
        assert self.process.poll() is not None

    def __exit__(self, kind, value, traceback):
        try:
            if kind is None:
                self.leave()
        finally:
            self.kill()


# Documents as the client has them

WIDTHS = {
    "utf-8": lambda text: len(text.encode("utf-8")),
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "utf-32": len,
}

TERMINATOR = re.compile(r"\r\n|\n|\r")


def lines_of(text):
    """(start, end without terminator) of each line, in code points."""
    lines = []
    start = 0
    for found in TERMINATOR.finditer(text):
        lines.append((start, found.start()))
        start = found.end()
    lines.append((start, len(text)))
    return lines


def offset_of(text, position, encoding):
    """Code points before a position, which must be one: not within a character, not beyond a line's end."""
    lines = lines_of(text)
    start, end = lines[position["line"]]
    width = WIDTHS[encoding]
    line = text[start:end]
    if encoding == "utf-32":
        column = position["character"]
        assert column <= len(line), f"{position} is beyond line {line!r}"
        return start + column
    # The width of a prefix grows with it.
    low, high = 0, len(line)
    while low < high:
        middle = (low + high) // 2
        if width(line[:middle]) < position["character"]:
            low = middle + 1
        else:
            high = middle
    assert width(line[:low]) == position["character"], f"{position} is no place in {line!r} ({encoding})"
    return start + low


def position_of(text, offset, encoding):
    lines = lines_of(text)
    for number, (start, end) in enumerate(lines):
        if offset <= end or number == len(lines) - 1:
            return {"line": number, "character": WIDTHS[encoding](text[start : min(offset, end)])}
        if offset < lines[number + 1][0]:
            return {"line": number, "character": WIDTHS[encoding](text[start:end])}
    raise AssertionError


def applied(text, edits, encoding):
    """The text after `TextEdit`s, which speak of the text before and must not overlap."""
    parts = sorted(
        ((offset_of(text, each["range"]["start"], encoding), offset_of(text, each["range"]["end"], encoding), index, each["newText"]) for index, each in enumerate(edits))
    )
    result = []
    position = 0
    for start, end, _, new in parts:
        assert position <= start <= end, f"edits overlap: {edits}"
        result.append(text[position:start])
        result.append(new)
        position = end
    result.append(text[position:])
    return "".join(result)


class Document:
    """An open document: the client's own copy of its text."""

    def __init__(self, client, name, text, version=1):
        self.client, self.uri, self.text, self.version = client, name, text, version
        client.tell("textDocument/didOpen", {"textDocument": {"uri": name, "languageId": "biao", "version": version, "text": text}})

    @property
    def identifier(self):
        return {"uri": self.uri}

    def position(self, offset):
        return position_of(self.text, offset, self.client.encoding)

    def range(self, start, end):
        return {"start": self.position(start), "end": self.position(end)}

    def offset(self, position):
        return offset_of(self.text, position, self.client.encoding)

    def words(self, range):
        """What stands in a range."""
        return self.text[self.offset(range["start"]) : self.offset(range["end"])]

    def find(self, words, shift=0):
        """The position of the first place of `words`, so many characters on."""
        index = self.text.index(words)
        return self.position(index + shift)

    def change(self, *changes):
        """Each change as (start, end, text) in code points of the text that the one before has left; sent as one."""
        sent = []
        for start, end, new in changes:
            sent.append({"range": self.range(start, end), "text": new})
            self.text = self.text[:start] + new + self.text[end:]
        self.version += 1
        self.client.tell("textDocument/didChange", {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": sent})

    def replace(self, text):
        self.text = text
        self.version += 1
        self.client.tell("textDocument/didChange", {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [{"text": text}]})

    def diagnostics(self):
        """What is published of the present version."""
        found = self.client.diagnostics(self.uri, self.version)
        assert found["version"] == self.version, found
        for item in found["diagnostics"]:
            self.words(item["range"])
        return found["diagnostics"]

    def pull(self, previous=None):
        params = {"textDocument": self.identifier}
        if previous is not None:
            params["previousResultId"] = previous
        return self.client.ask("textDocument/diagnostic", params)

    def ask(self, method, params=None):
        return self.client.ask(method, {"textDocument": self.identifier, **(params or {})})

    def at(self, method, words, shift=0, params=None):
        """A request at the first place of `words`."""
        return self.ask(method, {"position": self.find(words, shift), **(params or {})})

    def close(self):
        self.client.tell("textDocument/didClose", {"textDocument": self.identifier})
        if not self.client.has("diagnosticProvider"):
            self.client.closed(self.uri)


def uri(path):
    return path if isinstance(path, str) else pathlib.Path(path).as_uri()


def codes(diagnostics):
    return [item["code"] for item in diagnostics]


EXAMPLES = ROOT / "grammar" / "examples"
# A template, and a form that fills it not without faults.
TEMPLATE = "@template 测试/表\n\n项目名称: text, required\n金额: amount\n"
FORM = "@form 测试/表\n\n项目名称: 甲\n负责人：１２\n"


def examples(kind="*"):
    return sorted(EXAMPLES.glob(f"{kind}/**/*.biao"))


ALPHABET = list("甲乙表一二％：（）万元 \t:-|>#@0123456789.abc") + ["😀", "𠮷", "e\u0301", "\u200d", "\ufeff", "\n", "\r\n", "\r", "\n  ", "\n- ", "\u2028", "\x85", "\x0b", "\0"]


def write(folder, files):
    """Puts documents, by their paths, into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def random_edits(random_source: random.Random, text, count):
    """Edits as `Document.change` takes them. They begin and end between characters; no position is between a carriage
    return and its line feed, but what is put in or taken out may make or end such a pair."""

    def place(offset):
        return offset - 1 if text[offset - 1 : offset + 1] == "\r\n" else offset

    changes = []
    for _ in range(count):
        start = place(random_source.randrange(len(text) + 1))
        end = max(start, place(min(len(text), start + random_source.choice([0, 0, 0, 1, 2, 5, 40]))))
        new = "".join(random_source.choice(ALPHABET) for _ in range(random_source.choice([0, 1, 1, 2, 8])))
        changes.append((start, end, new))
        text = text[:start] + new + text[end:]
    return changes
