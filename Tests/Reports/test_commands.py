"""Reports that are commands in a log: GitHub, Azure, TeamCity. Each is read by the grammar of its runner."""

import re

from teamcity import messages


def lines(reports, name):
    text = reports.text(name)
    assert text.endswith("\n")
    return text.split("\n")[:-1]


def test_github(reports):
    """actions/runner, ActionCommand: `::name key=value,key=value::message`, unescaped in that order."""
    shown = []
    for line in lines(reports, "github"):
        match = re.fullmatch(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)", line)
        assert match, line
        values = dict(part.split("=", 1) for part in match[2].split(","))
        for key, value in values.items():
            for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
                value = value.replace(escaped, plain)
            values[key] = value
        message = match[3]
        for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            message = message.replace(escaped, plain)
        assert set(values) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert ("col" in values) == (values["line"] == values["endLine"])
        shown.append((values["file"], int(values["line"]), int(values["endLine"]), values["title"], message))
    expected = reports.expected("path", "line", "endLine", "rule", "message")
    assert [entry[:4] for entry in shown] == [entry[:4] for entry in expected]
    for (*_, message), (*_, own) in zip(shown, expected):
        # The ways to mend it follow.
        assert message == own or message.startswith(own + "\n")


def test_azure(reports):
    """azure-pipelines-agent, Command.TryParse: `##vso[area.event key=value;…]message`."""
    names = (("%3B", ";"), ("%5D", "]"), ("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%"))
    shown = []
    for line in lines(reports, "azure"):
        match = re.fullmatch(r"##vso\[task\.logissue ([^\]\r\n]*)\]([^\r\n]*)", line)
        assert match, line
        values = dict(part.split("=", 1) for part in match[1].split(";") if part)
        for key, value in values.items():
            for escaped, plain in names:
                value = value.replace(escaped, plain)
            values[key] = value
        message = match[2]
        for escaped, plain in names[2:]:
            message = message.replace(escaped, plain)
        assert set(values) == {"type", "sourcepath", "linenumber", "columnnumber", "code"}
        assert values["type"] in ("error", "warning")
        shown.append((
            values["sourcepath"], int(values["linenumber"]), int(values["columnnumber"]), values["code"], message))
    expected = reports.expected("path", "line", "column", "rule", "message")
    assert [entry[:4] for entry in shown] == [entry[:4] for entry in expected]
    for (*_, message), (*_, own) in zip(shown, expected):
        assert message == own or message.startswith(own + "\n")


def parse_service_message(line):
    """A parser of service messages: attributes between apostrophes, `|` before what it escapes."""
    match = re.fullmatch(r"##teamcity\[([A-Za-z][A-Za-z0-9-]*)((?: [A-Za-z]+='(?:[^'|\[\]\r\n]|\|.)*')*)\]", line)
    assert match, line
    values = {}
    for name, value in re.findall(r" ([A-Za-z]+)='((?:[^'|]|\|.)*)'", match[2]):
        units = bytearray()

        def append(text):
            units.extend(text.encode("utf-16-le"))

        position = 0
        while position < len(value):
            if value[position] != "|":
                append(value[position])
                position += 1
            elif value.startswith("|0x", position):
                units.extend(int(value[position + 3 : position + 7], 16).to_bytes(2, "little"))
                position += 7
            else:
                append({"n": "\n", "r": "\r"}.get(value[position + 1], value[position + 1]))
                position += 2
        values[name] = units.decode("utf-16-le")
    return match[1], values


def test_the_parser_reads_what_others_escape():
    for text in ("a|b'c[d]e\nf\rg", "||'", "[]"):
        line = f"##teamcity[inspection message='{messages.escape_value(text)}']"
        assert parse_service_message(line) == ("inspection", {"message": text})


def test_teamcity(reports):
    types, shown = {}, []
    for line in lines(reports, "teamcity"):
        line.encode("ascii")
        name, values = parse_service_message(line)
        if name == "inspectionType":
            assert set(values) == {"id", "name", "category", "description"}
            assert values["id"] not in types and not shown
            assert len(values["id"]) <= 255 and len(values["category"]) <= 255 and len(values["description"]) <= 4000
            types[values["id"]] = values
        else:
            assert name == "inspection"
            assert set(values) == {"typeId", "message", "file", "line", "SEVERITY"}
            assert values["SEVERITY"] in ("ERROR", "WARNING", "WEAK WARNING", "INFO")
            assert values["typeId"] in types and len(values["message"]) <= 4000
            shown.append((values["file"], int(values["line"]), values["typeId"], values["message"]))
    expected = reports.expected("path", "line", "rule", "message")
    assert [entry[:3] for entry in shown] == [entry[:3] for entry in expected]
    for (*_, message), (*_, own) in zip(shown, expected):
        assert message == own or message.startswith(own + "\n") or len(own) > 3800
