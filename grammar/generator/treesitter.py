"""The keywords and units as C, for the scanner of tree-sitter-biao, and its grammar as JSON."""

import shutil
import subprocess

from machine import COMMA
from regex import wide
from words import ROOT, Keywords

FOLDER = ROOT / "grammar/tree-sitter-biao"


def code(c):
    return f"'{c}'" if c.isascii() and c not in "'\\" else f"0x{ord(c):X}"


def array(text):
    return "(const int32_t[]){" + ", ".join([code(c) for c in text] + ["0"]) + "}"


def words_h():
    of = Keywords().of
    lines = ["// Made by `python3 grammar/generator` from grammar/keywords.tsv.", "", "#include <stddef.h>", "#include <stdint.h>"]

    def table(name, texts):
        lines.append("")
        lines.append(f"static const int32_t *const {name}[] = {{")
        lines.extend(f"    {array(text)},  // {text}" for text in texts)
        lines.append("    NULL,")
        lines.append("};")

    table("TEMPLATE_WORDS", of("directive", "template"))
    table("NAME_WORDS", of("directive", "form", "extends"))
    for name in ("unit", "total", "check"):
        table(f"{name.upper()}_WORDS", of("directive", name))
    table("TYPE_WORDS", [w for w in of("type") if w not in of("type", "parts")])
    table("PARTS_WORDS", of("type", "parts"))
    table("REMOVED_WORDS", of("modifier", "removed"))
    table("PLAIN_WORDS", of("modifier", "required", "quantitative", "qualitative"))
    table("ALIAS_WORDS", of("modifier", "alias"))
    table("COUNT_WORDS", of("modifier", "total", "at least"))
    table("UNTIL_WORDS", of("suppression", "until"))
    table("FUNCTION_WORDS", of("function"))
    table("WEIGHT_WORDS", of("weight"))
    table("NO_VALUE_WORDS", of("inapplicable", "words"))
    table("UNITS", of("unit"))
    operators = "+-*/<>=!()."
    symbols = operators + "".join(wide(c) for c in operators) + COMMA + "×÷−≤≦≥≧≠"
    lines += ["", f"static const int32_t FORMULA_SYMBOLS[] = {{{', '.join(code(c) for c in symbols)}, 0}};"]
    lines += ["", f"static const int32_t STROKES[] = {{{', '.join(code(c) for c in of('inapplicable', 'strokes'))}, 0}};"]
    lines += ["", "static const struct {", "  int32_t character;", "  int power;", "} MULTIPLIERS[] = {"]
    for power in (1, 2, 3, 4, 8):
        lines += [f"    {{{code(c)}, {power}}},  // {c}" for c in of("multiplier", f"10^{power}")]
    return "\n".join(lines + ["    {0, 0},", "};"]) + "\n"


def grammar_json():
    """None where there is no node to evaluate grammar.js."""
    node = shutil.which("node")
    if not node:
        return None
    return subprocess.run([node, str(ROOT / "grammar/generator/dsl.js"), str(FOLDER / "grammar.js")], check=True,
                          capture_output=True, text=True).stdout
