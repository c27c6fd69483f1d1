"""Regular expressions as values, written out in the dialect of each editor.

Only what all engines share is used: classes, alternatives, repetition (greedy or lazy), lookahead. No recursion,
no lookbehind, no flags.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Literal:
    text: str


@dataclass(frozen=True)
class Class:
    """Characters, as pairs of the first and the last; `negated`: any other but a line end."""

    ranges: tuple[tuple[str, str], ...]
    negated: bool = False


@dataclass(frozen=True)
class Sequence:
    parts: tuple


@dataclass(frozen=True)
class Alternatives:
    parts: tuple


@dataclass(frozen=True)
class Repeated:
    part: object
    least: int
    most: int | None
    lazy: bool = False


@dataclass(frozen=True)
class Ahead:
    part: object


@dataclass(frozen=True)
class LineEnd:
    pass


END = LineEnd()


def regex(part):
    return Literal(part) if isinstance(part, str) else part


def seq(*parts):
    return Sequence(tuple(regex(part) for part in parts))


def alt(*parts):
    return Alternatives(tuple(regex(part) for part in parts))


def some(part):
    return Repeated(regex(part), 1, None)


def any_of(part):
    return Repeated(regex(part), 0, None)


def opt(part):
    return Repeated(regex(part), 0, 1)


def times(part, least, most):
    return Repeated(regex(part), least, most)


def shortest(part):
    """One or more, as few as the rest allows."""
    return Repeated(regex(part), 1, None, lazy=True)


def ahead(*parts):
    return Ahead(seq(*parts))


def _ranges(items):
    for item in items:
        if isinstance(item, Class):
            assert not item.negated
            yield from item.ranges
        elif isinstance(item, tuple):
            yield item
        else:
            yield from ((c, c) for c in item)


def chars(*items):
    """A class of the characters of strings, of (first, last) pairs and of other classes."""
    return Class(tuple(dict.fromkeys(_ranges(items))))


def none_of(*items):
    return Class(tuple(dict.fromkeys(_ranges(items))), negated=True)


def wide(character):
    """The full-width form of a printable ASCII character."""
    return chr(ord(character) + 0xFEE0)


def word(text):
    """A keyword; the case of its Latin letters does not count."""
    return seq(*(chars(c.lower(), c.upper()) if c.isascii() and c.isalpha() else c for c in text))


def folded(text, ignoring_case=False):
    """A text whose ASCII characters may be full-width."""
    parts = []
    for c in text:
        if not c.isascii() or c == " ":
            parts.append(c)
        elif ignoring_case and c.isalpha():
            parts.append(chars(c.lower(), c.upper(), wide(c.lower()), wide(c.upper())))
        else:
            parts.append(chars(c, wide(c)))
    return seq(*parts)


def words(texts, make=word):
    """Alternatives, longer ones first."""
    return alt(*(make(text) for text in sorted(texts, key=lambda text: (-len(text), text))))


class Dialect:
    """How Perl and its kin write: Oniguruma, PCRE2, Python."""

    special = set("\\^$.|?*+()[]{}#-&~/\"'")
    special_in_class = set("\\^]-[&~|#")
    code = "\\x{%04X}"

    def character(self, c, special):
        if c in special:
            return "\\" + c if c not in "#-&~/\"'" or special is self.special_in_class else c
        if c == "\t":
            return "\\t"
        if ord(c) < 0x20 or c in "\u00a0\u3000\u2002\u2003\u2009\ufeff\u2060" or 0x2000 <= ord(c) <= 0x200F:
            return self.code % ord(c)
        return c

    def write(self, node):
        match node:
            case Literal(text):
                return "".join(self.character(c, self.special) for c in text)
            case Class(ranges, negated):
                return self.character_class(ranges, negated)
            case Sequence(parts):
                return "".join(self.atom(part) if isinstance(part, Alternatives) else self.write(part) for part in parts)
            case Alternatives(parts):
                return self.bar.join(self.write(part) for part in parts)
            case Repeated(part, least, most, lazy):
                return self.atom(part) + self.count(least, most, lazy)
            case Ahead(part):
                return self.ahead(self.write(part))
            case LineEnd():
                return self.end
        raise TypeError(node)

    bar = "|"
    end = "$"
    line_end_in_class = "\\n"

    def ahead(self, inner):
        return "(?=" + inner + ")"

    def group(self, inner):
        return "(?:" + inner + ")"

    def character_class(self, ranges, negated):
        if negated and not ranges:
            return "."
        inner = ""
        for first, last in ranges:
            inner += self.character(first, self.special_in_class)
            if last != first:
                inner += "-" + self.character(last, self.special_in_class)
        return "[^" + inner + self.line_end_in_class + "]" if negated else "[" + inner + "]"

    def count(self, least, most, lazy):
        simple = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((least, most))
        return (simple or "{%d,%s}" % (least, most)) + ("?" if lazy else "")

    def atom(self, part):
        written = self.write(part)
        single = isinstance(part, Class) or isinstance(part, Literal) and len(part.text) == 1
        return written if single else self.group(written)


class Python(Dialect):
    code = "\\u%04x"


class Vim(Dialect):
    """Vim's very magic patterns without `\\v` in front. `/` ends a pattern."""

    special = set("\\^$.|?*+()[]{}@%&~<>=/")
    special_in_class = set("\\^]-")
    code = "\\u%04x"
    line_end_in_class = ""

    def character(self, c, special):
        if c in special:
            return "\\" + c
        return super().character(c, set())

    def ahead(self, inner):
        return "(" + inner + ")@="

    def group(self, inner):
        return "%(" + inner + ")"

    def count(self, least, most, lazy):
        if lazy:
            return "{-%d,%s}" % (least, "" if most is None else most)
        return super().count(least, most, False)
