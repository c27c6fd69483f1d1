"""The machine as a TextMate grammar, for VS Code, the JetBrains IDEs, and all that reads the like."""

import json

from machine import machine
from regex import Dialect
from words import Classes


class Oniguruma(Dialect):
    pass


def textmate():
    dialect = Oniguruma()
    scopes = {name: f"{scope}.biao" for name, scope in Classes().column("textmate").items()}

    def pattern(rule):
        written = dialect.write(rule.pattern)
        if rule.mode:
            return {"begin": written, "end": "(?!)", "patterns": [{"include": f"#{rule.mode}"}]}
        if not rule.to:
            return {"match": written} | ({"name": scopes[rule.token]} if rule.token else {})
        begin = {"begin": written}
        if rule.token:
            begin["beginCaptures"] = {"0": {"name": scopes[rule.token]}}
        return begin | {"end": "$", "patterns": [{"include": f"#{rule.to}"}]}

    states = machine()
    return json.dumps({
        "information_for_contributors": "Made by `python3 grammar/generator` from grammar/keywords.tsv, "
        "grammar/token-classes.tsv and grammar/generator/machine.py; change those.",
        "name": "Biao",
        "scopeName": "source.biao",
        "fileTypes": ["biao"],
        "patterns": [{"include": "#head"}],
        "repository": {
            name: {"patterns": [pattern(rule) for rule in rules]} for name, rules in states.items()
        },
    }, ensure_ascii=False, indent=2) + "\n"
