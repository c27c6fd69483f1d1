// The instructions that blank forms print in English: Describe how …, Please state …, [insert the name].

import BiaoSyntax

enum EnglishInstruction {
  /// Whether an answer is nothing but an instruction. An answer with figures is none, unless these say how long it may be.
  static func isOne(_ bytes: [UInt8], _ answer: ByteRange) -> Bool {
    guard answer.count >= 12, answer.count <= 400, !bytes[answer].contains(where: { $0 >= 0xE3 }) else { return false }
    var text = answer
    var isBracketed = false
    if let first = bytes[answer].first, let last = bytes[answer].last,
      first == 0x5B && last == 0x5D || first == 0x3C && last == 0x3E || first == 0x28 && last == 0x29
    {
      text = (answer.lowerBound + 1)..<(answer.upperBound - 1)
      isBracketed = true
    }
    // Nearly every answer is settled by its first word.
    guard let first = EnglishWords.first(bytes, text),
      let verb = openings[first] ?? (isBracketed ? inBrackets[first] : nil),
      case let words = EnglishWords.all(bytes, text), words.count > 1
    else { return false }
    if bytes[text].contains(where: { $0 &- 0x30 < 10 }), !words.contains(where: { lengths.contains($0) }) {
      return false
    }
    return verb.objects.isEmpty ? !verb.refused.contains(words[1]) : verb.objects.contains(words[1])
  }

  private static let lengths = EnglishWords.set("words characters pages page lines word")
  /// A verb with what follows it in an instruction, or with what does not; where a verb may begin an answer as well, what
  /// follows decides.
  private static let openings: [String: (objects: Set<String>, refused: Set<String>)] = [
    "please": ([], EnglishWords.set("see refer note find contact compare")),
    "describe": ([], []),
    "briefly": ([], []),
    "insert": (EnglishWords.set("the a your name date text here amount number title further additional"), []),
    "add": (EnglishWords.set("here further more other your additional text details"), []),
    "list": (EnglishWords.set("here your up all"), []),
    "give": (EnglishWords.set("details your here"), []),
    "write": (EnglishWords.set("here your"), []),
    "mention": (EnglishWords.set("here how why who what which whether when where any"), []),
    "delete": (EnglishWords.set("if as what where this"), []),
    "text": (EnglishWords.set("text here"), []),
    "e": (EnglishWords.set("g"), []),
    "lorem": (EnglishWords.set("ipsum"), []),
    "fill": (EnglishWords.set("in out"), []),
    "explain": (EnglishWords.set("how why who what which whether when where"), []),
    "summarise": (EnglishWords.set("the how what your in"), []),
    "summarize": (EnglishWords.set("the how what your in"), []),
    "state": (EnglishWords.set("how why who what which whether when where your"), []),
    "specify": (EnglishWords.set("how who what which whether when where your"), []),
    "indicate": (EnglishWords.set("how who what which whether when where your"), []),
    "outline": (EnglishWords.set("how what your"), []),
    "provide": (EnglishWords.set("details your"), []),
    "enter": (EnglishWords.set("your here text name date"), []),
    "click": (EnglishWords.set("or here to"), []),
  ]
  /// Those that begin answers as well, but none in brackets.
  private static let inBrackets: [String: (objects: Set<String>, refused: Set<String>)] = [
    "optional": ([], []),
    "to": (EnglishWords.set("be"), []),
    "your": ([], []),
    "text": (EnglishWords.set("text here to"), []),
    "name": (EnglishWords.set("of and"), []),
    "date": (EnglishWords.set("of and"), []),
    "max": ([], []),
    "maximum": ([], []),
    "guidance": ([], []),
    "note": (EnglishWords.set("to for"), []),
  ]
}
