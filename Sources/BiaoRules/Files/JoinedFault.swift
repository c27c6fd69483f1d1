// What two documents say against each other, as data; the rules word it.

package import BiaoSyntax

/// A fault that only shows beside other documents. It lies in one of them and points at the others.
package struct JoinedFault: Sendable {
  package enum Kind: Sendable {
    /// A project code that another project bears.
    case duplicateCode
    /// The target of an indicator that has another one in the other document.
    case inconsistentIndicator
    /// A name that is written otherwise in the other document.
    case inconsistentName
    /// A department's amount that is less than that of its projects together.
    case exceededByProjects
    /// A department's amount for one project that is not the project's own.
    case mismatchedProject
    /// A template that no document names.
    case unusedTemplate
    /// A department's target that is below one of its projects'.
    case weakerDepartmentTarget
  }

  package var kind: Kind
  /// In the fault's own document.
  package var range: ByteRange
  /// The words at fault.
  var words: String
  /// What they are said of: the indicator, the project.
  var name = ""
  /// The name that the other document gives the same thing.
  var otherName = ""
  /// Both amounts in 万元: the projects' together, and what is missing.
  var amounts: (sum: String, excess: String) = ("", "")
  /// In the order of paths.
  package var others: [OtherPlace]
}

/// A place of another document of which only its facts are at hand.
package struct OtherPlace: Sendable {
  /// The name of the document, as findings give it.
  package var path: String
  package var words: Facts.Words

  package init(path: String, words: Facts.Words) {
    self.path = path
    self.words = words
  }
}
