// The formatter: a document in, the edits that give it its canonical layout out.

package import BiaoSyntax

/// A range of the document and what stands there instead.
package struct FormatEdit: Sendable, Hashable {
  /// In bytes of the document.
  package var range: ByteRange
  package var text: [UInt8]

  package init(range: ByteRange, text: [UInt8]) {
    self.range = range
    self.text = text
  }
}
