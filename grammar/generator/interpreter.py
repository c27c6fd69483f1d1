"""Runs the machine itself, as the reference of its notations: a line at a time, with Python's regular expressions."""

import re

from machine import machine
from regex import Python


class Interpreter:
    def __init__(self):
        dialect = Python()
        self.states = {
            name: [(re.compile(dialect.write(rule.pattern)), rule) for rule in rules]
            for name, rules in machine().items()}

    def tokens(self, text):
        """(start, end, class) in characters, of a text whose lines end in LF."""
        mode = "head"
        at = 0
        for line in text.split("\n"):
            state, i = mode, 0
            while i < len(line):
                for pattern, rule in self.states[state]:
                    match = pattern.match(line, i)
                    if not match:
                        continue
                    if rule.mode:
                        state = mode = rule.mode
                    elif match.end() > i or rule.to:
                        if rule.token:
                            yield at + i, at + match.end(), rule.token
                        i = match.end()
                        state = rule.to or state
                    else:
                        continue
                    break
                else:
                    raise ValueError(f"state {state} stops at {i} of {line!r}")
            at += len(line) + 1
