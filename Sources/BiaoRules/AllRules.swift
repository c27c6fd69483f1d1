// Every rule, by name. A test holds this list to the folder `Rules/`.

extension Rule {
  /// Sorted by name.
  package static let all: [Rule] = [
    .duplicateField,
    .emptyRequired,
    .emptyTier,
    .invalidUtf8,
    .invisibleCharacter,
    .mergeConflictMarker,
    .misplacedTier,
    .missingColon,
    .missingField,
    .missingTier,
    .mixedIndentation,
    .strayProse,
    .strayRow,
    .tooDeep,
    .unclosedQuote,
    .unevenIndentation,
    .unevenRow,
    .unknownDirective,
    .unknownField,
    .unknownSuppression,
    .unknownTier,
    .unquotedName,
    .unusedSuppression,
  ]
}
