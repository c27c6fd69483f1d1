"""What an engine cannot do: lines in which it may differ from the lexer. grammar/README.md tells of them."""

import re

# Each engine with its exceptions: the reason, and the lines that it excuses.
ENGINES = {
    "interpreter": {},
    "vscode": {},
    "textmate_python": {},
    "pygments": {},
    "bat": {},
    "tree_sitter": {},
    "kate": {},
    "vim": {},
    "neovim": {},
}


def of(name):
    return ENGINES[name]


def excuse(name, line):
    return next((reason for reason, pattern in ENGINES[name].items() if re.search(pattern, line)), None)
