import Records

extension Outline {
  /// Lays a dossier out.
  init(_ dossier: Dossier) {
    var builder = OutlineBuilder(dossier)
    self = builder.outline()
  }
}
