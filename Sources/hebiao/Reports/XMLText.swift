// Text in XML: escaped, and without the characters that XML cannot hold.

/// `text` for XML 1.0, in content and in attributes between double quotation marks. Characters that no XML document may
/// hold, not even escaped, become U+FFFD. Tabs and line ends are written as references, since an attribute would turn them
/// into spaces.
func xmlEscaped(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
    case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
    case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
    case 0x22: result.append(contentsOf: "&quot;".unicodeScalars)
    case 0x09, 0x0A, 0x0D: result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
    // XML 1.0, production 2; surrogates are no scalars.
    case 0x00...0x1F, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}
