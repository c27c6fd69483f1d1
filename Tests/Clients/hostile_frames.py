"""Frames that are none, or only nearly."""

import json
import time

from hostile_base import (
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    case,
    fresh,
    goes_on,
    parse_error,
    session,
)
from wire import frame


@case
def truncated_header():
    """The input ends within a header: exit 1."""
    with session() as wire:
        wire.send_raw(b"Content-Len")
        wire.close_input()
        assert wire.wait_exit() == 1


@case
def truncated_body():
    """Death in mid-frame: exit 1."""
    with session() as wire:
        wire.send_raw(frame({"jsonrpc": "2.0", "id": 1, "method": "shutdown"})[:-5])
        wire.close_input()
        assert wire.wait_exit() == 1


@case
def lengths_that_are_none():
    """Negative, signed, hexadecimal, empty, worded lengths: one parse error each, and the next message is read."""
    with session() as wire:
        for value in (b"-1", b"-99999999999999999999", b"+20", b"0x10", b"", b"ten", b"1e3", b"12 34", b"12;", "１２".encode()):
            wire.send_raw(b"Content-Length: " + value + b"\r\n\r\n{}")
            wire.request(1, "unknown/method")
            assert parse_error(wire) == PARSE_ERROR, value
            assert wire.error(1) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def length_beyond_memory():
    """A length that no machine has: it is said, and the process ends with 1, because what follows cannot be read."""
    for value in (b"99999999999", b"9223372036854775807", b"18446744073709551616", b"9" * 60):
        with session() as wire:
            wire.send_raw(b"Content-Length: " + value + b"\r\n\r\n{}")
            assert parse_error(wire) == INVALID_REQUEST
            assert wire.wait_exit() == 1


@case
def length_announced_and_not_sent():
    """A gigabyte is announced and ten bytes come: no memory is taken for it; at the end of the input exit 1."""
    with session() as wire:
        # What a server makes while nothing is opened yet, it has made.
        time.sleep(0.5)
        before = wire.memory()
        wire.send_raw(b"Content-Length: 1000000000\r\n\r\n{\"jsonrpc\"")
        time.sleep(0.3)
        assert wire.memory() - before < 8 << 20
        wire.close_input()
        assert wire.wait_exit() == 1


@case
def no_length():
    """Headers without a length: one parse error, and the next message is read."""
    with session() as wire:
        wire.send_raw(b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}")
        wire.request(1, "unknown/method")
        assert parse_error(wire) == PARSE_ERROR
        assert wire.error(1) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def header_without_colon():
    """A line that is no header, and a length: one parse error, and the next message is read."""
    with session() as wire:
        wire.send_raw(b"GET / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
        wire.request(1, "unknown/method")
        assert parse_error(wire) == PARSE_ERROR
        assert wire.error(1) == METHOD_NOT_FOUND
        goes_on(wire)


def body(number):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": "unknown/method"}).encode()


def understood(header):
    """A header that must be understood."""
    with session() as wire:
        text = body(7)
        wire.send_raw(header.replace(b"N", b"%d" % len(text)) + text)
        assert wire.error(7) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def lower_case_header():
    """content-length: read, as names of headers have no case."""
    understood(b"content-length: N\r\n\r\n")


@case
def upper_case_header():
    """CONTENT-LENGTH: read."""
    with session() as wire:
        text = body(7)
        wire.send_raw(b"CONTENT-LENGTH: %d\r\n\r\n" % len(text) + text)
        assert wire.error(7) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def line_feeds_alone():
    """Header lines that end in line feeds alone: read."""
    understood(b"Content-Length: N\n\n")


@case
def mixed_line_ends():
    """Header lines with and without carriage returns: read."""
    understood(b"Content-Length: N\n\r\n")


@case
def unknown_headers():
    """Headers that the protocol does not know, before and after the length: read."""
    understood(b"X-Trace: a:b:c\r\nContent-Length: N\r\nX-Empty:\r\n\r\n")


@case
def spaces_in_header():
    """No space, many, tabs: read."""
    understood(b"Content-Length:N\r\n\r\n")
    understood(b"Content-Length: \t  N \t \r\n\r\n")


@case
def same_length_twice():
    """The same length twice: read."""
    understood(b"Content-Length: N\r\nContent-Length: N\r\n\r\n")


@case
def two_lengths():
    """Two lengths that differ: one parse error, and the next message is read."""
    with session() as wire:
        wire.send_raw(b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")
        wire.request(1, "unknown/method")
        assert parse_error(wire) == PARSE_ERROR
        assert wire.error(1) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def charsets_that_are_utf8():
    """utf-8, UTF-8, utf8, quoted: read."""
    for name in (b"utf-8", b"UTF-8", b"utf8", b'"utf-8"'):
        understood(b"Content-Length: N\r\nContent-Type: application/vscode-jsonrpc; charset=" + name + b"\r\n\r\n")


@case
def wrong_charset():
    """A character set other than UTF-8: a parse error; the body is passed over, and the next message is read."""
    with session() as wire:
        text = body(1).decode().encode("utf-16")
        wire.send_raw(b"Content-Type: application/json; charset=utf-16\r\nContent-Length: %d\r\n\r\n" % len(text) + text)
        assert parse_error(wire) == PARSE_ERROR
        goes_on(wire)


@case
def huge_header():
    """A header line of a megabyte: parse errors, few of them, and the next message is read."""
    with session() as wire:
        wire.send_raw(b"X-Long: " + b"a" * (1 << 20) + b"\r\n\r\n")
        wire.request(1, "unknown/method")
        assert wire.error(1) == METHOD_NOT_FOUND
        faults = [message for message in wire.messages if message.get("id", 0) is None]
        assert 1 <= len(faults) <= 2, len(faults)
        wire.messages = []
        goes_on(wire)


@case
def many_header_lines():
    """A thousand headers: parse errors or none, and the next message is read."""
    with session() as wire:
        wire.send_raw(b"".join(b"X-%d: y\r\n" % n for n in range(5000)) + b"\r\n")
        wire.request(1, "unknown/method")
        assert wire.error(1) == METHOD_NOT_FOUND
        wire.messages = [message for message in wire.messages if message.get("id", 0) is not None]
        goes_on(wire)


@case
def garbage_between_messages():
    """Zeros, text and binary between messages: the next message is read."""
    with session() as wire:
        for garbage in (b"\0" * 100_000, b"hello\r\n\r\n", bytes(range(256)) * 500, "一二三\r\n\r\n".encode(), b"\x1f\x8b\x08" * 10_000):
            wire.send_raw(garbage)
            wire.request(1, "unknown/method")
            assert wire.error(1) == METHOD_NOT_FOUND
        faults = [message for message in wire.messages if message.get("id", 0) is None]
        assert 1 <= len(faults) <= 10, len(faults)
        wire.messages = []
        goes_on(wire)


@case
def blank_lines_between_messages():
    """Line ends after a body, as careless clients send them: the next message is read."""
    with session() as wire:
        for blank in (b"\r\n", b"\n", b"\n\n\n", b"\r\n\r\n"):
            wire.send_raw(blank)
            wire.request(1, "unknown/method")
            assert wire.error(1) == METHOD_NOT_FOUND, blank
        wire.messages = [message for message in wire.messages if message.get("id", 0) is not None]
        goes_on(wire)


@case
def garbage_forever():
    """Twenty megabytes without a line end: no reply for each piece, no memory."""
    with session() as wire:
        before = wire.memory()
        for _ in range(20):
            wire.send_raw(b"x" * (1 << 20))
            wire.drain()
        assert wire.memory() - before < 16 << 20
        wire.send_raw(b"\r\n")
        wire.request(1, "unknown/method")
        assert wire.error(1) == METHOD_NOT_FOUND
        assert len(wire.messages) <= 3
        wire.messages = []
        goes_on(wire)


@case
def length_too_short():
    """The body is longer than its length: a parse error or two, and the next message but one is read."""
    with session() as wire:
        text = body(1)
        wire.send_raw(b"Content-Length: %d\r\n\r\n" % (len(text) - 10) + text)
        wire.request(2, "unknown/method")
        assert parse_error(wire) == PARSE_ERROR
        assert wire.error(2) == METHOD_NOT_FOUND
        wire.messages = [message for message in wire.messages if message.get("id", 0) is not None]
        goes_on(wire)


@case
def length_too_long():
    """The length takes in the next message: a parse error, and the one after is read."""
    with session() as wire:
        text = body(1)
        follower = frame(json.loads(body(2)))
        wire.send_raw(b"Content-Length: %d\r\n\r\n" % (len(text) + len(follower)) + text + follower)
        wire.request(3, "unknown/method")
        assert parse_error(wire) == PARSE_ERROR
        assert wire.error(3) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def empty_body():
    """A length of nought: a parse error, and the next message is read."""
    with session() as wire:
        wire.send_raw(b"Content-Length: 0\r\n\r\n")
        assert parse_error(wire) == PARSE_ERROR
        goes_on(wire)


@case
def byte_by_byte():
    """Every byte in a write of its own: read."""
    with session() as wire:
        for byte in frame(json.loads(body(1))):
            wire.send_raw(bytes([byte]))
            wire.drain()
        assert wire.error(1) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def session_in_one_write():
    """A whole session in one write, and the end of the input at once: every request is answered, exit 0."""
    with fresh() as wire:
        wire.send_raw(
            frame({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"capabilities": {}}})
            + frame({"jsonrpc": "2.0", "method": "initialized", "params": {}})
            + b"".join(frame(json.loads(body(n))) for n in range(1, 200))
            + frame({"jsonrpc": "2.0", "id": "last", "method": "shutdown"})
            + frame({"jsonrpc": "2.0", "method": "exit"})
        )
        wire.close_input()
        assert "capabilities" in wire.result(0)
        for number in range(1, 200):
            assert wire.error(number) == METHOD_NOT_FOUND
        assert wire.result("last") is None
        assert wire.wait_exit() == 0
        assert wire.messages == []
