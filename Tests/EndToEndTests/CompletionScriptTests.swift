// The completion scripts, run by the shells themselves; the manual pages, read by a reader of manual pages.

import Foundation
import Testing

@testable import HebiaoCommand

@Suite struct CompletionScriptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func script(_ shell: String, _ name: String, language: String = "zh") throws -> URL {
    let result = try hebiao(["completions", shell, "--lang", language])
    #expect(result.code == 0 && result.errors.isEmpty)
    return try folder.write(name, result.output)
  }

  /// Command lines up to the cursor, and words that must be among what is offered, or must not.
  private static let cases: [(words: [String], offered: [String], others: [String])] = [
    ([""], ["lint", "format", "rules", "help"], ["--report"]),
    (["li"], ["lint"], ["format"]),
    (["lint", "--"], ["--report", "--fix", "--lang"], ["--record"]),
    (["lint", "--preset", ""], ["recommended", "strict"], ["lint"]),
    (["format", "--line-ending", "c"], ["crlf"], ["auto"]),
    (["explain", "vague-"], ["vague-target", "vague-goal"], ["mismatched-sum"]),
    (["completions", ""], ["bash", "fish"], ["lint"]),
    (["help", "r"], ["rules"], ["lint"]),
  ]

  private func expect(_ output: String, _ words: [String], _ offered: [String], _ others: [String]) {
    let found = Set(output.split(whereSeparator: \.isWhitespace).map(String.init))
    for word in offered { #expect(found.contains(word), "\(words): \(word) is missing in \(output)") }
    for word in others { #expect(!found.contains(word), "\(words): \(word) is offered") }
  }

  @Test(.enabled(if: findTool("bash") != nil, "bash is not installed"))
  func bash() throws {
    let script = try script("bash", "hebiao.bash")
    for (words, offered, others) in Self.cases {
      let line = (["hebiao"] + words).map(shellQuoted).joined(separator: " ")
      let program = """
        source \(shellQuoted(script.path)) || exit 9
        COMP_WORDS=(\(line)); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _hebiao; printf '%s\\n' "${COMPREPLY[@]}"
        """
      let result = try runProcess(try #require(findTool("bash")), ["-c", program], in: folder.url)
      #expect(result.code == 0 && result.errors.isEmpty, "\(result.errors)")
      expect(result.text, words, offered, others)
    }
  }

  /// bash breaks `--fix=s` into three words.
  @Test(.enabled(if: findTool("bash") != nil, "bash is not installed"))
  func bashAfterAnEqualsSign() throws {
    let script = try script("bash", "hebiao.bash")
    let program = """
      source \(shellQuoted(script.path)); COMP_WORDS=(hebiao lint --fix = s); COMP_CWORD=4; _hebiao
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try runProcess(try #require(findTool("bash")), ["-c", program])
    #expect(result.text.split(separator: "\n") == ["safe", "suggested"])
  }

  @Test(.enabled(if: findTool("fish") != nil, "fish is not installed"))
  func fish() throws {
    let script = try script("fish", "hebiao.fish")
    for (words, offered, others) in Self.cases {
      let line = (["hebiao"] + words).joined(separator: " ")
      let result = try runProcess(
        try #require(findTool("fish")),
        ["--no-config", "-c", "source \(shellQuoted(script.path)); complete -C\(shellQuoted(line))"], in: folder.url,
        environment: ["HOME": folder.url.path])
      // A word, a tab, its explanation.
      let offers = result.text.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
      expect(offers.joined(separator: "\n"), words, offered, others)
    }
  }

  @Test(.enabled(if: findTool("zsh") != nil, "zsh is not installed"))
  func zsh() throws {
    _ = try script("zsh", "_hebiao")
    let driver = try folder.write("drive.zsh", zshDriver)
    for (words, offered, others) in Self.cases {
      let line = (["hebiao"] + words).joined(separator: " ")
      let result = try runProcess(
        try #require(findTool("zsh")), ["-f", driver.path, folder.url.path, line], in: folder.url,
        environment: ["HOME": folder.url.path, "TERM": "dumb"])
      // What was typed is echoed.
      let shown = result.text.components(separatedBy: "BEGIN").last ?? ""
      expect(shown, words, offered, others.filter { !words.contains($0) })
    }
  }

  /// Offers are shown by the line editor alone, so that it is driven through a terminal of its own; what is typed before
  /// the editor is there would be lost.
  private let zshDriver = """
    zmodload zsh/zpty zsh/zselect
    zpty z zsh -f -i
    zpty -w z "PROMPT=; fpath=($1 \\$fpath); autoload -U compinit; compinit -u -D; LISTMAX=10000; LISTPROMPT=
    COLUMNS=400; LINES=400; stty columns 400 rows 400; bindkey '^D' list-choices
    finish() { zle -M ''; print -r -- END''ED }; zle -N finish; bindkey '^G' finish
    zle-line-init() { print -r -- BE''GIN }; zle -N zle-line-init"
    zpty -r z line '*BEGIN*'
    zpty -n -w z "$2"$'\\C-D\\C-G'
    zpty -r z line '*ENDED*'
    print -r -- BEGIN "$line"
    zpty -d z
    """

  @Test func powershellIsQuoted() throws {
    // It cannot be run here (Tests/Integration parses it); every quoted word has to be closed.
    let text = try hebiao(["completions", "powershell", "--lang", "en"]).text
    for line in text.split(separator: "\n") where line.contains("@(@(") || line.contains("@(, @(") {
      #expect(line.filter { $0 == "'" }.count.isMultiple(of: 2), "\(line)")
    }
    #expect(text.contains("Register-ArgumentCompleter -Native -CommandName 'hebiao'"))
  }

  @Test func unknownShell() throws {
    let result = try hebiao(["completions", "tcsh"])
    #expect(result.code == 2 && result.errors.contains("powershell"))
  }

  @Test(.enabled(if: findTool("mandoc") != nil, "mandoc is not installed"), arguments: ["zh", "en"])
  func manualPages(language: String) throws {
    let pages = folder.url.appending(path: "man1")
    #expect(try hebiao(["man", "--directory", pages.path, "--lang", language]).code == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path)
    #expect(names.count == CommandDescription.all.count + 1)
    for name in names {
      let result = try runProcess(
        try #require(findTool("mandoc")), ["-T", "lint", "-W", "warning", pages.appending(path: name).path])
      #expect(result.code == 0 && result.text.isEmpty, "\(name): \(result.text)")
    }
    let lint = try hebiao(["man", "lint", "--lang", language]).text
    for option in try #require(CommandDescription.named("lint")).options where !option.isHidden {
      #expect(lint.contains(option.name.replacing("-", with: "\\-")), "\(option.name)")
    }
  }
}
