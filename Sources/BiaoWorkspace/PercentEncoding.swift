// Bytes as the path of a URI.

/// Percent-encoded as editors do: everything but the unreserved characters of RFC 3986 and the slash.
package func percentEncoded(_ bytes: some Sequence<UInt8>) -> String {
  var result: [UInt8] = []
  let digits = Array("0123456789ABCDEF".utf8)
  for byte in bytes {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: result.append(byte)
    default:
      result.append(0x25)
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
  }
  return String(decoding: result, as: UTF8.self)
}
