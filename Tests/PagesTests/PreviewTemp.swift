import Foundation
import Records
import Testing
@testable import Pages
@Test func preview() throws {
  try HTMLPage.render(Straits.dossier).write(toFile: "/tmp/pages-preview.html", atomically: true, encoding: .utf8)
}
@Test func previewTerminal() throws {
  for width in [60, 80, 110] {
    try TerminalPage(width: width, colour: false).render(Straits.dossier).write(toFile: "/tmp/pages-\(width).txt", atomically: true, encoding: .utf8)
  }
}
@Test func previewMarkdown() throws {
  try MarkdownPage.render(Straits.dossier).write(toFile: "/tmp/pages.md", atomically: true, encoding: .utf8)
}
