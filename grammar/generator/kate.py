"""The machine as a definition of KSyntaxHighlighting, for Kate, KWrite, KDevelop and Qt Creator."""

from xml.sax.saxutils import quoteattr

from machine import MODES, machine
from regex import Ahead, Dialect
from words import Classes, header


def kate():
    dialect = Dialect()
    classes = Classes()
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<!DOCTYPE language>", "<!--", *header(" "), "-->",
             '<language name="Biao" section="Markup" extensions="*.biao" mimetype="text/x-biao" version="1" '
             'kateversion="5.62" casesensitive="1" author="" license="MIT" indenter="none">',
             "  <highlighting>", "    <contexts>"]

    def line(rule):
        # A rule without text is one with text that is only looked at.
        is_ahead = isinstance(rule.pattern, Ahead)
        pattern = dialect.write(rule.pattern.part if is_ahead else rule.pattern)
        context = rule.mode or rule.to or "#stay"
        look = ' lookAhead="true"' if is_ahead else ""
        return (f"        <RegExpr attribute={quoteattr(rule.token or 'text')} context={quoteattr(context)}{look} "
                f"String={quoteattr(pattern)}/>")

    for name, rules in machine().items():
        end = "#stay" if name in MODES else "#pop"
        lines.append(f'      <context name={quoteattr(name)} attribute="text" lineEndContext="{end}">')
        lines += [line(rule) for rule in rules]
        lines.append("      </context>")
    lines += ["    </contexts>", "    <itemDatas>", '      <itemData name="text" defStyleNum="dsNormal" spellChecking="0"/>']
    for name, row in classes.all.items():
        spelling = "1" if name in ("comment", "prose") else "0"
        lines.append(f'      <itemData name={quoteattr(name)} defStyleNum="ds{row["kate"]}" '
                     f'spellChecking="{spelling}"/>')
    lines += ["    </itemDatas>", "  </highlighting>", "  <general>",
              '    <comments><comment name="singleLine" start="#" position="afterwhitespace"/></comments>',
              '    <folding indentationsensitive="1"/>',
              '    <keywords casesensitive="1" weakDeliminator="-"/>', "  </general>", "</language>"]
    return "\n".join(lines) + "\n"
