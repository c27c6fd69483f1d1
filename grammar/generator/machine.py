"""Biao's tokens as a machine: states, and in each the rules that are tried in order at the reading position.

A rule matches text of one class (or of none: white space) and says in which state the line goes on. At the end of a line
every state falls back to the mode in which the document is: `head` before the first entry, then `form`, or `template`
from a `@template` in the head on. All syntax files are this machine in another notation.
"""

from dataclasses import dataclass

from regex import END, ahead, alt, any_of, chars, folded, none_of, opt, regex, seq, shortest, some, times, wide, word, words
from words import Keywords


@dataclass(frozen=True)
class Rule:
    pattern: object
    token: str | None = None
    # The state for the rest of the line; none: this one. A rule may match no text if it goes to another state.
    to: str | None = None
    # The mode from here on; such a rule matches no text.
    mode: str | None = None

    def __post_init__(self):
        object.__setattr__(self, "pattern", regex(self.pattern))


MODES = ("head", "form", "template")

# How deep parentheses and curly quotation marks may nest: regular expressions cannot count.
DEPTH = 4

WHITE = " \t\u00a0\u3000"
ZERO_WIDTH = (("\u200b", "\u200f"), "\u2060", "\ufeff")
COLON = ":：" 
COMMA = ",，"

white = chars(WHITE)
gap = some(white)
around = any_of(white)
visible = none_of(WHITE, *ZERO_WIDTH)
anything = any_of(none_of())
# To the last character that is no white space.
trimmed = seq(anything, none_of(WHITE))
suppression = seq("hebiao-ignore", opt(seq("-", any_of(chars("-", ("a", "z"))))))
space_or_end = ahead(alt(white, END))


def nested(opening, closing, excluded, depth):
    inner = none_of(opening, closing, excluded)
    if depth > 1:
        inner = alt(inner, nested(opening, closing, excluded, depth - 1))
    return seq(chars(opening), any_of(inner), chars(closing))


parentheses = nested("(（", ")）", COLON, DEPTH)
label_end = alt(chars(COLON), END)
# What may stand between here and the label's end, behind parentheses that are no part of the name.
last_two = ahead(opt(seq(around, parentheses)), around, label_end)


class Words:
    """The patterns that are made of keywords."""

    def __init__(self, keywords):
        of = keywords.of
        self.names = words(of("directive", "form", "template", "extends"))
        self.template = words(of("directive", "template"))
        self.unit = words(of("directive", "unit"))
        self.total = words(of("directive", "total"))
        self.check = words(of("directive", "check"))
        self.types = words(of("type"))
        self.removed = words(of("modifier", "removed"))
        self.plain_modifiers = words(of("modifier", "required", "quantitative", "qualitative"))
        self.parts = of("type", "parts")
        self.of = of("link", "of")
        self.alias = of("modifier", "alias")
        self.counts = of("modifier", "total", "at least")
        self.sum = words(of("function"), make=lambda text: folded(text, ignoring_case=True))
        digit = chars(("0", "9"), (wide("0"), wide("9")))
        number = alt(seq(times(digit, 1, 12), chars("." + wide(".")), times(digit, 1, 7)), times(digit, 1, 20))
        points = words(of("weight"), make=lambda text: folded(text, ignoring_case=True))
        self.weight = seq(
            chars("(（"), around, number, any_of(chars(" \u00a0\u3000")), points, around, chars(")）"))
        self.unit_suffix = seq(chars("(（"), around, self.make_unit(of), around, chars(")）"))
        strokes = of("inapplicable", "strokes")
        stroke = chars("".join(strokes), "".join(wide(c) for c in strokes if c.isascii()))
        space = any_of(chars(WHITE))
        no_value = words(of("inapplicable", "words"), make=folded)
        self.inapplicable = alt(
            seq(stroke, any_of(seq(space, stroke))), seq(no_value, opt(seq(space, "。"))))

    def make_unit(self, of):
        one, ten, hundred, thousand = ("".join(of("multiplier", f"10^{n}")) for n in (8, 1, 2, 3))
        myriad = "".join(of("multiplier", "10^4"))
        small = ten + hundred + thousand
        multiplier = alt(
            seq(chars(small), chars(myriad), chars(one)), seq(chars(small + myriad), chars(one)),
            seq(chars(small), chars(myriad)), chars(hundred + thousand + myriad + one))
        large = alt(
            seq(opt(chars(small)), chars(myriad), chars(one)), seq(opt(chars(small)), chars(myriad + one)))
        spellings = of("unit")
        base = words(spellings, make=folded)
        plain = seq(opt(seq(multiplier, around)), base)
        # After a slash a noun stands without its 个.
        nouns = [s[1:] for s in spellings if s.startswith("个") and len(s) > 1 and s[1:] not in spellings]
        counted = seq(opt(seq(multiplier, around)), words(spellings + nouns, make=folded))
        slash = seq(around, chars("/／∕每"), around, opt("每"))
        dot = seq(around, chars("/／∕每·•・⋅"), around, opt("每"))
        per = seq(slash, counted, opt(seq(dot, counted)))
        return alt(seq(plain, opt(per)), seq(large, opt(per)))


def word_then(spellings, latin, other):
    """A keyword with operand: a Latin one is a word of its own, a Chinese one need not be."""
    ascii_words = [s for s in spellings if s.isascii()]
    others = [s for s in spellings if not s.isascii()]
    return alt(seq(words(ascii_words), latin), seq(words(others), other))


def machine():
    """The states by name: lists of rules. The first rule that matches counts."""
    w = Words(Keywords())
    states = {}

    # ---- the start of a line
    def line_start(mode):
        kind = "template" if mode == "template" else "form"
        rules = [
            Rule(some(chars(WHITE, *ZERO_WIDTH))),
            Rule(seq(alt("<<<<<<<", "=======", ">>>>>>>", "|||||||"), space_or_end, anything), "conflict"),
            Rule(seq(chars("#＃"), around,
                     ahead(suppression, alt(chars(WHITE, ",，、:："), END))), "comment", "suppression"),
            Rule(seq(chars("#＃"), anything), "comment"),
            Rule(chars(">＞》"), "prose-mark", "prose"),
            Rule(chars("|｜"), "bar", "row"),
        ]
        if mode == "head":
            rules.append(Rule(ahead(chars("@＠"), w.template, alt(white, END)), mode="template"))
        at = chars("@＠")
        rules += [
            Rule(seq(at, w.names, space_or_end), "directive", "template-name"),
            Rule(seq(at, w.unit, space_or_end), "directive", "unit"),
            Rule(seq(at, w.total, space_or_end), "directive", "total"),
            Rule(seq(at, w.check, space_or_end), "directive", "formula"),
            Rule(seq(at, any_of(none_of(WHITE))), "unknown-directive", "argument"),
        ]
        if mode == "head":
            rules.append(Rule(ahead(none_of(WHITE)), mode="form"))
        else:
            rules.append(Rule(seq(chars("-－"), space_or_end), "bullet", f"{kind}-label"))
            rules.append(Rule(ahead(none_of(WHITE)), to=f"{kind}-label"))
        return rules

    # ---- labels
    def label_start(kind):
        curly = nested("“", "”", "", DEPTH)
        after = alt(seq(around, chars(COLON + "(（")), seq(around, END))
        return [
            Rule(seq('"', ahead(any_of(none_of('"')), '"', after)), "quote", f"{kind}-quoted"),
            Rule(seq("“", ahead(any_of(alt(none_of("“”"), curly)), "”", after)), "quote", f"{kind}-curly"),
            Rule(ahead(none_of(WHITE)), to=f"{kind}-label-rest"),
        ]

    def label_parts(kind):
        name_end = ahead(around, times(seq(parentheses, around), 0, 2), label_end)
        rules = [
            Rule(seq(w.weight, last_two), "weight"),
            Rule(seq(w.unit_suffix, last_two), "unit"),
            Rule(seq(parentheses, last_two), "parenthesized"),
            Rule(chars(COLON), "colon", "definition" if kind == "template" else "value"),
        ]
        if kind == "template":
            rules.append(Rule(seq("*", name_end), "wildcard"))
        return rules + [Rule(seq(shortest(none_of(COLON)), name_end), "name")]

    for kind in ("form", "template"):
        star = [Rule(seq("*", ahead('"')), "wildcard")] if kind == "template" else []
        curly_star = [Rule(seq("*", ahead("”")), "wildcard")] if kind == "template" else []
        states[f"{kind}-label"] = [Rule(gap)] + label_start(kind)
        states[f"{kind}-label-rest"] = [Rule(gap)] + label_parts(kind)
        states[f"{kind}-quoted"] = star + [
            Rule(some(none_of('"')), "name"), Rule('"', "quote", f"{kind}-label-rest")]
        states[f"{kind}-curly"] = curly_star + [
            Rule(some(alt(none_of("“”"), nested("“", "”", "", DEPTH))), "name"),
            Rule("”", "quote", f"{kind}-label-rest")]

    # ---- values
    states["value"] = [Rule(gap), Rule(seq(w.inapplicable, ahead(around, END)), "inapplicable"), Rule(trimmed, "value")]

    # A piece of a definition: to the next comma outside of quotation marks.
    atom = alt(none_of(WHITE, COMMA, '"'), seq('"', any_of(none_of('"')), '"'),
               seq('"', opt(seq(any_of(none_of('"')), none_of(WHITE, '"'))), ahead(around, END)))
    piece = seq(atom, any_of(seq(around, atom)))
    piece_end = ahead(around, alt(chars(COMMA), END))
    begins = none_of(WHITE, COMMA)
    latin_of, other_of = [s for s in w.of if s.isascii()], [s for s in w.of if not s.isascii()]
    linked = alt(seq(words(latin_of), gap, begins), seq(words(other_of), around, begins))
    latin_parts, other_parts = [s for s in w.parts if s.isascii()], [s for s in w.parts if not s.isascii()]
    comma = Rule(chars(COMMA), "punctuation")
    states["definition"] = [
        Rule(gap), comma,
        Rule(seq(w.types, piece_end), "type", "modifiers"),
        Rule(seq(w.removed, piece_end), "modifier", "modifiers"),
        Rule(seq(words(latin_parts), ahead(gap, linked)), "type", "parts-link"),
        Rule(seq(words(other_parts), ahead(around, linked)), "type", "parts-link"),
        Rule(seq(words(other_parts), ahead(around, begins)), "type", "parts-of"),
        Rule(piece, "value", "modifiers"),
    ]
    states["parts-link"] = [Rule(gap), Rule(words(w.of), "link", "parts-of")]
    states["parts-of"] = [Rule(gap), Rule(piece, "reference", "modifiers")]
    latin_end = ahead(alt(white, chars(COMMA), END))
    states["modifiers"] = [
        Rule(gap), comma,
        Rule(seq(w.plain_modifiers, piece_end), "modifier"),
        Rule(word_then(w.alias, latin_end, seq()), "modifier", "alias"),
        Rule(word_then(w.counts, latin_end, seq()), "modifier", "count"),
        Rule(piece, "value"),
    ]
    for state, token in (("alias", "name"), ("count", "number")):
        states[state] = [
            Rule(gap), Rule(chars(COMMA), "punctuation", "modifiers"), Rule(piece, token, "modifiers")]

    # ---- directives
    for state, token in (("template-name", "template-name"), ("unit", "unit"), ("total", "reference"),
                         ("argument", "argument"), ("prose", "prose")):
        states[state] = [Rule(gap), Rule(trimmed, token)]

    # ---- formulas; a no-break space is a part of names there
    formula_space = " \t\u3000"
    opening, closing, dot = "(（", ")）", ".．"
    operators = "+-*/<>=!" + "".join(wide(c) for c in "+-*/<>=!") + "×÷−≤≦≥≧≠"
    symbols = formula_space + opening + closing + dot + COMMA + operators
    tail = Rule(seq(gap, ahead(END)))
    digits = some(chars(("0", "9")))
    # The white space behind the keyword, of any kind.
    states["formula"] = [Rule(gap, to="formula-rest")]
    states["formula-rest"] = [
        Rule(some(chars(formula_space))), tail,
        Rule('"', "quote", "formula-quoted"),
        Rule("“", "quote", "formula-curly"),
        Rule(seq(digits, opt(seq(".", digits)), alt(
            seq("%", ahead(alt(chars(symbols), seq(around, END)))),
            ahead(alt(chars(symbols.replace(".", "")), seq(around, END))))), "number"),
        Rule(seq(chars("<>!" + "".join(wide(c) for c in "<>!")), opt(chars("=＝"))), "operator"),
        Rule(chars(operators), "operator"),
        Rule(chars(opening + closing + dot + COMMA), "punctuation"),
        Rule(seq(w.sum, ahead(any_of(chars(formula_space)), chars(opening))), "function"),
        Rule(seq(shortest(none_of(symbols)), ahead(alt(chars(symbols), seq(around, END)))), "reference"),
    ]
    states["formula-quoted"] = [
        tail, Rule(seq(shortest(none_of('"')), ahead(alt('"', seq(around, END)))), "reference"),
        Rule('"', "quote", "formula-rest")]
    states["formula-curly"] = [
        tail, Rule(seq(shortest(none_of("”")), ahead(alt("”", seq(around, END)))), "reference"),
        Rule("”", "quote", "formula-rest")]

    # ---- rows
    cell_character = alt(
        seq("\\", none_of(WHITE, "|｜")), seq("\\", space_or_end), none_of(WHITE, "\\|｜"))
    states["row"] = [
        Rule(gap), Rule(chars("|｜"), "bar"), Rule(seq("\\", chars("|｜")), "escape"),
        Rule(seq(cell_character, any_of(seq(around, cell_character))), "cell")]

    # ---- suppressions: all but the names is comment, white space too
    separators = ",，、"
    printable = chars(("!", "+"), ("-", "9"), (";", "~"))
    reason = Rule(seq(chars(COLON), anything), "comment")
    states["suppression"] = [Rule(suppression, "suppression", "rules")]
    beyond = none_of(separators, COLON)
    names = [
        Rule(some(printable), "rule", "rules-behind"),
        Rule(seq(none_of(WHITE, separators, COLON, ("!", "~")),
                 opt(seq(any_of(beyond), none_of(WHITE, separators, COLON)))), "rule", "rules-behind")]
    between = Rule(some(chars(WHITE, separators)), "comment")
    # A date behind a rule, or the next piece behind a rule with none, is its last day.
    word_end = ahead(alt(chars(WHITE, separators, COLON), END))
    until = alt(*(seq(w, word_end) if w.isascii() else w for w in Keywords().of("suppression", "until")))
    states["rules"] = [reason, between, *names]
    states["rules-behind"] = [
        reason, Rule(gap, "comment"), Rule(until, "suppression", "rules-dated"),
        Rule(chars(separators), "comment", "rules-next"), Rule(some(beyond), "comment", "rules-rest")]
    states["rules-dated"] = [
        reason, Rule(some(beyond), "comment"), Rule(chars(separators), "comment", "rules-after-date")]
    states["rules-rest"] = [reason, Rule(some(beyond), "comment"), Rule(chars(separators), "comment", "rules")]
    states["rules-next"] = [reason, between, Rule(until, "suppression", "rules-dated"), *names]
    states["rules-after-date"] = [
        reason, between, Rule(seq(until, any_of(beyond)), "comment", "rules-rest"), *names]

    # The first is where a document begins.
    return {mode: line_start(mode) for mode in MODES} | states
