import CCurl
import Foundation

/// Lengths of time, in words and as servers write them.
enum Seconds {
  /// "60 s", "1.5 s".
  static func words(_ seconds: Double) -> String {
    let tenths = (min(seconds, 1e15) * 10).rounded()
    return tenths.truncatingRemainder(dividingBy: 10) == 0
      ? "\(Int(tenths / 10)) s" : "\(Int(tenths / 10)).\(Int(tenths) % 10) s"
  }

  /// What `Retry-After` means, from now: seconds or a date (RFC 9110, 10.2.3); nil where it is neither.
  static func retryAfter(_ value: String, now: Date) -> Double? {
    let value = value.trimmingCharacters(in: .whitespaces)
    if !value.isEmpty, value.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return Double(value) }
    let moment = curl_getdate(value, nil)
    return moment < 0 ? nil : max(0, Double(moment) - now.timeIntervalSince1970)
  }
}
