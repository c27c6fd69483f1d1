"""Diagnostics: pushed and pulled, and what makes them change."""

import json
from random import Random

import pytest
from checked import EXAMPLES, Client, Refused, codes, everything, examples, pushing

TEMPLATE = "@template 测试/表\n\n项目名称: text, required\n金额: amount\n"
FORM = "@form 测试/表\n\n项目名称: 甲\n"


def test_versions_and_empty_lists():
    with Client() as client:
        document = client.open("untitled:a", "@form 没有这个模板\n甲：１２％\n", version=7)
        assert codes(document.diagnostics()) == ["unknown-template", "fullwidth-number"]
        document.change((0, 0, "# "), (document.text.index("１") + 2, len(document.text) + 1, "12%\n"))
        assert "unknown-template" not in codes(document.diagnostics())
        document.replace("# 空\n")
        assert document.version == 9
        left = document.diagnostics()
        document.replace("")
        document.diagnostics()
        document.close()
        # Closed, nothing is said of it any more.
        client.quiet(0.2)
        assert client.messages == [], left


def test_ranges_are_visible():
    """Never empty, never over several lines, always within the text."""
    for path in examples("faulty"):
        with Client() as client:
            document = client.open("untitled:a", path.read_text())
            found = document.diagnostics()
            for item in found:
                start, end = item["range"]["start"], item["range"]["end"]
                assert start["line"] == end["line"], item
                line = document.text.split("\n")[start["line"]]
                assert start["character"] < end["character"] or not line, item
                assert document.words(item["range"]) or not line
                assert item["source"] == "hebiao" and item["message"] and 1 <= item["severity"] <= 4
            document.close()


@pytest.mark.parametrize("path", examples(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_encodings_agree(path):
    """The same findings at the same words, in all three encodings and by push and pull."""
    seen = []
    for encoding in ("utf-8", "utf-16", "utf-32"):
        for capabilities in (pushing(), everything()):
            with Client(capabilities, encoding=encoding, folders=[EXAMPLES]) as client:
                document = client.open(path.as_uri(), path.read_text())
                items = document.pull()["items"] if client.has("diagnosticProvider") else document.diagnostics()
                seen.append([(item["code"], item["message"], document.words(item["range"])) for item in items])
                document.close()
                # Documents beside each other may have been compared meanwhile.
                client.messages = []
    assert all(each == seen[0] for each in seen[1:]), seen


def test_related_information():
    """A failed sum names its addends, each by its place in the document."""
    count = 0
    for path in examples("faulty"):
        with Client(folders=[EXAMPLES]) as client:
            document = client.open(path.as_uri(), path.read_text())
            for item in document.diagnostics():
                for related in item.get("relatedInformation", []):
                    assert related["message"]
                    if related["location"]["uri"] == document.uri:
                        assert document.words(related["location"]["range"])
                        count += 1
            document.close()
            client.messages = []
    assert count > 20


def test_client_without_related_information():
    with Client(pushing(textDocument__publishDiagnostics={})) as client:
        for path in examples("faulty")[:5]:
            document = client.open("untitled:a", path.read_text())
            for item in document.diagnostics():
                assert not {"relatedInformation", "codeDescription", "tags", "data"} & set(item)
            document.close()


def test_rule_pages():
    with Client(initializationOptions={"rulePage": "https://example.org/rules#{rule}"}) as client:
        document = client.open("untitled:a", "@form 没有这个模板\n")
        assert document.diagnostics()[0]["codeDescription"] == {"href": "https://example.org/rules#unknown-template"}
        document.close()


def test_pull():
    """`unchanged` while nothing has changed, `full` with another id when something has."""
    with Client(everything()) as client:
        document = client.open("untitled:a", "@form 没有这个模板\n")
        first = document.pull()
        assert first["kind"] == "full" and codes(first["items"]) == ["unknown-template"]
        again = document.pull(first["resultId"])
        assert again == {"kind": "unchanged", "resultId": first["resultId"]}
        document.change((0, 0, "# "))
        second = document.pull(first["resultId"])
        assert second["kind"] == "full" and second["resultId"] != first["resultId"]
        assert "unknown-template" not in codes(second["items"])
        # An id of somebody else's is no id.
        assert document.pull("nonsense")["kind"] == "full"
        # Settings count too.
        client.tell("workspace/didChangeConfiguration", {"settings": None})
        client.settings = {"language": "en"}
        client.tell("workspace/didChangeConfiguration", {"settings": None})
        client.wait(lambda: document.pull(second["resultId"])["kind"] == "full")
        document.close()
        # Nothing is pushed to whom asks.
        client.quiet(0.2)
        assert client.messages == []


def test_pull_of_a_document_that_is_not_open():
    with Client(everything()) as client:
        with pytest.raises(Refused):
            client.ask("textDocument/diagnostic", {"textDocument": {"uri": "untitled:nowhere"}})


def test_edit_of_an_open_template(tmp_path):
    """The form's diagnostics follow the template as it is typed, and go back when it is closed unsaved."""
    (tmp_path / "t.biao").write_text(TEMPLATE)
    (tmp_path / "f.biao").write_text(FORM)
    with Client(folders=[tmp_path]) as client:
        form = client.open((tmp_path / "f.biao").as_uri(), FORM)
        assert codes(form.diagnostics()) == []
        template = client.open((tmp_path / "t.biao").as_uri(), TEMPLATE)
        template.diagnostics()
        end = len(template.text)
        template.change((end, end, "负责人: text, required\n"))
        client.wait(lambda: any(found.get("params", {}).get("uri") == form.uri and found["params"]["diagnostics"] for found in client.messages), what="the form's new diagnostics")
        client.messages = [found for found in client.messages if found["params"]["uri"] != form.uri or found["params"]["diagnostics"]]
        assert codes(form.diagnostics()) == ["missing-field"]
        template.diagnostics()
        client.messages = []
        template.close()
        client.wait(lambda: any(found.get("params", {}).get("uri") == form.uri and not found["params"]["diagnostics"] for found in client.messages), what="the form's old diagnostics")
        client.messages = []
        form.close()


def test_template_is_renamed_away(tmp_path):
    """Without its template the form is found fault with; with it again it is not."""
    with Client(folders=[tmp_path]) as client:
        template = client.open((tmp_path / "t.biao").as_uri(), TEMPLATE)
        template.diagnostics()
        form = client.open((tmp_path / "f.biao").as_uri(), FORM)
        assert codes(form.diagnostics()) == []
        index = template.text.index("表")
        template.change((index, index + 1, "别的"))
        assert "unknown-template" in codes(client.diagnostics(form.uri)["diagnostics"])
        template.diagnostics()
        template.change((index, index + 2, "表"))
        assert codes(client.diagnostics(form.uri)["diagnostics"]) == []
        template.diagnostics()
        client.quiet(0.4)
        client.messages = []
        form.close()
        template.close()


def test_template_changed_on_the_disk(tmp_path):
    """didChangeWatchedFiles: created, changed, deleted."""
    path = tmp_path / "t.biao"
    with Client(folders=[tmp_path]) as client:
        form = client.open((tmp_path / "f.biao").as_uri(), FORM)
        assert codes(form.diagnostics()) == ["unknown-template"]
        assert "workspace/didChangeWatchedFiles" in {entry["method"] for entry in client.registrations.values()}

        def changed(kind):
            client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": kind}]})
            return codes(client.diagnostics(form.uri)["diagnostics"])

        path.write_text(TEMPLATE)
        assert changed(1) == []
        path.write_text(TEMPLATE + "负责人: text, required\n")
        assert changed(2) == ["missing-field"]
        path.unlink()
        assert changed(3) == ["unknown-template"]
        client.quiet(0.4)
        client.messages = []
        form.close()


def test_template_changed_where_nobody_watches(tmp_path):
    """A client that cannot watch files: the disk is looked at again when a document is saved."""
    import time

    path = tmp_path / "t.biao"
    path.write_text(TEMPLATE)
    with Client(pushing(workspace__didChangeWatchedFiles=None), folders=[tmp_path]) as client:
        form = client.open((tmp_path / "f.biao").as_uri(), FORM)
        assert codes(form.diagnostics()) == []
        path.write_text(TEMPLATE + "负责人: text, required\n")
        # It is not looked at more often than once a second.
        time.sleep(1.2)
        client.tell("textDocument/didSave", {"textDocument": form.identifier})
        assert codes(client.diagnostics(form.uri)["diagnostics"]) == ["missing-field"]
        client.messages = []
        form.close()


def test_configuration_form(tmp_path):
    """hebiao.biao as it is typed, as it stands on the disk, and gone."""
    path = tmp_path / "hebiao.biao"
    silent = "@form hebiao/配置\n\n规则:\n  fullwidth-number: off\n"
    text = "@form 没有这个模板\n甲：１２％\n"
    path.write_text(silent)
    with Client(folders=[tmp_path]) as client:
        form = client.open((tmp_path / "f.biao").as_uri(), text)
        assert codes(form.diagnostics()) == ["unknown-template"]
        configuration = client.open(path.as_uri(), silent)
        configuration.diagnostics()
        client.quiet(0.3)
        client.messages = []
        index = silent.index("off")
        configuration.change((index, index + 3, "error"))
        found = client.diagnostics(form.uri)["diagnostics"]
        assert codes(found) == ["unknown-template", "fullwidth-number"] and found[1]["severity"] == 1
        configuration.diagnostics()
        client.quiet(0.3)
        client.messages = []
        configuration.close()
        assert codes(client.diagnostics(form.uri)["diagnostics"]) == ["unknown-template"]
        client.quiet(0.3)
        client.messages = []
        path.unlink()
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 3}]})
        assert codes(client.diagnostics(form.uri)["diagnostics"]) == ["unknown-template", "fullwidth-number"]
        client.quiet(0.3)
        client.messages = []
        form.close()


def test_forms_that_contradict_each_other():
    """Two forms of one folder: what shows only beside each other comes when the author pauses, and goes with its cause."""
    folder = EXAMPLES / "faulty" / "tourism"
    paths = sorted(folder.glob("*.biao"))
    for encoding in ("utf-8", "utf-16"):
        with Client(folders=[folder], encoding=encoding) as client:
            documents = [client.open(path.as_uri(), path.read_text()) for path in paths]
            alone = [codes(document.diagnostics()) for document in documents]

            def across(document):
                for message in client.messages:
                    for item in message["params"]["diagnostics"]:
                        for related in item.get("relatedInformation", []):
                            if message["params"]["uri"] == document.uri and related["location"]["uri"] != document.uri:
                                return message["params"]["diagnostics"]
                return None

            found = client.wait(lambda: across(documents[0]) or across(documents[1]), what="faults across files")
            others = {document.uri: document for document in documents}
            for item in found:
                for related in item.get("relatedInformation", []):
                    # The place is one of the other document's, in the client's own encoding.
                    assert others[related["location"]["uri"]].words(related["location"]["range"])
            assert alone
            client.quiet(0.5)
            client.messages = []
            for document in documents:
                document.close()
            client.quiet(0.3)
            client.messages = []


def test_workspace_pull(tmp_path):
    """Every document of the workspace, open or not, and `unchanged` for those that are."""
    (tmp_path / "t.biao").write_text(TEMPLATE)
    (tmp_path / "good.biao").write_text(FORM)
    (tmp_path / "bad.biao").write_text("@form 没有这个模板\n")
    with Client(everything(), folders=[tmp_path]) as client:
        if not client.has("diagnosticProvider", "workspaceDiagnostics"):
            pytest.skip("no workspace diagnostics")
        open_document = client.open((tmp_path / "good.biao").as_uri(), "@form 也没有\n", version=3)
        report = client.ask("workspace/diagnostic", {"previousResultIds": []})
        items = {item["uri"]: item for item in report["items"]}
        assert codes(items[(tmp_path / "bad.biao").as_uri()]["items"]) == ["unknown-template"]
        assert items[(tmp_path / "bad.biao").as_uri()]["version"] is None
        assert items[open_document.uri]["version"] == 3
        assert codes(items[open_document.uri]["items"]) == ["unknown-template"]
        assert (tmp_path / "t.biao").as_uri() in items
        previous = [{"uri": item["uri"], "value": item["resultId"]} for item in report["items"]]
        again = client.ask("workspace/diagnostic", {"previousResultIds": previous})
        assert {item["kind"] for item in again["items"]} <= {"unchanged"}, again
        (tmp_path / "bad.biao").write_text(FORM)
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": (tmp_path / "bad.biao").as_uri(), "type": 2}]})
        after = client.ask("workspace/diagnostic", {"previousResultIds": previous})
        changed = [item for item in after["items"] if item["kind"] == "full"]
        assert [item["uri"] for item in changed] == [(tmp_path / "bad.biao").as_uri()] and changed[0]["items"] == []
        # Streamed, where the client wants it so.
        client.progress.clear()
        rest = client.ask("workspace/diagnostic", {"previousResultIds": [], "partialResultToken": "streamed"})
        streamed = [item for progress in client.progress if progress["token"] == "streamed" for item in progress["value"]["items"]]
        assert {item["uri"] for item in streamed + rest["items"]} == set(items)
        open_document.close()
        client.messages = []


def test_several_folders(tmp_path):
    """Each document is read with the templates of its own folder; folders come and go."""
    one, two = tmp_path / "一", tmp_path / "二"
    for folder in (one, two):
        folder.mkdir()
        (folder / "f.biao").write_text(FORM)
    (one / "t.biao").write_text(TEMPLATE)
    with Client(folders=[one]) as client:
        first = client.open((one / "f.biao").as_uri(), FORM)
        assert codes(first.diagnostics()) == []
        second = client.open((two / "f.biao").as_uri(), FORM)
        assert codes(second.diagnostics()) == ["unknown-template"]
        (two / "unter").mkdir()
        (two / "unter" / "t.biao").write_text(TEMPLATE)
        client.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [{"uri": two.as_uri(), "name": "二"}], "removed": []}})
        assert codes(client.diagnostics(second.uri)["diagnostics"]) == []
        client.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": two.as_uri(), "name": "二"}]}})
        assert codes(client.diagnostics(second.uri)["diagnostics"]) == ["unknown-template"]
        client.quiet(0.4)
        client.messages = []
        first.close()
        second.close()
        client.messages = []


def test_refresh_for_clients_that_pull(tmp_path):
    """Who asks is told to ask again when a template has changed."""
    (tmp_path / "t.biao").write_text(TEMPLATE)
    with Client(everything(), folders=[tmp_path]) as client:
        form = client.open((tmp_path / "f.biao").as_uri(), FORM)
        report = form.pull()
        assert report["items"] == []
        template = client.open((tmp_path / "t.biao").as_uri(), TEMPLATE)
        template.change((len(TEMPLATE), len(TEMPLATE), "负责人: text, required\n"))
        client.wait(lambda: "workspace/diagnostic/refresh" in client.refreshed, what="a refresh")
        assert codes(form.pull(report["resultId"])["items"]) == ["missing-field"]
        form.close()
        template.close()


def test_no_refresh_without_need():
    """Typing in a form alone is no reason to make the client ask for everything."""
    with Client(everything()) as client:
        document = client.open("untitled:a", "甲: 1\n")
        document.pull()
        for _ in range(20):
            document.change((0, 0, "乙"))
            document.pull()
        client.quiet(0.5)
        assert client.refreshed == []
        document.close()


def test_suppressions_expire():
    """The server knows the day: a suppression whose last day is past is reported, and what it hid is too."""
    with Client() as client:
        text = "# hebiao-ignore fullwidth-number until {}: 待改\n甲: １２％\n"
        document = client.open("untitled:a", text.format("2099-12-31"))
        assert not {"expired-suppression", "fullwidth-number"} & set(codes(document.diagnostics()))
        document.replace(text.format("2020-12-31"))
        assert {"expired-suppression", "fullwidth-number"} <= set(codes(document.diagnostics()))
        document.close()


def test_untitled_documents():
    """A document without a file is checked as any other, and two of them are two."""
    with Client() as client:
        first = client.open("untitled:Untitled-1", "甲：１２％\n")
        second = client.open("untitled:Untitled-2", "# 无\n")
        assert "fullwidth-number" in codes(first.diagnostics())
        assert "fullwidth-number" not in codes(second.diagnostics())
        first.close()
        second.close()


@pytest.mark.parametrize("capabilities", [pushing, everything], ids=["push", "pull"])
def test_after_edits_as_if_opened_anew(capabilities):
    """Of a document with many findings those are sent that a server sends which has seen nothing but the present text."""
    random = Random(17)
    text = "\n".join(path.read_text() for path in examples("faulty")[:5])
    text += "".join(f"栏目{number % 7}：１{number}％\n" for number in range(30))

    def findings(client, document):
        return document.pull()["items"] if client.has("diagnosticProvider") else document.diagnostics()

    def findings_of(text):
        # Alone, and in no folder: what shows beside other documents comes when they have been compared.
        with Client(capabilities()) as client:
            document = client.open("untitled:a", text)
            found = findings(client, document)
            document.close()
            client.messages = []
            return found

    with Client(capabilities()) as client:
        document = client.open("untitled:a", text)
        counts = {len(findings(client, document))}
        for number in range(48):
            start = random.randrange(len(document.text))
            if number % 3 == 2:
                document.change((start, start + 1, ""))
            else:
                document.change((start, start, random.choice(["测", "1", "x", "😀", "\n", "％", "："])))
            edited = findings(client, document)
            assert edited == findings_of(document.text), document.text[max(0, start - 40) : start + 40]
            counts.add(len(edited))
        assert min(counts) > 48 and len(counts) > 3, counts
        document.close()
        client.messages = []


def test_same_as_the_command():
    """What the editor shows is what `hebiao lint` says, rule by rule and place by place."""
    import subprocess

    from wire import binary

    for path in examples("faulty"):
        report = subprocess.run([binary(), "lint", "--report", "json", "--lang", "zh", str(path)], capture_output=True)
        findings = json.loads(report.stdout)["findings"]
        with Client(folders=[path.parent], encoding="utf-32") as client:
            document = client.open(path.as_uri(), path.read_text())
            found = document.diagnostics()
            client.quiet(0.1)
            client.messages = []
            document.close()
            client.messages = []
        shown = sorted(
            (item["code"], item["range"]["start"]["line"] + 1, item["range"]["start"]["character"] + 1, item["message"])
            for item in found
        )
        said = sorted(
            (each["rule"], each["range"]["start"]["line"], each["range"]["start"]["column"], each["message"])
            for each in findings
        )
        assert shown == said, path
