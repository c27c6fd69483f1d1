"""The machine as a lexer of Pygments, for documentation sites and terminals."""

from machine import MODES, machine
from regex import Python
from words import Classes, header


def pygments_lexer():
    dialect = Python()
    tokens = {name: "Token." + token if not token.startswith("Token") else token
              for name, token in Classes().column("pygments").items()}
    lines = ['"""A Pygments lexer for Biao, a plain-text format for performance forms."""', "", *header("#"), "",
             "from pygments.lexer import RegexLexer", "from pygments.token import Token", "", '__all__ = ["BiaoLexer"]', "", "",
             "class BiaoLexer(RegexLexer):", '    """Biao forms and templates."""', "",
             '    name = "Biao"', '    aliases = ["biao"]', '    filenames = ["*.biao"]',
             '    mimetypes = ["text/x-biao"]', "", "    tokens = {", '        "root": [("", Token.Text.Whitespace, "head")],']
    for name, rules in machine().items():
        lines.append(f'        "{name}": [')
        lines.append('            ("\\\\n", Token.Text.Whitespace%s),' % ('' if name in MODES else ', "#pop"'))
        for rule in rules:
            token = tokens[rule.token] if rule.token else "Token.Text.Whitespace"
            if rule.mode:
                action = f', ("#pop", "{rule.mode}")'
            elif rule.to:
                action = f', "{rule.to}"' if name in MODES else f', ("#pop", "{rule.to}")'
            else:
                action = ""
            pattern = dialect.write(rule.pattern)
            lines.append(f"            ({raw(pattern)}, {token}{action}),")
        lines.append("        ],")
    return "\n".join(lines + ["    }"]) + "\n"


def raw(pattern):
    return 'r"' + pattern + '"' if '"' not in pattern else "r'''" + pattern + "'''"
