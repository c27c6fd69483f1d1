// Names of departments: what belongs to the name, which part of it is the area and which the task.

import BiaoModel

/// The name of a department in its parts.
struct DepartmentName {
  /// Code points of the name without code and 本级.
  let scalars: [UInt32]
  /// Where the task begins (工业和信息化局); the area stands before it. Nil where the task is none that is known.
  let taskStart: Int?
  /// Whether the task is so long that one changed character cannot make another of it.
  let isLong: Bool

  /// The name without its code (350001…), and without the words that say that the department alone is meant.
  static func plain(_ text: String) -> (name: String, isOwnOnly: Bool) {
    var name = Substring(text)
    func isFiller(_ character: Character) -> Bool {
      character.isASCII && !character.isLetter && character != "(" && character != ")"
        || "【】〔〕［］—－-".contains(character)
        || character.isWhitespace
    }
    while let first = name.first, isFiller(first) { name.removeFirst() }
    while let last = name.last, isFiller(last) { name.removeLast() }
    for word in DepartmentWords.ownOnly where name.hasSuffix(word) && name.count > word.count + 3 {
      return (String(name.dropLast(word.count)), true)
    }
    return (String(name), false)
  }

  init(_ name: String) {
    let scalars = name.unicodeScalars.map(\.value)
    self.scalars = scalars
    var end = scalars.count
    var found: (start: Int, isLong: Bool)?
    if let ending = DepartmentName.endings.first(where: {
      scalars.count > $0.count && scalars.suffix($0.count) == $0[...]
    }) {
      end -= ending.count
      var length = min(end, DepartmentName.longest)
      while length >= 2, found == nil {
        if let isLong = DepartmentName.tasks[Array(scalars[(end - length)..<end])] {
          found = (end - length, isLong)
        }
        length -= 1
      }
    }
    taskStart = found?.start
    isLong = found?.isLong ?? false
  }

  /// 局, 厅, 委员会: longer ones first.
  private static let endings: [[UInt32]] = ["委员会", "办公室", "局", "厅", "委", "办", "部", "会"].map {
    $0.unicodeScalars.map(\.value)
  }

  private static let tasks: [[UInt32]: Bool] = {
    var tasks: [[UInt32]: Bool] = [:]
    for word in DepartmentWords.shortPhrases { tasks[word.unicodeScalars.map(\.value)] = false }
    for word in DepartmentWords.phrases { tasks[word.unicodeScalars.map(\.value)] = word.unicodeScalars.count >= 4 }
    return tasks
  }()
  private static let longest = tasks.keys.map(\.count).max() ?? 0

  static let areas = Set(DepartmentWords.areas.flatMap { $0.unicodeScalars.map(\.value) })

  /// Whether what stands before the task names an area in full: more than 县 alone.
  var hasArea: Bool {
    guard let taskStart, taskStart >= 2 else { return false }
    return DepartmentName.areas.contains(scalars[taskStart - 1])
  }

  /// Whether nothing stands before the task, or 县 alone.
  var lacksArea: Bool {
    guard let taskStart else { return false }
    return taskStart == 0 || taskStart == 1 && DepartmentName.areas.contains(scalars[0])
  }
}
