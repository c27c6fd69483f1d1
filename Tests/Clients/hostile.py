"""A client that does everything wrong: each case sends raw bytes and says what must come of it.

    python3 Tests/Clients/hostile.py [WORDS]      all cases, or those whose name holds the words

Pure Python. A case is a function with `@case`; its first line says what is done and what must follow. Whatever a case
does, the process must answer as the protocol says or end with the code that it says; it must never hang, never be ended
by a signal, and never write anything but messages to its output. Where a session goes on, `alive` proves it.
"""

import contextlib
import itertools
import json
import os
import subprocess
import sys
import time

from wire import PATIENCE, Wire, frame, is_release

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
NOT_INITIALIZED = -32002
CANCELLED = -32800

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


# What cases are made of

CAPABILITIES = {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}


@contextlib.contextmanager
def fresh(*arguments):
    """A process that has heard nothing yet."""
    with Wire(*arguments) as wire:
        yield wire


@contextlib.contextmanager
def session(capabilities=CAPABILITIES, **params):
    """A process after the handshake."""
    with Wire() as wire:
        wire.request(0, "initialize", {"processId": os.getpid(), "capabilities": capabilities, **params})
        assert "capabilities" in wire.result(0)
        wire.notify("initialized", {})
        yield wire


numbers = itertools.count(1_000_000)

# Each line has a fault whose place shows where the server thinks that its characters are.
TEXT = "@form 没有这个模板\n" + "".join(f"乙{'😀' * (n % 3)}{n}：１２％\n" for n in range(8))


def open_document(wire, uri, text, version=1):
    wire.notify(
        "textDocument/didOpen",
        {"textDocument": {"uri": uri, "languageId": "biao", "version": version, "text": text}},
    )


def change(wire, uri, version, *changes):
    wire.notify(
        "textDocument/didChange",
        {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)},
    )


def edit(start, end, text):
    """A change of a range; both ends as (line, character)."""
    return {
        "range": {
            "start": {"line": start[0], "character": start[1]},
            "end": {"line": end[0], "character": end[1]},
        },
        "text": text,
    }


def places(diagnostics):
    return [(item["code"], item["range"], item["message"]) for item in diagnostics["diagnostics"]]


def same_text(wire, uri, text, version=None):
    """The server's text of `uri` is `text`: it finds the same in it as in a document that has just been opened."""
    number = next(numbers)
    marker = version if version is not None else number
    change(wire, uri, marker, edit((0, 0), (0, 0), ""))
    found = places(wire.diagnostics(uri, marker))
    copy = f"untitled:copy-{number}"
    open_document(wire, copy, text)
    expected = places(wire.diagnostics(copy))
    wire.notify("textDocument/didClose", {"textDocument": {"uri": copy}})
    wire.closed(copy)
    assert found == expected, f"the texts differ:\n{found}\n{expected}"


def alive(wire):
    """The session goes on: a document is opened, found fault with, and closed."""
    uri = f"untitled:alive-{next(numbers)}"
    open_document(wire, uri, TEXT)
    assert len(wire.diagnostics(uri)["diagnostics"]) == 9
    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    wire.closed(uri)


def leave(wire):
    """The session ends as it should, and nothing is left over but the server's log."""
    number = next(numbers)
    wire.request(number, "shutdown")
    assert wire.result(number) is None
    wire.notify("exit")
    code = wire.wait_exit()
    assert code == 0, f"exit code {code}"
    left = [message for message in wire.messages if message.get("method") != "window/logMessage"]
    assert left == [], f"left over: {str(left)[:500]}"
    assert not wire.unread, "half a message at the end"


def goes_on(wire):
    alive(wire)
    leave(wire)


def parse_error(wire):
    """An error that names no request."""
    found = wire.take(lambda message: "method" not in message and message.get("id", 0) is None, what="error without id")
    return found["error"]["code"]


# Frames


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


# JSON


@case
def bodies_that_are_no_json():
    """Each gets one parse error without an id, and the session goes on."""
    bodies = [
        b"{", b"}", b"[", b"{]", b"nul", b"truefalse", b"'a'", b"{'a':1}", b'{"a":}', b'{"a"}', b'{"a":1,}', b"[1,]", b"{,}",
        b'{"a":1 "b":2}', b'{"jsonrpc":"2.0","id":1,"method":"shutdown"', b'{"a":NaN}', b'{"a":Infinity}', b'{"a":-}',
        b'{"a":01}', b'{"a":+1}', b'{"a":.5}', b'{"a":1.}', b'{"a":1e}', b'{"a":0x10}', b'{"a":"\n"}', b'{"a":"\x00"}',
        b'{"a":"\\x41"}', b'{"a":"\\u12"}', b'{"a":"\\u12G4"}', b'{"a":"', b'{"a":"\\', b'"\\u', b"{}{}", b"{} x", b"// x\n{}",
        b"\xef\xbb\xbf{}", b"\x00", b"   ", b"\xff\xfe", "“a”".encode(), b"undefined", b"{1:2}", b'{"a":1;"b":2}', b"-", b"1e",
    ]
    with session() as wire:
        for text in bodies:
            wire.send_raw(frame(text))
            assert parse_error(wire) == PARSE_ERROR, text
        goes_on(wire)


@case
def messages_that_are_no_objects():
    """Batches and bare values: an invalid request each, without an id."""
    bodies = [b"[]", b"1", b'"x"', b"null", b"true", b"[" + body(1) + b"," + body(2) + b"]", b"[[[]]]", b"-0.5e-7", b"{}",
              b'{"jsonrpc":"2.0"}', b'{"params":{}}']
    with session() as wire:
        for text in bodies:
            wire.send_raw(frame(text))
            assert parse_error(wire) == INVALID_REQUEST, text
        goes_on(wire)


@case
def methods_that_are_no_text():
    """A request whose method is a number, list or object: an invalid request, with its id."""
    with session() as wire:
        for number, method in enumerate((1, True, [], {}, ["shutdown"], 1.5), start=1):
            wire.send({"jsonrpc": "2.0", "id": number, "method": method})
            assert wire.error(number) == INVALID_REQUEST, method
            wire.send({"jsonrpc": "2.0", "method": method})
            assert parse_error(wire) == INVALID_REQUEST, method
        goes_on(wire)


@case
def odd_methods():
    """Empty, long, foreign method names: unknown, with a reply; as notifications silence."""
    names = ["", " ", "\0", "shutdown ", "SHUTDOWN", "textDocument", "textDocument/", "/", "$/", "$/unknown", "一" * 1000, "x" * 100_000, "\u2028"]
    with session() as wire:
        for number, name in enumerate(names, start=1):
            wire.request(number, name, {})
            assert wire.error(number) == METHOD_NOT_FOUND, name[:20]
            wire.notify(name, {})
        goes_on(wire)


@case
def params_that_are_no_container():
    """Params of a request that are text, number or bool: an invalid request; of a notification: silence."""
    with session() as wire:
        for number, params in enumerate(("x", 1, True, 1.5), start=1):
            wire.request(number, "shutdown", params)
            assert wire.error(number) == INVALID_REQUEST, params
            wire.notify("textDocument/didOpen", params)
        goes_on(wire)


@case
def jsonrpc_missing_or_wrong():
    """No version, or another one, is no reason to leave a client without an answer."""
    with session() as wire:
        wire.send({"id": 1, "method": "unknown"}, {"jsonrpc": "1.0", "id": 2, "method": "unknown"}, {"jsonrpc": 2, "id": 3, "method": "unknown"})
        for number in (1, 2, 3):
            assert wire.error(number) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def keys_twice_and_unknown():
    """Keys that stand twice, escaped keys and keys of nobody: one reply."""
    with session() as wire:
        wire.send_raw(frame(b'{"jsonrpc":"2.0","id":1,"\\u006dethod":"unknown","x":{"y":[]},"params":{},"params":[]}'))
        assert wire.error(1) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def deep_params():
    """10,000 levels, and a million, in the params: the request is answered."""
    with session() as wire:
        for number, depth in enumerate((10_000, 1_000_000), start=1):
            for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
                value = opening * depth + b"1" + closing * depth
                wire.send_raw(frame(b'{"jsonrpc":"2.0","id":%d,"method":"unknown","params":{"a":%s}}' % (number, value)))
                assert wire.error(number) == METHOD_NOT_FOUND
        goes_on(wire)


@case
def deep_and_unterminated():
    """10,000 levels, and a million, that do not end: a parse error."""
    with session() as wire:
        for depth in (10_000, 1_000_000):
            for text in (b"[" * depth, b'{"a":' * depth, b'[{"":' * depth):
                wire.send_raw(frame(text))
                assert parse_error(wire) == PARSE_ERROR
        goes_on(wire)


@case
def deep_initialize():
    """10,000 levels where the capabilities should be: an ordinary answer."""
    with fresh() as wire:
        value = b'{"textDocument":' * 10_000 + b"{}" + b"}" * 10_000
        wire.send_raw(frame(b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":%s}}' % value))
        assert "capabilities" in wire.result(1)
        goes_on(wire)


@case
def invalid_utf8():
    """A text that is no UTF-8: the server's messages are UTF-8 all the same; what is asked is answered."""
    with session() as wire:
        bad = b"\xff\xc3\x28\xa0\xe4\xb8\xed\xa0\x80\xf8\x88\xc0\x80"
        wire.send_raw(frame(b'{"jsonrpc":"2.0","id":1,"method":"unk%sn","params":{"a":"%s"}}' % (bad, bad)))
        assert wire.error(1) == METHOD_NOT_FOUND
        wire.send_raw(frame(b'{"jsonrpc":"2.0","id":"%s","method":"unknown"}' % bad))
        assert wire.take(lambda message: "error" in message)["error"]["code"] in (METHOD_NOT_FOUND, INVALID_REQUEST)
        wire.send_raw(frame(
            b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:%s","languageId":"biao",'
            b'"version":1,"text":"@form %s\\n%s: %s\\n"}}}' % (bad, bad, bad, bad)))
        found = wire.notification("textDocument/publishDiagnostics")
        assert found["params"]["diagnostics"], found
        goes_on(wire)


@case
def half_surrogates():
    """Halves of surrogate pairs in texts and ids: answered in valid UTF-8."""
    with session() as wire:
        for number, text in enumerate((b"\\ud83d", b"\\ude00", b"\\ude00\\ud83d", b"\\ud83dx", b"\\ud83d\\u0041"), start=1):
            wire.send_raw(frame(
                b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:%d","languageId":"biao",'
                b'"version":1,"text":"%s%s\\n%s: x\\n"}}}' % (number, b"@form ", text, text)))
            assert wire.diagnostics(f"untitled:{number}")["diagnostics"]
            wire.send_raw(frame(b'{"jsonrpc":"2.0","id":"%s","method":"unknown"}' % text))
            assert wire.take(lambda message: "error" in message)["error"]["code"] == METHOD_NOT_FOUND
        goes_on(wire)


@case
def escaped_texts():
    """A text in which every character is escaped is the same text."""
    with session() as wire:
        text = TEXT + '\t"\\/\b\f'
        escaped = "".join(f"\\u{int.from_bytes(text.encode('utf-16-be')[i:i + 2], 'big'):04X}" for i in range(0, len(text.encode("utf-16-be")), 2))
        wire.send_raw(frame((
            '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:e","languageId":"biao",'
            f'"version":1,"text":"{escaped}"}}}}}}').encode()))
        wire.diagnostics("untitled:e")
        same_text(wire, "untitled:e", text)
        goes_on(wire)


@case
def message_of_50_megabytes():
    """50 MB in one request: it is answered; afterwards the memory is given back."""
    with session() as wire:
        before = wire.memory()
        start = time.perf_counter()
        wire.request(1, "unknown", {"text": "表" * (50_000_000 // 3)})
        assert wire.error(1, 60) == METHOD_NOT_FOUND
        took = time.perf_counter() - start
        wire.request(2, "unknown", {"values": [[]] * 5_000_000})
        assert wire.error(2, 60) == METHOD_NOT_FOUND
        if is_release():
            assert took < 3, f"{took} s for 50 MB"
        alive(wire)
        after = wire.memory()
        assert after - before < 120 << 20, f"{after - before} bytes more than before"
        leave(wire)


@case
def document_of_50_megabytes():
    """A document of 50 MB: opened, edited and closed; diagnostics of each version come."""
    with session() as wire:
        size = 50_000_000 if is_release() else 2_000_000
        text = "@form 没有这个模板\n" + "甲: 一二三四五六七八九十\n" * (size // 38)
        open_document(wire, "untitled:large", text)
        wire.diagnostics("untitled:large", 1, 120)
        change(wire, "untitled:large", 2, edit((1000, 3), (1000, 4), "１２％"))
        wire.diagnostics("untitled:large", 2, 120)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:large"}})
        wire.closed("untitled:large")
        goes_on(wire)


@case
def one_line_of_a_megabyte():
    """A document that is one line of a million characters: edited at its end; the texts stay the same."""
    with session() as wire:
        size = 1_000_000 if is_release() else 100_000
        text = "甲: " + "一😀" * (size // 2)
        open_document(wire, "untitled:line", text)
        wire.diagnostics("untitled:line", 1, 60)
        end = len(text.encode("utf-16-le")) // 2
        change(wire, "untitled:line", 2, edit((0, end), (0, end), "\n乙：１２％"))
        same_text(wire, "untitled:line", text + "\n乙：１２％")
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:line"}})
        wire.closed("untitled:line")
        goes_on(wire)


# Ids


@case
def ids_of_all_kinds():
    """Numbers and texts of any size come back as they were sent."""
    ids = [0, -1, 1, 2**31, -(2**31), 2**53 + 1, 2**63, -(2**64), 10**40, "", "1", "表", "a\"b\\c\n", "x" * 100_000, 1.5, 1e3]
    with session() as wire:
        for number in ids:
            wire.request(number, "unknown")
            assert wire.error(number) == METHOD_NOT_FOUND, number
        goes_on(wire)


@case
def ids_that_are_none():
    """Null, bools, lists and objects as ids: an invalid request without an id."""
    with session() as wire:
        for number in (None, True, False, [], {}, [1], {"id": 1}):
            wire.send({"jsonrpc": "2.0", "id": number, "method": "unknown"})
            assert parse_error(wire) == INVALID_REQUEST, number
        goes_on(wire)


@case
def ids_that_stand_twice():
    """The same id in flight twice: two replies."""
    with session() as wire:
        wire.send(*[{"jsonrpc": "2.0", "id": 5, "method": "unknown"}] * 2)
        assert wire.error(5) == METHOD_NOT_FOUND
        assert wire.error(5) == METHOD_NOT_FOUND
        wire.request("5", "unknown")
        assert wire.error("5") == METHOD_NOT_FOUND
        goes_on(wire)


@case
def answers_to_nobody():
    """Responses to requests that never were: silence."""
    with session() as wire:
        for number in (0, 1, -1, 10**30, "x", None, 1.5, True, [], {}):
            wire.send({"jsonrpc": "2.0", "id": number, "result": None})
            wire.send({"jsonrpc": "2.0", "id": number, "result": [{"hebiao": {"language": 5}}]})
            wire.send({"jsonrpc": "2.0", "id": number, "error": {"code": -32603, "message": "no"}})
        wire.send({"jsonrpc": "2.0", "error": {"code": 1, "message": ""}}, {"jsonrpc": "2.0", "result": 1})
        goes_on(wire)


# From the first message to the last


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


# Texts


@case
def edits_out_of_range():
    """Lines and characters beyond the text are cut to it, as the protocol says."""
    for far in (100, 2**31 - 1, 2**31, 2**32, 2**53, 2**63 - 1):
        with session() as wire:
            uri = "untitled:a"
            open_document(wire, uri, TEXT)
            change(wire, uri, 2, edit((far, 0), (far, far), "丙：１％\n"))
            text = TEXT + "丙：１％\n"
            change(wire, uri, 3, edit((1, far), (1, far), "９"))
            lines = text.split("\n")
            lines[1] += "９"
            same_text(wire, uri, "\n".join(lines))
            change(wire, uri, 2_000_000, edit((0, 0), (far, far), TEXT))
            same_text(wire, uri, TEXT, 3_000_000)
            wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            wire.closed(uri)
            goes_on(wire)


@case
def edits_that_cannot_be_read():
    """Negative, reversed, fractional, absent or foreign places: no trap; the full text afterwards puts all right."""
    bad = [
        edit((-1, 0), (0, 0), "x"), edit((0, -1), (0, -1), "x"), edit((-(2**63), -5), (0, 0), "x"), edit((3, 0), (1, 0), "x"),
        edit((0, 3), (0, 1), "x"), edit((0.5, 0), (1, 0), "x"), edit((1e300, 0), (1, 0), "x"), edit(("0", 0), (0, 0), "x"),
        edit((None, 0), (0, 0), "x"), edit((10**30, 0), (10**30, 0), "x"), {"text": 1}, {"text": None}, {"range": {}, "text": "x"},
        {"range": None, "text": TEXT}, {"range": [], "text": "x"}, {"range": "0", "text": "x"}, {"range": {"start": {"line": 0, "character": 0}}, "text": "x"},
        {}, None, 1, "x", [], {"rangeLength": -5, **edit((0, 0), (0, 1), "y")}, edit((1, 0), (1, 1), None), {"range": {"start": 1, "end": 2}, "text": "x"},
    ]
    with session() as wire:
        uri = "untitled:a"
        open_document(wire, uri, TEXT)
        version = 1
        for each in bad:
            version += 1
            change(wire, uri, version, each)
            change(wire, uri, version, each, edit((0, 0), (0, 0), "x"), each)
            version += 1
            change(wire, uri, version, {"text": TEXT})
            same_text(wire, uri, TEXT, version + 1)
            version += 1
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.closed(uri)
        goes_on(wire)


@case
def reversed_range():
    """A range whose end is before its start is the range between the two."""
    with session() as wire:
        open_document(wire, "untitled:a", TEXT)
        change(wire, "untitled:a", 2, edit((2, 0), (1, 0), ""))
        lines = TEXT.split("\n")
        same_text(wire, "untitled:a", "\n".join(lines[:1] + lines[2:]))
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        wire.closed("untitled:a")
        goes_on(wire)


@case
def inside_a_surrogate_pair():
    """A place between the halves of a pair is the place before the pair."""
    with session() as wire:
        open_document(wire, "untitled:a", "甲😀：１２％\n")
        change(wire, "untitled:a", 2, edit((0, 2), (0, 2), "乙"))
        same_text(wire, "untitled:a", "甲乙😀：１２％\n")
        change(wire, "untitled:a", 2_000_000, edit((0, 3), (0, 4), ""))
        same_text(wire, "untitled:a", "甲乙：１２％\n", 3_000_000)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        wire.closed("untitled:a")
        goes_on(wire)


@case
def stale_versions():
    """Versions that go back, stand still, are null, text or missing: the changes are applied in the order in which they come."""
    with session() as wire:
        uri = "untitled:a"
        open_document(wire, uri, "", 10)
        text = ""
        for version in (9, 9, 0, -5, None, "x", 2**40, 3):
            change(wire, uri, version, edit((0, 0), (0, 0), "甲：１２％\n"))
            text += "甲：１２％\n"
        wire.notify("textDocument/didChange", {"textDocument": {"uri": uri}, "contentChanges": [edit((0, 0), (0, 0), "甲：１２％\n")]})
        text += "甲：１２％\n"
        wire.quiet(0.5)
        wire.messages = []
        same_text(wire, uri, text)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.closed(uri)
        goes_on(wire)


@case
def documents_out_of_turn():
    """Changed, saved and closed without having been opened; opened and closed twice: the last opening counts."""
    with session() as wire:
        uri = "untitled:a"
        change(wire, uri, 1, {"text": "x"})
        wire.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        open_document(wire, uri, "甲：１２％\n")
        open_document(wire, uri, TEXT, 5)
        same_text(wire, uri, TEXT)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.closed(uri)
        change(wire, uri, 9, {"text": "x"})
        wire.request(1, "textDocument/diagnostic", {"textDocument": {"uri": uri}})
        assert wire.error(1) in (INVALID_PARAMS, METHOD_NOT_FOUND)
        goes_on(wire)


URIS = [
    "", " ", "x", "/", "file:", "file:/", "file://", "file:///", "file:///%", "file:///%2", "file:///%ZZ.biao", "file:///a%00b.biao",
    "file:///a/../../../b.biao", "file:///no/such/folder/a%20b.biao", "FILE:///UPPER.BIAO", "file://host/share/a.biao", "file:///c%3A/a.biao", "untitled:Untitled-1",
    "vscode-notebook-cell:/a#b", "git:/a.biao?x=y#z", "http://[::1]/", "表.biao", "file:///表格.biao", "file:///%E8%A1%A8.biao", "file:///%ff%fe.biao",
    "a\nb", "a\0b", "\u2028", "file:///" + "a" * 300 + ".biao", "file:///" + "a/" * 3000 + "b.biao", "x" * 1_000_000, "hebiao:/templates/x.biao", "builtin:x", "stdin:",
]


@case
def odd_uris():
    """Any text is a name for a document: its diagnostics come under exactly that name."""
    with session() as wire:
        for uri in URIS:
            open_document(wire, uri, TEXT)
            assert wire.diagnostics(uri)["diagnostics"], uri[:50]
            wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            wire.closed(uri)
        goes_on(wire)


@case
def odd_watched_files():
    """Events of files that are not there, of folders, of nothing: an ordinary session."""
    with session() as wire:
        open_document(wire, "file:///no/such/folder/a.biao", TEXT)
        wire.diagnostics("file:///no/such/folder/a.biao")
        changes = [{"uri": uri[:1000], "type": kind} for uri in URIS for kind in (1, 2, 3, 0, -1, "x", None)]
        wire.notify("workspace/didChangeWatchedFiles", {"changes": changes + [None, 1, {}, {"uri": 5}, []]})
        wire.notify("workspace/didChangeWatchedFiles", {"changes": None})
        wire.notify("workspace/didChangeWatchedFiles")
        wire.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [{"uri": uri[:1000]} for uri in URIS] + [None, 1], "removed": {}}})
        wire.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": 1, "removed": [{"uri": uri[:1000]} for uri in URIS]}})
        wire.quiet(0.5)
        wire.messages = []
        alive(wire)
        wire.messages = []
        leave(wire)


# Params of every method, with each member in turn of another type

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


# Load


@case
def requests_all_cancelled():
    """10,000 queued requests, all cancelled: one reply to each, with a result or -32800, and soon."""
    with session({**CAPABILITIES, "textDocument": {"diagnostic": {}}}) as wire:
        open_document(wire, "untitled:a", TEXT * 50)
        start = time.perf_counter()
        requests = [{"jsonrpc": "2.0", "id": n, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": "untitled:a"}}} for n in range(10_000)]
        cancels = [{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": n}} for n in range(10_000)]
        wire.send(*requests, *cancels)
        wire.wait(lambda: len(wire.messages) >= 10_000, 120, "10,000 replies")
        took = time.perf_counter() - start
        assert [message["id"] for message in wire.messages] == list(range(10_000))
        cancelled = 0
        for message in wire.messages:
            if "error" in message:
                assert message["error"]["code"] == CANCELLED, message
                cancelled += 1
        print(f"    {took:.2f} s, {cancelled} cancelled")
        wire.messages = []
        wire.request("next", "unknown")
        assert wire.error("next") == METHOD_NOT_FOUND
        leave(wire)


@case
def cancels_of_nothing():
    """200,000 cancels of what never was: nothing is kept of them, and no later request suffers."""
    with session() as wire:
        for n in range(2000):
            wire.send_raw(b"".join(frame(b'{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"none %d"}}' % m) for m in range(n * 100, n * 100 + 100)))
        wire.drain(60)
        for params in ({}, None, [], {"id": None}, {"id": []}, {"id": 1.5}, {"id": True}, 5):
            wire.notify("$/cancelRequest", params)
        wire.notify("$/cancelRequest", {"id": 7})
        wire.request(7, "unknown")
        assert wire.error(7) == METHOD_NOT_FOUND
        assert wire.memory() < (60 << 20 if is_release() else 200 << 20)
        goes_on(wire)


@case
def many_documents():
    """1,000 open documents: diagnostics for each; closed, they are gone."""
    with session() as wire:
        for number in range(1000):
            open_document(wire, f"untitled:{number}", TEXT)
        for number in range(1000):
            assert wire.diagnostics(f"untitled:{number}")["diagnostics"]
            wire.notify("textDocument/didClose", {"textDocument": {"uri": f"untitled:{number}"}})
        for number in range(1000):
            wire.closed(f"untitled:{number}")
        goes_on(wire)


@case
def burst_of_edits():
    """100 edits in one write: the diagnostics of the last version come, and not those of all that were outdated."""
    with session() as wire:
        open_document(wire, "untitled:a", TEXT * 100)
        wire.diagnostics("untitled:a")
        wire.send(*[
            {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "untitled:a", "version": n}, "contentChanges": [edit((2, 0), (2, 0), "一")]}}
            for n in range(2, 102)
        ])
        wire.wait(lambda: any(m["params"].get("version") == 101 for m in wire.messages if "params" in m), None, "version 101")
        count = len(wire.messages)
        print(f"    {count} published for 100 edits")
        assert count < 50, count
        wire.messages = []
        lines = (TEXT * 100).split("\n")
        lines[2] = "一" * 100 + lines[2]
        same_text(wire, "untitled:a", "\n".join(lines))
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        wire.closed("untitled:a")
        goes_on(wire)


@case
def reader_that_stops():
    """100,000 edits while nobody reads: memory stays bounded; once somebody reads again, the last version's diagnostics come."""
    with session() as wire:
        open_document(wire, "untitled:a", TEXT)
        wire.diagnostics("untitled:a")
        wire.is_reading = False
        count = 100_000
        sent = 0
        stalled = None
        peak = 0
        while sent < count:
            if len(wire.unsent) < 1 << 20:
                for _ in range(min(500, count - sent)):
                    sent += 1
                    change(wire, "untitled:a", sent + 1, edit((2, 0), (2, 0 if sent % 2 else 1), "一" if sent % 2 else ""))
                stalled = None
            else:
                stalled = stalled or time.perf_counter()
                if time.perf_counter() - stalled > 3:
                    # The server takes no more before it is heard: so it should be.
                    wire.is_reading = True
            wire.pump(0.01)
            if sent % 5000 == 0 or stalled:
                peak = max(peak, wire.memory())
        time.sleep(1)
        peak = max(peak, wire.memory())
        wire.is_reading = True
        wire.diagnostics("untitled:a", count + 1, 120)
        print(f"    {peak >> 20} MB at most")
        assert peak < (160 << 20 if is_release() else 400 << 20), f"{peak >> 20} MB"
        wire.messages = []
        same_text(wire, "untitled:a", TEXT)
        wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:a"}})
        wire.closed("untitled:a")
        goes_on(wire)


@case
def end_of_input_while_blocked_on_writing():
    """Nobody reads, the output is full, and the input ends: the process ends within five seconds, with 1."""
    with session() as wire:
        wire.is_reading = False
        for number in range(200):
            open_document(wire, f"untitled:{number}", TEXT * 20)
        wire.drain()
        time.sleep(0.5)
        assert wire.process.poll() is None
        wire.process.stdin.close()
        assert wire.wait_exit(5) == 1


@case
def output_closed_while_blocked_on_writing():
    """Nobody reads, the output is full, and then its other end is closed: exit 1."""
    with session() as wire:
        wire.is_reading = False
        for number in range(200):
            open_document(wire, f"untitled:{number}", TEXT * 20)
        wire.drain()
        time.sleep(0.5)
        wire.close_output()
        assert wire.wait_exit(5) == 1


@case
def client_that_answers_nothing():
    """A client that declares everything and answers no request of the server's: every diagnostic comes."""
    capabilities = {
        **CAPABILITIES,
        "workspace": {
            "configuration": True, "workspaceFolders": True, "didChangeWatchedFiles": {"dynamicRegistration": True},
            "didChangeConfiguration": {"dynamicRegistration": True}, "semanticTokens": {"refreshSupport": True},
        },
        "window": {"workDoneProgress": True},
    }
    with session(capabilities) as wire:
        for number in range(20):
            open_document(wire, f"untitled:{number}", TEXT)
            assert len(wire.diagnostics(f"untitled:{number}")["diagnostics"]) == 9
            change(wire, f"untitled:{number}", 2, {"text": "甲：１％\n"})
            assert len(wire.diagnostics(f"untitled:{number}", 2)["diagnostics"]) >= 1
        wire.notify("workspace/didChangeConfiguration", {"settings": None})
        alive(wire)
        wire.quiet()
        assert {m["method"] for m in wire.messages} <= {
            "workspace/configuration", "client/registerCapability", "window/logMessage", "workspace/semanticTokens/refresh", "textDocument/publishDiagnostics"}
        wire.messages = []
        leave(wire)


@case
def client_that_refuses_everything():
    """A client that answers every request of the server's with an error: an ordinary session."""
    capabilities = {**CAPABILITIES, "workspace": {"configuration": True, "didChangeWatchedFiles": {"dynamicRegistration": True}, "didChangeConfiguration": {"dynamicRegistration": True}}}
    with session(capabilities) as wire:
        asked = wire.take(lambda message: message.get("method") == "workspace/configuration")
        for answer in ({"error": {"code": -32603, "message": "no"}}, {"result": None}, {"result": [None]}, {"result": 5}, {"result": [[]]}):
            wire.send({"jsonrpc": "2.0", "id": asked["id"], **answer})
        for message in [message for message in wire.messages if "id" in message]:
            wire.send({"jsonrpc": "2.0", "id": message["id"], "error": {"code": METHOD_NOT_FOUND, "message": "no"}})
        wire.messages = []
        alive(wire)
        wire.messages = []
        leave(wire)


def main():
    words = sys.argv[1:]
    failed = []
    for name, function in CASES.items():
        if words and not any(word in name for word in words):
            continue
        start = time.perf_counter()
        try:
            function()
            verdict = "pass"
        except AssertionError as error:
            verdict = f"FAIL  {str(error)[:1500]}"
            if not str(error):
                import traceback

                verdict += traceback.format_exc().strip().splitlines()[-3]
            failed.append(name)
        print(f"{time.perf_counter() - start:7.2f} s  {name:42} {verdict}", flush=True)
    print(f"{len(failed)} failed: {', '.join(failed)}" if failed else "all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
