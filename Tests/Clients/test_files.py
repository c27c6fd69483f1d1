"""Files that are renamed, left out, far away or gone, and names of documents that are no files."""

import json
import os
import re
import subprocess

import pytest
from checked import EXAMPLES, FORM, TEMPLATE, Client, Refused, applied, codes, everything, pushing, write
from wire import binary

FAULTY = "@form 没有这个模板\n甲：１２％\n"


def lint(folder):
    """What the command finds in a folder: (file, rule, line), and what it says of the configuration."""
    done = subprocess.run([binary(), "lint", "--report", "json", "--lang", "zh", "."], cwd=folder, capture_output=True, text=True)
    report = json.loads(done.stdout)
    return sorted((each["path"], each["rule"], each["range"]["start"]["line"]) for each in report["findings"]), done.stderr


# Renames

CONFIGURATION = """@form hebiao/配置

模板:
  - 模板/县
排除:
  - 草稿
  - "模板/旧/*.biao"
规则:
  fullwidth-number: off
按路径:
  - 表/甲.biao
    unknown-field: off
"""


@pytest.mark.parametrize(
    "old, new",
    [("模板", "范本"), ("模板/县", "模板/区"), ("草稿", "未定"), ("表/甲.biao", "表/丁.biao"), ("表", "报表"), ("表/乙.biao", "表/戊.biao")],
)
def test_renamed_files_keep_their_references(tmp_path, old, new, encoding):
    """A file or folder that a configuration names is renamed with the edits that the server gives: the command finds what it
    found before, under the new names."""
    write(
        tmp_path,
        {
            "hebiao.biao": CONFIGURATION, "模板/县/t.biao": TEMPLATE, "模板/旧/o.biao": "@template 旧\n\n甲：１\n", "草稿/x.biao": FAULTY,
            "表/甲.biao": FORM, "表/乙.biao": FORM,
        },
    )
    before, said = lint(tmp_path)
    assert not said and any(path == "表/乙.biao" for path, _, _ in before) and not any("草稿" in path for path, _, _ in before)
    with Client(folders=[tmp_path], encoding=encoding) as client:
        assert client.has("workspace", "fileOperations", "willRename")
        form = client.open((tmp_path / "表/乙.biao").as_uri(), FORM)
        found = codes(form.diagnostics())
        renames = {"files": [{"oldUri": (tmp_path / old).as_uri(), "newUri": (tmp_path / new).as_uri()}]}
        edit = client.ask("workspace/willRenameFiles", renames)
        configuration = tmp_path / "hebiao.biao"
        text = configuration.read_text()
        if old == "表/乙.biao":
            # Nobody names it.
            assert edit is None
        else:
            (change,) = edit["documentChanges"]
            assert change["textDocument"]["uri"] == configuration.as_uri()
            text = applied(text, change["edits"], encoding)
        configuration.write_text(text)
        os.rename(tmp_path / old, tmp_path / new)
        # An editor closes what was open under the old name and opens it under the new one.
        place = form.uri
        moved = (tmp_path / "表/乙.biao").as_uri().replace((tmp_path / old).as_uri(), (tmp_path / new).as_uri())
        if moved != place:
            form.close()
            form = client.open(moved, FORM)
        client.tell("workspace/didRenameFiles", renames)
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": configuration.as_uri(), "type": 2}]})
        client.quiet(0.4)
        client.messages = []
        form.change((len(form.text), len(form.text), "\n"))
        assert codes(form.diagnostics()) == found
        client.messages = []
        form.close()
    after, said = lint(tmp_path)
    assert not said
    assert after == sorted((path.replace(old, new) if path == old or path.startswith(old + "/") else path, rule, line) for path, rule, line in before)


def test_renames_that_concern_nobody(tmp_path):
    """Other files, a place outside of the folder, URIs that are none: nothing to edit, and no error."""
    write(tmp_path, {"hebiao.biao": CONFIGURATION, "a.biao": FORM})
    with Client(folders=[tmp_path]) as client:
        for old, new in [
            ((tmp_path / "a.txt").as_uri(), (tmp_path / "b.txt").as_uri()), ("file:///nowhere/a.biao", "file:///nowhere/b.biao"),
            ("untitled:a", "untitled:b"), ("", ""), ((tmp_path / "模板").as_uri(), "file:///elsewhere/模板"),
        ]:
            assert client.ask("workspace/willRenameFiles", {"files": [{"oldUri": old, "newUri": new}]}) is None, (old, new)
        assert client.ask("workspace/willRenameFiles", {"files": []}) is None


def test_a_template_that_an_editor_moves_about(tmp_path):
    """didCreateFiles, didRenameFiles, didDeleteFiles: forms follow the template wherever it is, and notice that it is gone."""
    write(tmp_path, {"f.biao": FORM})
    capabilities = pushing(workspace__didChangeWatchedFiles=None)
    with Client(capabilities, folders=[tmp_path]) as client:
        form = client.open((tmp_path / "f.biao").as_uri(), FORM)
        assert "unknown-template" in codes(form.diagnostics())

        def after(method, files):
            client.tell(f"workspace/{method}", {"files": files})
            return codes(client.diagnostics(form.uri)["diagnostics"])

        template, folder = tmp_path / "t.biao", tmp_path / "库"
        template.write_text(TEMPLATE)
        assert "unknown-template" not in after("didCreateFiles", [{"uri": template.as_uri()}])
        template.write_text(TEMPLATE.replace("测试/表", "测试/别的"))
        os.rename(template, tmp_path / "u.biao")
        assert "unknown-template" in after("didRenameFiles", [{"oldUri": template.as_uri(), "newUri": (tmp_path / "u.biao").as_uri()}])
        # A whole folder comes and goes.
        write(folder, {"neu/t.biao": TEMPLATE})
        assert "unknown-template" not in after("didCreateFiles", [{"uri": folder.as_uri()}])
        (folder / "neu/t.biao").unlink()
        (folder / "neu").rmdir()
        folder.rmdir()
        assert "unknown-template" in after("didDeleteFiles", [{"uri": folder.as_uri()}])
        client.quiet(0.4)
        client.messages = []
        form.close()


def test_file_operations_are_asked_for_where_declared(tmp_path):
    with Client(pushing(workspace__fileOperations=None), folders=[tmp_path]) as client:
        assert "fileOperations" not in client.capabilities["workspace"]


# Left out


def test_documents_that_are_left_out(tmp_path):
    """What the command would not look at is not checked when it is open; everything else works."""
    write(tmp_path, {".gitignore": "ignored/\n", "hebiao.biao": "@form hebiao/配置\n\n排除:\n  - 草稿\n", "t.biao": TEMPLATE, "草稿/a.biao": FAULTY, "ignored/b.biao": FAULTY, "c.biao": FAULTY})
    (tmp_path / ".git").mkdir()
    with Client(folders=[tmp_path]) as client:
        for name, is_checked in [("草稿/a.biao", False), ("ignored/b.biao", False), ("草稿/new.biao", False), ("c.biao", True)]:
            document = client.open((tmp_path / name).as_uri(), FAULTY)
            assert bool(document.diagnostics()) == is_checked, name
            assert any((tmp_path / name).as_uri() in line for line in client.logs) != is_checked, client.logs
            document.change((0, 0, "# "))
            assert bool(document.diagnostics()) == is_checked
            assert document.ask("textDocument/documentSymbol")
            assert document.at("textDocument/completion", "甲", 0)["items"] is not None
            whole = document.range(0, len(document.text))
            edits = document.ask("textDocument/formatting", {"options": {"tabSize": 2, "insertSpaces": True}})
            assert "甲: " in applied(document.text, edits, "utf-16")
            actions = document.ask("textDocument/codeAction", {"range": whole, "context": {"diagnostics": []}})
            assert any(action["kind"].startswith("quickfix") for action in actions) == is_checked
            document.close()
            client.quiet(0.1)
            client.messages = []
    report = subprocess.run([binary(), "lint", "--report", "json", "草稿/a.biao", "ignored/b.biao"], cwd=tmp_path, capture_output=True, text=True)
    assert json.loads(report.stdout)["findings"] == []


def test_what_is_left_out_follows_the_configuration(tmp_path):
    """As it is typed, as it is saved by somebody else, and as ignore files say; pushed and pulled."""
    path = tmp_path / "hebiao.biao"
    text = "@form hebiao/配置\n\n排除:\n  - 草稿\n"
    write(tmp_path, {"hebiao.biao": text, "草稿/a.biao": FAULTY, "b.biao": FORM})
    for capabilities in (pushing(), everything()):
        with Client(capabilities, folders=[tmp_path]) as client:
            pulls = client.has("diagnosticProvider")
            document = client.open((tmp_path / "草稿/a.biao").as_uri(), FAULTY)
            configuration = client.open(path.as_uri(), text)

            def found():
                return codes(document.pull()["items"] if pulls else client.diagnostics(document.uri)["diagnostics"])

            if pulls:
                first = document.pull()
                assert first["items"] == []
            else:
                assert found() == []
                configuration.diagnostics()
            start = text.index("草稿")
            # The configuration came after the document, which may have been published once more for that.
            configuration.change((start, start + 2, "别的"))
            client.wait(lambda: "unknown-template" in found())
            if pulls:
                assert document.pull(first["resultId"])["kind"] == "full"
            configuration.change((start, start + 2, "草稿"))
            client.wait(lambda: found() == [])
            # Closed unsaved, it is what the disk has.
            path.write_text(text.replace("草稿", "别的"))
            configuration.close()
            client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})
            if pulls:
                client.wait(lambda: "unknown-template" in found())
            else:
                client.wait(lambda: "unknown-template" in found())
            (tmp_path / ".ignore").write_text("/草稿/\n")
            client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": (tmp_path / ".ignore").as_uri(), "type": 1}]})
            client.wait(lambda: found() == [])
            client.quiet(0.4)
            client.messages = []
            document.close()
            client.messages = []
            (tmp_path / ".ignore").unlink()
            path.write_text(text)


def test_a_template_that_is_left_out(tmp_path):
    """Forms are not read with it, even while it is open."""
    write(tmp_path, {"hebiao.biao": "@form hebiao/配置\n\n排除:\n  - 旧\n", "旧/t.biao": TEMPLATE, "f.biao": FORM})
    with Client(folders=[tmp_path]) as client:
        template = client.open((tmp_path / "旧/t.biao").as_uri(), TEMPLATE)
        assert template.diagnostics() == []
        form = client.open((tmp_path / "f.biao").as_uri(), FORM)
        assert "unknown-template" in codes(form.diagnostics())
        client.quiet(0.3)
        client.messages = []
        form.close()
        template.close()
        client.messages = []


# Names


@pytest.mark.parametrize(
    "name",
    [
        "untitled:Untitled-1", "untitled:/home/甲/新.biao", "vscode-notebook-cell:/a/b.ipynb#W0sZmlsZQ%3D%3D", "git:/a/b.biao?%7B%22path%22%3A%22x%22%7D",
        "vscode-vfs://github/a/b/c.biao", "file:///c%3A/Users/%E7%94%B2/a.biao", "file:///C:/Users/a.biao", "file://server/share/a%20b.biao",
        "inmemory://model/1", "a.biao", "", "http://example.org/a.biao", "file:", "file:///", "hebiao:/templates/x.biao",
    ],
)
def test_documents_that_are_no_files(name, tmp_path):
    """Whatever a client calls a document, it is checked under that name, answered, and forgotten."""
    with Client(folders=[tmp_path]) as client:
        document = client.open(name, "绩效指标:\n  产出指标:\n    数量指标:\n      - 培训场次：≥１２场\n")
        found = document.diagnostics()
        assert "fullwidth-number" in codes(found)
        assert document.ask("textDocument/documentSymbol")
        assert document.at("textDocument/hover", "培训场次", 1)
        document.at("textDocument/completion", "场", 1)
        document.at("textDocument/definition", "培训场次", 1)
        document.at("textDocument/references", "培训场次", 1, {"context": {"includeDeclaration": True}})
        for action in document.ask("textDocument/codeAction", {"range": document.range(0, len(document.text)), "context": {"diagnostics": []}}):
            if "disabled" not in action:
                client.ask("codeAction/resolve", action)
        document.change((0, 0, "# 一\n"))
        assert codes(document.diagnostics()) == codes(found)
        client.messages = []
        document.close()
        with pytest.raises(Refused) as refused:
            document.ask("textDocument/documentSymbol")
        assert refused.value.code == -32602
        client.messages = []


def test_documents_that_nobody_opened(tmp_path):
    """Every request for one is refused as the protocol says, whatever its URI; notifications leave a line in the log."""
    from hostile_params import REQUESTS

    with Client(everything(), folders=[tmp_path]) as client:
        for name in ["untitled:nowhere", (tmp_path / "none.biao").as_uri(), "file:///%ZZ%", "%", "file://%00/", "x" * 100_000]:
            for method, params in REQUESTS.items():
                if not (isinstance(params, dict) and "textDocument" in params):
                    continue
                number = next(client.numbers)
                client.methods[number] = method
                client.request(number, method, {**params, "textDocument": {"uri": name}})
                reply = client.reply(number)
                assert reply.get("error", {}).get("code") in (-32602, -32601), (method, name[:40], str(reply)[:300])
        client.tell("textDocument/didChange", {"textDocument": {"uri": "untitled:nowhere", "version": 2}, "contentChanges": [{"text": "x"}]})
        client.tell("textDocument/didClose", {"textDocument": {"uri": "untitled:nowhere"}})
        client.tell("textDocument/didSave", {"textDocument": {"uri": "untitled:nowhere"}})
        client.wait(lambda: len([line for line in client.logs if "untitled:nowhere" in line]) == 2)


def test_a_file_that_changes_or_goes_while_it_is_open(tmp_path):
    """The text is the editor's, whatever becomes of the file; closed, it is gone."""
    path = tmp_path / "sub" / "a.biao"
    write(tmp_path, {"sub/a.biao": FORM, "sub/t.biao": TEMPLATE})
    with Client(folders=[tmp_path]) as client:
        document = client.open(path.as_uri(), FORM)
        before = codes(document.diagnostics())
        path.write_text("别的：１２％\n" * 50)
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})
        document.change((len(FORM), len(FORM), "\n"))
        assert codes(document.diagnostics()) == before
        path.unlink()
        (tmp_path / "sub" / "t.biao").unlink()
        (tmp_path / "sub").rmdir()
        # Only the folder is spoken of.
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": (tmp_path / "sub").as_uri(), "type": 3}]})
        assert "unknown-template" in codes(client.diagnostics(document.uri)["diagnostics"])
        assert document.ask("textDocument/documentSymbol")
        assert any(place["uri"] == document.uri for place in document.at("textDocument/references", "项目名称", 1, {"context": {"includeDeclaration": True}}) or [])
        assert client.ask("workspace/symbol", {"query": "项目名称"}) is not None
        client.quiet(0.3)
        client.messages = []
        document.close()
        client.quiet(0.2)
        client.messages = []


def test_the_folder_of_the_editor_is_gone(tmp_path):
    """The whole workspace disappears under an open document."""
    folder = tmp_path / "weg"
    write(folder, {"a.biao": FORM, "t.biao": TEMPLATE})
    with Client(folders=[folder]) as client:
        document = client.open((folder / "a.biao").as_uri(), FORM)
        document.diagnostics()
        for name in ("a.biao", "t.biao"):
            (folder / name).unlink()
        folder.rmdir()
        client.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": folder.as_uri(), "name": "weg"}]}})
        document.change((0, 0, "# 一\n"))
        assert document.diagnostics() is not None
        assert document.ask("textDocument/documentSymbol")
        client.quiet(0.3)
        client.messages = []
        document.close()
        client.messages = []


# Monikers


def test_monikers(encoding):
    """A name has one identifier, at every place that refers to it and where it is declared; only there it is exported."""
    paths = sorted(EXAMPLES.glob("**/*.biao"))
    texts = {path.as_uri(): path.read_text() for path in paths}
    seen = 0
    with Client(folders=[EXAMPLES], encoding=encoding) as client:
        assert client.has("monikerProvider")
        opened = {uri: client.open(uri, text) for uri, text in texts.items() if "/templates/" in uri or "/clean/" in uri}
        # All of the folder is known now.
        assert client.ask("workspace/symbol", {"query": "绩效指标"})
        for document in opened.values():
            for line in range(0, document.text.count("\n"), 5):
                words = document.text.split("\n")[line]
                start = sum(len(each) + 1 for each in document.text.split("\n")[:line]) + len(words) - len(words.lstrip(" -"))
                position = document.position(min(start, len(document.text)))
                found = document.ask("textDocument/moniker", {"position": position})
                if not found:
                    continue
                (moniker,) = found
                assert moniker["scheme"] == "hebiao" and ":" in moniker["identifier"] and not set(" \n\t") & set(moniker["identifier"])
                there = document.ask("textDocument/definition", {"position": position}) or []
                for place in there if isinstance(there, list) else [there]:
                    target = opened.get(place.get("targetUri", place.get("uri")))
                    if target is None:
                        continue
                    declared_at = place.get("targetSelectionRange", place.get("range"))["start"]
                    (declared,) = target.ask("textDocument/moniker", {"position": declared_at})
                    assert declared["identifier"] == moniker["identifier"] and declared["unique"] == moniker["unique"]
                    if target is not document:
                        assert moniker["kind"] == "import", moniker
                        # What a template has from another it declares no more than the form does.
                        own = re.search("[@＠](?:template|模板)[ 　](.*)", target.text)[1]
                        owner = declared["identifier"].partition(":")[2].partition("#")[0]
                        is_own = re.sub(r"\s", "", own.lower()) == re.sub(r"\s", "", owner.lower())
                        assert declared["kind"] == ("export" if is_own else "import"), (declared, own)
                    seen += 1
        assert seen > 20
        client.quiet(0.5)
        client.messages = []
        for document in opened.values():
            document.close()
        client.quiet(0.5)
        client.messages = []


def test_monikers_of_nothing():
    with Client() as client:
        document = client.open("untitled:a", "# 一\n\n> 二\n")
        for place in (0, 2, 4, len(document.text)):
            assert document.ask("textDocument/moniker", {"position": document.position(place)}) is None
        document.close()
        client.messages = []


# Inline completion


def test_inline_completion(encoding):
    """What can be only one thing, behind the cursor, and only for who declares it."""
    with Client(encoding=encoding) as client:
        assert client.capabilities["inlineCompletionProvider"] in ({}, True)
        text = "😀:\n\n绩效指标:\n  产出指标 (50分):\n    数量指标:\n      - 植树 (20分): ≥ 40 棵\n      - 培训人次 ("
        document = client.open("untitled:a", text)

        def offered(kind=2):
            position = document.position(len(document.text))
            found = document.ask("textDocument/inlineCompletion", {"position": position, "context": {"triggerKind": kind}})
            for item in found or []:
                assert item["range"] == {"start": position, "end": position}
            return [item["insertText"] for item in found or []]

        assert offered() == offered(1) == ["30分)"]
        document.change((len(text), len(text), "30分): ≥ 120"))
        assert offered() == [" 人次"]
        document.change((len(document.text), len(document.text), " 人次\n      - 没有这样的"))
        assert offered() == []
        document.close()
        client.messages = []
    with Client(everything(textDocument__inlineCompletion=None)) as client:
        assert "inlineCompletionProvider" not in client.capabilities
