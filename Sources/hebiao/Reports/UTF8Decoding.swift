// Reading characters from bytes that need not be UTF-8.

/// The character at `i` and its length in bytes. A byte that begins no well-formed sequence (Unicode, table 3-7) is a
/// character of its own without a scalar, as everywhere in the program.
func decodeScalar(_ bytes: [UInt8], at i: Int, end: Int) -> (scalar: Unicode.Scalar?, length: Int) {
  let lead = bytes[i]
  if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
  let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
  guard lead >= 0xC2, lead <= 0xF4, i + length <= end else { return (nil, 1) }
  var value = UInt32(lead) & (0x7F >> UInt32(length))
  for k in 1..<length {
    let byte = bytes[i + k]
    guard byte & 0xC0 == 0x80 else { return (nil, 1) }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  let isShortest = length == 2 || (length == 3 ? value >= 0x800 : value >= 0x10000)
  // The initialiser refuses surrogates and what lies beyond Unicode.
  guard isShortest, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
  return (scalar, length)
}
