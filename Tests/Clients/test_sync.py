"""The server's text is the client's, whatever is typed: its findings and symbols are those of a document that was just
opened with that text, place by place."""

import json
import random

import pytest
from checked import Client, everything, examples, pushing, random_edits

FAULTY = "".join(f"{'😀' * (n % 3)}乙{n}e\u0301：１２％\n" for n in range(6))


def places(diagnostics):
    return [(item["code"], json.dumps(item["range"]), item["message"]) for item in diagnostics]


def fresh(client, text, number):
    """What is found in the text when it is opened anew."""
    document = client.open(f"untitled:fresh-{number}", text)
    found = places(document.diagnostics())
    symbols = document.ask("textDocument/documentSymbol")
    tokens = document.ask("textDocument/semanticTokens/full")["data"]
    document.close()
    return found, symbols, tokens


def agree(document, number):
    found = places(document.diagnostics())
    symbols = document.ask("textDocument/documentSymbol")
    tokens = document.ask("textDocument/semanticTokens/full")["data"]
    assert (found, symbols, tokens) == fresh(document.client, document.text, number), repr(document.text)


def test_changes_of_one_notification_follow_each_other(encoding):
    """Each speaks of the text that the one before has left."""
    with Client(encoding=encoding) as client:
        document = client.open("untitled:a", "甲：１２％\n")
        document.diagnostics()
        document.change((0, 0, "@form 没有\n"), (9, 9, "😀"), (0, 1, "＠"), (9, 10, ""), (0, 0, "\r\n"))
        assert document.text == "\r\n＠form 没有\n甲：１２％\n"
        agree(document, 0)
        document.change((2, 3, "@"), (0, 2, ""))
        assert document.text == "@form 没有\n甲：１２％\n"
        assert [item["code"] for item in document.diagnostics()] == ["unknown-template", "fullwidth-number"]
        document.close()


def test_whole_text_between_changes(encoding):
    with Client(encoding=encoding) as client:
        document = client.open("untitled:a", "x")
        document.diagnostics()
        document.version += 1
        document.text = "甲：１％\n乙：２％\n"
        client.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": document.uri, "version": document.version},
                "contentChanges": [
                    {"text": "甲：\n乙：２％\n"},
                    {"range": {"start": {"line": 0, "character": 99}, "end": {"line": 0, "character": 99}}, "text": "１％"},
                ],
            },
        )
        agree(document, 0)
        document.close()


@pytest.mark.parametrize("terminator", ["\n", "\r\n", "\r"])
def test_line_ends(encoding, terminator):
    """Lines end where the protocol says; an edit may break a pair apart or put it together."""
    with Client(encoding=encoding) as client:
        text = FAULTY.replace("\n", terminator)
        document = client.open("untitled:a", text)
        found = document.diagnostics()
        faults = [item for item in found if item["code"] == "fullwidth-number"]
        assert [document.words(item["range"]) for item in faults] == ["１２％"] * 6
        assert [item["range"]["start"]["line"] for item in faults] == list(range(6))
        start = text.index(terminator)
        document.change((start, start + len(terminator), "\r甲\n"))
        agree(document, 0)
        document.change((start + 1, start + 2, ""))
        agree(document, 1)
        document.change((start, start + 2, "\n\r"))
        agree(document, 2)
        document.change((start + 2, start + 2, "\n"))
        agree(document, 3)
        document.close()


@pytest.mark.parametrize("seed", range(4))
def test_random_edits(encoding, seed):
    """CJK, emoji, combining marks, all line ends, controls: after each change the texts are the same."""
    source = random.Random(f"{seed} {encoding}")
    with Client(encoding=encoding) as client:
        document = client.open("untitled:a", FAULTY)
        document.diagnostics()
        for step in range(25):
            document.change(*random_edits(source, document.text, source.choice([1, 1, 2, 5])))
            agree(document, step)
        document.close()


@pytest.mark.parametrize("path", examples("faulty")[:6], ids=lambda path: path.stem)
def test_random_edits_of_a_form(path, encoding):
    """Small edits, of which the server repairs only what they touch."""
    source = random.Random(path.name)
    with Client(encoding=encoding) as client:
        document = client.open("untitled:a", path.read_text())
        document.diagnostics()
        for step in range(8):
            document.change(*random_edits(source, document.text, 1))
            agree(document, step)
        document.close()


def test_every_version_that_is_published_was_sent():
    with Client() as client:
        document = client.open("untitled:a", FAULTY)
        for _ in range(50):
            document.change((0, 0, "甲"))
        versions = []
        while not versions or versions[-1] < 51:
            versions.append(client.diagnostics("untitled:a")["version"])
        assert versions == sorted(set(versions)) and versions[-1] == 51
        document.close()


def test_an_opened_document_is_not_what_is_on_the_disk(tmp_path, encoding):
    path = tmp_path / "a.biao"
    path.write_text("@form 没有这个模板\n")
    with Client(encoding=encoding, folders=[tmp_path]) as client:
        document = client.open(path.as_uri(), "甲：１２％\n")
        assert "unknown-template" not in [item["code"] for item in document.diagnostics()]
        path.write_text("乙：１２％\n" * 5)
        client.tell("textDocument/didSave", {"textDocument": document.identifier})
        document.change((0, 0, "乙"))
        agree(document, 0)
        document.close()


@pytest.mark.parametrize(
    "name",
    ["a b.biao", "100%.biao", "表 格（一）.biao", "UPPER.BIAO", "a#b?c.biao", "e\u0301.biao", "😀.biao", "a+b&c=d.biao"],
)
def test_names_of_files(tmp_path, name):
    """The client's spelling of a URI comes back, and its file is found under it."""
    folder = tmp_path / "文件 夹"
    folder.mkdir()
    path = folder / name
    path.write_text("甲：１２％\n")
    spellings = {path.as_uri(), path.as_uri().replace("%E", "%e"), path.as_uri().replace("file:", "FILE:"), path.as_uri().replace("file:///", "file://localhost/")}
    for spelling in sorted(spellings):
        with Client(folders=[folder]) as client:
            document = client.open(spelling, "甲：１２％\n")
            document.diagnostics()
            document.close()


def test_two_spellings_of_one_file(tmp_path):
    """A document that is opened again under another spelling is that document; its diagnostics bear the new name."""
    path = tmp_path / "a b.biao"
    path.write_text("")
    with Client(folders=[tmp_path]) as client:
        first = client.open(path.as_uri(), "甲：１２％\n")
        first.diagnostics()
        second = client.open(path.as_uri().replace("%20", " "), "甲：１２％\n乙：１％\n")
        assert len(second.diagnostics()) > 1
        second.close()
