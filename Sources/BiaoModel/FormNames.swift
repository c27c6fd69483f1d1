// Binding without values, for those who look for names in thousands of forms.

extension Form {
  /// Binds the lines to what they are, and reads no value. Fields and roles are as in the whole binding, but for tiers
  /// that the template does not know; states, figures, targets and faults are not.
  public init(namesOf source: SourceFile, template: Template) {
    var binder = FormBinder(source, template: template, earlier: EarlierForm(none: source))
    binder.readsValues = false
    binder.bind()
    self = binder.finish()
  }
}
