// Templates compiled: types, modifiers, inheritance, errors.

import BiaoLibrary
import BiaoModel
import BiaoSyntax
import BiaoValues
import Foundation
import TestSupport
import Testing

@Suite struct TemplateTests {
  @Test func typesAndModifiersHaveTwoNames() {
    let english = template(
      "@template t\na: amount, required, alias b, alias \"c, d\"\ne: indicators, total 100\n  - *: target, quantitative"
    )
    let chinese = template("@模板 t\na：金额，必填，别名 b，别名 \"c, d\"\ne：指标体系，合计 100\n  - *：指标值，定量")
    for compiled in [english, chinese] {
      #expect(compiled.problems.isEmpty)
      #expect(compiled.fields.map(\.type) == [.group, .amount, .indicators, .target])
      #expect(compiled.fields[1].isRequired)
      #expect(compiled.fields[1].aliases == ["b", "c, d"])
      #expect(compiled.fields[2].total == Decimal(100))
      #expect(compiled.fields[3].measure == .quantitative)
    }
  }

  @Test func everyTypeIsKnownByBothNames() {
    for type in FieldType.allCases where type != .parts {
      let compiled = template("@template t\na: \(type.keywords.en)\nb: \(type.keywords.zh)")
      #expect(compiled.fields.dropFirst().map(\.type) == [type, type])
    }
  }

  @Test func inheritanceReplacesMergesAndRemoves() {
    let base = """
      @template base
      @unit 万元
      a: amount, required, alias x
      g: group
        b: text
        c: amount
      k: choice
        - 甲
        - 乙
      i: indicators
        - *: target
          说明: text
      @check a = c
      """
    let derived = """
      @template derived
      @extends base
      a: amount
      g:
        d: text
        b: removed
      k: choice
        - 丙
      i: indicators, required
        - *: target, required
          评分标准: scoring
      """
    let compiled = template(derived, with: [base])
    #expect(compiled.problems.isEmpty)
    #expect(compiled.fields.map(\.name) == ["", "a", "g", "c", "d", "k", "i", "*", "说明", "评分标准"])
    #expect(compiled.fields[1].isRequired == false)
    #expect(compiled.fields[1].aliases.isEmpty)
    #expect(compiled.fields[5].options == ["丙"])
    #expect(compiled.fields[6].isRequired)
    #expect(compiled.fields[7].isRequired)
    #expect(compiled.relations.count == 1)
    #expect(compiled.unit?.symbol == "万元")
    #expect(template("@template d\n@extends base\nc: removed\ng: text", with: [base]).relations.isEmpty)
  }

  @Test func errorsAreReportedInTheTemplateThatHasThem() {
    func problems(_ text: String, with others: [String] = []) -> [String] {
      let tree = Tree(Array(text.utf8))
      return template(text, with: others).problems.map {
        "\($0.kind) \(tree.text($0.range))" + ($0.nearest.map { " → \($0)" } ?? "")
      }
    }
    #expect(problems("@template a\n@extends 财政部/项目支出绩效目标衣") == ["unknownTemplate 财政部/项目支出绩效目标衣 → 财政部/项目支出绩效目标表"])
    #expect(problems("@template a\n@extends a") == ["cyclicExtends a"])
    #expect(problems("@template a\n@extends b", with: ["@template b\n@extends a"]) == ["cyclicExtends b"])
    #expect(
      problems("@template a\n@extends b", with: ["@template b\n@extends c", "@template c\n@extends a"])
        == ["cyclicExtends b"])
    // What leads into a circle is not on it.
    #expect(problems("@template d\n@extends b", with: ["@template b\n@extends c", "@template c\n@extends b"]) == [])
    #expect(problems("@template a\nx: amuont") == ["unknownType amuont → amount"])
    #expect(problems("@template a\nx: amount, requird") == ["unknownModifier requird → required"])
    #expect(problems("@template a\nx: amount\n@check x = y") == ["unknownName y"])
    #expect(problems("@template a\nx: amount\n@check x = (x") == ["malformedFormula x"])
    #expect(problems("@template a\nx: amount\np: parts of z") == ["unknownName z"])
    let base = "@template b\nx: amuont"
    #expect(problems("@template a\n@extends b", with: [base]) == [])
  }

  /// What a template inherits, and whether it is on a circle or too far from the first, is the same whichever template was
  /// asked for before it.
  @Test func theOrderOfAskingDoesNotMatter() {
    func chain(_ count: Int, last: String) -> [SourceFile] {
      (0..<count).map { index in
        let base = index + 1 < count ? "@extends t\(index + 1)\n" : last
        return source("@template t\(index)\n\(base)f\(index): text", path: "t\(index).biao")
      }
    }
    for sources in [chain(70, last: ""), chain(4, last: "@extends t1\n"), chain(5, last: "@extends nobody\n")] {
      func look(_ order: [Int]) -> [String] {
        let store = TemplateStore(workspace: sources)
        var seen = Array(repeating: "", count: sources.count)
        for index in order {
          guard case .found(let template) = store.template(named: "t\(index)") else { continue }
          seen[index] = "\(template.fields.map(\.name)) \(template.problems.map { "\($0.kind) \($0.path)" })"
        }
        return seen
      }
      let forwards = look(Array(sources.indices))
      #expect(look(sources.indices.reversed()) == forwards)
      #expect(forwards.last?.contains("cyclic") == (sources.count == 4))
      #expect(forwards.first?.contains("cyclic") == (sources.count == 70))
    }
  }

  @Test func namesAreSoughtOutwardAndThenInTheOnePlace() {
    let text = """
      @template t
      a: amount
      g: group
        a: amount
        h: group
          b: amount
          @check b = a
      @check b = a
      @check g.a = a
      """
    let compiled = template(text)
    #expect(compiled.problems.isEmpty)
    let references = compiled.relations.compactMap { relation -> [Int]? in
      guard case .check(let formula, _) = relation.kind, case .reference(.field(let left)) = formula.left,
        case .reference(.field(let right)) = formula.right
      else { return nil }
      return [left, right]
    }
    #expect(references == [[5, 3], [5, 1], [3, 1]])
  }

  @Test(arguments: [("Templates", Library.templates), ("Indicators", Library.indicators)])
  func theLibraryIsTheFolder(_ name: String, _ texts: [[UInt8]]) throws {
    let folder = repositoryRoot.appendingPathComponent("Sources/BiaoLibrary/\(name)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    #expect(try files.map { Array(try Data(contentsOf: $0)) } == texts)
  }

  @Test func everyBuiltInTemplateIsSound() {
    let store = TemplateStore(workspace: [])
    #expect(store.names.contains(TemplateStore.generalName))
    for name in store.names {
      guard case .found(let compiled) = store.template(named: name) else {
        Issue.record("no template \(name)")
        continue
      }
      #expect(compiled.problems.isEmpty, "\(name)")
      #expect(compiled.sources.allSatisfy { $0.tree.hasNoProblems }, "\(name)")
    }
  }
}
