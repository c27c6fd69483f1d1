"""The documents on which the grammars must agree with the lexer."""

import os
import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Pieces of lines in which every rule of the lexer can be met, and met wrongly.
PIECES = """
: ： | ｜ - － @ ＠ # ＃ > ＞ 》 \\ \\| \\｜ \\\\ " “ ” ( ) （ ） , ， 、 ; * / -- —— 无 不适用 无。 N/A ． . = ＝ < <= ＜＝ ≥ + × ！= %
form 表 template 模板 extends 继承 unit 单位 check 核对 total 合计 Form UNIT @form @模板 @check ＠核对 @total @合计 @单位
text 文本 amount 金额 parts 构成 of 于 removed 删除 required 必填 alias 别名 quantitative 定性 at\\sleast 至少 项 Required
parts\\sof 构成of 至少\\s2\\s项 total\\s100 alias\\s预算数 sum sum( 合计（ ＳＵＭ( 12 3.5 95% 12月底 １２ 1.2.3 .5
(6分) （６分） (6.5\\spts) (20\\spoints) (万元) （％） (㎡) (元/人·月) (百万) (人(次)) (盖章) (a(b)c) ( a\\s) (千米) (6分\\s) (POINTS) (亿元/公里)
hebiao-ignore hebiao-ignore-file hebiao-ignored hebiao-ignore-until until 截至 至 until\\s2027-06-30 vague-target missing-unit <<<<<<< ======= ||||||| >>>>>>>
名称 指标1 产出指标 A B.C “三公经费”控制率 "甲：乙" "a" “甲“乙”丙” -5℃ \\s \\s \\s \\s\\s \\t \\w \\n
""".split()
PIECES = [p.replace("\\s", " ").replace("\\t", "\t").replace("\\w", "\u3000").replace("\\n", "\u00a0") for p in PIECES]
STARTS = ["", "", "  ", "\t", "\u3000", "\u00a0", "- ", "－ ", "@check ", "＠核对　", "| ", "｜", "# ", "# hebiao-ignore ", "# hebiao-ignore-start a-b ", "# hebiao-ignore a-b,until ", "> ",
          "甲: ", "甲：", "- 乙 ", "@total ", "@form ", "甲: text, ", "乙: parts ", "乙：构成", '"甲" ', "“甲”", "甲 "]


def random_lines(seed, count):
    """Lines of pieces, the same for a seed on every machine."""
    generator = random.Random(seed)
    lines = []
    for _ in range(count):
        separator = generator.choice(["", "", " "])
        lines.append(generator.choice(STARTS) + separator.join(generator.choices(PIECES, k=generator.randrange(8))))
    return lines


def written():
    """The documents of this repository, and the real forms beside it where they are."""
    folders = [ROOT / "grammar/examples", ROOT / "Sources/BiaoLibrary", ROOT / "Tests/Grammar/fixtures",
               ROOT / "Tests/Editors/fixtures"]
    shared = pathlib.Path(os.environ.get("HEBIAO_SHARED", ROOT.parent / "shared"))
    folders += [shared / "forms", shared / "templates"]
    paths = sorted(path for folder in folders if folder.is_dir() for path in folder.rglob("*.biao") if path.is_file())
    return {str(path): path.read_bytes() for path in paths}


CHARACTERS = " \t\u3000\u00a0::：||｜\\\"\"“”(())（）-－@#>》,，、*/=.<%66分元万每甲乙aof~—。无"


def random_characters(seed, count):
    """Lines in which the pieces themselves are broken."""
    generator = random.Random(seed)
    return [generator.choice(STARTS) + "".join(generator.choices(CHARACTERS, k=generator.randrange(24)))
            for _ in range(count)]


def made(count, characters):
    """Random lines as a form and as a template: so many of pieces, so many of characters."""
    documents = {}
    for name, head in (("form", "@form 甲\n甲:\n"), ("template", "@template 甲\n")):
        text = head + "\n".join(random_lines(name, count) + random_characters(name, characters)) + "\n"
        documents[f"random {name}"] = text.encode()
    return documents


def indented(count):
    """Lines of every kind with random indentation, and a staircase deeper than the language goes."""
    generator = random.Random("indented")
    kinds = ["甲: 1", "- 乙", "> 丙", "| 丁 |", "@unit 万元", "# 戊", "<<<<<<< 己", "", "\t", "======="]
    lines = [" " * depth + "甲:" for depth in range(300)] + ["  " * depth + "- 乙" for depth in (299, 258, 100, 300, 3)]
    for _ in range(count):
        space = "".join(generator.choices([" ", "  ", "\t", "\u3000", "\u00a0", "\u200b"], k=generator.randrange(6)))
        lines.append(space + generator.choice(kinds))
    return "\n".join(lines).encode()
