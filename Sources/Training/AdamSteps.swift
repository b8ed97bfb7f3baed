import Foundation
import Language
import LanguageKernels

/// A network's parameters as they are trained: Adam (Kingma and Ba, ICLR 2015) with a linear warm-up and a linear decay,
/// gradients cut at a norm of 2, and a moving average of the parameters.
///
/// Tables are changed where the batch has looked them up, and enter the average every eighth step.
final class AdamSteps {
  /// How fast parameters change.
  struct Schedule {
    var rate: Float
    /// Steps until the rate is whole.
    var warmUp: Int
    /// The share of each step that enters the moving average.
    var averaging: Float
  }

  /// The parameters, and their moving average.
  let parameters, average: FloatBuffer
  /// Steps so far.
  private(set) var step = 0

  private let schedule: Schedule
  /// The trained tables, and all that is no table, among the parameters.
  private let tables, dense: Range<Int>
  private let first, second: FloatBuffer

  /// Makes parameters that are all zero.
  ///
  /// - Parameters:
  ///   - tables: where the trained tables lie.
  ///   - dense: where the matrices lie that are no tables, up to the last parameter.
  init(tables: Range<Int>, dense: Range<Int>, _ schedule: Schedule) {
    self.tables = tables
    self.dense = dense
    self.schedule = schedule
    parameters = FloatBuffer(dense.upperBound)
    average = FloatBuffer(dense.upperBound)
    first = FloatBuffer(dense.upperBound)
    second = FloatBuffer(dense.upperBound)
  }

  /// Lets the average begin where the parameters are.
  func startAverage() {
    average.start.update(from: parameters.start, count: dense.upperBound)
  }

  /// The averaged parameters.
  var averaged: [Float] { Array(UnsafeBufferPointer(start: average.start, count: dense.upperBound)) }

  /// Takes a step against a gradient, which is zero afterwards where it was used.
  ///
  /// - Parameters:
  ///   - gradient: as long as the parameters.
  ///   - rows: of the tables that the batch has looked up.
  ///   - scale: of the gradient.
  ///   - steps: how many there will be.
  func take(
    _ gradient: UnsafeMutablePointer<Float>, rows: some Sequence<Range<Int>>, scale: Float, of steps: Int
  ) {
    step += 1
    let warm = min(1, Float(step) / Float(schedule.warmUp))
    let cool = max(0.02, 1 - Float(step) / Float(steps))
    let beta1: Float = 0.9
    let beta2: Float = 0.98
    let correction = (1 - pow(beta2, Float(step))).squareRoot() / (1 - pow(beta1, Float(step)))
    let rate = schedule.rate * warm * cool * correction
    var scale = scale
    let norm = Float(lk_squares(dense.count, gradient + dense.lowerBound).squareRoot()) * scale
    if norm > 2 { scale *= 2 / norm }
    func adam(_ range: Range<Int>) {
      let start = range.lowerBound
      lk_adam(
        range.count, parameters.start + start, gradient + start, first.start + start, second.start + start, rate,
        beta1, beta2, 1e-8, scale)
    }
    adam(dense)
    for row in rows { adam(row) }
    let share = max(schedule.averaging, 1 / Float(step + 1))
    mix(dense, share)
    if step % 8 == 0 || step == steps { mix(tables, min(1, share * 8)) }
  }

  private func mix(_ range: Range<Int>, _ share: Float) {
    lk_average(range.count, share, parameters.start + range.lowerBound, average.start + range.lowerBound)
  }
}

extension DropoutNoise {
  /// The elements in an order by chance.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    guard elements.count > 1 else { return elements }
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(index, Int(next() % UInt64(index + 1)))
    }
    return elements
  }
}
