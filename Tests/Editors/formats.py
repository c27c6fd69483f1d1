"""What the programs that read the files of `editors/` accept: written down from their published schemas and, where
there are none, from the types into which their sources read a file. `differences(value, shape)` says where a value
departs; on its own this file tests that it does.

A shape is a type, a list of one shape, a set of values, a compiled pattern, a tuple of alternatives, a function, `Map`
for free keys, or a dictionary of keys: a key that ends in `!` must be there, and no other key may be.
"""

import pathlib
import re
import tomllib
import unittest
import xml.etree.ElementTree

EDITORS = pathlib.Path(__file__).resolve().parent.parent.parent / "editors"


class Map(dict):
    """An object whose keys are free: `Map(of=shape)`."""


def differences(value, shape, where="$"):
    """A sentence for each place at which the value is not of the shape."""
    if isinstance(shape, tuple):
        found = [differences(value, alternative, where) for alternative in shape]
        return min(found, key=len) if all(found) else []
    if isinstance(shape, Map):
        if not isinstance(value, dict):
            return [f"{where}: no object"]
        return [line for key, item in value.items() for line in differences(item, shape["of"], f"{where}.{key}")]
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{where}: no object"]
        shapes = {key.removesuffix("!"): item for key, item in shape.items()}
        told = [f"{where}: unknown key {key}" for key in value if key not in shapes]
        told += [f"{where}: no {key[:-1]}" for key in shape if key.endswith("!") and key[:-1] not in value]
        known = [key for key in value if key in shapes]
        return told + [line for key in known for line in differences(value[key], shapes[key], f"{where}.{key}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where}: no list"]
        return [line for i, item in enumerate(value) for line in differences(item, shape[0], f"{where}[{i}]")]
    if isinstance(shape, set):
        return [] if isinstance(value, str) and value in shape else [f"{where}: {value!r} is none of {sorted(shape)}"]
    if isinstance(shape, re.Pattern):
        return [] if isinstance(value, str) and shape.search(value) else [f"{where}: {value!r}"]
    if isinstance(shape, type):
        # True is an integer to Python, and to nobody else.
        fits = isinstance(value, shape) and not (shape is int and isinstance(value, bool))
        return [] if fits else [f"{where}: {value!r} is no {shape.__name__}"]
    return [] if shape(value) else [f"{where}: {value!r}"]


def within(low, high):
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def character(value):
    return isinstance(value, str) and len(value) == 1


def plain_regex(value):
    """What the crate `regex` of Rust reads as well: it has no way to look around or back."""
    return isinstance(value, str) and bool(re.compile(value)) and not re.search(r"\(\?[=!<]|\\[1-9]", value)


TEXTS = [str]
WORDS = {"of": str}

# Helix, helix-core/src/syntax/config.rs (unknown keys of a language are errors) and helix-loader/src/grammar.rs.
HELIX_FEATURES = [re.compile(r"^[a-z]+(-[a-z]+)*$")]
HELIX = {
    "language-server": Map(of={
        "command!": str, "args": TEXTS, "environment": Map(WORDS), "config": dict, "timeout": int,
        "required-root-patterns": TEXTS,
    }),
    "language!": [{
        "name!": str, "language-id": str, "scope!": str, "file-types!": [(str, {"glob!": str})], "shebangs": TEXTS,
        "roots": TEXTS, "comment-token": str, "comment-tokens": (str, TEXTS),
        "block-comment-tokens": ({"start!": str, "end!": str}, [{"start!": str, "end!": str}]),
        "text-width": int, "soft-wrap": dict, "auto-format": bool,
        "formatter": {"command!": str, "args": TEXTS}, "path-completion": bool, "word-completion": dict,
        "diagnostic-severity": {"hint", "info", "warning", "error"}, "grammar": str, "injection-regex": plain_regex,
        "language-servers": [
            (str, {"name!": str, "only-features": HELIX_FEATURES, "except-features": HELIX_FEATURES})],
        "indent": {"tab-width!": within(1, 16), "unit!": str}, "debugger": dict,
        "auto-pairs": (bool, Map(of=character)), "rulers": [int], "workspace-lsp-roots": TEXTS,
        "persistent-diagnostic-sources": TEXTS,
    }],
    "grammar": [{
        "name!": str, "source!": ({"path!": str}, {"git!": str, "rev!": str, "subpath": str})}],
    "use-grammars": dict,
}

# Zed, crates/extension/src/extension_manifest.rs; `name` of a server is in its documentation alone.
ZED_MANIFEST = {
    "id!": str, "name!": str, "version!": re.compile(r"^\d+\.\d+\.\d+$"), "schema_version!": within(1, 1),
    "description": str, "repository": str, "authors": TEXTS, "lib": dict, "themes": TEXTS, "icon_themes": TEXTS,
    "languages": TEXTS,
    "grammars": Map(of=(
        {"repository!": str, "rev!": str, "path": str}, {"repository!": str, "commit!": str, "path": str})),
    "language_servers": Map(of={
        "name": str, "language": str, "languages!": TEXTS, "language_ids": Map(WORDS), "code_action_kinds": TEXTS}),
    "context_servers": dict, "agent_servers": dict, "debug_adapters": dict, "slash_commands": dict,
    "indexed_docs_providers": dict, "snippets": str, "capabilities": list,
}

# Zed, crates/language_core/src/language_config.rs.
ZED_LANGUAGE = {
    "name!": str, "code_fence_block_name": str, "grammar": str, "path_suffixes": TEXTS,
    "first_line_pattern": plain_regex, "modeline_aliases": TEXTS,
    "brackets": [{
        "start!": str, "end!": str, "close!": bool, "newline!": bool, "surround": bool, "not_in": TEXTS}],
    "auto_indent_using_last_non_empty_line": bool, "auto_indent_on_paste": bool,
    "increase_indent_pattern": plain_regex, "decrease_indent_pattern": plain_regex,
    "decrease_indent_patterns": [{"pattern": plain_regex, "valid_after": TEXTS}], "autoclose_before": str,
    "line_comments": TEXTS, "block_comment": (TEXTS, dict), "unordered_list": TEXTS, "overrides": dict,
    "word_characters": [character], "completion_query_characters": [character],
    "linked_edit_characters": [character], "hard_tabs": bool, "tab_size": within(1, 128),
    "soft_wrap": {"none", "prefer_line", "editor_width", "preferred_line_length", "bounded"}, "hidden": bool,
}

# Sublime Text, the package LSP: sublime-package.json (unknown keys of a client are errors); `semantic_tokens` is in its
# documentation alone.
SUBLIME_CLIENT = {
    "enabled": bool, "command!": TEXTS, "selector!": str, "priority_selector": str, "schemes": TEXTS,
    "tcp_port": within(0, 65535), "initializationOptions": dict, "settings": dict, "experimental_capabilities": dict,
    "disabled_capabilities": dict, "env": Map(of=(str, TEXTS)), "auto_complete_selector": str,
    "file_watcher": {"patterns!": TEXTS, "events": [{"create", "change", "delete"}], "ignores": TEXTS},
    "diagnostics_mode": {"open_files", "workspace"}, "semantic_tokens": Map(WORDS),
}
SUBLIME_COMPLETIONS = {
    "scope": str,
    "completions!": [{
        "trigger!": str, "contents": str, "annotation": str, "details": str,
        "kind": {"ambiguous", "function", "keyword", "markup", "namespace", "navigation", "snippet", "type",
                 "variable"},
    }],
}
SUBLIME_STEP = {"name!": str, "shell_cmd": str, "file_regex": re.compile(r"^\^")}
SUBLIME_BUILD = {
    "selector": str, "shell_cmd": str, "file_regex": re.compile(r"^\^"), "line_regex": str, "working_dir": str,
    "variants": [SUBLIME_STEP],
}

# LSP4IJ, src/main/resources/jsonSchema/clientSettings.schema.json (unknown keys are errors), and its templates.
LSP4IJ_CLIENT = {
    "caseSensitive": bool, "lineCommentPrefix": str, "blockCommentPrefix": str, "blockCommentSuffix": str,
    "statementTerminatorCharacters": str,
    "completion": {"useContextAwareSorting": bool, "useTemplateForInvocationOnlySnippet": bool},
    "breadcrumbs": {"enabled": bool}, "editor": dict,
    "format": {"onTypeFormatting": {
        "serverSide": {"enabled": bool},
        "clientSide": {
            "formatOnCloseBrace": bool, "formatOnCloseBraceCharacters": str,
            "formatOnCloseBraceScope": {"CODE_BLOCK", "FILE"}, "formatOnStatementTerminator": bool,
            "formatOnStatementTerminatorCharacters": str,
            "formatOnStatementTerminatorScope": {"STATEMENT", "CODE_BLOCK", "FILE"},
            "formatOnCompletionTrigger": bool, "formatOnCompletionTriggerCharacters": str,
        },
    }},
    "workspaceSymbol": {"supportsGotoClass": bool},
}
LSP4IJ_TEMPLATE = {
    "id!": str, "name!": str, "programArgs!": {"default!": str, "windows": str, "mac": str, "linux": str},
    "expandConfiguration": bool, "languageMappings": [{"language!": str, "languageId": str}],
    "fileTypeMappings": [{"fileType!": {"name": str, "patterns": TEXTS}, "languageId": str}],
}

# VS Code, languageConfigurationExtensionPoint.ts.
PAIR = [str]
PATTERN = (str, {"pattern!": str, "flags": re.compile("^[gimuy]+$")})
VSCODE_LANGUAGE = {
    "comments": {"lineComment": str, "blockComment": PAIR}, "brackets": [PAIR], "colorizedBracketPairs": [PAIR],
    "autoClosingPairs": [(PAIR, {"open!": str, "close!": str, "notIn": [{"string", "comment"}]})],
    "autoCloseBefore": str, "surroundingPairs": [(PAIR, {"open!": str, "close!": str})], "wordPattern": PATTERN,
    "indentationRules": {
        "increaseIndentPattern!": PATTERN, "decreaseIndentPattern!": PATTERN, "indentNextLinePattern": PATTERN,
        "unIndentedLinePattern": PATTERN},
    "folding": {"offSide": bool, "markers": {"start!": str, "end!": str}},
    "onEnterRules": [{
        "beforeText!": PATTERN, "afterText": PATTERN, "previousLineText": PATTERN,
        "action!": {
            "indent!": {"none", "indent", "indentOutdent", "outdent"}, "appendText": str, "removeText": int},
    }],
}

# VS Code, the schemas of its extension points: languageService.ts, TMGrammars.ts, tokenClassificationExtensionPoint.ts,
# problemMatcher.ts, taskDefinitionRegistry.ts, gettingStartedExtensionPoint.ts and their like.
TOKEN = re.compile(r"^\w+[-_\w]*$")
VSCODE_CONTRIBUTES = {
    "languages": [{
        "id!": str, "aliases": TEXTS, "extensions": TEXTS, "filenames": TEXTS, "filenamePatterns": TEXTS,
        "mimetypes": TEXTS, "firstLine": str, "configuration": str}],
    "grammars": [{
        "language": str, "scopeName!": str, "path!": str, "embeddedLanguages": Map(WORDS),
        "tokenTypes": Map(of={"string", "comment", "other", "regex"}), "injectTo": TEXTS,
        "balancedBracketScopes": TEXTS, "unbalancedBracketScopes": TEXTS}],
    "snippets": [{"language!": str, "path!": str}],
    "semanticTokenTypes": [{"id!": TOKEN, "superType": TOKEN, "description!": str}],
    "semanticTokenModifiers": [{"id!": TOKEN, "description!": str}],
    "semanticTokenScopes": [{"language": str, "scopes!": Map(of=TEXTS)}],
    "configuration": {"title": str, "order": int, "properties!": dict}, "configurationDefaults": dict,
    "commands": [{
        "command!": str, "title!": str, "shortTitle": str, "category": str, "icon": (str, dict), "enablement": str}],
    "menus": Map(of=[{"command!": str, "alt": str, "when": str, "group": str}]),
    "keybindings": [{
        "command!": str, "key!": str, "mac": str, "linux": str, "win": str, "when": str, "args": dict}],
    "problemPatterns": [{
        "name!": str, "regexp!": str, "kind": {"location", "file"}, "file": int, "location": int, "line": int,
        "column": int, "endLine": int, "endColumn": int, "severity": int, "code": int, "message": int, "loop": bool}],
    "problemMatchers": [{
        "name!": str, "label": str, "base": str, "owner": str, "source": str,
        "severity": {"error", "warning", "info"}, "applyTo": {"allDocuments", "openDocuments", "closedDocuments"},
        "pattern": (str, dict, [dict]), "fileLocation": ({"absolute", "relative", "autoDetect", "search"}, TEXTS),
        "background": dict}],
    "taskDefinitions": [{"type!": re.compile(r"^[^$]"), "required": TEXTS, "properties": dict, "when": str}],
    "walkthroughs": [{
        "id!": str, "title!": str, "description!": str, "icon": str, "featuredFor": TEXTS, "when": str,
        "steps!": [{
            "id!": str, "title!": str, "description": str, "when": str,
            "media!": ({"markdown!": str}, {"svg!": str, "altText!": str}, {"image!": (str, dict), "altText!": str}),
            "completionEvents": [re.compile(
                r"^on(Command|Link|View|SettingChanged|Context|ExtensionInstalled):.|^onStepSelected$")],
        }],
    }],
}

# XML, by element: its attributes (a shape of their texts), and what may stand in it, in that order.
FLAG = {"0", "1", "true", "false"}
INTEGER = re.compile(r"^-?\d+$")
COMMON = {
    "attribute": str, "context": str, "beginRegion": str, "endRegion": str, "lookAhead": FLAG, "firstNonSpace": FLAG,
    "column": INTEGER,
}
RULES = {
    "keyword": {"String!": str, "insensitive": FLAG, "weakDeliminator": str, "additionalDeliminator": str},
    "DetectChar": {"char!": character, "dynamic": FLAG}, "Detect2Chars": {"char!": character, "char1!": character},
    "RangeDetect": {"char!": character, "char1!": character}, "AnyChar": {"String!": str},
    "StringDetect": {"String!": str, "insensitive": FLAG, "dynamic": FLAG},
    "WordDetect": {"String!": str, "insensitive": FLAG},
    "RegExpr": {"String!": str, "insensitive": FLAG, "minimal": FLAG, "dynamic": FLAG},
    "LineContinue": {"char": character}, "DetectSpaces": {}, "DetectIdentifier": {}, "Int": {}, "Float": {},
    "HlCOct": {}, "HlCHex": {}, "HlCChar": {}, "HlCStringChar": {},
}
STYLES = (
    "Normal Keyword Function Variable ControlFlow Operator BuiltIn Extension Preprocessor Attribute Char SpecialChar"
    " String VerbatimString SpecialString Import DataType DecVal BaseN Float Constant Comment Documentation Annotation"
    " CommentVar RegionMarker Information Warning Alert Others Error"
).split()
# KDE, syntax-highlighting/data/schema/language.xsd.
KATE = {
    "language": ({
        "name!": str, "section!": re.compile(r"^[\w.:-]+$"), "extensions!": str, "version!": INTEGER,
        "kateversion!": re.compile(r"^\d+(\.\d+)?$"), "style": str, "mimetype": str, "casesensitive": FLAG,
        "priority": INTEGER, "author": str, "license": str, "indenter": str, "hidden": FLAG,
    }, "highlighting general? spellchecking?"),
    "highlighting": ({}, "list* contexts itemDatas"),
    "list": ({"name!": str}, "(item|include)*"), "item": ({}, ""), "include": ({}, ""),
    "contexts": ({}, "context+"),
    "context": ({
        "name": str, "attribute!": str, "lineEndContext!": str, "lineEmptyContext": str, "fallthrough": {"1", "true"},
        "fallthroughContext": str, "dynamic": FLAG, "noIndentationBasedFolding": FLAG,
    }, f"(IncludeRules|{'|'.join(RULES)})*"),
    "IncludeRules": ({"context!": str, "includeAttrib": FLAG}, ""),
    **{name: (COMMON | own, "") for name, own in RULES.items()},
    "itemDatas": ({}, "itemData+"),
    "itemData": ({
        "name!": str, "defStyleNum!": {f"ds{style}" for style in STYLES}, "color": str, "selColor": str, "italic": FLAG,
        "bold": FLAG, "underline": FLAG, "strikeOut": FLAG, "backgroundColor": str, "selBackgroundColor": str,
        "spellChecking": FLAG,
    }, ""),
    "general": ({}, "(folding|comments|keywords|emptyLines)*"), "folding": ({"indentationsensitive": FLAG}, ""),
    "comments": ({}, "comment+"),
    "comment": ({
        "name!": {"singleLine", "multiLine"}, "start!": str, "end": str, "region": str,
        "position": {"afterwhitespace"}}, ""),
    "keywords": ({
        "casesensitive": FLAG, "weakDeliminator": str, "additionalDeliminator": str, "wordWrapDeliminator": str}, ""),
    "emptyLines": ({}, "emptyLine*"), "emptyLine": ({"regexpr!": str, "casesensitive": FLAG}, ""),
}

# Notepad++, userDefinedLanguages/.validators/userDefineLangs.xsd.
SMALL = re.compile(r"^\d{1,2}$")
COLOUR = re.compile("^[0-9A-F]{6}$")
NOTEPAD_LANGUAGE = {
    "NotepadPlus": ({}, "UserLang+"),
    "UserLang": ({"name!": str, "ext": str, "udlVersion!": {"2.0", "2.1"}, "darkModeTheme": str},
                 "Settings KeywordLists Styles"),
    "Settings": ({}, "Global Prefix"),
    "Global": ({
        "caseIgnored": {"yes", "no"}, "allowFoldOfComments": {"yes", "no"}, "foldCompact": {"yes", "no"},
        "forcePureLC": SMALL, "decimalSeparator": SMALL}, ""),
    "Prefix": ({f"Keywords{number}": {"yes", "no"} for number in range(1, 9)}, ""),
    "KeywordLists": ({}, "Keywords{1,28}"), "Keywords": ({"name!": str}, ""),
    "Styles": ({}, "WordsStyle{1,25}"),
    "WordsStyle": ({
        "name!": str, "fgColor": COLOUR, "bgColor": COLOUR, "fontName": str, "fontSize": SMALL, "fontStyle": SMALL,
        "colorStyle": SMALL, "nesting": INTEGER}, ""),
}
# Notepad++, PowerEditor/Test/xmlValidator/functionList.xsd; no language of ours has classes.
NOTEPAD_FUNCTIONS = {
    "NotepadPlus": ({}, "functionList"), "functionList": ({}, "parser"),
    "parser": ({"displayName": str, "id": str, "commentExpr": str}, "function?"),
    "function": ({"mainExpr": str, "displayMode": str}, "functionName?"),
    "functionName": ({}, "nameExpr+"), "nameExpr": ({"expr!": str}, ""),
}


def content(model):
    """A pattern for the names of the elements in an element, each with a space behind it."""
    grouped = re.sub(r"\(([^)]*)\)", lambda match: f"({match[1].replace('|', ' |')} )", model)
    parts = [part if "(" in part else re.sub(r"^(\w+)(.*)$", r"(\1 )\2", part)
             for part in re.split(r" (?![|)])(?![^(]*\))", grouped)]
    return re.compile("".join(parts) if model else "")


def xml_differences(element, elements):
    """A sentence for each place at which the element, or one in it, is not as the table of elements has it."""
    if element.tag not in elements:
        return [f"unknown element {element.tag}"]
    attributes, model = elements[element.tag]
    told = differences(dict(element.attrib), attributes, element.tag)
    names = "".join(f"{child.tag} " for child in element)
    if not content(model).fullmatch(names):
        told.append(f"{element.tag}: holds {names[:80]}")
    return told + [line for child in element for line in xml_differences(child, elements)]


class Departures(unittest.TestCase):
    """What departs is refused."""

    def test_departures_are_told(self):
        telling = [
            (HELIX, lambda value: value["language"][0].update({"comment": "#"}), "unknown key comment"),
            (HELIX, lambda value: value["language"][0].pop("file-types"), "no file-types"),
            (HELIX, lambda value: value["language"][0]["indent"].update({"tab-width": 17}), "17"),
            (HELIX, lambda value: value["language"][0]["auto-pairs"].update({"a": "bc"}), "bc"),
        ]
        for shape, spoil, said in telling:
            value = tomllib.loads((EDITORS / "helix/languages.toml").read_text())
            spoil(value)
            [line] = differences(value, shape)
            self.assertTrue(said in line, line)
        self.assertTrue(differences("^(?=a)", plain_regex))
        self.assertTrue(differences(True, int))

    def test_departures_in_xml_are_told(self):
        text = (EDITORS / "kate/biao.xml").read_text()
        for old, new in (("lineEndContext=", "lineEndcontext="), ("<itemDatas>", "<itemDatas/><itemDatas>"),
                         ('"dsComment"', '"dsRemark"'), ("<contexts>", "<contexts><rule/>")):
            with self.subTest(new=new):
                self.assertTrue(old in text)
                root = xml.etree.ElementTree.fromstring(text.replace(old, new, 1))
                self.assertTrue(xml_differences(root, KATE))


if __name__ == "__main__":
    unittest.main()
