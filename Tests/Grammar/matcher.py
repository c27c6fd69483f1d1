"""Runs biao.ebnf: matches a line, the first alternative that lets all of it fit."""

import re
import sys

import engines  # noqa: F401, for the path of the generator
import ebnf
from machine import Words
from regex import END, Python, alt, chars
from words import Keywords

sys.setrecursionlimit(20000)

WHITE = "[ \\t\\u00a0\\u3000]"
SYMBOLS = "[ \\t\\u3000+\\-*/=<>!＋－＊／＝＜＞！×÷−≤≦≥≧≠()（）．,，%s]"

# What the grammar says in words.
SPECIAL = {
    "the end of the formula or a symbol follows, taking nothing": f"(?={SYMBOLS % '.'}|{WHITE}*$)",
    "the end of the formula or a symbol other than . follows, taking nothing": f"(?={SYMBOLS % ''}|{WHITE}*$)",
    "white space, a separator, a colon or the end of the line follow, taking nothing": f"(?={WHITE}|[,，、:：]|$)",
    "#x5C before white space or the end of the line": f"\\\\(?={WHITE}|$)",
    "white space, and then a parenthesis, a colon or the end of the line follow, taking nothing":
        f"(?={WHITE}*(?:[(（:：]|$))",
    "white space, and then a comma or the end of the line follow, taking nothing": f"(?={WHITE}*(?:[,，]|$))",
    "one of the units of keywords.tsv, with multipliers (万元) and what it is counted for (元/人·月)":
        Python().write(Words(Keywords()).make_unit(Keywords().of)),
}


class Matcher:
    """`leaves`: productions of which the parts are not asked for."""

    def __init__(self, leaves):
        self.productions, self.leaves = ebnf.read(), leaves
        self.compiled = {}

    def line(self, goal, text):
        """The productions met in `text`, outer ones first, as (name, start, end); None if it does not fit."""
        for end, spans in self.match(("name", goal), text, 0):
            if end == len(text):
                found = []
                while spans:
                    spans, span = spans
                    found.append(span)
                return sorted(found, key=lambda s: (s[1], -s[2]))
        return None

    def pattern(self, written):
        if written not in self.compiled:
            self.compiled[written] = re.compile(written)
        return self.compiled[written]

    def match(self, expression, text, at):
        """The ends of all matches, the preferred first, each with the productions in it, as a linked list."""
        match expression:
            case ("text", expected):
                if text.startswith(expected, at):
                    yield at + len(expected), ()
            case ("keyword", expected):
                piece = text[at : at + len(expected)]
                if len(piece) == len(expected) and all(
                        a == b or (a.isascii() and a.lower() == b) for a, b in zip(piece, expected)):
                    yield at + len(expected), ()
            case ("set", pattern, _):
                if self.pattern(pattern).match(text, at):
                    yield at + 1, ()
            case ("special", words):
                if found := self.pattern(SPECIAL[words]).match(text, at):
                    yield found.end(), ()
            case ("name", name):
                yield from self.production(name, text, at)
            case ("one", parts):
                for part in parts:
                    yield from self.match(part, text, at)
            case ("all", parts):
                yield from self.all(parts, 0, text, at)
            case ("repeat", part, mark):
                yield from self.repeat(part, mark, text, at)
            case _:
                raise ValueError(expression)

    def production(self, name, text, at):
        for end, spans in self.match(self.productions[name], text, at):
            yield end, join((), (name, at, end)) if name in self.leaves else join(spans, (name, at, end))

    def all(self, parts, index, text, at):
        if index == len(parts):
            yield at, ()
            return
        for middle, first in self.match(parts[index], text, at):
            for end, rest in self.all(parts, index + 1, text, middle):
                yield end, append(first, rest)

    def repeat(self, part, mark, text, at):
        while part[0] == "name" and part[1] not in self.leaves and self.productions[part[1]][0] == "set":
            part = self.productions[part[1]]
        if part[0] == "set":
            # The common case without a call for each character.
            run = self.pattern(part[1] + "*").match(text, at).end()
            if mark == "?":
                run = min(run, at + 1)
            for end in range(run, at if mark == "+" else at - 1, -1):
                yield end, ()
            return
        if mark == "?":
            yield from self.match(part, text, at)
            yield at, ()
            return
        for middle, first in self.match(part, text, at):
            if middle > at:
                for end, rest in self.repeat(part, "*", text, middle):
                    yield end, append(first, rest)
        if mark == "*":
            yield at, ()


def join(spans, span):
    return (spans, span)


def append(first, rest):
    if not rest:
        return first
    before, span = rest
    return (append(first, before), span)
