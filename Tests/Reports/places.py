"""Lines and columns of a document, counted here anew from its bytes: by code points, UTF-16 units and bytes."""

import functools


@functools.lru_cache(maxsize=256)
def line_starts(data):
    """Offsets at which lines begin; lines end with LF, CRLF or CR."""
    starts = [0]
    i = 0
    while i < len(data):
        if data[i] == 13:
            i += 2 if data[i + 1:i + 2] == b"\n" else 1
            starts.append(i)
        elif data[i] == 10:
            i += 1
            starts.append(i)
        else:
            i += 1
    return starts


def characters(data):
    """A character for each byte that is no UTF-8."""
    return data.decode("utf-8", "surrogateescape")


def prefix(data, line, offset):
    start = line_starts(data)[line - 1]
    if start == 0 and data.startswith(b"\xef\xbb\xbf"):
        start = min(3, offset)
    return data[start:offset]


def code_points(data, line, offset):
    return len(characters(prefix(data, line, offset))) + 1


def utf16_units(data, line, offset):
    return sum(2 if ord(c) > 0xFFFF else 1 for c in characters(prefix(data, line, offset))) + 1


def byte_column(data, line, offset):
    return offset - line_starts(data)[line - 1] + 1
