// What is wrong in a configuration beside what its template says of it.

package import BiaoSyntax

/// A line of a configuration that cannot mean what it says; it has no effect.
package struct ConfigurationFault: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A pattern of paths that is none.
    case pattern(PathPattern.Fault)
    /// An override for all that a pattern does not match.
    case negatedOverride
    /// A unit that is built in, or stands twice.
    case knownUnit
    /// A spelling of a unit that would be read as something else: it holds a space or a digit.
    case unitSpelling
    /// No figure with a built-in unit.
    case unitFactor
    /// The factor leads to a unit of another dimension.
    case unitDimension
    /// Units of several configurations, of one name and another meaning.
    case contradictingUnit(other: String)
    /// `@extends` without a path.
    case nothingExtended
    /// It extends itself; the paths on the way.
    case circle([String])
    /// No such file or folder; the nearest name where it should be.
    case missing(nearest: String?)
    case unreadable(String)
    /// The extended file is no form of the template `hebiao/配置`.
    case noConfiguration
    /// The file is no form of the template `hebiao/指标库`.
    case noLibrary
    /// Neither a template nor a folder that holds one.
    case noTemplate
  }

  package var kind: Kind
  /// In bytes of the document.
  package var range: ByteRange

  package init(_ kind: Kind, _ range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}
