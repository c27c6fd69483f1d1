package import BiaoSyntax
package struct TargetList: Sendable { package var figures: [Figure] = [] }
extension Read { package static func targets(_ s: [UInt8], _ r: ByteRange) -> Reading<TargetList> { Read.text(s, r).map { _ in .value(TargetList()) } } }
