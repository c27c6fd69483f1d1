"""The keywords and the token classes, as the two tables in this folder's parent give them."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
GRAMMAR = ROOT / "grammar"


def _rows(name):
    for line in (GRAMMAR / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


class Keywords:
    """`keywords.tsv`: spellings by kind and name."""

    def __init__(self):
        self.rows = [(row[0], row[1], row[2:]) for row in _rows("keywords.tsv")]

    def of(self, kind, *names):
        """The spellings of a kind, of all its names or of some."""
        return [s for k, name, spellings in self.rows if k == kind and (not names or name in names) for s in spellings]


class Classes:
    """`token-classes.tsv`: what each syntax file calls a class."""

    def __init__(self):
        lines = (GRAMMAR / "token-classes.tsv").read_text("utf-8").splitlines()
        columns = lines[0].removeprefix("# ").split("\t")
        self.all = {row[0]: dict(zip(columns, row)) for row in _rows("token-classes.tsv")}

    def column(self, name):
        return {key: row[name] for key, row in self.all.items()}


def header(comment):
    return [f"{comment} Made by `python3 grammar/generator` from grammar/keywords.tsv, grammar/token-classes.tsv and",
            f"{comment} grammar/generator/machine.py; change those."]
