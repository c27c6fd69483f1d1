// Lists of paths, trees on standard input, parts, patches: what of them is read, and that nothing of them traps.

import BiaoWorkspace
import Testing

@Suite struct SelectionTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func listsOfPaths() {
    #expect(pathList(bytes("a\nb c\r\n\n d\n"), isZeroSeparated: false).map(\.text) == ["a", "b c", " d"])
    #expect(pathList(bytes("a\nb\0c\0"), isZeroSeparated: false).map(\.text) == ["a\nb", "c"])
    #expect(pathList(bytes("a\nb"), isZeroSeparated: true).map(\.text) == ["a\nb"])
    #expect(pathList([], isZeroSeparated: false).isEmpty)
    #expect(pathList([0xFF, 0x0A], isZeroSeparated: false) == [FilePath([0xFF])])
  }

  @Test func batches() throws {
    let batch = try DocumentBatch(bytes("./a/b.biao\0x\ny\0c.biao\0\0"))
    #expect(batch.documents.map(\.path.text) == ["a/b.biao", "c.biao"])
    #expect(batch.documents.map(\.bytes) == [bytes("x\ny"), []])
    #expect(try DocumentBatch([]).documents.isEmpty)
    for (text, reason) in [
      ("a", DocumentBatch.Malformation.unterminated(index: 0)), ("a\0b", .unterminated(index: 0)),
      ("a\0b\0c\0", .unterminated(index: 1)), ("\0b\0", .emptyPath(index: 0)), ("./\0b\0", .emptyPath(index: 0)),
      ("a\0b\0./a\0c\0", .repeatedPath(FilePath("a"))),
    ] {
      #expect(throws: reason) { try DocumentBatch(bytes(text)) }
    }
  }

  @Test func partsByName() throws {
    #expect(Shard("3/16")?.text == "3/16")
    for text in ["", "0/4", "5/4", "1", "1/", "/4", "1/0", "+1/4", "1/4/", "a/b", "-1/4", "1/1000001", "1 /4"] {
      #expect(Shard(text) == nil, "\(text)")
    }
    // Each document is in one part, and no part has much more than its share.
    let paths = (0..<4000).map { bytes("乡镇\($0 % 40)/项目\($0).biao") }
    let parts = try (1...16).map { try #require(Shard("\($0)/16")) }
    var counts = Array(repeating: 0, count: 16)
    for path in paths {
      let holding = parts.indices.filter { parts[$0].holds(path[...]) }
      #expect(holding.count == 1)
      for part in holding { counts[part] += 1 }
    }
    #expect(counts.allSatisfy { $0 > 150 && $0 < 350 }, "\(counts)")
  }

  /// The values of the draft's test vectors, so that another program can tell the same part.
  @Test func theHashIsFNV1a() {
    #expect(contentHash([]) == 0xCBF2_9CE4_8422_2325)
    #expect(contentHash(bytes("a")) == 0xAF63_DC4C_8601_EC8C)
    #expect(contentHash(bytes("foobar")) == 0x8594_4171_F739_67E8)
  }

  @Test func patches() throws {
    let patch = """
      diff --git a/a b.biao b/a b.biao
      --- a/a b.biao\t
      +++ b/a b.biao\t
      @@ -2,2 +2 @@ x
      ---- a/no.biao
      -y
      +++ b/no.biao
      @@ -9 +8,0 @@
      -z
      \\ No newline at end of file
      diff --git "a/\\346\\226\\207\\"\\t.biao" "b/\\346\\226\\207\\"\\t.biao"
      new file mode 100644
      --- /dev/null
      +++ "b/\\346\\226\\207\\"\\t.biao"
      @@ -0,0 +1,3 @@
      +@@ -1 +1 @@
      +diff --git a/q b/q
      +c
      diff --git a/moved b/elsewhere
      similarity index 100%
      rename from moved
      rename to elsewhere
      """
    let files = try #require(GitPatch.changedLines(bytes(patch)))
    #expect(files.map { String(decoding: $0.name, as: UTF8.self) } == ["a b.biao", "文\"\t.biao"])
    #expect(files[0].lines == .some(added: [2...2], cuts: [1, 2, 8]))
    #expect(files[1].lines == .some(added: [1...3], cuts: []))
    #expect(files[0].lines.touches(1...2) && !files[0].lines.touches(3...9))
    #expect(files[0].lines.isCut(within: 3...8) && !files[0].lines.isCut(within: 3...7))
    #expect(LineSet.all.touches(7...7) && LineSet.all.isCut(within: 7...7))
    let wrong = [
      "+++ c/x\n", "+++ \"b/x\n", "+++ \"b/\\9\"\n", "@@ x\n", "@@ -1 +a @@\n", "@@ -1,1 +0,2 @@\n",
      "@@ -1 +9223372036854775807,9223372036854775807 @@\n", "@@ -1,9223372036854775807 +1,-9 @@\n",
    ]
    for text in wrong {
      #expect(GitPatch.changedLines(bytes(text))?.isEmpty ?? true, "\(text)")
    }
    // Whatever the bytes are, they are read to the end.
    var state: UInt64 = 7
    let alphabet = bytes("@+- \n\"\\b/,0129aé\t")
    for _ in 0..<2000 {
      var text = bytes("diff --git a/x b/x\n+++ b/x\n@@ -1,2 +1,2 @@\n")
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.insert(alphabet[Int(state >> 33) % alphabet.count], at: Int(state >> 20) % (text.count + 1))
      }
      for file in GitPatch.changedLines(text) ?? [] {
        _ = file.lines.touches(1...2)
        _ = file.lines.isCut(within: 0...Int.max)
      }
    }
  }
}
