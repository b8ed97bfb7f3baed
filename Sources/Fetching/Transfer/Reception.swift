import CCurl

/// What comes in during one request, counted as it comes.
final class Reception {
  /// What becomes of a body that is too large.
  enum Excess {
    /// The request fails.
    case refused
    /// What is beyond the limit is left out.
    case cut
  }

  private(set) var answer: Answer
  /// Why the request was ended from this side.
  private(set) var problem: FetchProblem?
  /// The address that was not connected to, and what it is.
  private(set) var refusedAddress: String?
  private let limit: Int
  private let excess: Excess
  private let refusal: @Sendable ([UInt8]) -> String?
  private let typeRefusal: (Answer) -> String?
  private let isStopped: () -> Bool
  private var bodyHasBegun = false

  init(
    address: PageAddress, limit: Int, excess: Excess, refusal: @escaping @Sendable ([UInt8]) -> String?,
    typeRefusal: @escaping (Answer) -> String?, isStopped: @escaping () -> Bool
  ) {
    answer = Answer(address: address)
    self.limit = limit
    self.excess = excess
    self.refusal = refusal
    self.typeRefusal = typeRefusal
    self.isStopped = isStopped
  }

  /// Whether an address may be connected to.
  func mayConnect(to bytes: [UInt8]) -> Bool {
    guard let words = refusal(bytes) else { return true }
    refusedAddress = "\(AddressKind.text(of: bytes)) is \(words)"
    return false
  }

  /// Takes the head of the request, or of one that is made anew on another connection.
  func take(request bytes: UnsafeRawBufferPointer) {
    answer.request = Array(bytes)
  }

  /// Takes a line of the head; false to end the request.
  func take(headLine bytes: UnsafeRawBufferPointer) -> Bool {
    if bytes.starts(with: "HTTP/".utf8) {
      // An interim answer precedes the final one.
      answer.head = []
      answer.fields = []
      answer.status = Reception.status(bytes)
    } else if bodyHasBegun {
      return true
    }
    guard answer.head.count + bytes.count <= FetchOptions.headBytes else {
      return end("the head of the answer is larger than \(FetchOptions.headBytes >> 10) KiB")
    }
    answer.head += bytes
    guard let line = Reception.trimmed(bytes) else { return endOfHead() }
    if let colon = line.firstIndex(of: UInt8(ascii: ":")), !line.starts(with: "HTTP/".utf8) {
      let name = String(decoding: line[..<colon], as: UTF8.self)
      let value = Reception.trimmed(line[(colon + 1)...]).map { String(decoding: $0, as: UTF8.self) } ?? ""
      answer.fields.append(HeaderField(name: name, value: value))
    }
    return true
  }

  /// Takes a piece of the body; false to end the request.
  func take(body bytes: UnsafeRawBufferPointer) -> Bool {
    bodyHasBegun = true
    if answer.status != 200 {
      answer.body += bytes.prefix(max(0, FetchOptions.asideBytes - answer.body.count))
      return answer.body.count < FetchOptions.asideBytes
    }
    if answer.body.count + bytes.count > limit {
      if excess == .refused { return endAsTooLarge() }
      answer.body += bytes.prefix(limit - answer.body.count)
      return false
    }
    answer.body += bytes
    return true
  }

  /// Looks at what has come before its decompression; false to end the request.
  func mayGoOn(received: Int) -> Bool {
    if isStopped() {
      problem = .stopped
      return false
    }
    return received <= limit || answer.status != 200 || excess == .cut || endAsTooLarge()
  }

  /// True where the body was cut on purpose, so that ending the request early is no failure.
  var isCut: Bool {
    problem == nil
      && (answer.status != 200
        ? answer.body.count >= FetchOptions.asideBytes : excess == .cut && answer.body.count >= limit)
  }

  private func endOfHead() -> Bool {
    guard answer.status == 200 else { return true }
    if let reason = typeRefusal(answer) { return end(reason) }
    if excess == .refused, let length = answer.value("content-length").flatMap({ Int($0) }), length > limit {
      return endAsTooLarge()
    }
    return true
  }

  private func endAsTooLarge() -> Bool { end("larger than \(Reception.words(limit)), the limit for a page") }

  private func end(_ reason: String) -> Bool {
    if problem == nil { problem = FetchProblem(reason) }
    return false
  }

  private static func words(_ bytes: Int) -> String {
    if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MiB" }
    return bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? "\(bytes >> 10) KiB" : "\(bytes) bytes"
  }

  /// The status of "HTTP/1.1 200 OK"; 0 where there is none.
  private static func status(_ bytes: UnsafeRawBufferPointer) -> Int {
    let words = bytes.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: true)
    guard words.count > 1 else { return 0 }
    return Int(String(decoding: words[1].prefix { 0x30...0x39 ~= $0 }, as: UTF8.self)) ?? 0
  }

  private static func trimmed(_ bytes: some Collection<UInt8>) -> [UInt8]? {
    let line = Array(bytes)
    guard let first = line.firstIndex(where: { $0 > 0x20 }), let last = line.lastIndex(where: { $0 > 0x20 }) else {
      return nil
    }
    return Array(line[first...last])
  }
}
