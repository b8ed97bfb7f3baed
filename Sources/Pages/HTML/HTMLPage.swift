internal import Mustache
public import Records

/// The dossier as one HTML file that needs nothing else.
///
/// Dossier on one side, sources on the other, every line linked to the words it rests on and back. The file holds its
/// style and its script, fetches nothing, and reads and links without JavaScript.
public enum HTMLPage {
  /// The page of a dossier.
  ///
  /// Equal dossiers give equal bytes. Linear in the dossier and its texts. Throws only where a template cannot be
  /// parsed, which no dossier can bring about.
  public static func render(_ dossier: Dossier) throws -> String {
    let outline = Outline(dossier)
    let library = try MustacheLibrary(templates: HTMLTemplates.all.mapValues { try MustacheTemplate(string: $0) })
    return library.render(HTMLView(outline).page, withTemplate: "page") ?? ""
  }
}
