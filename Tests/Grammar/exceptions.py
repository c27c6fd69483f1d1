"""What an engine cannot do: lines in which it may differ from the lexer. grammar/README.md tells of them."""

import re

ZERO_WIDTH = {"characters without width inside of a weight, a unit or a function are passed over by the lexer alone":
              r"[(（\w][\u200b-\u200f\ufeff]\w"}
NESTED = {"regular expressions cannot count, and follow parentheses and quotation marks to the fourth level":
          r"(?:[(（][^)）]*){5}|(?:“[^”]*){5}"}
FORM_FEED = {"its tokens are stripped of what Python takes for white space, form feeds and no-break spaces too":
             r"\f|\u00a0[\"“]"}
LINK_WITHOUT_TOTAL = {"a scanner cannot go back: white space behind a link without a total is coloured with it":
                      r"(?i)parts\s+(?:of|于)\s+(?:[,，]|$)"}
ODD_FORMULA = {"a scanner that gives no token forgets what it saw: no-break spaces, or a last mark with nothing behind it":
               r"^\s*[@＠](?:check|核对).*(?:\u00a0|[\"“]\s*$)"}
LONG_WEIGHT = {"the grammar does not count to twenty digits": r"[0-9.]{21}"}

# Each engine with its exceptions: the reason, and the lines that it excuses.
ENGINES = {
    "interpreter": ZERO_WIDTH | NESTED,
    "vscode": ZERO_WIDTH | NESTED,
    "textmate_python": ZERO_WIDTH | NESTED | FORM_FEED,
    "pygments": ZERO_WIDTH | NESTED,
    "bat": ZERO_WIDTH | NESTED,
    "tree_sitter": ZERO_WIDTH | LINK_WITHOUT_TOTAL | ODD_FORMULA,
    "kate": ZERO_WIDTH | NESTED,
    "vim": ZERO_WIDTH | NESTED,
    "neovim": ZERO_WIDTH | NESTED,
    "ebnf": ZERO_WIDTH | LONG_WEIGHT,
}

# Engines that do not tell of white space.
BLIND = {"textmate_python", "ebnf"}

# Vim takes a file's line ends to be of one kind, and shows the carriage returns of the others.
LINE_ENDS = {("mixed-ends", "vim_raw"), ("mixed-ends", "neovim_raw")}


def of(name):
    return ENGINES[name]


def excuse(name, line):
    return next((reason for reason, pattern in ENGINES[name].items() if re.search(pattern, line)), None)
