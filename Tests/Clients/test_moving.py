"""Moving about: places that name each other, renaming, hierarchies, symbols of a workspace."""

import pytest
from checked import EXAMPLES, Client, Refused, applied, codes, everything, offset_of

TEMPLATE = """@template 测试/表
@unit 万元

项目名称: text, required
资金总额: amount, required
  财政拨款: amount
  其他资金: amount
  @check 资金总额 = 财政拨款 + 其他资金
绩效指标: indicators, required, total 100
  产出指标: tier
    数量指标: tier
  - *: target
    评分标准: scoring
"""
FORM = """@form 测试/表

项目名称: 植树
资金总额: 12
  财政拨款: 10
  其他资金: 2
绩效指标:
  产出指标 (100分):
    数量指标:
      - 植树 (100分): ≥ 40 棵
        评分标准: 完成率小于60%不得分，大于等于60%，得分=完成率*分值
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "t.biao").write_text(TEMPLATE)
    (tmp_path / "f.biao").write_text(FORM)
    (tmp_path / "g.biao").write_text(FORM.replace("植树", "种草"))
    return tmp_path


def texts(folder):
    return {path.as_uri(): path.read_text() for path in folder.glob("*.biao")}


def places(found):
    """(uri, range of the name) of each location or link."""
    found = found if isinstance(found, list) else [found] if found else []
    return [(each.get("targetUri", each.get("uri")), each.get("targetSelectionRange", each.get("range"))) for each in found]


def word(texts, place, encoding):
    uri, range = place
    return texts[uri][offset_of(texts[uri], range["start"], encoding) : offset_of(texts[uri], range["end"], encoding)]


@pytest.mark.parametrize("name", ["项目名称", "财政拨款", "其他资金", "产出指标", "数量指标", "评分标准"])
def test_definition_and_references_are_inverse(folder, name, encoding):
    """From a form to the template's line, and from there back to every form that has it, open or not."""
    with Client(folders=[folder], encoding=encoding) as client:
        form = client.open((folder / "f.biao").as_uri(), FORM)
        form.diagnostics()
        there = places(form.at("textDocument/definition", name, 1))
        assert [uri for uri, _ in there] == [(folder / "t.biao").as_uri()]
        all_texts = texts(folder)
        assert word(all_texts, there[0], encoding) == name
        back = places(
            client.ask(
                "textDocument/references",
                {"textDocument": form.identifier, "position": form.find(name, 1), "context": {"includeDeclaration": True}},
            )
        )
        assert {uri for uri, _ in back} == set(all_texts)
        for place in back:
            assert word(all_texts, place, encoding) == name
            if place[0] == form.uri:
                assert places(form.ask("textDocument/definition", {"position": place[1]["start"]})) == there
        origin = form.find(name, 0)
        assert any(uri == form.uri and range["start"] == origin for uri, range in back)
        without = places(
            client.ask(
                "textDocument/references",
                {"textDocument": form.identifier, "position": form.find(name, 1), "context": {"includeDeclaration": False}},
            )
        )
        assert set(map(str, without)) < set(map(str, back))
        form.close()
        client.messages = []


def test_form_to_template_by_name(folder):
    """@form leads to the template; from there the implementations are the forms."""
    with Client(folders=[folder]) as client:
        form = client.open((folder / "f.biao").as_uri(), FORM)
        form.diagnostics()
        there = places(form.at("textDocument/definition", "测试/表", 1))
        assert [uri for uri, _ in there] == [(folder / "t.biao").as_uri()]
        template = client.open((folder / "t.biao").as_uri(), TEMPLATE)
        template.diagnostics()
        forms = places(template.at("textDocument/implementation", "财政拨款", 1))
        assert {uri for uri, _ in forms} == {(folder / "f.biao").as_uri(), (folder / "g.biao").as_uri()}
        client.quiet(0.4)
        client.messages = []
        form.close()
        template.close()
        client.messages = []


def test_rename_keeps_the_findings(folder, encoding):
    """A field renamed everywhere: the same findings, and nothing by the old name is left."""
    with Client(folders=[folder], encoding=encoding) as client:
        form = client.open((folder / "f.biao").as_uri(), FORM)
        before = codes(form.diagnostics())
        prepared = form.at("textDocument/prepareRename", "财政拨款", 2)
        range = prepared.get("range", prepared)
        assert form.words(range) == "财政拨款"
        edit = form.at("textDocument/rename", "财政拨款", 2, {"newName": "财政资金"})
        all_texts = texts(folder)
        changed = {}
        for change in edit["documentChanges"]:
            assert "textDocument" in change, change
            uri = change["textDocument"]["uri"]
            changed[uri] = applied(all_texts[uri], change["edits"], encoding)
        for uri, text in {**all_texts, **changed}.items():
            assert "财政拨款" not in text, uri
        assert set(changed) == set(all_texts)
        for path in folder.glob("*.biao"):
            path.write_text(changed[path.as_uri()])
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 2} for uri in changed]})
        form.replace(changed[form.uri])
        client.quiet(0.5)
        client.messages = []
        form.change((len(form.text), len(form.text), "\n"))
        assert codes(form.diagnostics()) == before
        client.messages = []
        form.close()
        client.messages = []


@pytest.mark.parametrize("new", ["", "  ", "其他资金", "a\nb"])
def test_rename_that_would_break_something(folder, new):
    """Refused, with a reason for the user."""
    with Client(folders=[folder]) as client:
        form = client.open((folder / "f.biao").as_uri(), FORM)
        form.diagnostics()
        with pytest.raises(Refused) as refused:
            form.at("textDocument/rename", "财政拨款", 2, {"newName": new})
        assert refused.value.code in (-32803, -32602) and refused.value.message
        form.close()
        client.messages = []


def test_workspace_symbols(folder):
    """By characters and by initials; places are those of the names."""
    with Client(folders=[folder]) as client:
        form = client.open((folder / "f.biao").as_uri(), FORM)
        form.diagnostics()
        for query in ("植树", "zs", "zhishu"):
            found = client.ask("workspace/symbol", {"query": query})
            assert any("植树" in symbol["name"] for symbol in found), query
        assert client.ask("workspace/symbol", {"query": "没有这样的名称"}) == []
        for symbol in client.ask("workspace/symbol", {"query": ""}):
            assert symbol["location"]["uri"] in texts(folder)
        form.close()
        client.messages = []


def test_sums_as_calls(folder):
    """A total calls its addends; they are called by it."""
    with Client(folders=[folder]) as client:
        form = client.open((folder / "f.biao").as_uri(), FORM)
        form.diagnostics()
        (total,) = form.at("textDocument/prepareCallHierarchy", "资金总额", 1)
        parts = client.ask("callHierarchy/outgoingCalls", {"item": total})
        assert {call["to"]["name"] for call in parts} == {"财政拨款", "其他资金"}
        for call in parts:
            totals = client.ask("callHierarchy/incomingCalls", {"item": call["to"]})
            assert total["name"] in {call["from"]["name"] for call in totals}
        form.close()
        client.messages = []


def test_templates_as_types(tmp_path):
    """@extends upward and downward."""
    (tmp_path / "base.biao").write_text("@template 测试/基\n\n甲: text\n")
    derived = "@template 测试/子\n@extends 测试/基\n\n乙: text\n"
    (tmp_path / "derived.biao").write_text(derived)
    with Client(folders=[tmp_path]) as client:
        document = client.open((tmp_path / "derived.biao").as_uri(), derived)
        document.diagnostics()
        (item,) = document.at("textDocument/prepareTypeHierarchy", "测试/子", 1)
        (parent,) = client.ask("typeHierarchy/supertypes", {"item": item})
        assert "测试/基" in parent["name"]
        children = client.ask("typeHierarchy/subtypes", {"item": parent})
        assert [child["name"] for child in children] == [item["name"]]
        document.close()
        client.messages = []


def test_linked_editing(folder):
    with Client(everything(textDocument__diagnostic=None, workspace__diagnostics=None), folders=[folder]) as client:
        if not client.has("linkedEditingRangeProvider"):
            pytest.skip("no linked editing")
        template = client.open((folder / "t.biao").as_uri(), TEMPLATE)
        template.diagnostics()
        found = template.at("textDocument/linkedEditingRange", "财政拨款", 1)
        if found:
            words = {template.words(range) for range in found["ranges"]}
            assert words == {"财政拨款"}
        template.close()
        client.messages = []


def test_examples_folder_answers():
    """A larger workspace: every name of a template is found, in good time."""
    path = EXAMPLES / "templates" / "scorecard.biao"
    text = path.read_text()
    with Client(folders=[EXAMPLES]) as client:
        document = client.open(path.as_uri(), text)
        document.diagnostics()
        for line, words in enumerate(text.split("\n")):
            name = words.strip().split(":")[0]
            if not words or words[0] in "@#>|" or not name or words.strip()[0] in "@#>|-":
                continue
            position = {"line": line, "character": len(words) - len(words.lstrip())}
            found = document.ask("textDocument/references", {"position": position, "context": {"includeDeclaration": True}})
            assert any(each["uri"] == document.uri for each in found or []), words
        document.close()
        client.messages = []
