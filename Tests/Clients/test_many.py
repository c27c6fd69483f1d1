"""Folders of thousands of documents: who types is not kept waiting by what concerns all of them."""

import subprocess
import time

import pytest
from checked import FORM, TEMPLATE, Client, Refused, codes, everything, pushing, write
from wire import PATIENCE, binary


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A folder of three thousand forms, whose template comes last of all."""
    folder = tmp_path_factory.mktemp("many")
    write(folder, {f"d{number // 100:02}/f{number:04}.biao": FORM.replace("甲", f"项目{number}") for number in range(3000)})
    write(folder, {"z.biao": TEMPLATE, "own.biao": "甲：１２％\n"})
    return folder


def test_the_first_answers_come_before_all_is_seen(many):
    """A document that needs no template of the folder is answered at once; what needs all documents has all of them."""
    began = time.perf_counter()
    with Client(folders=[many]) as client:
        document = client.open((many / "own.biao").as_uri(), "甲：１２％\n")
        assert "fullwidth-number" in codes(document.diagnostics())
        first = time.perf_counter() - began
        assert document.ask("textDocument/documentSymbol")
        found = client.ask("workspace/symbol", {"query": "项目2999"}, timeout=PATIENCE)
        assert [symbol["location"]["uri"] for symbol in found] == [(many / "d29/f2999.biao").as_uri()]
        whole = time.perf_counter() - began
        assert first < whole / 2, (first, whole)
        form = client.open((many / "d00/f0000.biao").as_uri(), FORM)
        assert "unknown-template" not in codes(form.diagnostics())
        places = form.at("textDocument/references", "项目名称", 1, {"context": {"includeDeclaration": True}})
        assert len({place["uri"] for place in places}) == 3001
        client.quiet(0.5)
        client.messages = []
        form.close()
        document.close()
        client.messages = []


def test_a_form_waits_for_its_template(many):
    """Nothing is said of a form by a guess while its template may yet be found; who asks waits for it."""
    for capabilities in (pushing(), everything()):
        with Client(capabilities, folders=[many]) as client:
            form = client.open((many / "d00/f0000.biao").as_uri(), FORM)
            if client.has("diagnosticProvider"):
                found = form.pull()["items"]
            else:
                found = form.diagnostics()
            assert "unknown-template" not in codes(found) and codes(found)
            client.quiet(0.5)
            client.messages = []
            form.close()
            client.messages = []


def test_typing_is_heard_while_the_workspace_is_checked(many):
    """workspace/diagnostic of all documents is made in pauses: other requests and changes are answered meanwhile, and it can
    be cancelled."""
    with Client(everything(), folders=[many]) as client:
        document = client.open((many / "own.biao").as_uri(), "甲：１２％\n")
        document.pull()
        number = client.post("workspace/diagnostic", {"previousResultIds": [], "partialResultToken": "all"})
        for step in range(5):
            document.change((0, 0, "乙"))
            assert "fullwidth-number" in codes(document.pull()["items"])
        assert number in client.methods, "answered before what came after it"
        client.result(number, timeout=PATIENCE * 3)
        streamed = {item["uri"] for progress in client.progress if progress["token"] == "all" for item in progress["value"]["items"]}
        assert len(streamed) == 3002
        number = client.post("workspace/diagnostic", {"previousResultIds": []})
        client.tell("$/cancelRequest", {"id": number})
        assert client.error(number) == -32800
        number = client.post("workspace/diagnostic", {"previousResultIds": []})
        document.close()
        # Asked and not waited for: the end answers it.
        last = client.post("shutdown")
        assert client.error(number) == -32802
        assert client.result(last) is None
        client.tell("exit")
        assert client.wait_exit() == 0
        client.leave = lambda: None


# What is looked for in all documents


@pytest.fixture
def session(many):
    """A session that knows the whole folder, with two documents: a form that is asked about and another in which is typed."""
    with Client(folders=[many]) as client:
        form = client.open((many / "d00/f0000.biao").as_uri(), FORM)
        other = client.open((many / "own.biao").as_uri(), "甲：１２％\n")
        assert client.ask("workspace/symbol", {"query": "项目2999"}, timeout=PATIENCE)
        # Until the documents were compared with each other.
        client.quiet(1)
        client.messages = []
        yield client, form, other
        client.quiet(1)
        client.messages = []
        form.close()
        other.close()
        client.messages = []
        kinds = {}
        for progress in client.progress:
            if isinstance(progress["value"], dict) and "kind" in progress["value"]:
                kinds.setdefault(progress["token"], []).append(progress["value"]["kind"])
        assert all(each == ["begin", "end"] for each in kinds.values()), kinds
        created = [each["params"]["token"] for each in client.asked if each["method"] == "window/workDoneProgress/create"]
        assert sorted(created) == sorted(kinds)


SEARCHES = {
    "textDocument/references": {"context": {"includeDeclaration": True}},
    "textDocument/implementation": {},
    "textDocument/rename": {"newName": "工程的名称"},
    "workspace/symbol": {"query": "项目"},
}


def search(client, form, method, begins=True, **params):
    """Asks for what concerns all documents, and does not wait; with `begins` but until the server is in the midst of it."""
    place = {"textDocument": {"uri": form.uri}, "position": form.find("项目名称", 1)}
    number = client.post(method, {**({} if method == "workspace/symbol" else place), **SEARCHES[method], **params})
    if begins:
        client.drain()
        time.sleep(0.01)
    return number


def documents(method, result):
    if method == "textDocument/rename":
        return [change["textDocument"]["uri"] for change in result["documentChanges"]]
    return [place.get("location", place)["uri"] for place in result]


@pytest.mark.parametrize("method", SEARCHES)
def test_typing_is_heard_while_all_documents_are_searched(session, method):
    """What is typed after the question has its diagnostics before the answer, which is the same as without."""
    client, form, other = session
    alone = client.result(search(client, form, method), PATIENCE * 3)
    assert len(set(documents(method, alone))) == (256 if method == "workspace/symbol" else 3001 - (method == "textDocument/implementation"))
    # Right behind the question: a fast machine answers it in the time of a few keys.
    number = search(client, form, method, begins=False)
    other.change((0, 0, "乙"))
    assert "fullwidth-number" in codes(other.diagnostics())
    assert number in client.methods, "answered before what came after it"
    for _ in range(2):
        other.change((0, 0, "乙"))
        assert "fullwidth-number" in codes(other.diagnostics())
    assert client.result(number, PATIENCE * 3) == alone


@pytest.mark.parametrize("method", SEARCHES)
def test_a_search_is_cancelled(session, method):
    client, form, other = session
    # The first is begun, the others wait behind it. All are cancelled at once: a fast machine ends the first one while
    # somebody waits for the answers to the others.
    numbers = [search(client, form, method, begins) for begins in (True, False, False)]
    for number in reversed(numbers):
        client.tell("$/cancelRequest", {"id": number})
    for number in numbers:
        assert client.error(number) == -32800
    other.change((0, 0, "乙"))
    assert "fullwidth-number" in codes(other.diagnostics())


@pytest.mark.parametrize("method", ["textDocument/references", "textDocument/implementation", "workspace/symbol"])
def test_parts_make_the_whole(session, method):
    client, form, other = session
    whole = client.result(search(client, form, method), PATIENCE * 3)
    number = search(client, form, method, partialResultToken="parts")
    assert client.result(number, PATIENCE * 3) == []
    parts = [progress["value"] for progress in client.progress if progress["token"] == "parts"]
    assert all(parts)
    assert [each for part in parts for each in part] == whole
    if method != "workspace/symbol":
        assert len(parts) > 3


def disturbed(client, form, disturb, mend=lambda: None):
    """The error of a rename in the midst of which something happens. Where this client is held up, its answer may come
    first: then it is asked again."""
    for _ in range(5):
        number = search(client, form, "textDocument/rename")
        disturb()
        message = client.reply(number, PATIENCE * 3)
        if "error" in message:
            return message["error"]["code"]
        mend()
    raise AssertionError("five times the answer came first")


def test_a_rename_of_what_was_edited_meanwhile(session):
    """Edits of a text that is no longer there are not sent."""
    client, form, other = session

    def append():
        end = len(form.text)
        form.change((end, end, "# 二\n"))
        form.diagnostics()

    def reopen():
        client.messages = []
        client.open(form.uri, FORM).diagnostics()

    assert disturbed(client, form, append) == -32801
    edit = client.result(search(client, form, "textDocument/rename"), PATIENCE * 3)
    (changed,) = [change for change in edit["documentChanges"] if change["textDocument"]["uri"] == form.uri]
    assert changed["textDocument"]["version"] == form.version
    # So is what was typed and then thrown away.
    assert disturbed(client, form, form.close, reopen) == -32801
    reopen()


def test_places_are_those_of_the_text_that_was_asked_about(session):
    """The document is edited, or closed, before it is its turn."""
    client, form, other = session
    whole = client.result(search(client, form, "textDocument/references"), PATIENCE * 3)
    numbers = [search(client, form, "textDocument/references")]
    numbers.append(search(client, form, "textDocument/references"))
    form.change((0, 0, "# 一\n"))
    form.diagnostics()
    form.change((0, len("# 一\n"), ""))
    form.diagnostics()
    form.close()
    for number in numbers:
        assert client.result(number, PATIENCE * 3) == whole
    client.messages = []
    client.open(form.uri, FORM).diagnostics()


def test_who_waits_comes_before_the_background(many):
    """A question is answered before the diagnostics of the workspace that were asked for before it."""
    with Client(everything(), folders=[many]) as client:
        form = client.open((many / "d00/f0000.biao").as_uri(), FORM)
        form.pull()
        background = client.post("workspace/diagnostic", {"previousResultIds": []})
        number = search(client, form, "textDocument/references")
        client.wait(lambda: not client.methods, PATIENCE * 3)
        replies = [message for message in client.messages if "method" not in message]
        assert [message["id"] for message in replies] == [number, background]
        assert [len(replies[0]["result"]), len(replies[1]["result"]["items"])] == [3001, 3002]
        with pytest.raises(Refused):
            client.ask("textDocument/references", {"textDocument": {"uri": "untitled:nowhere"}, "position": form.position(0), "context": {"includeDeclaration": True}})
        form.close()
        client.messages = []


def test_a_session_of_pieces_replays(many, tmp_path):
    """Wherever the pauses were, and whatever was cancelled in them."""
    record = tmp_path / "session"
    with Client(folders=[many], arguments=("--record", str(record))) as client:
        form = client.open((many / "d00/f0000.biao").as_uri(), FORM)
        form.diagnostics()
        first = search(client, form, "textDocument/references", partialResultToken="parts")
        form.change((0, 0, "# 一\n"))
        form.diagnostics()
        second = search(client, form, "workspace/symbol")
        client.tell("$/cancelRequest", {"id": first})
        assert client.error(first) == -32800
        assert client.result(second, PATIENCE * 3)
        client.quiet(1)
        client.messages = []
        form.close()
        client.messages = []
    done = subprocess.run([binary(), "replay", str(record)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
