// Files renamed: what configurations say of paths follows, and nothing else changes.

import BiaoFeatures
import BiaoModel
import BiaoSyntax
import Testing

@Suite struct FileRenamesTests {
  private let test = TestProject([
    (
      "w/hebiao.biao",
      """
      @form hebiao/配置

      排除:
        - 归档/**
        - ./归档/旧/a.biao
        - 归档2/**
        - *.biao
        - **/归档/x
        - "归档: 一/*"
      词表:
        空泛用语:
          - 归档

      """
    ),
    ("w/归档/hebiao.biao", "@form hebiao/配置\nexclude:\n  - 旧/a.biao\n"), ("w/归档/旧/a.biao", "@form 甲\n"),
    ("other/hebiao.biao", "@form hebiao/配置\n排除:\n  - 归档/**\n"),
  ])

  private func edited(_ old: String, _ new: String) -> [String] {
    test.project.willRenameFiles([FileRename(old: old, new: new)]).flatMap { document in
      document.edits.map { "\(document.source.path) \(document.source.tree.text($0.range)) → \($0.text)" }
    }
  }

  @Test func foldersAndFiles() {
    #expect(
      edited("w/归档", "w/档案") == ["w/hebiao.biao 归档/** → 档案/**", "w/hebiao.biao ./归档/旧/a.biao → ./档案/旧/a.biao"])
    #expect(
      edited("w/归档/旧/a.biao", "w/归档/旧/b.biao") == [
        "w/hebiao.biao ./归档/旧/a.biao → ./归档/旧/b.biao", "w/归档/hebiao.biao 旧/a.biao → 旧/b.biao",
      ])
    // The inner configuration cannot name what lies outside of its folder.
    #expect(edited("w/归档/旧/a.biao", "w/b.biao") == ["w/hebiao.biao ./归档/旧/a.biao → ./b.biao"])
    #expect(edited("w/归档: 一/", "w/二/") == ["w/hebiao.biao 归档: 一/* → 二/*"])
    #expect(edited("w/归档2", "w/归: 2") == ["w/hebiao.biao 归档2/** → \"归: 2/**\""])
  }

  @Test func whatOnlyFitsStays() {
    #expect(edited("w/归档/b.biao", "w/归档/c.biao") == [])
    #expect(edited("w/x.biao", "w/y.biao") == [])
    #expect(edited("w/归", "w/龟") == [])
    #expect(edited("", "") == [])
    #expect(edited("w/hebiao.biao", "w/y.biao") == [])
  }
}
