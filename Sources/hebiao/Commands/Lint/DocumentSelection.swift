// From the options about documents to the documents.

import BiaoWorkspace

extension SelectionArguments {
  /// The documents of a run that is given `inputs`.
  func documents(
    _ inputs: [RunInput], standardInputName: FilePath?, _ configuration: ConfigurationRequest
  ) throws(UsageError) -> RunDocuments {
    var documents: RunDocuments
    if isBatch {
      documents = RunDocuments(try batch(), configuration: configuration)
    } else {
      documents = RunDocuments(
        try allInputs(inputs), standardInputName: standardInputName ?? FilePath("-"),
        configuration: configuration)
    }
    try changes.select(&documents)
    if let shard { documents.select(shard) }
    return documents
  }

  /// Whether a run without any document is as it should be: something was to choose from, or a list was empty.
  func mayBeEmpty(_ documents: RunDocuments) -> Bool {
    documents.selection == nil ? list != nil && documents.inputs.isEmpty : documents.hadChoice
  }

  /// What the run is told besides.
  func prepare(_ run: inout LintRun) throws(UsageError) {
    run.selection = rules
    run.threadCount = threadCount
    guard isByLine, let scope = changes.scope else { return }
    do throws(GitRepository.Failure) {
      let lines = try ChangedLines(scope, of: run.documents)
      run.filters.append { lines.filter($0, $1) }
    } catch {
      throw .selection(.git(error))
    }
  }

  /// What is given on the command line and in the list, each once.
  func allInputs(_ given: [RunInput]) throws(UsageError) -> [RunInput] {
    var inputs = given
    if let list {
      let bytes: [UInt8]
      switch readGiven(list) {
      case .success(let read): bytes = read
      case .failure(let problem): throw .selection(.unreadableList(problem))
      }
      var known = Set(inputs)
      for path in pathList(bytes, isZeroSeparated: isZeroSeparated) where known.insert(.path(path)).inserted {
        inputs.append(.path(path))
      }
    }
    if inputs.isEmpty, list == nil { inputs = [.path(FilePath("."))] }
    return inputs
  }

  private func batch() throws(UsageError) -> DocumentBatch {
    switch readGiven(FilePath("-")) {
    case .failure(let problem): throw .selection(.unreadableList(problem))
    case .success(let bytes):
      do throws(DocumentBatch.Malformation) {
        return try DocumentBatch(bytes)
      } catch {
        throw .selection(.batch(error))
      }
    }
  }
}

/// Why the documents of a run are not known.
enum SelectionError: Error, Hashable {
  case git(GitRepository.Failure)
  case batch(DocumentBatch.Malformation)
  case unreadableList(FileProblem)
}

extension Wording {
  func sentence(_ error: SelectionError) -> String {
    switch error {
    case .unreadableList(let problem):
      let path = terminalSafe(problem.path.text)
      let reason: String
      switch problem.kind {
      case .unreadable(let error): reason = ": \(error.text)"
      default: reason = ""
      }
      return choose("无法读取 \(path)\(reason)", "cannot read \(path)\(reason)")
    case .batch(.unterminated(let index)):
      return choose(
        "标准输入不是“路径 NUL 内容 NUL”的序列：第 \(index + 1) 个文件没有结束",
        "standard input is no series of “path NUL content NUL”: file \(index + 1) does not end")
    case .batch(.emptyPath(let index)):
      return choose("标准输入里第 \(index + 1) 个文件没有路径", "file \(index + 1) on standard input has no path")
    case .batch(.repeatedPath(let path)):
      let path = terminalSafe(path.text)
      return choose("标准输入里有两个 \(path)", "standard input has \(path) twice")
    case .git(let failure): return sentence(failure)
    }
  }

  private func sentence(_ failure: GitRepository.Failure) -> String {
    switch failure {
    case .notRunnable(let error):
      return choose("无法运行 git: \(error.text)", "cannot run git: \(error.text)")
    case .noRepository(let path):
      let path = terminalSafe(path.bytes.isEmpty ? "." : path.text)
      return choose("\(path) 不在 git 仓库里", "\(path) is in no git repository")
    case .unknownRevision("HEAD"):
      return choose("git 仓库里还没有提交", "the git repository has no commit yet")
    case .unknownRevision(let name):
      let name = terminalSafe(name)
      return choose(
        "git 仓库里没有 \(name)（浅克隆里要先 git fetch）", "no such revision: \(name) (a shallow clone has to fetch it first)")
    case .noMergeBase(let name):
      let name = terminalSafe(name)
      return choose(
        "HEAD 和 \(name) 没有共同的提交（浅克隆里用 git fetch --unshallow 取全历史）",
        "HEAD and \(name) have no commit in common (in a shallow clone, git fetch --unshallow gets the whole history)")
    case .unmerged(let path):
      let path = terminalSafe(path.text)
      return choose("合并尚未完成: \(path)", "the merge is not finished: \(path)")
    case .refused(let text):
      return "git: \(terminalSafe(text))"
    }
  }
}
