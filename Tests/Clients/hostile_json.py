"""Bodies and ids: JSON that is none, and JSON that nobody expects."""

import time

from hostile_base import (
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    TEXT,
    alive,
    case,
    change,
    edit,
    fresh,
    goes_on,
    leave,
    open_document,
    parse_error,
    same_text,
    session,
)
from hostile_frames import body
from wire import frame, is_release


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
