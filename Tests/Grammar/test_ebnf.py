"""biao.ebnf is whole, says what keywords.tsv says, and finds the tokens that the lexer finds."""

import re

import documents
import exceptions
import pytest
import reference
from matcher import Matcher

import ebnf
from words import Classes, Keywords

# The class of each production that is a token; those of the last group have tokens inside.
CLASSES = {
    **{name.replace("-", "_"): name for name in (
        "comment suppression rule conflict template-name unit argument prose-mark prose bar cell escape bullet weight "
        "parenthesized colon value inapplicable type modifier number reference function operator punctuation").split()},
    "suppression_sign": "comment", "reason": "comment", "silenced": "comment", "until": "suppression",
    "name_directive": "directive", "unit_directive": "directive", "total_directive": "directive",
    "check_directive": "directive", "unknown_directive": "unknown-directive", "row_name": "reference",
    "inner_reference": "reference", "inner_curly": "reference", "opening": "punctuation", "mark": "quote",
    "left_mark": "quote", "right_mark": "quote", "plain_name": "name", "inner_name": "name", "inner_curly_name": "name",
    "unit_suffix": "unit", "latin_parts": "type", "chinese_parts": "type", "removed": "modifier", "latin_of": "link",
    "chinese_of": "link", "latin_alias": "modifier", "chinese_alias": "modifier", "latin_count": "modifier",
    "chinese_count": "modifier", "operand": "reference", "alias_name": "name", "count": "number", "unknown": "value",
    "comma": "punctuation",
}
LEAVES = set(CLASSES) - {"silenced"}


@pytest.fixture(scope="module")
def productions():
    return ebnf.read()


def test_each_production_exists_and_is_used(productions):
    used = {name for expression in productions.values() for name in ebnf.names(expression)}
    assert used <= set(productions), f"not defined: {used - set(productions)}"
    assert set(productions) - used == {"document", "tree", "relation"}, "not used"
    assert set(CLASSES) <= set(productions)
    assert {CLASSES[name] for name in CLASSES} | {"wildcard"} == set(Classes().all)


def keywords(productions, *names):
    found = set()

    def walk(expression):
        match expression:
            case ("keyword", text):
                found.add(text)
            case ("all" | "one", parts):
                for part in parts:
                    walk(part)
            case ("repeat", part, _):
                walk(part)

    for name in names:
        walk(productions[name])
    return found


@pytest.mark.parametrize("names, kind, which", [
    (["name_directive", "unit_directive", "total_directive", "check_directive"], "directive", []),
    (["type"], "type", []),
    (["modifier", "removed", "latin_alias", "chinese_alias", "latin_count", "chinese_count"], "modifier", []),
    (["latin_parts", "chinese_parts"], "type", ["parts"]),
    (["latin_of", "chinese_of"], "link", []),
])
def test_keywords(productions, names, kind, which):
    assert keywords(productions, *names) == set(Keywords().of(kind, *which))


def test_words_of_values(productions):
    matcher = Matcher(LEAVES)
    for text in Keywords().of("inapplicable"):
        assert ("inapplicable", 3, 3 + len(text)) in matcher.line("form_line", "甲: " + text), text
    for text in Keywords().of("weight"):
        assert ("weight", 1, 4 + len(text)) in matcher.line("form_line", f"甲(6{text}):"), text


def classes(matcher, text, is_template):
    spans = matcher.line("template_line" if is_template else "form_line", text)
    assert spans is not None, f"no line of the grammar: {text!r}"
    found = [None] * len(text)
    for name, start, end in spans:
        token = CLASSES.get(name)
        if token == "name" and is_template and text[start:end] == "*" and name != "alias_name":
            token = "wildcard"
        if token:
            found[start:end] = [token] * (end - start)
    return found, {name for name, _, _ in spans}


def test_finds_the_tokens_of_the_lexer():
    matcher = Matcher(LEAVES)
    found = documents.written() | documents.made(1500, 0)
    tokens = reference.tokens(found)
    faults, relations, met = [], 0, set()
    for name, data in found.items():
        is_template, in_head = False, True
        for number, (text, expected) in enumerate(reference.lines(data, tokens[name]), 1):
            answer, kinds = classes(matcher, text, is_template)
            met |= kinds
            if in_head and "name_directive" in kinds and re.search(r"template|模板", text.split()[0], re.I):
                is_template = True
            if kinds & {"entry", "item"}:
                in_head = False
            # White space inside of tokens is left to each tool.
            differing = [i for i, c in enumerate(text) if c not in " \t\u00a0\u3000" and answer[i] != expected[i]]
            if differing and not exceptions.excuse("ebnf", text):
                i = differing[0]
                faults.append(f"{name}:{number}:{i + 1}: {answer[i]} where the lexer has {expected[i]}: {text!r}")
            if not name.startswith("random") and "check_directive" in kinds:
                relations += matcher.line("relation", text.split(None, 1)[1].strip()) is not None
                # The faulty examples have one that is none.
    assert not faults, f"{len(faults)} lines differ\n" + "\n".join(faults[:25])
    assert relations > 20
    unmet = set(matcher.productions) - met - {
        "document", "line_end", "bom", "line", "form_line", "template_line", "tree", "node", "block", "rows", "INDENT", "DEDENT"}
    inside = {"relation", "comparison", "sum", "product", "factor", "path", "step", "quoted_step", "piece", "piece_atom",
              "open_piece", "weight_number", "points", "digit", "unit_name", "stroke", "no_value", "cell_character",
              "lone_backslash", "curly", "separator", "word_end", "trimmed", "white", "zero_width", "any", "blank",
              "percent", "after_percent", "after_number", "behind_quoted", "piece_end"}
    assert not unmet - inside, f"productions that no document needs: {unmet - inside}"
