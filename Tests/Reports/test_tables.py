"""TAP, CSV, Markdown and HTML, by readers that are not ours."""

import csv
import html.parser
import io
import re

import html5lib
import tinycss2
from markdown_it import MarkdownIt
from tap.parser import Parser


def test_tap(reports):
    lines = list(Parser().parse_text(reports.text("tap")))
    categories = {line.category for line in lines}
    assert categories <= {"version", "test", "plan", "diagnostic"}, categories
    tests = [line for line in lines if line.category == "test"]
    (plan,) = [line for line in lines if line.category == "plan"]
    counts = reports.json("json")["summary"]
    assert plan.expected_tests == len(tests) == counts["files"]
    assert [test.number for test in tests] == list(range(1, len(tests) + 1))
    assert not any(test.skip or test.todo for test in tests)
    failed = {path for path, severity in reports.expected("path", "severity") if severity in ("error", "warning")}
    assert sum(not test.ok for test in tests) == len(failed)
    shown = []
    for test in tests:
        if test.yaml_block is not None:
            for finding in test.yaml_block["findings"]:
                shown.append((test.yaml_block["path"], finding["line"], finding["column"], finding["rule"]))
    printable = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
    expected = [
        (printable.sub("\ufffd", path), *rest)
        for path, *rest in reports.expected("path", "line", "column", "rule")]
    assert shown == [tuple(entry) for entry in expected]


def test_csv(reports):
    data = reports.bytes("csv")
    # Without it spreadsheets take the text for something else.
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert not [row for row in rows if None in row]

    def plain(text):
        # What a spreadsheet would compute has an apostrophe before it.
        return text[1:] if re.match("'[=+@\t\r-]", text) else text

    shown = [
        (plain(row["path"]), int(row["line"]), int(row["column"]), int(row["endLine"]), int(row["endColumn"]),
         row["severity"], row["rule"], plain(row["message"])) for row in rows]
    assert shown == [
        tuple(v.replace("\0", "\ufffd") if isinstance(v, str) else v for v in entry)
        for entry in reports.expected(
            "path", "line", "column", "endLine", "endColumn", "severity", "rule", "message")]
    for row in rows:
        assert not [cell for cell in row.values() if cell and cell[0] in "=+@\t\r"]


def test_markdown(reports):
    text = reports.text("markdown")
    # A comment of GitHub has this many characters at most.
    assert len(text) < 65536
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    kinds = {token.type for token in tokens}
    inline = [child.type for token in tokens if token.type == "inline" for child in token.children]
    # No word of a document becomes markup: what there is of it is ours.
    assert not {"link_open", "image", "fence", "code_block", "hr"} & (kinds | set(inline))
    assert not [kind for kind in inline if kind in ("em_open", "s_open")]
    blocks = {token.content.strip() for token in tokens if token.type == "html_block"}
    for block in blocks:
        assert re.fullmatch(r"(<details>\n<summary><b>[^<>]*</b> [^<>]*</summary>)|</details>", block), block
    tags = {child.content for token in tokens if token.type == "inline" for child in token.children
            if child.type == "html_inline"}
    assert tags <= {"<br>"}, tags
    assert text.count("<details>") == text.count("</details>") > 0


def test_markdown_rows_are_findings(reports, tmp_path):
    """Every row has three cells; the number of the line and the rule are those of the findings."""
    text = reports.text("markdown")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    rows, cells = [], None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline" and cells is not None:
            cells.append(token)
        elif token.type == "tr_close":
            rows.append(cells)
            cells = None
    assert all(len(row) == 3 for row in rows)
    shown = [
        (int(row[0].content), next(c.content for c in row[1].children if c.type == "code_inline"))
        for row in rows if row[0].content.isdigit()]
    pairs = reports.expected("line", "rule")
    assert len(shown) > 60
    assert set(shown) <= set(pairs)


def test_html_is_valid(reports):
    """Strictly parsed: not one error of the HTML standard."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(reports.text("html"))
    assert tree.find(".//title").text
    html = tree if tree.tag == "html" else tree.find("html")
    assert html.get("lang") == ("zh-CN" if reports.language == "zh" else "en")


def test_html_loads_and_runs_nothing(reports):
    class Seen(html.parser.HTMLParser):
        tags, attributes, targets, ids = set(), set(), [], []

        def handle_starttag(self, tag, attributes):
            self.tags.add(tag)
            for name, value in attributes:
                self.attributes.add(name)
                if name == "href":
                    self.targets.append(value)
                if name == "id":
                    self.ids.append(value)

    seen = Seen()
    seen.feed(reports.text("html"))
    assert not seen.tags & {"script", "iframe", "object", "embed", "img", "link", "base", "form", "audio", "video"}
    assert not [name for name in seen.attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    # Names that are no UTF-8 may look alike in a report.
    assert len(set(seen.ids)) == len(seen.ids)
    assert all(target.startswith("#") and target[1:] in set(seen.ids) for target in seen.targets)


def test_html_shows_every_finding(reports):
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(reports.text("html"))
    findings = [div for div in tree.iter("div") if "finding" in (div.get("class") or "").split()]
    assert len(findings) == len(reports.findings)
    rules = [next(code.text for code in div.iter("code")) for div in findings]
    # Within a document by line.
    assert sorted(rules) == sorted(rule for (rule,) in reports.expected("rule"))
    drawn = "{http://www.w3.org/2000/svg}"
    assert len(list(tree.iter(f"{drawn}svg"))) >= 3
    for rectangle in tree.iter(f"{drawn}rect"):
        assert int(rectangle.get("x")) >= 0 and int(rectangle.get("width")) >= 0
        assert int(rectangle.get("x")) + int(rectangle.get("width")) <= 601


def test_html_style(reports):
    (style,) = re.findall("<style>(.*?)</style>", reports.text("html"), re.S)
    rules = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    assert rules and not [rule for rule in rules if rule.type == "error"]
    assert "url(" not in style and "@import" not in style and "prefers-color-scheme: dark" in style
