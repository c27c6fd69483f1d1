// `.editorconfig`: sections, their names, and which file says what.

import Testing

@testable import BiaoWorkspace

@Suite struct EditorConfigTests {
  @Test(arguments: [
    ("*", "a/b.biao", true), ("*.biao", "a/b.biao", true), ("/*.biao", "a/b.biao", false), ("a/*", "a/b.biao", true),
    ("a/*", "a/c/b.biao", false), ("a/**", "a/c/b.biao", true), ("a/**/b.biao", "a/b.biao", true),
    ("**.biao", "a/b.biao", true), ("{甲,乙}/*.biao", "乙/a.biao", true), ("{甲,乙}/*.biao", "丙/a.biao", false),
    ("第{1..3}批.biao", "第2批.biao", true), ("第{1..3}批.biao", "第4批.biao", false), ("{-2..2}.biao", "-1.biao", true),
    ("{a,b{c,d}}.biao", "bd.biao", true), ("{a}.biao", "{a}.biao", true), ("{a,b", "{a,b", true),
    ("[甲乙].biao", "甲.biao", true), ("[!甲乙].biao", "甲.biao", false), ("?.biao", "甲.biao", true),
    ("[a-c].biao", "b.biao", true), ("\\*.biao", "*.biao", true), ("\\*.biao", "a.biao", false), ("[a", "[a", true),
  ])
  func names(_ name: String, _ path: String, _ expected: Bool) {
    #expect(EditorConfigPattern(Array(name.utf8)[...]).matches(Array(path.utf8)) == expected)
  }

  /// One that is no file says nothing, however much there is to read.
  @Test(.timeLimit(.minutes(1)), arguments: ["/dev/zero", ".editorconfig", "."]) func noFile(target: String) throws {
    let folder = try TemporaryFolder()
    try folder.link(".editorconfig", to: target)
    var configs = EditorConfigs()
    #expect(configs.lineEnd(for: folder.path("a.biao")) == nil)
  }

  /// Deep and broken nesting costs no more than its length.
  @Test func cost() {
    let name = String(repeating: "{a,", count: 2_000) + String(repeating: "{", count: 2_000)
    #expect(!EditorConfigPattern(Array(name.utf8)[...]).matches(Array("b".utf8)))
  }

  @Test func theNearestFileComesFirst() {
    let files = [
      "/w/.editorconfig": "root = true\n[*]\nend_of_line = CRLF\ncharset = utf-8\n[*.txt]\nend_of_line = cr\n",
      "/w/a/.editorconfig":
        "; a comment\n[*.biao]\nend_of_line=lf\n[旧*]\nend_of_line = unset\n[b]\nend_of_line = crlf2\n",
      "/.editorconfig": "[*]\nend_of_line = cr\n",
    ]
    var configs = EditorConfigs { files[$0.text].map { Array($0.utf8) } }
    func found(_ path: String) -> String? {
      configs.lineEnd(for: FilePath(path)).map { "\($0.lineEnd.rawValue) \($0.file.text):\($0.line)" }
    }
    #expect(found("/w/a/x.biao") == "lf /w/a/.editorconfig:3")
    #expect(found("/w/a/x.md") == "crlf /w/.editorconfig:3")
    #expect(found("/w/b/x.txt") == "cr /w/.editorconfig:6")
    #expect(found("/w/a/旧x.biao") == nil)
    #expect(found("/v/x.biao") == "cr /.editorconfig:2")
  }
}
