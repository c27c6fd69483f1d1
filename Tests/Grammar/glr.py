"""Runs a tree-sitter grammar without tree-sitter: an LR(1) automaton of grammar.json, with the scanner compiled as it is.

The automaton must be free of conflicts; that is what tree-sitter's generator asks of a grammar that declares none. Lexing
follows tree-sitter: in each state first the external scanner, with the external tokens that the state allows, then the
state's own tokens and the extras, of which the longest counts and among equals the first in the grammar.
"""

import ctypes
import json
import re
import subprocess
from dataclasses import dataclass, field

from documents import ROOT
from engines import TOOLS

HERE = ROOT / "Tests/Grammar"
FOLDER = ROOT / "grammar/tree-sitter-biao"
END = "end of text"


@dataclass
class Node:
    kind: str
    start: int
    end: int
    children: list = field(default_factory=list)
    named: bool = True
    field: str | None = None

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def __str__(self):
        label = f"{self.field}: " if self.field else ""
        named = [str(child) for child in self.children if child.named]
        return f"{label}({' '.join([self.kind, *named])})"


@dataclass(frozen=True)
class Step:
    symbol: str
    alias: str | None = None
    field: str | None = None


class Grammar:
    """Productions and tokens of a grammar.json."""

    def __init__(self, source):
        self.rules = source["rules"]
        self.externals = [rule["name"] for rule in source["externals"]]
        self.tokens, self.order = {}, []
        self.productions = {}
        self.extras, extra_patterns = [], []
        for rule in source["extras"]:
            if rule["type"] == "SYMBOL":
                self.extras.append(rule["name"])
            else:
                extra_patterns.append(rule["value"])
        self.white = re.compile("(?:" + "|".join(extra_patterns) + ")+")
        for name, rule in self.rules.items():
            if self.is_token(rule):
                self.tokens[name] = re.compile(self.pattern(rule))
                self.order.append(name)
        for name, rule in self.rules.items():
            if name not in self.tokens:
                self.productions[name] = self.flatten(rule, name)
        self.start = next(iter(self.rules))
        unknown = {s.symbol for ps in self.productions.values() for p in ps for s in p} - set(self.productions) - set(
            self.tokens) - set(self.externals)
        assert not unknown, f"rules that do not exist: {unknown}"
        unused = set(self.rules) - {s.symbol for ps in self.productions.values() for p in ps for s in p} - {self.start}
        assert not unused, f"rules without use: {unused}"

    def is_token(self, rule):
        """A rule of patterns alone is one token."""
        if rule["type"] in ("PATTERN", "STRING"):
            return True
        return rule["type"] == "CHOICE" and all(self.is_token(member) for member in rule["members"])

    def pattern(self, rule):
        if rule["type"] == "PATTERN":
            return rule["value"]
        if rule["type"] == "STRING":
            return re.escape(rule["value"])
        return "|".join(f"(?:{self.pattern(member)})" for member in rule["members"])

    def flatten(self, rule, name):
        """The alternatives of a rule, each a tuple of steps."""
        match rule["type"]:
            case "BLANK":
                return [()]
            case "SYMBOL":
                return [(Step(rule["name"]),)]
            case "SEQ":
                found = [()]
                for member in rule["members"]:
                    found = [a + b for a in found for b in self.flatten(member, name)]
                return found
            case "CHOICE":
                return [p for member in rule["members"] for p in self.flatten(member, name)]
            case "ALIAS":
                content = self.flatten(rule["content"], name)
                assert rule["named"] and all(len(p) == 1 for p in content)
                return [(Step(p[0].symbol, rule["value"], p[0].field),) for p in content]
            case "FIELD":
                return [tuple(Step(s.symbol, s.alias, rule["name"]) for s in p) for p in self.flatten(rule["content"], name)]
            case "REPEAT" | "REPEAT1":
                # A left recursion of its own, as tree-sitter makes it.
                number = sum(1 for other in self.productions if other.startswith(f"_{name}_repeat"))
                auxiliary = f"_{name}_repeat{number}"
                self.productions[auxiliary] = []
                content = self.flatten(rule["content"], name)
                assert () not in content, f"{name} repeats nothing"
                self.productions[auxiliary] = content + [(Step(auxiliary),) + p for p in content]
                return [(Step(auxiliary),)] + ([()] if rule["type"] == "REPEAT" else [])
        raise ValueError(rule["type"])


class Automaton:
    """Canonical LR(1). `actions` and `gotos` by state."""

    def __init__(self, grammar):
        self.grammar = grammar
        self.rules = [("_start", (Step(grammar.start),))] + [
            (name, p) for name, alternatives in grammar.productions.items() for p in dict.fromkeys(alternatives)]
        self.by_name = {}
        for index, (name, _) in enumerate(self.rules):
            self.by_name.setdefault(name, []).append(index)
        # tree-sitter forbids rules that match nothing, but for the first.
        empty = {name for name, p in self.rules if not p}
        assert empty <= {grammar.start}, f"rules that match nothing: {empty}"
        self.first = self.first_sets()
        self.build()

    def first_sets(self):
        first = {name: set() for name in self.by_name}
        changed = True
        while changed:
            changed = False
            for name, p in self.rules:
                if not p:
                    continue
                symbol = p[0].symbol
                new = first[symbol] if symbol in first else {symbol}
                if not new <= first[name]:
                    first[name] |= new
                    changed = True
        return first

    def closure(self, items):
        found, queue = set(items), list(items)
        while queue:
            rule, dot, ahead = queue.pop()
            steps = self.rules[rule][1]
            if dot == len(steps) or steps[dot].symbol not in self.by_name:
                continue
            follow = {ahead}
            if dot + 1 < len(steps):
                symbol = steps[dot + 1].symbol
                follow = self.first[symbol] if symbol in self.first else {symbol}
            for index in self.by_name[steps[dot].symbol]:
                for token in follow:
                    item = (index, 0, token)
                    if item not in found:
                        found.add(item)
                        queue.append(item)
        return frozenset(found)

    def build(self):
        start = self.closure({(0, 0, END)})
        numbers, queue = {start: 0}, [start]
        self.actions, self.gotos = [], []
        conflicts = []
        while queue:
            items = queue.pop(0)
            actions, kernels = {}, {}
            for rule, dot, ahead in items:
                name, steps = self.rules[rule]
                if dot < len(steps):
                    kernels.setdefault(steps[dot].symbol, set()).add((rule, dot + 1, ahead))
                    continue
                if ahead in actions:
                    conflicts.append(f"{name} or {self.rules[actions[ahead][1]][0]} before {ahead}")
                actions[ahead] = ("reduce", rule)
            gotos = {}
            for symbol, kernel in kernels.items():
                target = self.closure(kernel)
                if target not in numbers:
                    numbers[target] = len(numbers)
                    queue.append(target)
                if symbol in self.by_name:
                    gotos[symbol] = numbers[target]
                    continue
                if symbol in actions:
                    conflicts.append(f"{symbol} to be taken or to end {self.rules[actions[symbol][1]][0]}")
                actions[symbol] = ("shift", numbers[target])
            self.actions.append(actions)
            self.gotos.append(gotos)
        assert not conflicts, "conflicts of the grammar:\n" + "\n".join(sorted(set(conflicts))[:20])


class Parser:
    def __init__(self):
        self.grammar = Grammar(json.loads((FOLDER / "src/grammar.json").read_text("utf-8")))
        self.automaton = Automaton(self.grammar)
        TOOLS.mkdir(parents=True, exist_ok=True)
        library = TOOLS / "scanner.so"
        subprocess.run(["cc", "-std=c11", "-O1", "-Wall", "-Wextra", "-Werror", "-fsanitize=undefined",
                        "-fno-sanitize-recover", "-shared", "-fPIC", f"-I{HERE}",
                        str(FOLDER / "src/scanner.c"), str(HERE / "lexer.c"), "-o", str(library)], check=True)
        self.library = ctypes.CDLL(str(library))
        self.library.tree_sitter_biao_external_scanner_create.restype = ctypes.c_void_p
        self.library.tree_sitter_biao_external_scanner_destroy.argtypes = [ctypes.c_void_p]
        self.library.scan.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32,
                                      ctypes.c_void_p, ctypes.c_void_p]
        self.library.scan.restype = ctypes.c_bool
        names = self.grammar.externals
        self.valid, self.internal = [], []
        for actions in self.automaton.actions:
            self.valid.append((ctypes.c_bool * len(names))(*(n in actions or n in self.grammar.extras for n in names)))
            self.internal.append([n for n in self.grammar.order if n in actions])

    def parse(self, text):
        """The tree of a text. Raises SyntaxError where tree-sitter would have an error node."""
        scanner = self.library.tree_sitter_biao_external_scanner_create()
        try:
            return self.run(text, scanner)
        finally:
            self.library.tree_sitter_biao_external_scanner_destroy(scanner)

    def token(self, text, characters, at, state, scanner):
        result = (ctypes.c_uint32 * 3)()
        if self.library.scan(scanner, characters, len(text), at, self.valid[state], result):
            return self.grammar.externals[result[0]], result[1], result[2]
        white = self.grammar.white.match(text, at)
        start = white.end() if white else at
        best = None
        for name in self.internal[state]:
            match = self.grammar.tokens[name].match(text, start)
            if match and match.end() > start and (best is None or match.end() > best[2]):
                best = (name, start, match.end())
        if best:
            return best
        if start == len(text):
            return END, start, start
        raise SyntaxError(f"no token in state {state} at {start}: {text[start:start + 30]!r}")

    def run(self, text, scanner):
        characters = (ctypes.c_int32 * (len(text) + 1))(*map(ord, text))
        states, nodes, at = [0], [], 0
        automaton, idle = self.automaton, 0
        while True:
            name, start, end = self.token(text, characters, at, states[-1], scanner)
            idle = idle + 1 if end == at else 0
            if idle > 600:
                raise SyntaxError(f"the scanner does not go on at {at}")
            if name in self.grammar.extras and name not in automaton.actions[states[-1]]:
                nodes.append((None, [Node(name, start, end)], start, end))
                at = end
                continue
            while True:
                action = automaton.actions[states[-1]].get(name)
                if action is None:
                    raise SyntaxError(f"{name} at {start} in state {states[-1]}: {text[start:start + 30]!r}")
                if action[0] == "shift":
                    states.append(action[1])
                    nodes.append((name, [Node(name, start, end)], start, end))
                    break
                rule, steps = automaton.rules[action[1]]
                if rule == "_start":
                    # Extras before the first line and behind the last are children of the document.
                    [index] = [i for i, entry in enumerate(nodes) if entry[0] == self.grammar.start]
                    [root] = nodes[index][1]
                    root.children = [n for entry in nodes[:index] for n in entry[1]] + root.children + [
                        n for entry in nodes[index + 1:] for n in entry[1]]
                    root.start, root.end = 0, len(text)
                    return root
                self.reduce(rule, steps, states, nodes)
            at = end

    def reduce(self, rule, steps, states, nodes):
        children, trailing = [], []
        begin = finish = None
        remaining = list(steps)
        while remaining:
            symbol, found, start, end = nodes.pop()
            if symbol is None:
                # Extras behind the last child belong to what comes after.
                (children if len(remaining) < len(steps) else trailing).insert(0, found[0])
                continue
            step = remaining.pop()
            states.pop()
            begin, finish = start, end if finish is None else finish
            for node in reversed(found):
                if step.alias:
                    node.kind = step.alias
                if step.field and not node.kind.startswith("_"):
                    node.field = step.field
                children.insert(0, node)
        # A hidden node gives its children; a hidden token gives nothing.
        children = [c for c in children if not c.kind.startswith("_")]
        begin, finish = begin or 0, finish or 0
        states.append(self.automaton.gotos[states[-1]][rule])
        if not rule.startswith("_"):
            children = [Node(rule, begin, finish, children)]
        nodes.append((rule, children, begin, finish))
        nodes.extend((None, [extra], extra.start, extra.end) for extra in trailing)
