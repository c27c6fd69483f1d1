// A list of paths that another program has written.

/// The paths of a list: separated by zero bytes where it has any, else a line each, with or without a carriage return.
/// Empty ones are passed over. `isZeroSeparated` says that a list without a zero byte is one path too, whatever it holds.
package func pathList(_ bytes: [UInt8], isZeroSeparated: Bool) -> [FilePath] {
  let hasZero = isZeroSeparated || bytes.contains(0)
  return bytes.split(separator: hasZero ? 0x00 : 0x0A).compactMap { piece in
    let path = !hasZero && piece.last == 0x0D ? piece.dropLast() : piece
    return path.isEmpty ? nil : FilePath(Array(path))
  }
}
