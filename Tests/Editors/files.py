#!/usr/bin/env python3
"""Holds the files of `editors/` to the formats of their editors (`formats.py`) and to the server: every path, setting,
command and kind of token in them is asked of `hebiao lsp` itself. Standard library only.

    Tests/Editors/files.py

HEBIAO_BINARY names the program, else it is the debug build.
"""

import itertools
import json
import os
import pathlib
import plistlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest
import xml.etree.ElementTree
import zipfile

import formats
from server import Server

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
EDITORS = REPOSITORY / "editors"
BINARY = pathlib.Path(os.environ.get("HEBIAO_BINARY") or REPOSITORY / ".build/debug/hebiao").resolve()

# Token types and modifiers that every client knows (LSP 3.17).
STANDARD_TYPES = set(
    "namespace type class enum interface struct typeParameter parameter variable property enumMember event"
    " function method macro keyword modifier comment string number regexp operator decorator label".split()
)
STANDARD_MODIFIERS = set(
    "declaration definition readonly static deprecated abstract async modification documentation defaultLibrary".split()
)
# Read by the extension for VS Code or by its client, not by the server.
CLIENT_SETTINGS = {"server.path", "server.arguments", "trace.server"}
# Asked for by a client that negotiates no encoding: nobody sets it by hand where columns are right anyway.
HIDDEN_SETTINGS = {"positionEncoding"}


def read_json(path):
    """JSON with comments, as Sublime and VS Code read it; no trailing commas."""
    lines = [line for line in path.read_text().split("\n") if not line.lstrip().startswith("//")]
    return json.loads("\n".join(lines))


def settings_of_server():
    source = (REPOSITORY / "Sources/BiaoServer/State/Settings.swift").read_text()
    return set(re.findall(r'value\["(\w+)"\]\?', source))


def known_settings():
    return settings_of_server() - HIDDEN_SETTINGS


def flat(value, prefix=""):
    """{"hebiao": {"a": 1}} and {"hebiao.a": 1} are the same to a client."""
    names = {}
    for key, inner in value.items():
        if isinstance(inner, dict):
            names |= flat(inner, f"{prefix}{key}.")
        else:
            names[prefix + key] = inner
    return {re.sub(r"^hebiao\.", "", name): inner for name, inner in names.items()}


def lint(text, *options):
    told = subprocess.run(
        [BINARY, "lint", "--report", "json", *options, "-"], input=text.encode(), capture_output=True, timeout=60
    )
    if told.returncode not in (0, 1):
        raise AssertionError(told.stderr.decode())
    return json.loads(told.stdout)["findings"]


def expanded(body):
    """A snippet with its defaults, the first of each choice, and nothing where there is none."""
    text = "\n".join(body) if isinstance(body, list) else body
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", text)
    text = text.replace("$CURRENT_YEAR", "2025")
    while (new := re.sub(r"\$\{\d+:([^{}$]*)\}", r"\1", text)) != text:
        text = new
    return re.sub(r"\$\d+|\$\{\d+\}", "", text)


class Parsing(unittest.TestCase):
    def test_every_file_can_be_read(self):
        count = 0
        for path in sorted(EDITORS.rglob("*")):
            if not path.is_file() or path.suffix == ".png":
                continue
            with self.subTest(path=str(path.relative_to(EDITORS))):
                text = path.read_text()
                if path.name.endswith((".json", ".sublime-settings", ".sublime-completions", ".sublime-build")):
                    read_json(path)
                elif path.suffix == ".toml":
                    tomllib.loads(text)
                elif path.suffix == ".tmPreferences":
                    plistlib.loads(text.encode())
                elif path.suffix == ".xml":
                    xml.etree.ElementTree.fromstring(text)
                self.assertTrue(text.endswith("\n"), "no line feed at the end")
                count += 1
        self.assertGreater(count, 50)

    def test_each_folder_has_a_page_of_a_screen_in_both_languages(self):
        for folder in sorted(path for path in EDITORS.iterdir() if path.is_dir()):
            with self.subTest(folder=folder.name):
                text = (folder / "README.md").read_text()
                self.assertLessEqual(len(text.splitlines()), 45)
                self.assertRegex(text, "[\u4e00-\u9fff]")
                self.assertRegex(text, "hebiao")
                self.assertTrue("../README.md" in text, "no way back to the settings")
                listed = f"({folder.name}/README.md)" in (EDITORS / "README.md").read_text()
                self.assertTrue(listed, "not in editors/README.md")


class Lesson(unittest.TestCase):
    """The first pages of editors/README.md do what they say, word for word."""

    def test_three_minutes(self):
        text = (EDITORS / "README.md").read_text()
        chinese, _, english = text[: text.index("## 文件夹")].partition("## Three minutes")
        form = re.search(r"```biao\n(.*?)```", chinese, re.S).group(1)
        [hand] = re.findall(r"```diff\n(.*?)```", chinese, re.S)
        before, after = (re.findall(rf"(?m)^[{sign}](.*)$", hand) for sign in "-+")
        self.assertEqual(len(before), len(after))
        done = 0
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "bin").mkdir()
            (folder / "bin/hebiao").symlink_to(BINARY)
            environment = os.environ | {"PATH": f"{folder}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

            def run(commands):
                return subprocess.run(
                    ["sh", "-c", commands], cwd=folder, env=environment, capture_output=True, text=True
                ).stdout

            path = folder / re.search(r"存成 `(.*?)`", chinese).group(1)
            shown = r"```sh\n(hebiao lint [^`]*)```\n\n```text\n(.*?)```"
            first, last = zip(*(re.findall(shown, part, re.S) for part in (chinese, english)))
            path.write_text(form)
            for commands, output in first:
                self.assertEqual(run(commands), output)
                done += 1
            run(re.search(r"```sh\n(hebiao lint --fix.*?)```", chinese, re.S).group(1))
            now = path.read_text()
            for old, new in zip(before, after):
                self.assertEqual(now.count(old), 1)
                now = now.replace(old, new)
            path.write_text(now)
            for commands, output in last:
                self.assertEqual(run(commands), output)
                done += 1
            # Laid out and clean.
            self.assertTrue(run(f"hebiao format --check {path.name}; echo $?").endswith("\n0\n"))
        self.assertEqual(done, 4)

    def test_the_picture_is_small(self):
        picture = EDITORS / "kate.png"
        self.assertLess(picture.stat().st_size, 100_000)
        self.assertEqual(picture.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
        self.assertTrue("](kate.png)" in (EDITORS / "README.md").read_text())


class Manifest(unittest.TestCase):
    """VS Code's package.json: its keys as VS Code's reference lists them."""

    KEYS = set(
        "name displayName description version publisher private engines categories keywords main"
        " activationEvents extensionKind capabilities dependencies contributes".split()
    )
    CATEGORIES = {"Programming Languages", "Linters", "Formatters", "Snippets"}

    @classmethod
    def setUpClass(cls):
        cls.folder = EDITORS / "vscode"
        cls.package = read_json(cls.folder / "package.json")
        cls.contributes = cls.package["contributes"]
        cls.words = {
            name: read_json(cls.folder / name) for name in ("package.nls.json", "package.nls.zh-cn.json")
        }

    def test_keys_are_known(self):
        self.assertLessEqual(set(self.package), self.KEYS)
        self.assertEqual(formats.differences(self.contributes, formats.VSCODE_CONTRIBUTES), [])
        # Nothing of what the extension is for is left out.
        self.assertEqual(set(self.contributes), set(formats.VSCODE_CONTRIBUTES))
        textmate = read_json(EDITORS / "jetbrains/biao/package.json")["contributes"]
        self.assertEqual(formats.differences(textmate, formats.VSCODE_CONTRIBUTES), [])
        self.assertLessEqual(set(self.package["categories"]), self.CATEGORIES)
        self.assertRegex(self.package["engines"]["vscode"], r"^\^1\.\d+\.0$")
        self.assertRegex(self.package["version"], r"^\d+\.\d+\.\d+$")
        capabilities = self.package["capabilities"]
        for kind in ("untrustedWorkspaces", "virtualWorkspaces"):
            self.assertIn(capabilities[kind]["supported"], (True, False, "limited"))
        for menu, items in self.contributes["menus"].items():
            self.assertIn(menu, ("editor/title", "editor/context"))
            for item in items:
                self.assertIn(item["command"], [command["command"] for command in self.contributes["commands"]])

    def test_settings_are_typed_and_told(self):
        properties = self.contributes["configuration"]["properties"]
        for name, schema in properties.items():
            with self.subTest(name=name):
                self.assertTrue(name.startswith("hebiao."))
                self.assertLessEqual(
                    set(schema),
                    set("type enum enumDescriptions markdownEnumDescriptions default scope items"
                        " markdownDescription".split()),
                )
                self.assertIn(schema["scope"], ("window", "machine-overridable"))
                kind = {"string": str, "boolean": bool, "array": list}[schema["type"]]
                self.assertIsInstance(schema["default"], kind)
                if "enum" in schema:
                    self.assertIn(schema["default"], schema["enum"])
                    told = schema.get("enumDescriptions") or schema.get("markdownEnumDescriptions")
                    self.assertEqual(len(told or schema["enum"]), len(schema["enum"]))
        # What a workspace that is not trusted may not set is what names a program.
        restricted = self.package["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
        self.assertEqual(
            set(restricted), {name for name, schema in properties.items() if schema["scope"] == "machine-overridable"}
        )

    def test_settings_are_those_of_the_server(self):
        declared = self.contributes["configuration"]["properties"]
        properties = {name.removeprefix("hebiao."): schema for name, schema in declared.items()}
        self.assertEqual(set(properties) - CLIENT_SETTINGS, known_settings())
        self.assertLess(CLIENT_SETTINGS, set(properties))
        self.assertIn("trace.server", properties)
        with Server(BINARY) as server:
            server.initialize({})
            for name, schema in properties.items():
                if name in CLIENT_SETTINGS or "enum" not in schema:
                    continue
                for value in schema["enum"]:
                    self.assertEqual(server.set({name: value}), [], f"{name}: {value}")
                # The server would say so.
                self.assertEqual(len(server.set({name: "nonsense"})), 1, name)

    def test_sentences_are_there_in_both_languages(self):
        text = (self.folder / "package.json").read_text()
        used = set(re.findall(r'"%([\w.]+)%"', text))
        used |= set(re.findall(r"say\('([\w.]+)'", (self.folder / "extension.js").read_text()))
        for name, words in self.words.items():
            self.assertEqual(set(words), used, name)
        for key, english in self.words["package.nls.json"].items():
            other = self.words["package.nls.zh-cn.json"][key]
            places = re.compile(r"\{\d\}|\(command:[^)]*\)")
            self.assertEqual(places.findall(english), places.findall(other))

    def test_walkthrough_commands_exist(self):
        commands = {command["command"] for command in self.contributes["commands"]}
        for words in self.words.values():
            for command in re.findall(r"\(command:([\w.]+)", json.dumps(words)):
                self.assertTrue(command in commands or command.startswith("workbench."), command)
        for step in self.contributes["walkthroughs"][0]["steps"]:
            for event in step["completionEvents"]:
                kind, name = event.split(":")
                if kind == "onCommand" and name.startswith("hebiao."):
                    self.assertIn(name, commands)
                elif kind == "onContext":
                    self.assertIn(f"'{name}'", (self.folder / "extension.js").read_text())

    def test_commands_of_the_server_have_names_of_their_own(self):
        with Server(BINARY) as server:
            commands = set(server.initialize({})["capabilities"]["executeCommandProvider"]["commands"])
        own = {command["command"] for command in self.contributes["commands"]} | {"hebiao.showReferences"}
        # vscode-languageclient registers the server's.
        self.assertFalse(own & commands)
        used = set(re.findall(r"command: '(hebiao\.\w+)'", (self.folder / "extension.js").read_text()))
        self.assertTrue(used and used <= commands, used)

    def test_tokens_are_those_of_the_server(self):
        own = [token["id"] for token in self.contributes["semanticTokenTypes"]]
        modifiers = [modifier["id"] for modifier in self.contributes["semanticTokenModifiers"]]
        tokens = {"tokenTypes": sorted(STANDARD_TYPES | set(own)), "tokenModifiers": sorted(STANDARD_MODIFIERS),
                  "formats": ["relative"], "requests": {"full": True, "range": True}}
        with Server(BINARY) as server:
            legend = server.initialize({"textDocument": {"semanticTokens": tokens}})["capabilities"]
        legend = legend["semanticTokensProvider"]["legend"]
        self.assertEqual(set(legend["tokenTypes"]) - STANDARD_TYPES, set(own))
        self.assertEqual(set(legend["tokenModifiers"]) - STANDARD_MODIFIERS, set(modifiers))
        for token in self.contributes["semanticTokenTypes"]:
            self.assertIn(token["superType"], STANDARD_TYPES)
        for selector in self.contributes["semanticTokenScopes"][0]["scopes"]:
            kind, *more = selector.split(".")
            self.assertIn(kind, legend["tokenTypes"] + ["*"])
            self.assertLessEqual(set(more), set(legend["tokenModifiers"]))
        sublime = read_json(EDITORS / "sublime/LSP-hebiao.sublime-settings")["clients"]["hebiao"]["semantic_tokens"]
        self.assertEqual(set(sublime), set(own))

    def test_snippets_make_forms_without_findings(self):
        snippets = read_json(self.folder / "snippets/biao.json")
        self.assertGreaterEqual(len(snippets), 5)
        for name, snippet in snippets.items():
            with self.subTest(name=name):
                self.assertEqual(set(snippet), {"prefix", "description", "body"})
                text = expanded(snippet["body"])
                self.assertNotIn("${", text)
                # By itself an indicator has no template, and the example's template no file.
                ignored = {"missing-tier", "unknown-template", "unknown-suppression"}
                found = [finding for finding in lint(text + "\n") if finding["severity"] in ("error", "warning")]
                if text.startswith(("@form 财政部", "@form hebiao")):
                    ignored = {"vague-target", "vague-goal"}
                found = [finding for finding in found if finding["rule"] not in ignored]
                self.assertEqual([(finding["rule"], finding["message"]) for finding in found], [])

    def test_paths_exist(self):
        for root in (self.folder, EDITORS / "jetbrains/biao"):
            contributes = read_json(root / "package.json")["contributes"]
            paths = [grammar["path"] for grammar in contributes["grammars"]]
            paths += [language["configuration"] for language in contributes["languages"]]
            paths += [snippet["path"] for snippet in contributes.get("snippets", [])]
            for walkthrough in contributes.get("walkthroughs", []):
                paths += [step["media"]["markdown"] for step in walkthrough["steps"]]
            for path in paths:
                self.assertTrue((root / path).is_file(), f"{root.name}/{path}")
        same = "language-configuration.json"
        configuration = read_json(self.folder / same)
        self.assertEqual(formats.differences(configuration, formats.VSCODE_LANGUAGE), [])
        self.assertEqual((self.folder / same).read_text(), (EDITORS / "jetbrains/biao" / same).read_text())

    def test_the_package_has_all_and_is_the_same_each_time(self):
        sys.path.insert(0, str(self.folder))
        sys.dont_write_bytecode = True
        import pack

        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            modules = folder / "node_modules"
            for name, version in pack.PACKAGES.items():
                (modules / name / "lib").mkdir(parents=True)
                (modules / name / "package.json").write_text(json.dumps({"name": name, "version": version}))
                (modules / name / "LICENSE").write_text("licence\n")
                (modules / name / "lib/main.js").write_text("")
                (modules / name / "lib/main.d.ts").write_text("")
            pack.pack(folder / "a.vsix", modules)
            pack.pack(folder / "b.vsix", modules)
            self.assertEqual((folder / "a.vsix").read_bytes(), (folder / "b.vsix").read_bytes())
            with zipfile.ZipFile(folder / "a.vsix") as archive:
                names = set(archive.namelist())
                self.assertIn("extension/node_modules/vscode-languageclient/lib/main.js", names)
                self.assertIn("extension/node_modules/vscode-languageclient/LICENSE", names)
                self.assertFalse([name for name in names if name.endswith((".d.ts", ".py"))])
                for name in ("package.json", "extension.js", "README.md", "syntaxes/biao.tmLanguage.json",
                             "package.nls.zh-cn.json", "snippets/biao.json", "walkthrough/fix.md"):
                    self.assertIn(f"extension/{name}", names)
                types = xml.etree.ElementTree.fromstring(archive.read("[Content_Types].xml"))
                endings = {item.get("Extension") for item in types if item.tag.endswith("Default")}
                named = {item.get("PartName") for item in types if item.tag.endswith("Override")}
                for name in names - {"[Content_Types].xml"}:
                    ending = f".{name.rpartition('.')[2]}"
                    self.assertTrue(ending in endings or f"/{name}" in named, name)
                vsix = xml.etree.ElementTree.fromstring(archive.read("extension.vsixmanifest"))
                space = {"v": "http://schemas.microsoft.com/developer/vsx-schema/2011"}
                identity = vsix.find("v:Metadata/v:Identity", space)
                self.assertEqual(identity.get("Version"), self.package["version"])
                for asset in vsix.findall("v:Assets/v:Asset", space):
                    self.assertIn(asset.get("Path"), names)
            (modules / "semver/package.json").write_text('{"name": "semver", "version": "7.0.0"}')
            with self.assertRaises(SystemExit):
                pack.pack(folder / "c.vsix", modules)


class OtherEditors(unittest.TestCase):
    """Editors that do not run here: what their schemas and sources accept, and the values that the server has."""

    def known(self, value, keys, where):
        self.assertLessEqual(set(value), set(keys.split()), where)

    def accepted(self, value, shape):
        self.assertEqual(formats.differences(value, shape), [])

    def accepted_xml(self, path, elements):
        root = xml.etree.ElementTree.parse(EDITORS / path).getroot()
        self.assertEqual(formats.xml_differences(root, elements), [])
        return root

    def settings(self, value, where):
        values = flat(value)
        self.assertTrue(values, where)
        self.assertLessEqual(set(values), known_settings(), where)
        with Server(BINARY) as server:
            server.initialize({})
            self.assertEqual(server.set(values), [], where)

    def starts_the_server(self, command, where):
        """The command line of a file, with our program in place of the one on the PATH."""
        self.assertEqual(command[0].removesuffix(".exe").rpartition("\\")[2], "hebiao", where)
        with Server(BINARY, command[1:]) as server:
            self.assertEqual(server.initialize({})["serverInfo"]["name"], "hebiao")

    def test_helix(self):
        told = tomllib.loads((EDITORS / "helix/languages.toml").read_text())
        self.accepted(told, formats.HELIX)
        server = told["language-server"]["hebiao"]
        self.starts_the_server([server["command"], *server["args"]], "helix")
        self.settings(server["config"], "helix")
        [language] = told["language"]
        # One is the other's second name, which would be a field given twice.
        self.assertFalse({"comment-token", "comment-tokens"} <= set(language))
        self.assertEqual(language["language-servers"], ["hebiao"])
        self.assertEqual(language["name"], told["grammar"][0]["name"])
        formatter = language["formatter"]
        done = subprocess.run([BINARY, *formatter["args"]], input="年度：2025\n".encode(), capture_output=True)
        self.assertEqual((formatter["command"], done.stdout.decode()), ("hebiao", "年度: 2025\n"))

    def test_zed(self):
        folder = EDITORS / "zed"
        told = tomllib.loads((folder / "extension.toml").read_text())
        self.accepted(told, formats.ZED_MANIFEST)
        language = tomllib.loads((folder / "languages/biao/config.toml").read_text())
        self.accepted(language, formats.ZED_LANGUAGE)
        self.assertIn(language["grammar"], told["grammars"])
        self.assertEqual(told["language_servers"]["hebiao"]["languages"], [language["name"]])
        self.assertEqual(told["language_servers"]["hebiao"]["language_ids"], {language["name"]: "biao"})
        # Zed gives up a language whose brackets name a scope that no query finds, and heeds none without the query.
        scopes = set(re.findall(r"@([a-z]+)", (folder / "languages/biao/overrides.scm").read_text()))
        named = {scope for bracket in language["brackets"] for scope in bracket.get("not_in", [])}
        self.assertEqual(named, scopes)
        cargo = tomllib.loads((folder / "Cargo.toml").read_text())
        self.assertTrue((folder / cargo["lib"]["path"]).is_file())
        self.assertTrue((REPOSITORY / told["grammars"]["biao"]["path"]).is_dir())

    def test_kate(self):
        servers = read_json(EDITORS / "kate/lspclient-settings.json")["servers"]
        self.assertEqual(set(servers), {"biao"})
        server = servers["biao"]
        self.known(
            server,
            "command commandDebug path use url root rootIndicationFileNames rootIndicationFilePatterns useWorkspace"
            " highlightingModeRegex highlightingModes documentLanguageId settings initializationOptions"
            " completionTriggerCharacters",
            "kate",
        )
        self.starts_the_server(server["command"], "kate")
        self.settings(server["settings"], "kate")
        with Server(BINARY) as running:
            capabilities = running.initialize({})["capabilities"]
        self.assertEqual(server["completionTriggerCharacters"], capabilities["completionProvider"]["triggerCharacters"])
        syntax = self.accepted_xml("kate/biao.xml", formats.KATE)
        self.assertRegex(syntax.get("name"), server["highlightingModeRegex"])
        contexts = {context.get("name") for context in syntax.iter("context")}
        styles = {style.get("name") for style in syntax.iter("itemData")}
        for rule in itertools.chain(syntax.iter("context"), syntax.find("highlighting/contexts").iter()):
            self.assertLessEqual({rule.get("attribute")} - {None}, styles)
            self.assertLessEqual(set(re.findall(r"^(?!#)[\w-]+", rule.get("context") or "")), contexts)

    def test_sublime(self):
        folder = EDITORS / "sublime"
        told = read_json(folder / "LSP-hebiao.sublime-settings")
        self.known(told, "clients semantic_highlighting", "sublime")
        client = told["clients"]["hebiao"]
        self.accepted(client, formats.SUBLIME_CLIENT)
        self.starts_the_server(client["command"], "sublime")
        self.settings(client["settings"], "sublime")
        self.settings(client["initializationOptions"], "sublime")
        self.assertEqual(client["selector"], "source.biao")
        completions = read_json(folder / "Biao.sublime-completions")
        self.accepted(completions, formats.SUBLIME_COMPLETIONS)
        for item in completions["completions"]:
            findings = lint(expanded(item["contents"]) + "\n")
            found = {finding["rule"] for finding in findings if finding["severity"] == "error"}
            self.assertFalse(found - {"missing-field", "missing-tier", "unknown-suppression"}, item)
        build = read_json(folder / "Biao.sublime-build")
        self.accepted(build, formats.SUBLIME_BUILD)
        form = HERE / "fixtures/culture-station.biao"
        for language in ("zh", "en"):
            told = subprocess.run(
                [BINARY, "lint", "--color", "never", "--lang", language, form], capture_output=True, text=True
            ).stdout
            lines = [match.group(2) for match in map(re.compile(build["file_regex"]).match, told.split("\n")) if match]
            self.assertEqual(lines, ["12", "20", "31", "37"])
        for name in ("Comments", "Indentation"):
            told = plistlib.loads((folder / f"{name}.tmPreferences").read_bytes())
            self.assertEqual(told["scope"], "source.biao")
        pattern = re.compile(told["settings"]["increaseIndentPattern"])
        self.assertTrue(pattern.match("  数量指标："))
        self.assertFalse(pattern.match("  年度: 2025") or pattern.match("# 说明:"))

    def test_jetbrains(self):
        folder = EDITORS / "jetbrains/template"
        template = read_json(folder / "template.json")
        self.accepted(template, formats.LSP4IJ_TEMPLATE)
        for command in template["programArgs"].values():
            self.starts_the_server(command.split(), "jetbrains")
        [mapping] = template["fileTypeMappings"]
        self.assertEqual((mapping["languageId"], mapping["fileType"]["patterns"]), ("biao", ["*.biao"]))
        self.settings(read_json(folder / "settings.json"), "jetbrains")
        self.settings(read_json(folder / "initializationOptions.json"), "jetbrains")
        client = read_json(folder / "clientSettings.json")
        self.accepted(client, formats.LSP4IJ_CLIENT)
        # Keywords are read in either case.
        self.assertFalse(client["caseSensitive"])
        schema = read_json(folder / "settings.schema.json")
        self.assertEqual({f"hebiao.{name}" for name in known_settings()}, set(schema["properties"]))
        self.assertEqual(set(read_json(folder / "settings.json")), set(schema["properties"]))
        manifest = read_json(EDITORS / "vscode/package.json")["contributes"]["configuration"]["properties"]
        for name, value in schema["properties"].items():
            self.assertEqual(value.get("enum"), manifest[name].get("enum"), name)

    def test_notepad(self):
        folder = EDITORS / "notepad++"
        language = self.accepted_xml("notepad++/biao.udl.xml", formats.NOTEPAD_LANGUAGE).find("UserLang")
        self.assertEqual((language.get("ext"), language.get("udlVersion")), ("biao", "2.1"))
        lists = [item.get("name") for item in language.find("KeywordLists")]
        kinds = "prefix1 prefix2 extras1 extras2 suffix1 suffix2 range".split()
        numbers = [f"Numbers, {kind}" for kind in kinds]
        folders = [
            f"Folders in {where}, {what}"
            for where, what in itertools.product(("code1", "code2", "comment"), ("open", "middle", "close"))
        ]
        keywords = [f"Keywords{number}" for number in range(1, 9)]
        self.assertEqual(lists, ["Comments", *numbers, "Operators1", "Operators2", *folders, *keywords, "Delimiters"])
        # Every opening, escape and closing of eight pairs by its number.
        delimiters = next(item for item in language.find("KeywordLists") if item.get("name") == "Delimiters").text
        self.assertEqual([int(word[:2]) for word in delimiters.split()], list(range(24)))
        styles = {style.get("name") for style in language.find("Styles")}
        self.assertLessEqual({"DEFAULT", "COMMENTS", "LINE COMMENTS", "KEYWORDS1", "OPERATORS"}, styles)

        told = tomllib.loads((folder / "NppLspClient.toml").read_text())["lspservers"]
        self.assertEqual(set(told), {language.get("name")})
        server = told[language.get("name")]
        self.known(server, "mode executable args auto_start_server port tcpretries", "notepad++")
        self.starts_the_server([server["executable"], *server["args"].split()], "notepad++")

        functions = self.accepted_xml("notepad++/functionList.biao.xml", formats.NOTEPAD_FUNCTIONS)
        parser = functions.find("functionList/parser")
        function = parser.find("function")
        text = (HERE / "fixtures/culture-station.biao").read_text()
        # Boost's (?m-s) is how Python reads it anyway.
        found = re.findall(function.get("mainExpr"), text)
        name = re.compile(function.find("functionName/nameExpr").get("expr"))
        names = [name.search(row.strip()).group().rstrip(":：") for row in found]
        self.assertIn("绩效指标", names)
        self.assertIn("数量指标", names)
        self.assertNotIn("添置图书", names)
        self.assertTrue(re.match(parser.get("commentExpr").replace("(?m-s)", "(?m)"), "  # 说明"))

    def test_lines_for_other_clients_of_vim(self):
        text = (EDITORS / "vim/README.md").read_text()
        for client in ("lsp#register_server", "LspAddServer", "g:ycm_language_server", "languageserver"):
            self.assertIn(client, text)
        coc = json.loads(re.search(r"```json\n(?://[^\n]*\n)?(.*?)```", text, re.S).group(1))
        server = coc["languageserver"]["hebiao"]
        self.known(server, "command args filetypes rootPatterns initializationOptions settings", "coc")
        self.starts_the_server([server["command"], *server["args"]], "coc")

    def test_the_page_lists_all_settings(self):
        text = (EDITORS / "README.md").read_text()
        table = text[text.index("## 设置"):]
        for name in settings_of_server():
            self.assertIn(f"`{name}`", table)


if __name__ == "__main__":
    if not os.access(BINARY, os.X_OK):
        sys.exit(f"no program at {BINARY}: swift build, or set HEBIAO_BINARY")
    unittest.main()
