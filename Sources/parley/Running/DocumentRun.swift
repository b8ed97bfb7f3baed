import ArgumentParser
import Documents
import Foundation
import Records

/// Documents read in order, worked on by several workers, with failures said and progress shown.
struct DocumentRun {
  /// What the stages' times are added to.
  let watch: StageWatch
  /// How many documents were read.
  private(set) var documents = 0
  /// How many inputs could not be read.
  private(set) var failures = 0

  private let workers: OrderedWorkers
  private let showsProgress: Bool
  private let remark: (Document) -> String?
  private let reader: DocumentReader

  /// Makes a run; what `remark` says of a document is said on standard error and is no failure.
  init(
    jobs: Int, showsProgress: Bool, remark: @escaping (Document) -> String? = { _ in nil },
    reader: DocumentReader = DocumentReader(), watch: StageWatch
  ) {
    self.reader = reader
    self.workers = OrderedWorkers(jobs: jobs)
    self.showsProgress = showsProgress
    self.remark = remark
    self.watch = watch
  }

  /// An item on its way, with how far the input had been read.
  private struct Delivery: Sendable {
    let item: DocumentItem
    let bytesRead: Int
    let bytesTotal: Int?
  }

  /// What became of an item.
  private enum Outcome<Value: Sendable>: Sendable {
    case value(Value)
    case failure(String)
    case note(String)
  }

  /// Works on the documents at some paths and consumes the results in input order.
  ///
  /// What cannot be read or worked on is one line on standard error; `finish()` then gives exit status 1.
  ///
  /// - Throws: what `consume` throws, and `Interrupted`.
  mutating func read<Value: Sendable>(
    _ paths: [String], work: @escaping @Sendable (Document) throws -> Value, consume: (Value) throws -> Void
  ) throws {
    let watch = watch
    let reader = reader
    try run(work: work, consume: consume) { offer in
      var items = reader.items(at: paths)
      while let item = watch.time(.documents, { items.next() }) {
        let progress = items.progress
        guard offer(Delivery(item: item, bytesRead: progress.bytesRead, bytesTotal: progress.bytesTotal)) else {
          return
        }
      }
    }
  }

  /// Works on documents that are there already.
  mutating func read<Value: Sendable>(
    documents: [Document], work: @escaping @Sendable (Document) throws -> Value, consume: (Value) throws -> Void
  ) throws {
    let total = documents.count
    try run(work: work, consume: consume) { offer in
      for (index, document) in documents.enumerated() {
        guard offer(Delivery(item: .document(document), bytesRead: index + 1, bytesTotal: total)) else { return }
      }
    }
  }

  /// Ends the command with exit status 1 if anything failed.
  func finish() throws(ExitCode) {
    if failures > 0 { throw ExitCode.failure }
  }

  private mutating func run<Value: Sendable>(
    work: @escaping @Sendable (Document) throws -> Value, consume: (Value) throws -> Void,
    produce: @escaping @Sendable (_ offer: (Delivery) -> Bool) -> Void
  ) throws {
    var bar = ProgressBar(isShown: showsProgress)
    defer { bar.clear() }
    try workers.run(produce: produce) { delivery -> (Delivery, Outcome<Value>) in
      switch delivery.item {
      case .failure(let failure): return (delivery, .failure(failure.description))
      case .note(let note): return (delivery, .note(note.description))
      case .document(let document):
        do {
          return (delivery, .value(try work(document)))
        } catch {
          return (delivery, .failure("\(document.path): \(error)"))
        }
      }
    } tick: {
      try Interruption.check()
      bar.draw()
    } consume: { delivery, outcome in
      switch outcome {
      case .failure(let reason):
        failures += 1
        Console.shared.line(reason)
      case .note(let text): Console.shared.line(text)
      case .value(let value):
        if case .document(let document) = delivery.item, let remark = remark(document) {
          Console.shared.line("\(document.path): \(remark)")
        }
        try consume(value)
        documents += 1
        bar.documents += 1
      }
      bar.bytesRead = delivery.bytesRead
      bar.bytesTotal = delivery.bytesTotal
    }
  }
}
