// Recording a session, so that a bug report is a file.

/// Takes down what comes from outside.
final class Recorder: Sendable {
  func batch(_ events: [Event]) {}
}
