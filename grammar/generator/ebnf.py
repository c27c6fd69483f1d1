"""Reads biao.ebnf: productions by name, as nested tuples.

("text", t) ("keyword", t) ("set", regex) ("special", text) ("name", n) ("all", [...]) ("one", [...]) ("repeat", e, mark)
("without", a, b)
"""

import re

from words import GRAMMAR

TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"\n]*")|(?P<keyword>'[^'\n]*')|(?P<set>\[\^?[^\]]*\])|(?P<code>\#x[0-9A-F]+)"""
    r"""|(?P<special>‹[^›]*›)|(?P<name>[A-Za-z_]+)|(?P<sign>::=|[|()?*+-]))""")


def read():
    """The productions in their order, and the comments left out."""
    text = re.sub(r"/\*.*?\*/", "", (GRAMMAR / "biao.ebnf").read_text("utf-8"), flags=re.S)
    productions = {}
    for match in re.finditer(r"^(\w+)\s*::=(.*?)(?=^\w+\s*::=|\Z)", text, flags=re.S | re.M):
        assert match[1] not in productions, f"{match[1]} is there twice"
        productions[match[1]] = Reader(match[2]).whole()
    return productions


def set_pattern(written):
    """A set as a regular expression of one character."""
    inner = written[1:-1]
    negated = inner.startswith("^")
    inner = inner[1:] if negated else inner
    out = "".join(
        re.escape(chr(int(m[1], 16))) if m[1] else "-" if m[2] else re.escape(m[0])
        for m in re.finditer(r"#x([0-9A-F]+)|(?<=.)(-)(?=.)|.", inner))
    return f"[^\\n{out}]" if negated else f"[{out}]"


class Reader:
    def __init__(self, text):
        self.tokens, at = [], 0
        while at < len(text.rstrip()):
            match = TOKEN.match(text, at)
            assert match, f"not understood: {text[at:at + 40]!r}"
            self.tokens.append((match.lastgroup, match[match.lastgroup]))
            at = match.end()
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, None)

    def whole(self):
        expression = self.choice()
        assert self.peek() == (None, None), f"left over: {self.tokens[self.at:]}"
        return expression

    def choice(self):
        alternatives = [self.sequence()]
        while self.peek() == ("sign", "|"):
            self.at += 1
            alternatives.append(self.sequence())
        return alternatives[0] if len(alternatives) == 1 else ("one", alternatives)

    def sequence(self):
        parts = []
        while self.peek()[0] and self.peek() not in (("sign", "|"), ("sign", ")")):
            parts.append(self.repeated())
        return parts[0] if len(parts) == 1 else ("all", parts)

    def repeated(self):
        part = self.primary()
        while self.peek() in (("sign", "?"), ("sign", "*"), ("sign", "+")):
            part = ("repeat", part, self.tokens[self.at][1])
            self.at += 1
        if self.peek() == ("sign", "-"):
            self.at += 1
            part = ("without", part, self.primary())
        return part

    def primary(self):
        kind, text = self.tokens[self.at]
        self.at += 1
        match kind:
            case "text" | "keyword":
                return kind, text[1:-1]
            case "set":
                return "set", set_pattern(text), text
            case "code":
                return "text", chr(int(text[2:], 16))
            case "special":
                return "special", text[1:-1].strip()
            case "name":
                return "name", text
        assert text == "(", f"unexpected {text}"
        inner = self.choice()
        assert self.peek() == ("sign", ")"), "a parenthesis is not closed"
        self.at += 1
        return inner


def names(expression):
    """The productions to which an expression refers."""
    match expression[0]:
        case "name":
            yield expression[1]
        case "all" | "one":
            for part in expression[1]:
                yield from names(part)
        case "repeat":
            yield from names(expression[1])
        case "without":
            yield from names(expression[1])
            yield from names(expression[2])
