# The completion script for PowerShell, which does not run here: parsed by tree-sitter's grammar of that language, and its
# tables evaluated as PowerShell would.
import re

import pytest
import tree_sitter
import tree_sitter_powershell

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
