# The completion script for PowerShell, which does not run here: parsed by tree-sitter's grammar of that language, and its
# tables evaluated as PowerShell would. And that for elvish, by elvish itself.
import os
import pty
import re
import select
import time

import pytest
import tree_sitter
import tree_sitter_powershell

from conftest import need

PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))


def parse(text):
    return PARSER.parse(text.encode()).root_node


def walk(node):
    yield node
    for child in node.children:
        yield from walk(child)


def value(node):
    """What an expression of strings and arrays comes to."""
    if node.type == "string_literal":
        text = node.text.decode()
        assert text[0] == text[-1] == "'"
        return re.sub("(['\u2018-\u201b])['\u2018-\u201b]", r"\1", text[1:-1])
    if node.type == "array_expression":
        # What stands in it is a pipeline, which hands on the elements of an array one by one.
        inner = [value(child) for child in node.named_children]
        assert len(inner) == 1
        return inner[0] if isinstance(inner[0], list) else inner
    if node.type == "expression_with_unary_operator":
        assert node.children[0].type == ","
        return [value(node.named_children[0])]
    inner = [value(child) for child in node.named_children]
    assert inner, node.type
    return inner if node.type == "array_literal_expression" and len(inner) > 1 else inner[0]


def tables(root):
    """The hash tables of the script by the names of their variables; of each key a list of words with their help."""
    found = {}
    for node in walk(root):
        if node.type != "assignment_expression":
            continue
        literal = next((inner for inner in walk(node) if inner.type == "hash_literal_body"), None)
        if literal is not None:
            name = next(inner for inner in walk(node) if inner.type == "variable").text.decode()
            entries = [entry for entry in literal.named_children if entry.type == "hash_entry"]
            pairs = [(value(entry.named_children[0]), value(entry.named_children[1])) for entry in entries]
            found[name] = dict(pairs)
            assert len(found[name]) == len(pairs), "a key that is there twice ends the script"
    return found


@pytest.fixture(params=["zh", "en"])
def script(run, request):
    return run("hebiao", "completions", "powershell", "--lang", request.param, check=0).stdout


def test_it_is_powershell(script):
    root = parse(script)
    assert not root.has_error
    assert not any(node.is_missing or node.is_error for node in walk(root))


def test_the_parser_sees_mistakes(script):
    assert parse(script.replace("'lint'", "'lint", 1)).has_error
    assert parse(script.replace("@(", "@", 1)).has_error
    # An array of one array is no array of arrays.
    assert value(parse("@(@('a', 'b'))")) == ["a", "b"]
    assert value(parse("@(, @('a', 'b''c'))")) == [["a", "b'c"]]


def test_every_word_has_its_help(script):
    for name, table in tables(parse(script)).items():
        for key, words in table.items():
            assert isinstance(words, list) and words, (name, key)
            for word in words:
                assert isinstance(word, list) and len(word) == 2, (name, key, word)
                assert all(isinstance(part, str) for part in word) and word[0]


def test_the_words_are_those_of_the_help(run, script):
    found = tables(parse(script))
    assert set(found) == {"$options", "$operands", "$values"}

    def words(table, key):
        return {word for word, _ in found[table][key]}

    told = run("hebiao", "--help", "--lang", "en", check=0).stdout
    commands = re.findall(r"(?m)^  hebiao ((?:[a-z]+ ?)+[a-z]) ", told)
    assert len(commands) > 10 and words("$operands", "") >= {command.split()[0] for command in commands}
    assert words("$operands", "report") == {"merge"}
    for command in commands:
        # Its own help is that of the program.
        if command == "help":
            continue
        told = run("hebiao", *command.split(), "--help", "--lang", "en", check=0).stdout
        shown = set(re.findall(r"(?m)^  (?:-\w, )?(--[a-z-]+)", told))
        offered = words("$options", command)
        assert "--lang" in shown and shown <= offered
        assert {word.partition("=")[0] for word in offered} - shown <= {"-h", "-j", "-q", "-V", "-o", "--stdio"}
        for option, choices in re.findall(r"(?m)^  (--[a-z-]+) ([a-z-]+(?:\|[a-z-]+)+)$", told):
            assert words("$values", f"{command} {option}") == set(choices.split("|"))


def elvish(program, line, folder, environment):
    """Has an interactive elvish, which alone knows of completion, do a line that ends it; it shows on a terminal."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        home = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")}
        os.execve(program, [program, "-norc"], environment | home | {"TERM": "xterm"})
    shown, is_typed, end = b"", False, time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                break
        elif not is_typed:
            # It waits for a line.
            os.write(terminal, line.encode() + b"\r")
            is_typed = True
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0, shown.decode("utf-8", "replace")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_elvish(run, environment, tmp_path, language):
    program = need("elvish")
    script = run("hebiao", "completions", "elvish", "--lang", language, check=0).stdout
    (tmp_path / "c.elv").write_text(script, encoding="utf-8")
    (tmp_path / "表.biao").touch()
    lines = {
        "": ("lint", "completions", "help"), "re": ("report",), "report ''": ("merge",),
        "lint --": ("--staged", "--fix=suggested", "-j"), "--lang en lint --": ("--no-suppressions",),
        "lint --preset ''": ("recommended", "strict"), "report merge --report ''": ("sarif",),
        "explain ''": ("vague-target",), "completions ''": ("elvish", "bash"), "lint ''": ("表.biao",),
        "lint --baseline ''": ("表.biao",), "help ''": ("lint",), "--": ("--version",),
    }
    asked = [f"hebiao {words or repr('')}" for words in lines]
    calls = "; ".join(
        f"$f {words} | each {{|c| echo $c[stem] }} > {number}.txt" for number, words in enumerate(asked))
    elvish(
        program, f"eval (slurp < c.elv); var f = $edit:completion:arg-completer[hebiao]; {calls}; exit", tmp_path,
        environment)
    for number, (words, expected) in enumerate(lines.items()):
        offered = (tmp_path / f"{number}.txt").read_text(encoding="utf-8").split("\n")
        assert set(expected) <= set(offered), (words, offered)
    first = (tmp_path / "0.txt").read_text(encoding="utf-8").split()
    assert "merge" not in first and "--staged" not in first
    assert "--lang" not in (tmp_path / "9.txt").read_text(encoding="utf-8")
