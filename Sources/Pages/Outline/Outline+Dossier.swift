import Records

extension Outline {
  /// Lays a dossier out.
  ///
  /// - Parameter isBrief: where a dossier is of what is new since a day, leave out the findings that nothing new
  ///   touches.
  init(_ dossier: Dossier, isBrief: Bool = false) {
    var builder = OutlineBuilder(dossier, isBrief: isBrief)
    self = builder.outline()
  }
}
