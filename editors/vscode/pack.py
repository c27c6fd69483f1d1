#!/usr/bin/env python3
"""Packs the extension as hebiao-VERSION.vsix, with vscode-languageclient in it. Python's standard library, and npm.

    editors/vscode/pack.py [--output FILE] [--node-modules DIR]

npm fetches the packages below, in these versions and no others; --node-modules takes a folder that has them already.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.sax.saxutils
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
# vscode-languageclient and all that it needs at run time.
PACKAGES = {
    "vscode-languageclient": "9.0.1",
    "vscode-languageserver-protocol": "3.17.5",
    "vscode-languageserver-types": "3.17.5",
    "vscode-jsonrpc": "8.2.0",
    "minimatch": "5.1.6",
    "brace-expansion": "2.0.1",
    "balanced-match": "1.0.2",
    "semver": "7.5.4",
    "lru-cache": "6.0.0",
    "yallist": "4.0.0",
}
# Of those packages, what runs or has to be told.
LEFT_OUT = (".md", ".map", ".d.ts", ".ts", ".yml", ".bin")
CONTENT_TYPES = {
    "json": "application/json", "js": "application/javascript", "md": "text/markdown", "txt": "text/plain",
    "vsixmanifest": "text/xml",
}


def own_files():
    """The extension's own files, as .vscodeignore says which."""
    files = set()
    for line in (HERE / ".vscodeignore").read_text().split():
        if not line.startswith("!"):
            continue
        pattern = line[1:]
        folder = pattern.removesuffix("/**")
        found = (HERE / folder).rglob("*") if folder != pattern else HERE.glob(pattern)
        found = {path for path in found if path.is_file()}
        if not found:
            raise SystemExit(f"there is no {pattern}")
        files |= found
    return sorted(files)


def fetch(folder):
    names = [f"{name}@{version}" for name, version in PACKAGES.items()]
    command = ["npm", "install", "--prefix", str(folder), "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", *names]
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"npm could not fetch {', '.join(names)}: {error}") from error
    return folder / "node_modules"


def client_files(modules):
    """(name in the package, file) of all that vscode-languageclient needs; other versions are refused."""
    found = {}
    for manifest in modules.glob("*/package.json"):
        told = json.loads(manifest.read_text())
        found[told["name"]] = told["version"]
    if found != PACKAGES:
        other = {name: (version, found.get(name)) for name, version in PACKAGES.items() if found.get(name) != version}
        more = sorted(set(found) - set(PACKAGES))
        raise SystemExit(f"{modules} has other packages (wanted, there): {other or ''} {more or ''}")
    for name in sorted(PACKAGES):
        for path in sorted((modules / name).rglob("*")):
            licence = path.name.lower().startswith(("license", "licence", "thirdparty"))
            if path.is_file() and (licence or not path.name.endswith(LEFT_OUT)):
                yield f"node_modules/{path.relative_to(modules).as_posix()}", path


def vsix_manifest(package, words):
    def escaped(text):
        return xml.sax.saxutils.escape(text, {'"': "&quot;"})

    def resolved(text):
        return words.get(text.strip("%"), text) if text.startswith("%") else text

    return f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="{escaped(package['name'])}" Version="{package['version']}" Publisher="{escaped(package['publisher'])}"/>
    <DisplayName>{escaped(resolved(package['displayName']))}</DisplayName>
    <Description xml:space="preserve">{escaped(resolved(package['description']))}</Description>
    <Tags>{escaped(','.join(package['keywords']))}</Tags>
    <Categories>{escaped(','.join(package['categories']))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="{escaped(package['engines']['vscode'])}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="{','.join(package['extensionKind'])}"/>
    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


def content_types(names):
    endings = sorted({name.rpartition(".")[2] for name in names if "." in name.rpartition("/")[2]} | {"vsixmanifest"})
    rows = "".join(
        f'<Default Extension=".{ending}" ContentType="{CONTENT_TYPES.get(ending, "application/octet-stream")}"/>'
        for ending in endings
    )
    # Files without an ending, by name.
    rows += "".join(
        f'<Override PartName="/{name}" ContentType="text/plain"/>'
        for name in sorted(names) if "." not in name.rpartition("/")[2]
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="{space}">{rows}</Types>\n'


def pack(output, modules):
    package = json.loads((HERE / "package.json").read_text())
    words = json.loads((HERE / "package.nls.json").read_text())
    files = {f"extension/{path.relative_to(HERE).as_posix()}": path for path in own_files()}
    files |= {f"extension/{name}": path for name, path in client_files(modules)}
    texts = {"extension.vsixmanifest": vsix_manifest(package, words), "[Content_Types].xml": content_types(files)}
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:

        def write(name, data):
            # The same files make the same package, byte for byte.
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)

        for name, text in texts.items():
            write(name, text)
        for name, path in sorted(files.items()):
            write(name, path.read_bytes())
    return len(files)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--node-modules", type=pathlib.Path)
    options = parser.parse_args()
    version = json.loads((HERE / "package.json").read_text())["version"]
    output = options.output or pathlib.Path(f"hebiao-{version}.vsix")
    with tempfile.TemporaryDirectory() as folder:
        count = pack(output, options.node_modules or fetch(pathlib.Path(folder)))
    print(f"{output}: {count} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
