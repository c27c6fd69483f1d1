"""What a document shows: properties that hold for every example, and a few results word by word."""

import sys

import pytest
from checked import EXAMPLES, Client, codes, everything, examples, lines_of, offset_of

# A document may have 256 levels, and so has its outline.
sys.setrecursionlimit(20_000)

FORMS = [path for path in examples() if path.parent.name in ("faulty", "clean", "templates")]
BROKEN = [
    "", "\n", "@form", "@form \n", "@template x\n@extends x\n", "- \n- :\n|\n||\n", "> \n>\n", "：\n（）\n@\n#\n", "\ufeff@form 甲\r\n\r甲\n  - 乙: 1\n",
    "甲:\n" + "".join("  " * n + f"乙{n}:\n" for n in range(300)), "| a | b |\n| 1 |\n  | 2 | 3 | 4 |\n", "@check a = b + (c\n", "绩效指标:\n  - *: target\n", "\0\x01",
]


def documents(client):
    """Every example, and texts that are none, one after the other."""
    for index, path in enumerate(FORMS):
        document = client.open(f"untitled:{index}", path.read_text())
        yield document
        document.close()
        client.messages = []
    for index, text in enumerate(BROKEN):
        document = client.open(f"untitled:broken-{index}", text)
        yield document
        document.close()
        client.messages = []


def span(document, range):
    start, end = document.offset(range["start"]), document.offset(range["end"])
    assert start <= end, range
    return start, end


def test_document_symbols(encoding):
    """Ranges lie in those of their parents and after their elder siblings; the name's range lies in the whole."""

    def walk(document, symbols, low, high):
        position = low
        for symbol in symbols:
            start, end = span(document, symbol["range"])
            name = span(document, symbol["selectionRange"])
            assert position <= start <= name[0] <= name[1] <= end <= high, symbol
            assert symbol["name"].strip(), symbol
            walk(document, symbol.get("children") or [], start, end)
            position = end

    with Client(encoding=encoding) as client:
        for document in documents(client):
            walk(document, document.ask("textDocument/documentSymbol"), 0, len(document.text))


def test_flat_symbols():
    """For a client that knows no tree: the same names, each with its place."""
    with Client() as new, Client(everything(textDocument__documentSymbol={}, textDocument__diagnostic=None)) as old:
        for path in FORMS[:6]:
            tree = new.open("untitled:a", path.read_text())
            flat = old.open("untitled:a", path.read_text())

            def names(symbols):
                for symbol in symbols:
                    yield symbol["name"]
                    yield from names(symbol.get("children") or [])

            found = flat.ask("textDocument/documentSymbol")
            assert sorted(names(tree.ask("textDocument/documentSymbol"))) == sorted(symbol["name"] for symbol in found)
            assert all(symbol["location"]["uri"] == "untitled:a" for symbol in found)
            tree.close()
            flat.close()
            new.messages, old.messages = [], []


def test_symbol_of_an_indicator():
    """The outline says what an indicator aims at."""
    with Client() as client:
        document = client.open("untitled:a", "绩效指标:\n  产出指标 (50分):\n    数量指标:\n      - 植树 (6分): ≥ 40 棵\n")
        (root,) = document.ask("textDocument/documentSymbol")
        tier = root["children"][0]
        indicator = tier["children"][0]["children"][0]
        assert tier["name"] == "产出指标" and "50" in tier["detail"]
        assert indicator["name"] == "植树" and "40" in indicator["detail"] and "6" in indicator["detail"]
        document.close()
        client.messages = []


def test_folding():
    """Within the document, of at least two lines, properly nested; no more than the client wants."""
    with Client() as client:
        for document in documents(client):
            count = len(lines_of(document.text))
            open_ranges = []
            for fold in sorted(document.ask("textDocument/foldingRange"), key=lambda fold: (fold["startLine"], -fold["endLine"])):
                assert 0 <= fold["startLine"] < fold["endLine"] < count, fold
                while open_ranges and open_ranges[-1] < fold["startLine"]:
                    open_ranges.pop()
                assert not open_ranges or fold["endLine"] <= open_ranges[-1], fold
                open_ranges.append(fold["endLine"])
    with Client(everything(textDocument__foldingRange={"rangeLimit": 2, "lineFoldingOnly": True})) as client:
        document = client.open("untitled:a", FORMS[0].read_text())
        folds = document.ask("textDocument/foldingRange")
        assert 1 <= len(folds) <= 2
        assert all("collapsedText" not in fold for fold in folds)
        document.close()


def test_selection_ranges(encoding):
    """From the place outward, each larger than the one before, up to the whole document."""
    with Client(encoding=encoding) as client:
        for document in documents(client):
            places = sorted({0, len(document.text), *range(0, len(document.text), max(1, len(document.text) // 40))})
            places = [place for place in places if document.text[place - 1 : place + 1] != "\r\n"]
            positions = [document.position(place) for place in places]
            found = document.ask("textDocument/selectionRange", {"positions": positions})
            assert len(found) == len(positions)
            for place, selection in zip(places, found):
                inner = (document.offset(document.position(place)),) * 2
                depth = 0
                while selection:
                    outer = span(document, selection["range"])
                    assert outer[0] <= inner[0] <= inner[1] <= outer[1] and (depth == 0 or outer != inner), selection
                    inner = outer
                    selection = selection.get("parent")
                    depth += 1
                assert inner == (0, len(document.text)) or not document.text


def decoded(document, data):
    """(start, end, type, modifiers) of each token in code points."""
    assert len(data) % 5 == 0
    line = character = 0
    tokens = []
    for index in range(0, len(data), 5):
        rows, columns, length, kind, modifiers = data[index : index + 5]
        line += rows
        character = columns if rows else character + columns
        start = document.offset({"line": line, "character": character})
        end = document.offset({"line": line, "character": character + length})
        tokens.append((start, end, kind, modifiers))
    return tokens


def test_semantic_tokens(encoding):
    """In order, not empty, not over each other, of announced types; those of a range are those of the whole in it."""
    with Client(encoding=encoding) as client:
        legend = client.capabilities["semanticTokensProvider"]["legend"]
        for document in documents(client):
            tokens = decoded(document, document.ask("textDocument/semanticTokens/full")["data"])
            position = 0
            for start, end, kind, modifiers in tokens:
                assert position <= start < end
                assert kind < len(legend["tokenTypes"]) and modifiers < 1 << len(legend["tokenModifiers"])
                position = end
            count = len(lines_of(document.text))
            first, last = count // 4, count // 2
            part = document.ask(
                "textDocument/semanticTokens/range",
                {"range": {"start": {"line": first, "character": 0}, "end": {"line": last, "character": 0}}},
            )
            low, high = (document.offset({"line": line, "character": 0}) for line in (first, last))
            inside = [token for token in tokens if low <= token[0] and token[1] <= high]
            found = decoded(document, part["data"])
            assert [token for token in found if low <= token[0] and token[1] <= high] == inside
            assert set(found) <= set(tokens)


def test_delta_tokens_equal_full_tokens():
    """Edits applied to the tokens before give the tokens after."""
    import random

    from checked import random_edits

    source = random.Random(7)
    with Client() as client:
        for path in FORMS[:5]:
            document = client.open("untitled:a", path.read_text())
            result = document.ask("textDocument/semanticTokens/full")
            data, number = result["data"], result["resultId"]
            for _ in range(12):
                document.change(*random_edits(source, document.text, 2))
                answer = document.ask("textDocument/semanticTokens/full/delta", {"previousResultId": number})
                if "edits" in answer:
                    for edit in sorted(answer["edits"], key=lambda edit: -edit["start"]):
                        data[edit["start"] : edit["start"] + edit["deleteCount"]] = edit.get("data", [])
                else:
                    data = answer["data"]
                number = answer["resultId"]
                full = document.ask("textDocument/semanticTokens/full")
                assert data == full["data"]
                number = full["resultId"]
            # An id that nobody gave: the whole.
            assert "data" in document.ask("textDocument/semanticTokens/full/delta", {"previousResultId": "nonsense"})
            document.close()
            client.messages = []


@pytest.mark.parametrize(
    "method",
    ["textDocument/hover", "textDocument/documentHighlight", "textDocument/signatureHelp", "textDocument/definition", "textDocument/completion", "textDocument/prepareRename"],
)
def test_every_place(method, encoding):
    """At many places of every document: an answer of the right type, in good time, its ranges within the text."""
    from checked import Refused

    with Client(encoding=encoding) as client:
        for document in documents(client):
            step = max(1, len(document.text) // 12)
            for place in range(0, len(document.text) + 1, step):
                try:
                    found = document.ask(method, {"position": document.position(place)})
                except Refused as refused:
                    # "Nothing here can be renamed" is for the user.
                    assert method == "textDocument/prepareRename" and refused.code in (-32803, -32602), refused
                    continue
                if method == "textDocument/hover" and found and "range" in found:
                    start, end = span(document, found["range"])
                    assert start <= place <= end + 1
                    assert found["contents"]["value"].strip()
                if method == "textDocument/documentHighlight":
                    for highlight in found or []:
                        span(document, highlight["range"])


def test_hover_substitutes_numbers():
    path = EXAMPLES / "faulty" / "agriculture-department.biao"
    text = path.read_text()
    with Client(folders=[EXAMPLES]) as client:
        document = client.open(path.as_uri(), text)
        index = text.index("资金总额") if "资金总额" in text else text.index("绩效指标")
        found = document.ask("textDocument/hover", {"position": document.position(index + 1)})
        assert found["contents"]["kind"] == "markdown" and found["contents"]["value"]
        document.close()
        client.messages = []
    with Client(everything(textDocument__hover={}), folders=[EXAMPLES]) as client:
        document = client.open(path.as_uri(), text)
        found = document.ask("textDocument/hover", {"position": document.position(index + 1)})
        assert found["contents"]["kind"] == "plaintext" and "**" not in found["contents"]["value"]
        document.close()
        client.messages = []


def test_inlay_hints(encoding):
    """Within the range that was asked for, in the text's order."""
    with Client(encoding=encoding) as client:
        total = 0
        for document in documents(client):
            whole = document.range(0, len(document.text))
            hints = document.ask("textDocument/inlayHint", {"range": whole})
            for hint in hints or []:
                document.offset(hint["position"])
                label = hint["label"]
                text = label if isinstance(label, str) else "".join(part["value"] for part in label)
                assert text.strip()
                for edit in hint.get("textEdits") or []:
                    span(document, edit["range"])
            total += len(hints or [])
            count = len(lines_of(document.text))
            part = {"start": {"line": count // 4, "character": 0}, "end": {"line": count // 2, "character": 0}}
            for hint in document.ask("textDocument/inlayHint", {"range": part}) or []:
                assert count // 4 <= hint["position"]["line"] <= count // 2
        assert total > 0


def test_code_lenses():
    """Each can be resolved, and then has a command that the server takes or the client knows."""
    with Client() as client:
        commands = client.capabilities["executeCommandProvider"]["commands"]
        total = 0
        for document in documents(client):
            for lens in document.ask("textDocument/codeLens") or []:
                span(document, lens["range"])
                total += 1
                resolved = lens if "command" in lens else client.ask("codeLens/resolve", lens)
                command = resolved["command"]
                assert command["title"]
                assert command["command"] == "" or command["command"] in commands or "." in command["command"], command
        assert total > 0


def test_document_links():
    """Each leads to a file or to a document that the server makes."""
    with Client(everything(), folders=[EXAMPLES]) as client:
        seen = 0
        for path in FORMS:
            document = client.open(path.as_uri(), path.read_text())
            for link in document.ask("textDocument/documentLink") or []:
                span(document, link["range"])
                if "target" in link:
                    seen += 1
                    if link["target"].startswith("hebiao:"):
                        text = client.ask("workspace/textDocumentContent", {"uri": link["target"]})["text"]
                        assert "@template" in text or "@模板" in text, text[:100]
            document.close()
        assert seen > 0


def test_highlights_hold_the_place(encoding):
    """What is highlighted from a place holds that place, each once and in the text's order."""
    with Client(encoding=encoding) as client:
        for document in documents(client):
            step = max(1, len(document.text) // 10)
            for place in range(0, len(document.text), step):
                found = document.ask("textDocument/documentHighlight", {"position": document.position(place)}) or []
                spans = [span(document, highlight["range"]) for highlight in found]
                assert spans == sorted(set(spans))
                assert not spans or any(start <= place <= end for start, end in spans)


def test_preview():
    """The official table, as a document and by command."""
    with Client(everything()) as client:
        document = client.open("untitled:a", FORMS[0].read_text())
        result = client.ask("workspace/executeCommand", {"command": "hebiao.preview", "arguments": ["untitled:a"]})
        assert "|" in result and "绩效指标" in result
        page = client.ask("workspace/executeCommand", {"command": "hebiao.preview", "arguments": ["untitled:a", "html"]})
        assert "<table" in page and "<script" not in page
        document.close()


def test_a_preview_follows_the_text():
    """As a virtual document: the client is told to ask again, once the author pauses, for as long as the form is open."""
    with Client(everything()) as client:
        assert client.capabilities["workspace"]["textDocumentContent"]["schemes"] == ["hebiao"]
        document = client.open("untitled:a", "绩效指标:\n  产出指标:\n    数量指标:\n      - 植树: ≥ 40 棵\n")
        other = client.open("untitled:b", "甲: 1\n")
        preview = "hebiao:/preview/untitled%3Aa.md"
        assert "40" in client.ask("workspace/textDocumentContent", {"uri": preview})["text"]

        def refreshed():
            return [asked["params"]["uri"] for asked in client.asked if asked["method"] == "workspace/textDocumentContent/refresh"]

        place = document.text.index("40")
        for step in range(10):
            document.change((place, place + 2, str(50 + step)))
            document.pull()
        client.wait(refreshed)
        client.quiet(0.5)
        assert refreshed() == [preview]
        assert "59" in client.ask("workspace/textDocumentContent", {"uri": preview})["text"]
        client.asked.clear()
        other.change((0, 0, "# "))
        client.quiet(0.5)
        assert refreshed() == []
        document.close()
        other.close()
