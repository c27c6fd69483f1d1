"""A session through pytest-lsp: its transport, its types, its state of the client, none of them ours."""

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from wire import binary


TEXT = "@form 没有这个模板\n甲：１２％\n"


@pytest_lsp.fixture(
    params=["neovim", "visual_studio_code", "emacs"],
    config=ClientServerConfig(server_command=[binary(), "lsp"]),
)
async def client(request, lsp_client: LanguageClient):
    # The one request of the server that pytest-lsp does not answer by itself.
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
    result = await lsp_client.initialize_session(
        types.InitializeParams(capabilities=client_capabilities(request.param), process_id=None, locale="en")
    )
    lsp_client.announced = result.capabilities
    yield
    await lsp_client.shutdown_session()


@pytest.mark.asyncio
async def test_session(client: LanguageClient):
    """Opened, found fault with, mended, closed, as three editors declare themselves."""
    uri = "untitled:表格.biao"
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri=uri, language_id="biao", version=1, text=TEXT))
    )
    assert await codes(client, uri, 1) == ["unknown-template", "fullwidth-number"]
    # In the encoding that was agreed upon: Neovim's and Emacs's is UTF-8.
    width = 3 if client.announced.position_encoding == types.PositionEncodingKind.Utf8 else 1
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=2),
            content_changes=[
                types.TextDocumentContentChangePartial(
                    range=types.Range(start=types.Position(1, 2 * width), end=types.Position(1, 5 * width)), text="12%"
                )
            ],
        )
    )
    assert await codes(client, uri, 2) == ["unknown-template"]
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri=uri)))


async def codes(client, uri, version):
    if client.announced.diagnostic_provider is not None:
        report = await client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=types.TextDocumentIdentifier(uri=uri))
        )
        return [item.code for item in report.items]
    # What is published of the version before may come first.
    for _ in range(5):
        published = await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        if published.version in (version, None):
            break
    return [item.code for item in published.diagnostics]
