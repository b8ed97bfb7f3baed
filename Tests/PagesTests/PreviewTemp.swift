import Foundation
import Records
import Testing
@testable import Pages
@Test func preview() throws {
  try HTMLPage.render(Straits.dossier).write(toFile: "/tmp/pages-preview.html", atomically: true, encoding: .utf8)
}
