import Foundation

/// Writes a line to standard output at once, so that a log can be followed.
func say(_ line: String) {
  FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}
