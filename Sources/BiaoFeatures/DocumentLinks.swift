// Document links: names of templates and addresses on the web that an editor opens with a click.

package import BiaoModel
package import BiaoSyntax

/// A place in a document that leads to another one.
package struct DocumentLink: Sendable {
  package enum Target: Sendable {
    /// The document of a template: a file of the workspace, or one that is built in (`SourceFile.path` begins with
    /// `builtin:`).
    case template(SourceFile)
    /// An address as it is written: `https://…`.
    case address(String)
  }

  package var range: ByteRange
  package var target: Target
  /// One line that says where it leads.
  package var tooltip: String
}

extension DocumentView {
  /// The names after `@form`, `@template` (of another document of that name there is none) and `@extends` that lead to a
  /// template, and the `http` and `https` addresses in running text, comments and values. In document order.
  package func documentLinks() -> [DocumentLink] {
    var links: [DocumentLink] = []
    for (index, line) in tree.lines.enumerated() {
      if line.kind == .directive {
        if let link = templateLink(index) { links.append(link) }
      } else if line.kind != .blank {
        addAddresses(ofLine: index, to: &links)
      }
    }
    return links
  }

  private func templateLink(_ line: Int) -> DocumentLink? {
    guard let directive = tree.directive(ofLine: line), directive.kind == .form || directive.kind == .extends,
      !directive.argument.isEmpty, case .found(let found) = templates.template(named: tree.text(directive.argument)),
      let source = found.sources.first
    else { return nil }
    return DocumentLink(
      range: directive.argument, target: .template(source),
      tooltip: source.isBuiltIn
        ? say(zh: "打开内置模板“\(found.name)”", en: "open the built-in template “\(found.name)”")
        : say(zh: "打开模板“\(found.name)”", en: "open the template “\(found.name)”"))
  }

  /// Addresses run over the characters that an address may have; punctuation at the end is the sentence's.
  private func addAddresses(ofLine index: Int, to links: inout [DocumentLink]) {
    let line = tree.lines[index]
    let bytes = tree.bytes
    var i = line.content
    while i + 8 < line.end {
      guard bytes[i] == 0x68, let scheme = DocumentView.schemeLength(bytes, at: i, end: line.end),
        i == line.start || !DocumentView.isWord(bytes[i - 1])
      else {
        i += 1
        continue
      }
      var end = i + scheme
      while end < line.end, DocumentView.isAddress(bytes[end]) { end += 1 }
      end = DocumentView.addressEnd(bytes, from: i + scheme, to: end)
      if end > i + scheme {
        let range = i..<end
        links.append(
          DocumentLink(
            range: range, target: .address(tree.text(range)),
            tooltip: say(zh: "在浏览器中打开", en: "open in the browser")))
      }
      i = max(end, i + 1)
    }
  }

  private static let schemes = [Array("https://".utf8), Array("http://".utf8)]

  private static func schemeLength(_ bytes: [UInt8], at i: Int, end: Int) -> Int? {
    for scheme in schemes where end - i > scheme.count && bytes[i..<i + scheme.count].elementsEqual(scheme) {
      return scheme.count
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte &- 0x30 < 10 }

  /// Letters, digits and the marks of RFC 3986, but for `'`, and no `|`, which ends a cell.
  private static func isAddress(_ byte: UInt8) -> Bool {
    isWord(byte) || "-._~:/?#[]@!$&()*+,;=%".utf8.contains(byte)
  }

  /// `end` without the punctuation of the sentence around. A closing bracket belongs to the address if it opens one.
  private static func addressEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var end = end
    var unopened = 0
    for i in start..<max(end, start) {
      if bytes[i] == 0x28 { unopened -= 1 }
      if bytes[i] == 0x29 { unopened += 1 }
    }
    while end > start {
      let last = bytes[end - 1]
      if last == 0x29 {
        guard unopened > 0 else { return end }
        unopened -= 1
      } else if !".,;:!?".utf8.contains(last) {
        return end
      }
      end -= 1
    }
    return end
  }
}
