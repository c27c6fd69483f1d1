// What can be wrong with a file before its text is looked at, as data: the command words it.

/// A path that could not be dealt with as it should.
package struct FileProblem: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A path that the user gave and that leads nowhere.
    case missing
    /// The system refuses: no permission, a device that fails, a link that leads in a circle.
    case unreadable(SystemError)
    case unreadableFolder(SystemError)
    /// A pipe, a socket, a device.
    case notAFile
    /// More bytes than a document may have.
    case tooLarge(byteCount: Int, limit: Int)
    /// Zero bytes among the first: no text.
    case binary
    /// Text in the encoding that old editors call "Unicode".
    case utf16
    /// A folder whose name ends like a document's. Its contents are linted.
    case folderNamedAsDocument
    /// A configuration whose line `line` (from 1) has an error; what the line says does not apply.
    case faultyConfiguration(line: Int, message: String)
    /// A configuration gives a unit, on that line (from 1), another meaning than a second one does.
    case contradictingUnit(line: Int, unit: String, other: FilePath)
    /// A path that the user gave is left out. Nothing of it is looked at.
    case excluded(Exclusion)
    /// The system refuses to write it.
    case unwritable(SystemError)
    /// A file that was to be made is there already.
    case alreadyThere
    /// Somebody else changed or removed it after it was read, so that it was not replaced.
    case changedMeanwhile
    /// The file is not what it was when another run read it, from which its findings come.
    case changedSince
    /// A link to a folder that holds the link itself. Not followed.
    case linkLoop
  }

  package var path: FilePath
  package var kind: Kind

  package init(path: FilePath, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// Whether something that should have been done was not.
  package var isLoss: Bool {
    switch kind {
    case .folderNamedAsDocument, .linkLoop, .faultyConfiguration, .contradictingUnit, .excluded: false
    default: true
    }
  }

  /// Whether there is nothing at the path.
  package var isMissing: Bool {
    switch kind {
    case .missing: true
    case .unreadable(let error): error.isMissing
    default: false
    }
  }
}
