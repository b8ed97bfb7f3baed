import ArgumentParser
import Language
import Reading
import Records

/// A subcommand whose failures become one line on standard error and exit status 1.
///
/// Before any work it makes sure that the trained weights, without which nothing can be read, are sound.
protocol Work: ParsableCommand {
  /// Does the work.
  func work() throws
}

extension Work {
  mutating func run() throws {
    try run { () throws(WeightsError) in
      try Pipeline.checkWeights()
      try Reader.checkWeights()
    }
  }

  /// Does the work if `checkWeights` finds nothing wrong with the program's weights.
  func run(checkWeights: () throws(WeightsError) -> Void) throws {
    do {
      try checkWeights()
      try work()
    } catch let code as ExitCode {
      throw code
    } catch is OutputClosed {
      // Whoever read the output has enough of it (`parley read … | head`): no failure, and nothing to say.
      throw ExitCode.success
    } catch let interruption as Interrupted {
      Console.shared.line("interrupted")
      throw ExitCode(128 + interruption.signal)
    } catch {
      Console.shared.line("\(error)")
      throw ExitCode.failure
    }
  }
}

/// Something that ends a command, in one line for people.
struct Complaint: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// Says on standard error which corrections met no record, or more than they may: a line each, and no failure.
  static func report(_ corrections: [Dossier.Correction]) {
    for correction in corrections {
      switch correction.outcome {
      case .applied: break
      case .metNothing: Console.shared.line("\(correction.by): note: the correction met nothing: \(correction.label)")
      case .ambiguous:
        Console.shared.line(
          "\(correction.by): note: the correction fits \(correction.records.count) records and was not applied: "
            + "\(correction.label) (\(correction.records.joined(separator: ", ")))")
      }
    }
  }
}
