"""What the lexer makes of documents, by way of hebiao-tokens."""

import os
import pathlib
import subprocess
import tempfile

from documents import ROOT

BINARY = os.environ.get("HEBIAO_TOKENS", str(ROOT / ".build/debug/hebiao-tokens"))


WHITE = " \t\u00a0\u3000"


def ask(documents, *options):
    """What the program prints of each document, a list of lines."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for index, data in enumerate(documents.values()):
            paths[f"{folder}/{index}.biao"] = data
            pathlib.Path(folder, f"{index}.biao").write_bytes(data)
        output = subprocess.run([BINARY, *options, *paths], check=True, capture_output=True, text=True).stdout
    found = []
    for line in output.splitlines():
        if line.startswith("== "):
            found.append([])
        else:
            found[-1].append(line.split(" "))
    return dict(zip(documents, found, strict=True))


def tokens(documents):
    """For each name of {name: bytes} the tokens as (start, end, class), in bytes."""
    return {name: [(int(start), int(end), kind) for start, end, kind in rows]
            for name, rows in ask(documents).items()}


def levels(documents):
    """For each document the lines that have a place in the tree, as (line, level), both from 0."""
    return {name: [(int(line), int(level)) for line, level in rows]
            for name, rows in ask(documents, "--levels").items()}


def lines(data, tokens):
    """A document as (text, classes) a line, without line ends: for each character the class of its token or None.

    The byte order mark is left out. Bytes that are no UTF-8 become U+DC80–U+DCFF, each a character."""
    byte_classes = [None] * len(data)
    for start, end, name in tokens:
        byte_classes[start:end] = [name] * (end - start)
    text = data.decode("utf-8", "surrogateescape")
    rows, row, classes, at = [], [], [], 0
    i = 0
    while i < len(text):
        c = text[i]
        width = 1 if "\udc80" <= c <= "\udcff" else len(c.encode())
        if c in "\r\n":
            rows.append(("".join(row), classes))
            row, classes = [], []
            if c == "\r" and text[i + 1 : i + 2] == "\n":
                i += 1
                at += 1
        elif not (at == 0 and c == "\ufeff"):
            row.append(c)
            classes.append(byte_classes[at])
        at += width
        i += 1
    rows.append(("".join(row), classes))
    return rows
