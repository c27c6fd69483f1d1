"""Railroad diagrams of biao.ebnf, one picture for each of its sections: python3 grammar/generator/railroads.py [--check]

Needs railroad-diagrams from PyPI, in the version of Tests/Grammar/requirements.txt."""

import re
import sys
import unicodedata

import ebnf
import railroad
from words import GRAMMAR

FOLDER = GRAMMAR / "railroads"
STYLE = """
svg { font: 14px "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace; }
path { stroke-width: 2; stroke: #444; fill: none; }
text { text-anchor: middle; white-space: pre; }
text.production { text-anchor: start; font-weight: bold; }
text.comment { font-style: italic; }
rect { stroke-width: 1.5; stroke: #444; fill: #e8f0dc; }
rect.page { fill: #fbfbfa; stroke: none; }
g.non-terminal rect { fill: #dfe9f5; }
"""


def sections():
    """The headings of biao.ebnf with the productions under each."""
    text = (GRAMMAR / "biao.ebnf").read_text("utf-8")
    for part in re.split(r"/\* -{4} ", text)[1:]:
        title = part.split(" -", 1)[0].strip()
        body = re.sub(r"/\*.*?\*/", "", part, flags=re.S)
        yield title, re.findall(r"^(\w+)\s*::=", body, flags=re.M)


def sized(item, text):
    """Wide characters take two cells."""
    cells = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    item.width = cells * 8.5 + 20
    return item


def visible(text):
    """A set or a text with its invisible characters by number."""
    return "".join(c if c.isprintable() else f"#x{ord(c):X}" for c in text)


def diagram(expression):
    match expression:
        case ("text", text) | ("keyword", text):
            shown = visible(text)
            return sized(railroad.Terminal(shown), shown)
        case ("set", _, written):
            shown = "any character" if written == "[^]" else written
            return sized(railroad.Terminal(shown), shown)
        case ("name", name):
            return sized(railroad.NonTerminal(name), name)
        case ("special", words):
            return sized(railroad.Comment(words), words)
        case ("all", parts):
            return railroad.Sequence(*map(diagram, parts))
        case ("one", parts):
            if len(parts) > 12 and all(part[0] == "keyword" for part in parts):
                # Many words: their pairs one beside the other.
                columns = [parts[i : i + 12] for i in range(0, len(parts), 12)]
                return railroad.HorizontalChoice(*[railroad.Choice(0, *map(diagram, column)) for column in columns])
            return railroad.Choice(0, *map(diagram, parts))
        case ("repeat", part, "?"):
            return railroad.Optional(diagram(part))
        case ("repeat", part, "*"):
            return railroad.ZeroOrMore(diagram(part))
        case ("repeat", part, "+"):
            return railroad.OneOrMore(diagram(part))
    raise ValueError(expression)


def picture(names, productions):
    parts, y, width = [], 10, 0
    for name in names:
        drawing = railroad.Diagram(diagram(productions[name]), type="simple")
        written = []
        drawing.writeSvg(written.append)
        svg = "".join(written)
        height = float(drawing.attrs["height"])
        width = max(width, float(drawing.attrs["width"]))
        parts.append(f'<text class="production" x="20" y="{y + 14:g}">{name}</text>')
        parts.append(svg.strip().replace("<svg ", f'<svg x="0" y="{y + 16:g}" ', 1))
        y += height + 24
    return (f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:g}" '
            f'height="{y:g}" viewBox="0 0 {width:g} {y:g}">\n<style>{STYLE}</style>\n<rect class="page" width="100%" height="100%"/>\n'
            + "\n".join(parts) + "\n</svg>\n")


def outputs():
    """The pictures by file name, and the page that shows them."""
    productions, pages, found = ebnf.read(), [], {}
    for title, names in sections():
        slug = title.lower().replace(",", "").replace(" ", "-")
        found[f"{slug}.svg"] = picture(names, productions)
        pages.append(f"## {title}\n\n![{title}]({slug}.svg)\n")
    found["README.md"] = "# Railroad diagrams of [`biao.ebnf`](../biao.ebnf)\n\n" + "\n".join(pages)
    return found


def main(arguments):
    stale = 0
    texts = outputs()
    for path in FOLDER.glob("*"):
        if path.name not in texts:
            stale += 1
            print(f"of no section: {path}")
    for name, text in texts.items():
        path = FOLDER / name
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale += 1
        print(f"{'stale' if arguments == ['--check'] else 'written'}: {path.relative_to(GRAMMAR.parent)}")
        if arguments != ["--check"]:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    return 1 if stale and arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
