"""The machine as a syntax file of Vim and Neovim.

Each rule is a match of a group of its own, named by state and number; `nextgroup` is the state in which the line goes on.
Of two matches that begin at one place Vim takes the one defined last, so that rules are written in reverse.
"""

from machine import ZERO_WIDTH, machine, white
from regex import Ahead, Vim, ahead, alt, any_of, chars
from words import Classes, header


def camel(name):
    return "".join(part.capitalize() for part in name.split("-"))


def vim():
    dialect = Vim()
    states = machine()
    lines = [*header('"'), "if exists('b:current_syntax')", "  finish", "endif", ""]
    indentation = dialect.write(any_of(chars(white, *ZERO_WIDTH)))

    def group(state, index):
        return f"biao{camel(state)}{index}"

    def members(state):
        """The groups of a state. A rule without text is the state to which it leads."""
        groups = []
        for index, rule in enumerate(states[state]):
            if rule.mode:
                continue
            if isinstance(rule.pattern, Ahead):
                groups += members(rule.to)
            else:
                groups.append(group(state, index))
        return groups

    def line_start(mode, pattern, contained=""):
        lines.append(f"syntax match biao{camel(mode)}Line /\\v^{indentation}{pattern}/{contained} "
                     f"nextgroup={','.join(members(mode))}")

    def region(mode):
        """From the line on that decides about the mode, to the end."""
        rule = next(rule for rule in states["head"] if rule.mode == mode)
        start = f"\\v^{indentation}{dialect.write(rule.pattern)}"
        lines.append(f"syntax region biao{camel(mode)} start=/{start}/rs=s,hs=s end=/\\%$/ contains=biao{camel(mode)}Line")

    # Whatever a line is, its first visible character follows the indentation. A form begins with the first line that is
    # none of the lines that may stand in a head.
    head = [rule.pattern for rule in states["head"][1:] if not rule.mode]
    region("form")
    line_start("head", dialect.write(ahead(alt(*head))))
    region("template")
    for mode in ("form", "template"):
        line_start(mode, "", " contained")
    links = {}
    for state, rules in reversed(states.items()):
        for index, rule in reversed(list(enumerate(rules))):
            if rule.mode or group(state, index) not in members(state):
                continue
            contains = " contains=@Spell" if rule.token in ("comment", "prose") else ""
            lines.append(f"syntax match {group(state, index)} /\\v{dialect.write(rule.pattern)}/ contained{contains} "
                         f"nextgroup={','.join(members(rule.to or state))}")
            if rule.token:
                links[group(state, index)] = rule.token
    lines += ["", "syntax sync fromstart", ""]
    for name, token in sorted(links.items()):
        lines.append(f"highlight default link {name} biao{camel(token)}")
    lines.append("")
    for token, target in Classes().column("vim").items():
        lines.append(f"highlight default link biao{camel(token)} {target}")
    return "\n".join(lines + ["", "let b:current_syntax = 'biao'"]) + "\n"
