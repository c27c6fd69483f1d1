"""The machine as a syntax of Sublime Text, which bat and others read too."""

from machine import MODES, machine
from regex import Dialect
from words import Classes, header


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def sublime():
    dialect = Dialect()
    scopes = {name: f"{scope}.biao" for name, scope in Classes().column("textmate").items()}
    lines = ["%YAML 1.2", "---", *header("#"), "name: Biao", "file_extensions: [biao]", "scope: source.biao", "version: 2",
             "contexts:", "  main:", "    - include: head"]
    for name, rules in machine().items():
        lines.append(f"  {name}:")
        if name not in MODES:
            lines += ["    - match: '$'", "      pop: true"]
        for rule in rules:
            lines.append(f"    - match: {quoted(dialect.write(rule.pattern))}")
            if rule.token:
                lines.append(f"      scope: {scopes[rule.token]}")
            if rule.mode:
                lines.append(f"      push: {rule.mode}")
            elif rule.to:
                # Modes stay below the states of a line.
                lines.append(f"      {'push' if name in MODES else 'set'}: {rule.to}")
    return "\n".join(lines) + "\n"
