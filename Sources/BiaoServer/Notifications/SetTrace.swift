// $/setTrace: nothing is traced; a session is recorded as a whole instead.

extension Notification {
  static let setTrace = Notification("$/setTrace") { _, _ in }
}
