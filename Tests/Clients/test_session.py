"""From initialize to exit: what is announced to whom, encodings, languages, the end."""

import json
import os
import subprocess

import pytest
from checked import Client, Refused, codes, everything, pushing
from wire import PATIENCE, Wire, binary

# What a client that does not know it must not hear of: it would change what the server does by itself, or is younger than
# most clients.
GATED = {
    "diagnosticProvider": "textDocument__diagnostic",
    "inlineCompletionProvider": "textDocument__inlineCompletion",
    "textDocumentContent": "workspace__textDocumentContent",
}


@pytest.mark.parametrize("provider", GATED)
def test_what_is_announced_to_those_who_know_it(provider):
    with Client(everything(**{GATED[provider]: None})) as client:
        assert provider not in client.capabilities and provider not in client.capabilities["workspace"]


def test_announcements_and_replies_agree():
    """Whatever is announced is answered, and nothing else is."""
    from hostile_params import REQUESTS

    owner = {
        "codeLens": "codeLensProvider", "completionItem": "completionProvider", "documentLink": "documentLinkProvider",
        "callHierarchy": "callHierarchyProvider", "typeHierarchy": "typeHierarchyProvider", "codeAction": "codeActionProvider",
        "inlayHint": "inlayHintProvider", "workspaceSymbol": "workspaceSymbolProvider",
    }
    special = {
        "textDocument/formatting": "documentFormattingProvider", "textDocument/rangeFormatting": "documentRangeFormattingProvider",
        "textDocument/rangesFormatting": "documentRangeFormattingProvider", "textDocument/onTypeFormatting": "documentOnTypeFormattingProvider",
        "textDocument/prepareRename": "renameProvider", "textDocument/prepareCallHierarchy": "callHierarchyProvider",
        "textDocument/prepareTypeHierarchy": "typeHierarchyProvider", "workspace/diagnostic": "diagnosticProvider",
        "workspace/executeCommand": "executeCommandProvider", "workspace/symbol": "workspaceSymbolProvider",
        "textDocument/documentColor": "colorProvider",
    }
    resolved = {name for name in owner if name not in ("callHierarchy", "typeHierarchy")}
    with Client(everything()) as client:
        document = client.open("untitled:target", "@form 没有这个模板\n甲：１２％\n乙: 三\n")
        for method, params in REQUESTS.items():
            family, _, name = method.partition("/")
            if method.startswith("workspace/") and method not in special:
                continue
            if family in owner:
                provider = owner[family]
                announced = client.has(provider, "resolveProvider") if family in resolved else client.has(provider)
            elif method in special:
                announced = client.has(special[method])
            elif name.startswith("semanticTokens"):
                announced = client.has("semanticTokensProvider")
            else:
                announced = client.has(f"{name}Provider")
            number = next(client.numbers)
            client.methods[number] = method
            client.request(number, method, params)
            reply = client.reply(number)
            is_known = reply.get("error", {}).get("code") != -32601
            assert is_known == announced, f"{method}: announced {announced}, {str(reply)[:300]}"
        document.close()


def test_a_client_that_declares_nothing():
    with Client({}, encoding=None) as client:
        assert "diagnosticProvider" not in client.capabilities
        assert client.capabilities["positionEncoding"] == "utf-16"
        document = client.open("untitled:a", "@form 没有这个模板\n")
        found = client.diagnostics("untitled:a")
        assert codes(found["diagnostics"]) == ["unknown-template"]
        assert not {"codeDescription", "tags", "relatedInformation", "data"} & set(found["diagnostics"][0])
        document.close()
        client.quiet(0.2)
        assert client.asked == []


@pytest.mark.parametrize(
    "part",
    [
        "general", "window", "workspace", "textDocument", "workspace__workspaceEdit", "textDocument__publishDiagnostics",
        "textDocument__completion__completionItem", "textDocument__documentSymbol__hierarchicalDocumentSymbolSupport",
        "textDocument__rename__prepareSupport", "textDocument__rangeFormatting__rangesSupport", "workspace__configuration",
        "textDocument__codeAction__codeActionLiteralSupport", "workspace__textDocumentContent",
    ],
)
def test_what_is_not_declared_is_not_used(part):
    """All answers to such a client still have the types of the protocol, which the client checks."""
    text = "@form 没有这个模板\n甲：１２％\n"
    with Client(everything(**{part: None}), encoding="utf-16" if part != "general" else None) as client:
        document = client.open("untitled:a", text)
        if client.has("diagnosticProvider"):
            assert codes(document.pull()["items"]) == ["unknown-template", "fullwidth-number"]
        else:
            assert codes(document.diagnostics()) == ["unknown-template", "fullwidth-number"]
        if part == "workspace__configuration":
            assert not [asked for asked in client.asked if asked["method"] == "workspace/configuration"]
        if part == "textDocument__rename__prepareSupport":
            assert client.capabilities["renameProvider"] is True
        if part == "textDocument__rangeFormatting__rangesSupport":
            assert client.capabilities["documentRangeFormattingProvider"] in (True, {})
        document.close()


@pytest.mark.parametrize(
    "offered, chosen",
    [
        (None, "utf-16"),
        ([], "utf-16"),
        (["utf-16"], "utf-16"),
        (["utf-8"], "utf-8"),
        (["utf-32"], "utf-32"),
        (["utf-32", "utf-16"], "utf-16"),
        (["utf-16", "utf-8"], "utf-8"),
        (["utf-7"], "utf-16"),
        (["utf-7", "utf-32"], "utf-32"),
    ],
)
def test_encodings(offered, chosen):
    with Wire() as wire:
        general = {} if offered is None else {"positionEncodings": offered}
        wire.request(1, "initialize", {"processId": None, "rootUri": None, "capabilities": {"general": general}})
        assert wire.result(1)["capabilities"]["positionEncoding"] == chosen


@pytest.mark.parametrize(
    "locale, chinese",
    [("zh-CN", True), ("zh", True), ("zh-tw", True), ("ZH_Hans", True), ("en", False), ("en-GB", False), ("de", False), (None, True)],
)
def test_languages(locale, chinese):
    with Client(locale=locale) as client:
        document = client.open("untitled:a", "@form 没有这个模板\n甲：１２％\n")
        for item in document.diagnostics():
            has_chinese = any("\u4e00" <= character <= "\u9fff" for character in item["message"].replace("没有这个模板", ""))
            assert has_chinese == chinese, item["message"]
        document.close()


def test_language_by_setting():
    with Client(locale="en", initializationOptions={"language": "zh"}) as client:
        document = client.open("untitled:a", "@form 没有这个模板\n")
        assert "找不到" in document.diagnostics()[0]["message"]
        document.close()
    # A client that can be asked is asked, and asked again when settings change.
    with Client(locale="zh", settings={"language": "en"}) as client:
        client.wait(lambda: any(asked["method"] == "workspace/configuration" for asked in client.asked))
        document = client.open("untitled:a", "@form 没有这个模板\n")
        assert "找不到" not in document.diagnostics()[0]["message"]
        client.settings = {"language": "zh"}
        client.tell("workspace/didChangeConfiguration", {"settings": None})
        assert "找不到" in document.diagnostics()[0]["message"]
        document.close()
    # One that cannot is believed.
    with Client(pushing(workspace__configuration=None)) as client:
        document = client.open("untitled:a", "@form 没有这个模板\n")
        assert "找不到" in document.diagnostics()[0]["message"]
        client.tell("workspace/didChangeConfiguration", {"settings": {"hebiao": {"language": "en"}}})
        assert "找不到" not in document.diagnostics()[0]["message"]
        document.close()


def test_an_encoding_by_setting():
    """For a client that negotiates none, as ALE, whose columns are bytes; what is negotiated comes first."""
    options = {"positionEncoding": "utf-8"}
    for encoding, agreed in ((None, "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32")):
        with Client(encoding=encoding, initializationOptions=options) as client:
            assert client.capabilities["positionEncoding"] == agreed


def test_a_client_that_cannot_be_told_to_ask_again_is_told():
    """Neovim 0.11 pulls without `refreshSupport`: it would not learn what another document has changed."""
    with Client(everything(workspace__diagnostics=None)) as client:
        assert not client.has("diagnosticProvider")
        document = client.open("untitled:a", "@form 没有这个模板\n")
        assert codes(document.diagnostics()) == ["unknown-template"]
        document.close()
    # Without the other way there is no choice.
    with Client(everything(workspace__diagnostics=None, textDocument__publishDiagnostics=None)) as client:
        assert client.has("diagnosticProvider")


def test_wrong_settings_are_said():
    with Client(initializationOptions={"positionEncoding": "gb18030"}) as client:
        client.wait(lambda: any("gb18030" in message for message in client.shown))
    with Client(initializationOptions={"language": "fr", "preset": "nonsense"}) as client:
        client.wait(lambda: len(client.shown) == 2)
        assert any("fr" in message for message in client.shown) and any("nonsense" in message for message in client.shown)


def test_server_info():
    version = subprocess.run([binary(), "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
    with Client() as client:
        assert client.server == {"name": "hebiao", "version": version}


def test_errors_have_their_codes():
    with Client() as client:
        with pytest.raises(Refused) as refused:
            client.ask("textDocument/documentColor", {"textDocument": {"uri": "untitled:a"}})
        assert refused.value.code == -32601
        with pytest.raises(Refused) as refused:
            client.ask("textDocument/hover", {"textDocument": {"uri": "untitled:nowhere"}, "position": {"line": 0, "character": 0}})
        assert refused.value.code == -32602


def test_client_that_answers_nothing():
    """No diagnostic waits for an answer."""
    with Client(answers=False) as client:
        document = client.open("untitled:a", "@form 没有这个模板\n")
        assert document.diagnostics()
        document.close()
        assert {asked["method"] for asked in client.asked} <= {"client/registerCapability", "workspace/configuration"}


def test_process_ends_with_its_input():
    with Wire() as wire:
        wire.request(1, "initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": {}})
        wire.result(1)
        wire.close_input()
        assert wire.wait_exit(min(PATIENCE, 5)) == 1
        assert wire.messages == []


def test_standard_output_is_the_protocol():
    """Nothing but frames comes out, byte for byte."""
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"jsonrpc": "2.0", "id": 2, "method": "shutdown"},
        {"jsonrpc": "2.0", "method": "exit"},
    ]
    text = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in (json.dumps(m).encode() for m in messages))
    ended = subprocess.run([binary(), "lsp"], input=text, capture_output=True, timeout=PATIENCE)
    assert ended.returncode == 0 and ended.stderr == b""
    rest, found = ended.stdout, []
    while rest:
        header, _, rest = rest.partition(b"\r\n\r\n")
        count = int(header.removeprefix(b"Content-Length: "))
        found.append(json.loads(rest[:count]))
        rest = rest[count:]
    assert [message["id"] for message in found] == [1, 2]
