// A document that is open in the editor.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// A document as the client has it, and what is known of it.
struct OpenDocument {
  let uri: DocumentURI
  /// As the client gave it with the last change; nil where it gives none.
  var version: Int?
  private(set) var tree: Tree
  /// Counts the changes of the text, whatever versions the client gives.
  private(set) var revision = 0
  /// The folder of which the document is a part.
  var workspace: WorkspaceFolder
  /// The configuration that applies, by its path.
  var configuration: FilePath?

  /// Why the command would leave it out: then nothing is said of it, and no other document is compared or read with it.
  var exclusion: Exclusion?

  /// Of the present text or of an earlier one; says so by its revision.
  var examined: (revision: Int, linter: Int, examination: Examination)?
  /// What showed beside other documents, in places of the present text.
  var joined: [JoinedFault] = [] {
    didSet { joinedRevision += 1 }
  }
  /// Counts the comparisons with other documents.
  private(set) var joinedRevision = 0
  /// Whether diagnostics are due.
  var isDirty = true
  /// The diagnostics that were sent last, if they were many.
  var written: WrittenDiagnostics?
  /// The last tokens that were sent, for the difference to the next.
  var tokens: (id: Int, data: [UInt32])?

  init(uri: DocumentURI, version: Int?, text: [UInt8], workspace: WorkspaceFolder, configuration: FilePath?) {
    self.uri = uri
    self.version = version
    self.workspace = workspace
    self.configuration = configuration
    tree = Tree(text)
  }

  /// The name under which findings speak of it.
  var name: String { uri.key }

  var source: SourceFile { SourceFile(path: name, tree: tree) }

  /// What the client sees of an examination: of a document that is left out no findings.
  func shown(_ examination: Examination) -> Examination {
    exclusion == nil ? examination : examination.withoutFindings
  }

  /// Replaces the whole text.
  mutating func replace(with text: [UInt8]) {
    tree = Tree(text)
    joined = []
    touch()
  }

  /// Replaces `range`; faults beside other documents move along, and go where the edit touches them.
  mutating func replace(_ range: ByteRange, with text: [UInt8]) {
    tree = tree.replacing(range, with: text)
    let shift = text.count - range.count
    joined = joined.compactMap { fault in
      var fault = fault
      if fault.range.lowerBound >= range.upperBound {
        fault.range = (fault.range.lowerBound + shift)..<(fault.range.upperBound + shift)
      } else if fault.range.upperBound > range.lowerBound {
        return nil
      }
      return fault
    }
    touch()
  }

  private mutating func touch() {
    revision += 1
    isDirty = true
  }
}
