import ArgumentParser
import Foundation
import Language
import Testing

@testable import parley

@Suite struct WorkTests {
  static let commands: [@Sendable ([String]) throws -> any Work] = [
    { try Read.parse($0) }, { try Parse.parse($0) }, { try Brief.parse($0) },
  ]

  @Test(arguments: commands.indices)
  func damagedWeightsEndTheCommandBeforeItsWork(index: Int) throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    try folder.write("result", "what was there before")
    let command = try Self.commands[index]([folder.file("a.txt"), "--output", folder.file("result")])
    #expect(throws: ExitCode.failure) {
      try command.run { () throws(WeightsError) in throw .checksum }
    }
    #expect(try folder.bytes("result") == Array("what was there before".utf8))
  }

  @Test func soundWeightsLetTheCommandWork() throws {
    let folder = try Folder()
    try folder.write("a.txt", Dispatch.threat)
    let command = try Parse.parse([folder.file("a.txt"), "--output", folder.file("result")])
    try command.run { () throws(WeightsError) in }
    #expect(try folder.bytes("result").starts(with: "# newdoc".utf8))
  }
}
