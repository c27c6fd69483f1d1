"""JUnit and Checkstyle: schemas, and readers that are not ours."""

import re
import xml.etree.ElementTree as ElementTree

import junitparser
import xmlschema

# What the plugin of Jenkins accepts, written down from its documentation: the elements and attributes, and which of these
# must be there.
JUNIT = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:complexType name="note" mixed="true">
    <xs:attribute name="type" type="xs:string"/><xs:attribute name="message" type="xs:string"/>
  </xs:complexType>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="failure" type="note"/><xs:element name="error" type="note"/>
      <xs:element name="skipped" type="note"/><xs:element name="system-out" type="xs:string"/>
    </xs:choice>
    <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="classname" type="xs:string"/>
  </xs:complexType></xs:element>
</xs:schema>"""

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


def test_junit_schema(reports):
    xmlschema.XMLSchema(JUNIT).validate(reports.text("junit"))


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
