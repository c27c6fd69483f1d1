// All notifications that the server takes up; a test holds the list to the files of this folder. `exit` and
// `$/cancelRequest` are dealt with before they get here.

extension Notification {
  static let all: [Notification] = [
    didChange, didChangeConfiguration, didChangeWatchedFiles, didChangeWorkspaceFolders, didClose, didCreateFiles,
    didDeleteFiles, didOpen, didRenameFiles, didSave, initialized, setTrace,
  ]
}
