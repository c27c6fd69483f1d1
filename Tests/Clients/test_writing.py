"""What changes a document: whatever is offered can be applied, and what comes of it is no worse."""

import random

import pytest
from checked import EXAMPLES, Client, Refused, applied, codes, everything, examples, pushing

# Rules that speak of text which cannot be read at all: nothing that is offered may bring one of these.
SYNTAX = {
    "invalid-utf8", "malformed-formula", "merge-conflict-marker", "missing-colon", "mixed-indentation", "stray-prose", "stray-row",
    "too-deep", "unclosed-quote", "uneven-indentation", "uneven-row", "unknown-directive", "unquoted-name",
}
FORMS = examples("faulty") + examples("clean")


def test_the_rules_of_syntax_have_these_names():
    import subprocess

    from wire import binary

    listed = subprocess.run([binary(), "rules", "--report", "json"], capture_output=True, text=True, check=True).stdout
    assert {name for name in SYNTAX if f'"{name}"' not in listed} == set()


def syntax_faults(items):
    return sorted(code for code in codes(items) if code in SYNTAX)


def findings(client, text, name="untitled:after"):
    document = client.open(name, text)
    items = document.diagnostics()
    document.close()
    return items


def edits_of(edit, uri):
    """The text edits of a workspace edit for one document."""
    if "documentChanges" in edit:
        return [each for change in edit["documentChanges"] if change.get("textDocument", {}).get("uri") == uri for each in change["edits"]]
    return edit.get("changes", {}).get(uri, [])


def plain(edit):
    """A text edit as it is without snippets."""
    if "snippet" in edit:
        return {"range": edit["range"], "newText": without_placeholders(edit["snippet"]["value"])}
    return edit


def without_placeholders(snippet):
    """A snippet's text: $1 and ${1} go, ${1:甲} and ${1|甲,乙|} leave 甲."""
    result, index = [], 0
    while index < len(snippet):
        character = snippet[index]
        if character == "\\":
            result.append(snippet[index + 1])
            index += 2
        elif character == "$" and snippet[index + 1].isdigit():
            index += 2
        elif character == "$" and snippet[index + 1] == "{":
            depth, end = 1, index + 2
            while depth:
                if snippet[end] == "\\":
                    end += 1
                elif snippet[end] == "{":
                    depth += 1
                elif snippet[end] == "}":
                    depth -= 1
                end += 1
            inner = snippet[index + 2 : end - 1].lstrip("0123456789")
            if inner.startswith("|"):
                result.append(inner[1:-1].split(",")[0])
            elif inner.startswith(":"):
                result.append(without_placeholders(inner[1:]))
            index = end
        else:
            result.append(character)
            index += 1
    return "".join(result)


@pytest.mark.parametrize("path", FORMS[::3], ids=lambda path: path.stem)
def test_completion_breaks_nothing(path, encoding):
    """At some places of a form, each of the first items is applied: no new syntax error."""
    source = random.Random(path.name)
    with Client(encoding=encoding) as client:
        document = client.open("untitled:a", path.read_text())
        before = syntax_faults(document.diagnostics())
        count = 0
        for place in sorted(source.sample(range(len(document.text)), 8)):
            found = document.ask("textDocument/completion", {"position": document.position(place), "context": {"triggerKind": 1}})
            items = found["items"] if isinstance(found, dict) else found or []
            for item in items[:3]:
                edit = item["textEdit"]
                ranges = [edit["range"]] if "range" in edit else [edit["insert"], edit["replace"]]
                for each in ranges:
                    assert document.offset(each["start"]) <= place <= document.offset(each["end"]), item
                new = without_placeholders(edit["newText"]) if item.get("insertTextFormat") == 2 else edit["newText"]
                text = applied(document.text, [{"range": ranges[-1], "newText": new}, *item.get("additionalTextEdits", [])], encoding)
                after = syntax_faults(findings(client, text))
                assert len(after) <= len(before), (item["label"], text[max(0, place - 40) : place + 80], before, after)
                assert item["label"] and client.ask("completionItem/resolve", item)["label"] == item["label"]
                count += 1
        document.close()


def test_completion_by_chinese_and_pinyin():
    """数量指标 is found by its characters, by its pinyin and by its initials."""
    for typed in ("数量", "shuliang", "slzb"):
        with Client() as client:
            text = f"绩效指标:\n  产出指标 (50分):\n    {typed}"
            document = client.open("untitled:a", text)
            found = document.ask("textDocument/completion", {"position": document.position(len(text)), "context": {"triggerKind": 1}})
            labels = {item["label"]: item for item in found["items"]}
            hits = [item for label, item in labels.items() if "数量指标" in label]
            assert hits, (typed, list(labels)[:20])
            # The client filters by this: what was typed must be a subsequence of it.
            rest = iter(hits[0].get("filterText", hits[0]["label"]).lower())
            assert all(character in rest for character in typed), (typed, hits[0])
            document.close()
            client.messages = []


def test_completion_for_plain_clients():
    """A client without snippets gets none."""
    capabilities = pushing(textDocument__completion={"completionItem": {}})
    with Client(capabilities) as client:
        text = "@form 株洲市/部门整体支出绩效目标表\n\n"
        document = client.open("untitled:a", text)
        found = document.ask("textDocument/completion", {"position": document.position(len(text))})
        assert found["items"]
        for item in found["items"]:
            assert item.get("insertTextFormat", 1) == 1 and "labelDetails" not in item
            assert "${" not in item["textEdit"]["newText"] and "insert" not in item["textEdit"]
        document.close()
        client.messages = []


@pytest.mark.parametrize("path", examples("faulty"), ids=lambda path: path.stem)
def test_quick_fixes(path):
    """Each fix of a finding applies; the finding is gone, or is fewer; no new syntax error comes."""
    with Client(folders=[EXAMPLES]) as client:
        document = client.open(path.as_uri(), path.read_text())
        items = document.diagnostics()
        before = syntax_faults(items)
        count = 0
        for item in items:
            actions = document.ask("textDocument/codeAction", {"range": item["range"], "context": {"diagnostics": [item], "only": ["quickfix"]}})
            for action in actions:
                assert action["kind"].startswith("quickfix"), action
                assert "disabled" not in action or action["disabled"]["reason"]
            actions = [action for action in actions if "disabled" not in action]
            # All of them while the text is the one that they are about.
            chosen = [action if "edit" in action else client.ask("codeAction/resolve", action) for action in actions]
            for action, resolved in zip(actions, chosen):
                edits = [plain(edit) for edit in edits_of(resolved["edit"], document.uri)]
                if not edits:
                    continue
                text = applied(document.text, edits, client.encoding)
                assert text != document.text, action["title"]
                document.replace(text)
                after = document.diagnostics()
                about = action.get("diagnostics", [item])[0]["code"]
                title = (action["title"], about)
                assert len(syntax_faults(after)) <= len(before), title
                assert codes(after).count(about) < codes(items).count(about), title
                document.replace(path.read_text())
                document.diagnostics()
                client.messages = []
                count += 1
        document.close()
        client.quiet(0.3)
        client.messages = []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_formatting(path, encoding):
    """Formatted, it is formatted; the same is found in it; a part of it changes nothing beyond."""
    options = {"tabSize": 2, "insertSpaces": True}
    with Client(encoding=encoding) as client:
        document = client.open("untitled:a", path.read_text())
        before = document.diagnostics()
        edits = document.ask("textDocument/formatting", {"options": options}) or []
        text = applied(document.text, edits, encoding)
        document.replace(text)
        after = document.diagnostics()
        assert not syntax_faults(after) or syntax_faults(before)
        again = document.ask("textDocument/formatting", {"options": options}) or []
        assert applied(text, again, encoding) == text, path
        document.close()


def test_range_formatting(encoding):
    """The edits of some lines touch those lines alone, or the items that they are part of."""
    options = {"tabSize": 2, "insertSpaces": True}
    text = "甲：１\n\n绩效指标:\n    产出指标（50分）:\n        数量指标:\n          - 植树：≥40棵\n乙：２\n"
    with Client(encoding=encoding) as client:
        document = client.open("untitled:a", text)
        document.diagnostics()
        line = {"start": {"line": 6, "character": 0}, "end": {"line": 6, "character": 1}}
        edits = document.ask("textDocument/rangeFormatting", {"range": line, "options": options}) or []
        assert all(edit["range"]["start"]["line"] >= 5 for edit in edits), edits
        assert applied(text, edits, encoding).startswith(text[: text.index("乙")])
        both = document.ask("textDocument/rangesFormatting", {"ranges": [line, {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}], "options": options}) or []
        assert all(edit["range"]["start"]["line"] in (0, 5, 6) for edit in both), both
        applied(text, both, encoding)
        document.close()


def test_crlf_stays(encoding):
    with Client(encoding=encoding) as client:
        text = "甲：１２％\r\n绩效指标:\r\n    产出指标:\r\n"
        document = client.open("untitled:a", text)
        document.diagnostics()
        edits = document.ask("textDocument/formatting", {"options": {"tabSize": 2, "insertSpaces": True}}) or []
        result = applied(text, edits, encoding)
        assert "\r\n" in result and "\n" not in result.replace("\r\n", "")
        document.close()


def test_on_type_formatting():
    """Enter after prose goes on with prose; whatever comes, the edits can be applied."""
    with Client() as client:
        text = "目标:\n  > 一\n"
        document = client.open("untitled:a", text)
        document.diagnostics()
        edits = document.ask(
            "textDocument/onTypeFormatting",
            {"position": {"line": 2, "character": 0}, "ch": "\n", "options": {"tabSize": 2, "insertSpaces": True}},
        )
        assert applied(text, edits or [], "utf-16") == text + "  > "
        document.close()


def test_stale_action_is_refused():
    """An action that is chosen after the text has changed is not applied to another text."""
    with Client() as client:
        document = client.open("untitled:a", "甲：１２％\n")
        item = next(item for item in document.diagnostics() if item["code"] == "fullwidth-number")
        actions = document.ask("textDocument/codeAction", {"range": item["range"], "context": {"diagnostics": [item]}})
        lazy = [action for action in actions if "edit" not in action and "disabled" not in action]
        assert lazy
        document.change((0, 0, "乙\n"))
        with pytest.raises(Refused) as refused:
            client.ask("codeAction/resolve", lazy[0])
        assert refused.value.code == -32801
        document.diagnostics()
        document.close()


def test_actions_of_the_findings_asked_about():
    """Who names findings gets their fixes and no others, even for the whole document, as Kate asks."""
    with Client() as client:
        document = client.open("untitled:a", "甲：１２％\n乙：３４％\n")
        items = [item for item in document.diagnostics() if item["code"] == "fullwidth-number"]
        assert len(items) == 2
        whole = document.range(0, len(document.text))
        for item in items:
            actions = document.ask("textDocument/codeAction", {"range": whole, "context": {"diagnostics": [item], "only": ["quickfix"]}})
            assert actions
            for action in actions:
                if action["kind"] != "quickfix.suppressRule.topLevel.hebiao":
                    assert [about["range"] for about in action["diagnostics"]] == [item["range"]], action
        every = document.ask("textDocument/codeAction", {"range": whole, "context": {"diagnostics": [], "only": ["quickfix"]}})
        assert {about["range"]["start"]["line"] for action in every for about in action.get("diagnostics", [])} == {0, 1}
        document.close()


def test_action_by_command():
    """A client that knows no action literals gets commands, and the edit by workspace/applyEdit."""
    with Client(pushing(textDocument__codeAction={})) as client:
        document = client.open("untitled:a", "甲：１２％\n")
        item = next(item for item in document.diagnostics() if item["code"] == "fullwidth-number")
        actions = document.ask("textDocument/codeAction", {"range": item["range"], "context": {"diagnostics": [item]}})
        assert actions and all(isinstance(action["command"], str) for action in actions)
        client.ask("workspace/executeCommand", {"command": actions[0]["command"], "arguments": actions[0]["arguments"]})
        asked = client.take(lambda message: message.get("method") == "workspace/applyEdit")
        text = applied(document.text, [plain(edit) for edit in edits_of(asked["params"]["edit"], document.uri)], "utf-16")
        assert "12%" in text
        document.close()


@pytest.mark.parametrize("text", ["@form 财政部/项目支出绩效目标表\n", "@form 财政部/项目支出绩效目标表", "# 一\r\n@表 财政部/项目支出绩效目标表\r\n\r\n"])
def test_a_form_from_a_template(text):
    """A form that says no more than its template is written out: nothing is missing in it any more, it is only empty."""
    with Client() as client:
        document = client.open("untitled:a", text)
        assert "missing-field" in codes(document.diagnostics())
        actions = document.ask("textDocument/codeAction", {"range": document.range(0, 0), "context": {"diagnostics": [], "only": ["refactor"]}})
        (action,) = [action for action in actions if "fillForm" in action["kind"]]
        resolved = action if "edit" in action else client.ask("codeAction/resolve", action)
        document.replace(applied(text, edits_of(resolved["edit"], document.uri), "utf-16"))
        assert document.text.startswith(text) and ("\r\n" in text) == ("\r\n" in document.text)
        assert "\n" not in document.text.replace("\r\n", "") if "\r\n" in text else "\r" not in document.text
        assert not {"missing-field", "missing-tier"} & set(codes(document.diagnostics()))
        edits = document.ask("textDocument/formatting", {"options": {"tabSize": 2, "insertSpaces": True}})
        assert applied(document.text, edits or [], "utf-16").rstrip() == document.text.rstrip()
        actions = document.ask("textDocument/codeAction", {"range": document.range(0, 0), "context": {"diagnostics": [], "only": ["refactor"]}})
        assert not [action for action in actions if "fillForm" in action["kind"]]
        document.close()


def test_fix_all():
    """source.fixAll: nothing safe is left to mend."""
    path = EXAMPLES / "faulty" / "agriculture-department.biao"
    with Client() as client:
        document = client.open("untitled:a", "甲：１２％\n乙：３４％\n" + path.read_text())
        items = document.diagnostics()
        whole = document.range(0, len(document.text))
        (action,) = document.ask("textDocument/codeAction", {"range": whole, "context": {"diagnostics": items, "only": ["source.fixAll"]}})
        assert action["kind"] == "source.fixAll.hebiao"
        resolved = action if "edit" in action else client.ask("codeAction/resolve", action)
        document.replace(applied(document.text, edits_of(resolved["edit"], document.uri), "utf-16"))
        after = document.diagnostics()
        assert len(after) < len(items) and "fullwidth-number" not in codes(after)
        document.close()
