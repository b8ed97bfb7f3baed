import Foundation
import Language
import Training

do {
  try Program(arguments: Array(CommandLine.arguments.dropFirst())).run()
} catch let error as UsageError {
  FileHandle.standardError.write(Data("\(error.description)\n".utf8))
  exit(64)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
