import ArgumentParser

/// A subcommand whose failures become one line on standard error and exit status 1.
protocol Work: ParsableCommand {
  /// Does the work.
  func work() throws
}

extension Work {
  mutating func run() throws {
    do {
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
}
