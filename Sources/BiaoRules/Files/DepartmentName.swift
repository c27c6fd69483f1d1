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
    let bytes = Array(text.utf8)
    var lower = 0
    var upper = bytes.count
    while lower < upper, let length = fillerLength(bytes[lower..<upper], atEnd: false) { lower += length }
    while lower < upper, let length = fillerLength(bytes[lower..<upper], atEnd: true) { upper -= length }
    var isOwnOnly = false
    for word in DepartmentWords.ownOnly
    where upper - lower > word.count + 9 && bytes[(upper - word.count)..<upper].elementsEqual(word) {
      upper -= word.count
      isOwnOnly = true
      break
    }
    if upper - lower == bytes.count { return (text, false) }
    return (String(decoding: bytes[lower..<upper], as: UTF8.self), isOwnOnly)
  }

  /// The length of what stands around a name and is none of it: white space, digits, punctuation but parentheses.
  private static func fillerLength(_ bytes: ArraySlice<UInt8>, atEnd: Bool) -> Int? {
    guard let byte = atEnd ? bytes.last : bytes.first else { return nil }
    if byte < 0x80 {
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      return isLetter || byte == 0x28 || byte == 0x29 ? nil : 1
    }
    return DepartmentWords.marks.first { atEnd ? bytes.suffix($0.count) == $0[...] : bytes.starts(with: $0) }?.count
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
