import Foundation
import Synchronization
import Testing

@testable import parley

@Suite struct OrderedWorkersTests {
  @Test(arguments: [1, 2, 5])
  func resultsComeInTheOrderOfTheItemsWithinTheWindow(jobs: Int) throws {
    let workers = OrderedWorkers(jobs: jobs)
    let made = Mutex(0)
    let used = Mutex(0)
    var results: [Int] = []
    try workers.run { offer in
      for number in 0..<300 {
        made.withLock { $0 += 1 }
        if !offer(number) { return }
      }
    } work: { number in
      // Later items finish earlier.
      if number.isMultiple(of: 7) { Thread.sleep(forTimeInterval: 0.001) }
      return number * 2
    } tick: {
    } consume: { result in
      let ahead = made.withLock { $0 } - used.withLock { $0 }
      #expect(ahead <= workers.window + 2)
      used.withLock { $0 += 1 }
      results.append(result)
    }
    #expect(results == (0..<300).map { $0 * 2 })
  }

  @Test func nothingIsNothing() throws {
    try OrderedWorkers(jobs: 2).run(produce: { _ in }, work: { (number: Int) in number }, tick: {}) { _ in
      Issue.record("nothing was produced")
    }
  }

  @Test func anErrorOfTheConsumerStopsTheProducer() {
    struct Enough: Error {}
    let hasStopped = DispatchSemaphore(value: 0)
    #expect(throws: Enough.self) {
      try OrderedWorkers(jobs: 2).run(
        produce: { offer in
          var number = 0
          while offer(number) { number += 1 }
          hasStopped.signal()
        },
        work: { (number: Int) in number },
        tick: {},
        consume: { number in if number == 10 { throw Enough() } })
    }
    hasStopped.wait()
  }
}
