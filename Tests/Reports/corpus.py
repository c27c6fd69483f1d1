"""A repository of forms to report on: the examples, real forms where they are, and names and texts that break things."""

import os
import pathlib
import random
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# File names that mean something to some format: separators, escapes, ends of sections, signs of formulas.
NAMES = [
    b"a b.biao", b"100%.biao", b"a:b,c;d.biao", "换\n行.biao".encode(), b"tab\there.biao", b"q\"uo'te.biao",
    b"]]>&<x>.biao", b"=cmd()|'x'!A1.biao", b"+1.biao", b"@sum.biao", b"-dash.biao", b"hash#skip now.biao",
    "emoji😀.biao".encode(), b"back\\slash.biao", b"[x](y)`z`*w*_v_.biao", b"pipe|bar.biao", b"%0A::error.biao",
    b"##vso[x].biao", b"##teamcity[x].biao", b"bell\x07.biao", b"carriage\rreturn.biao", "‮rtl.biao".encode(),
    b"dollar$HOME.biao", b"q?uery.biao", b"\xff\xfe.biao",
]

FAULTY = """@form 财政部/项目支出绩效目标表
项目资金:
  资金总额: 120.00
  其中:
    财政拨款: 100.00
    其他资金: 21.00
"""

# Texts that rules quote in their messages.
TEXTS = {
    "control.biao": "名称\x01\x02\x1b[31m红\x7f\u0085: 1\n  没有冒号\x07\x08\n",
    "markup.biao": "没有冒号 ]]> <b>&amp;</b> \"'` | [x](http://y) <!-- -->\n| a | <i> |\n| b | ]]> | 多 |\n",
    "commands.biao": "没有冒号 %0A::error::x ##vso[task.complete] ##teamcity[x 'y']\n=1+1 没有冒号\n@没有\n",
    "wide.biao": "😀😀𐐷 没有冒号\n  😀合计 12\né́‍ 没有冒号\n",
    "bidi.biao": "没有\u202e冒号\u2066\u200b\u2028x\ufeff\n\ufffe没有冒号\U000e0041\n",
    "fences.biao": "没有冒号 ``` ~~~ \\ \\| # * _ $x$ @who https://x.y www.x.y <details>\n---\n",
}

BYTES = {
    "broken.biao": b"\xe8\xa1\n\xff\xfe\xfd \xe6\xb2\xa1\xe6\x9c\x89\xe5\x86\x92\xe5\x8f\xb7 \xc3\n",
    "mark.biao": b"\xef\xbb\xbf\xe6\xb2\xa1\xe6\x9c\x89\xe5\x86\x92\xe5\x8f\xb7\n",
    "crlf.biao": FAULTY.replace("\n", "\r\n").encode(),
    "empty.biao": b"",
    "zero.biao": b"\0\0\0\0",
    "long.biao": ("没有冒号" * 5000 + "\n" + FAULTY).encode(),
}


def binary():
    named = os.environ.get("HEBIAO_BINARY")
    return pathlib.Path(named).resolve() if named else ROOT / ".build/debug/hebiao"


def shared_forms():
    folder = pathlib.Path(os.environ.get("HEBIAO_SHARED", ROOT.parent / "shared")) / "forms"
    return folder if folder.is_dir() else None


def write_corpus(folder):
    """Fills `folder`; what a file system refuses is left out. The names that were written."""
    shutil.copytree(ROOT / "grammar/examples", folder / "examples")
    forms = shared_forms()
    if forms:
        shutil.copytree(forms, folder / "forms")
    nasty = folder / "nasty"
    nasty.mkdir()
    written = []
    for name in NAMES:
        try:
            with open(os.fsencode(nasty) + b"/" + name, "wb") as file:
                file.write(FAULTY.encode())
            written.append(name)
        except OSError:
            continue
    for name, text in TEXTS.items():
        (nasty / name).write_bytes(text.encode())
    for name, data in BYTES.items():
        (nasty / name).write_bytes(data)
    write_mutations(folder / "mutated")
    return written


def write_mutations(folder):
    """Examples with bytes changed, doubled and taken out; the same ones every time."""
    folder.mkdir()
    chance = random.Random(5)
    sources = sorted((ROOT / "grammar/examples").rglob("*.biao"))
    pieces = [b"\xff", b"\xe2\x80\xae", b"|", b"\"", b"<", b"&", b"]]>", b"\r", b"\n", b"%", b"'", b"\x1b", b":", b"`",
              "\U0001f600".encode(), b"\xef\xbf\xbe", b"\t", b"#", b"\\", b"\xe5"]
    for number in range(60):
        data = bytearray(chance.choice(sources).read_bytes())
        for _ in range(chance.randrange(1, 30)):
            place = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[place:place] = chance.choice(pieces)
            else:
                del data[place:place + chance.randrange(1, 12)]
        (folder / f"{number}.biao").write_bytes(data)


def run(arguments, folder, environment=None, check=True):
    """Runs the command; only PATH of the environment is passed on."""
    variables = {"PATH": os.environ["PATH"], **(environment or {})}
    result = subprocess.run([binary(), *arguments], cwd=folder, env=variables, capture_output=True, timeout=600)
    if check:
        assert result.returncode in (0, 1, 4), result.stderr.decode()
    return result
