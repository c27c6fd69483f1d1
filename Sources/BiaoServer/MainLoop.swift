// The main loop: the one thread that owns the state takes up events and answers them.

import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// The server at work, over any input and output.
struct MainLoop {
  private(set) var state: ServerState
  private let recorder: Recorder?
  /// Called once, when the client has its answer to `initialize`.
  private let whenGreeted: () -> Void
  /// Requests whose answers are made in pieces, in the order in which they came.
  private var unfinished: [UnfinishedAnswer] = []

  init(
    version: String, outside: Outside, outbox: Outbox, inbox: Inbox, watchdog: Watchdog = Watchdog(),
    recorder: Recorder? = nil, beside: Beside? = nil, whenGreeted: @escaping () -> Void = {}
  ) {
    state = ServerState(
      version: version, outside: outside, outbox: outbox, inbox: inbox, watchdog: watchdog, beside: beside)
    self.recorder = recorder
    self.whenGreeted = whenGreeted
  }

  /// Works until the client is gone, and returns the exit code: 0 if it took its leave as the protocol says.
  mutating func run(_ intake: Intake) -> Int32 {
    while true {
      let events = intake.takeAll(milliseconds: unfinished.isEmpty ? state.patience : 0)
      recorder?.turn(events)
      let code = take(events)
      recorder?.flush()
      if let code { return code }
    }
  }

  /// One turn: everything that waits, then what follows from it. An exit code where the session has ended.
  ///
  /// All that waits is applied before diagnostics are computed: of a hundred edits only the last one's are.
  mutating func take(_ events: [Event]) -> Int32? {
    if !events.isEmpty { state.noteDay() }
    for event in events {
      switch event {
      case .message(let message):
        if let code = take(message) { return code }
      case .fault(let code, let message):
        state.outbox.reply(to: nil, error: ResponseError(code: code, message: message))
      case .invalid(let fault):
        state.outbox.reply(to: fault.id, error: ResponseError(code: fault.code, message: fault.message))
      case .end:
        // Who has asked may still listen.
        while !unfinished.isEmpty, !state.inbox.isClosed, !state.outbox.isClosed { advance() }
        return state.phase == .shutDown ? 0 : 1
      }
      if state.outbox.isClosed { return 1 }
    }
    if events.isEmpty {
      advance()
    } else {
      state.publishDue()
      state.isMemoryDue = true
    }
    state.forgetReplaced()
    return state.outbox.isClosed ? 1 : nil
  }

  private mutating func take(_ message: Message) -> Int32? {
    switch message.kind {
    case .notification("exit"):
      return state.phase == .shutDown ? 0 : 1
    case .notification(let method):
      // Before `initialize` and after `shutdown` nothing but `exit` means anything.
      if state.phase == .running { Notification.byMethod[method]?.take(&state, message.params) }
    case .request(let id, let method):
      answer(id, method, message.params)
    case .response(let id, let result):
      if let id { state.answered(id, result) }
    }
    return nil
  }

  /// A piece of the work that can wait. What others are answered with may need whole folders, so these come first.
  private mutating func advance() {
    refuseCancelled()
    guard state.scans.isEmpty,
      let next = unfinished.firstIndex(where: { !$0.isInBackground }) ?? unfinished.indices.first
    else {
      state.idle()
      return
    }
    // Alone here, so that it is changed in place.
    var answer = unfinished.remove(at: next)
    do throws(ResponseError) {
      if let result = try answer.advance(&state) {
        answer.end(state.outbox)
        state.outbox.reply(to: answer.call.id, result: result)
        state.inbox.forget(answer.call.id)
      } else {
        unfinished.insert(answer, at: next)
      }
    } catch {
      end(answer, error)
    }
  }

  private mutating func refuseCancelled() {
    guard unfinished.contains(where: { $0.call.isCancelled() }) else { return }
    var left: [UnfinishedAnswer] = []
    for answer in unfinished {
      if answer.call.isCancelled() { end(answer, .cancelled) } else { left.append(answer) }
    }
    unfinished = left
  }

  private func end(_ answer: UnfinishedAnswer, _ error: ResponseError) {
    answer.end(state.outbox)
    refuse(answer.call.id, error)
    state.inbox.forget(answer.call.id)
  }

  private func refuse(_ id: [UInt8], _ error: ResponseError) {
    if error.code == .requestCancelled { recorder?.cancelled(id) }
    state.outbox.reply(to: id, error: error)
  }

  /// Replies exactly once, whatever happens.
  private mutating func answer(_ id: [UInt8], _ method: String, _ params: JSONValue?) {
    var writer = JSONWriter()
    do throws(ResponseError) {
      guard let request = Request.byMethod[method] else {
        throw ResponseError(code: .methodNotFound, message: "unknown method: \(method)")
      }
      switch state.phase {
      case .created where method != "initialize":
        throw ResponseError(code: .serverNotInitialized, message: "the first request is initialize")
      case .running where method == "initialize":
        throw ResponseError(code: .invalidRequest, message: "initialize comes once")
      case .shutDown:
        throw ResponseError(code: .invalidRequest, message: "nothing but exit follows shutdown")
      default: break
      }
      let inbox = state.inbox
      // What came before the end is answered all the same, but nothing that takes long.
      if inbox.isCancelled(id) { throw .cancelled }
      let call = Call(id: id, params: params, isCancelled: { inbox.isClosed || inbox.isCancelled(id) })
      if let begin = request.begin {
        unfinished.append(UnfinishedAnswer(call, try begin(&state, call), state))
        return
      }
      try request.answer(&state, call, &writer)
      if state.phase == .shutDown {
        for answer in unfinished { end(answer, ResponseError(code: .serverCancelled, message: "shutdown")) }
        unfinished = []
      }
      state.outbox.reply(to: id, result: writer.bytes)
      if method == "initialize" { whenGreeted() }
    } catch {
      refuse(id, error)
    }
    state.inbox.forget(id)
  }
}
