import Foundation

/// The reasons an operating system gives, in words for people.
enum SystemError {
  /// What an error number means.
  static func reason(_ number: Int32) -> String {
    switch number {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case ELOOP: "link loop"
    case ENOTDIR: "a part of the path is not a folder"
    case EISDIR: "is a folder"
    case ENAMETOOLONG: "the path is too long"
    case EMFILE, ENFILE: "too many open files"
    case EBADF: "not an open stream"
    case EIO: "the device reports an input error"
    default: String(cString: strerror(number))
    }
  }

  /// The problem behind the last failed call.
  static func problem() -> Problem {
    Problem(reason(errno))
  }
}
