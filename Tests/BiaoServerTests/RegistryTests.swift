// The folders of requests and notifications are the lists of what the server does.

import TestSupport
import Testing

@testable import BiaoServer

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private let sources = repositoryRoot.appending(path: "Sources/BiaoServer")

private func texts(in folder: String) throws -> [String: String] {
  var texts: [String: String] = [:]
  let path = sources.appending(path: folder).path
  for name in try FileManager.default.contentsOfDirectory(atPath: path) where !name.hasPrefix("All") {
    texts[name] = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
  return texts
}

@Suite struct RegistryTests {
  @Test func everyRequestIsAFile() throws {
    let files = try texts(in: "Requests")
    #expect(files.count == Request.all.count)
    for (name, text) in files {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let request = Request.all.first { request in
        ["Request( \"\(request.method)\"", "Request(\"\(request.method)\")"].contains { words.contains($0) }
      }
      let method = try #require(request?.method, "\(name) registers no request")
      #expect(text.hasPrefix("// \(method)"), "\(name) does not begin with its method")
    }
    #expect(Set(Request.all.map(\.method)).count == Request.all.count)
  }

  @Test func everyNotificationIsInAFile() throws {
    let all = try texts(in: "Notifications").values.joined()
    for notification in Notification.all { #expect(all.contains("Notification(\"\(notification.method)\")")) }
    #expect(all.components(separatedBy: "Notification(\"").count - 1 == Notification.all.count)
  }
}
