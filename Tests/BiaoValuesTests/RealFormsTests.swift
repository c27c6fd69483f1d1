// The figures of real forms, where a folder of them lies beside the package.

import BiaoSyntax
import BiaoValues
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: !Document.realForms.isEmpty)) struct RealFormsTests {
  /// A cell of digits, and a cell of digits with a unit of money or %, is a figure, with its range at the cell and its
  /// digits as written.
  @Test func cellsOfDigitsAreFigures() throws {
    var figures = 0
    for file in Document.realForms {
      let bytes = file.bytes
      for (range, text) in cells(bytes) {
        let digits = text.unicodeScalars.map { scalar -> Unicode.Scalar in
          (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        var number = String(String.UnicodeScalarView(digits))
        for unit in ["万元", "亿元", "元", "%", "人", "家"] where number.hasSuffix(unit) {
          number = String(number.dropLast(unit.count)).trimmingSpaces
          break
        }
        guard let first = number.utf8.first, number.utf8.allSatisfy({ "-.0123456789".utf8.contains($0) }),
          first != 0x2D || number.utf8.count > 1, !number.utf8.dropFirst().contains(0x2D)
        else { continue }
        let reading = Read.figure(bytes, range)
        #expect(reading.value?.figure.number.description == number, "\(file.name): \(text)")
        #expect(reading.value?.figure.range == range)
        figures += 1
      }
    }
    #expect(figures > 500)
  }

  /// The cells of table rows and the values of entries, trimmed.
  private func cells(_ bytes: [UInt8]) -> [(ByteRange, String)] {
    var result: [(ByteRange, String)] = []
    var lineStart = 0
    while lineStart < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[lineStart..<lineEnd]
      let isRow = line.first { $0 != 0x20 } == 0x7C
      var start = lineStart
      for index in lineStart...lineEnd {
        let isEnd = index == lineEnd
        guard isEnd || bytes[index] == (isRow ? 0x7C : 0x3A) else { continue }
        var lower = start
        var upper = index
        while lower < upper, bytes[lower] == 0x20 { lower += 1 }
        while upper > lower, bytes[upper - 1] == 0x20 { upper -= 1 }
        if lower < upper { result.append((lower..<upper, String(decoding: bytes[lower..<upper], as: UTF8.self))) }
        start = index + 1
      }
      lineStart = lineEnd + 1
    }
    return result
  }
}
