// Forms and templates of a few lines, bound for a test.

import BiaoModel
import BiaoSyntax
import BiaoValues

func source(_ text: String, path: String = "form.biao") -> SourceFile {
  SourceFile(path: path, tree: Tree(Array(text.utf8)))
}

/// The template of that text, compiled with the others of the workspace and the library at hand.
func template(_ text: String, with others: [String] = []) -> Template {
  let sources = ([text] + others).enumerated().map { source($0.element, path: "template\($0.offset).biao") }
  return TemplateStore(workspace: sources).compile(sources[0])
}

func form(_ text: String, _ template: Template) -> Form { Form(source(text), template: template) }

/// Each fault as `kind line words`, in document order.
func faults(_ form: Form) -> [String] {
  form.faults.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { fault in
    let line = form.tree.lineIndex(at: fault.range.lowerBound) + 1
    let field = fault.field.map { form.template.fields[$0].name } ?? ""
    let about =
      switch fault.kind {
      case .missing: " \(field)"
      case .unknown, .unknownTier: fault.nearest.map { " → \($0)" } ?? ""
      case .misplacedTier: " → \(form.template.fields[form.template.fields[fault.field ?? 0].parent].name)"
      default: ""
      }
    return "\(fault.kind) \(line) \(form.tree.text(fault.range))\(about)"
  }
}

/// Each judgement that does not hold as `verdict words left comparison right`.
func verdicts(_ form: Form) -> [String] {
  form.judgements().filter { $0.verdict != .holds }.map { judgement in
    let right = judgement.rightValue?.description ?? "?"
    return
      "\(judgement.verdict) \(form.tree.text(judgement.place)): \(judgement.leftValue) \(judgement.comparison.symbol) \(right)"
  }
}
