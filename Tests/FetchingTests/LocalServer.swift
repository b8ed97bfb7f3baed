import Foundation
import Synchronization

/// What the server was asked.
struct Asked: Sendable {
  let target: String
  let fields: [String: String]
  /// When, in the seconds of the server's clock.
  let seconds: Double
}

/// What the server answers, piece by piece; then it closes the connection.
struct Reply: Sendable {
  enum Piece: Sendable {
    case bytes([UInt8])
    case pause(Double)
    /// The same bytes until the other side has enough.
    case endless([UInt8])
  }

  var pieces: [Piece]

  init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// A whole answer.
  init(_ status: Int, _ fields: [String: String] = [:], _ body: [UInt8] = []) {
    var head = "HTTP/1.1 \(status) Status\r\nContent-Length: \(body.count)\r\nConnection: close\r\n"
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
    pieces = [.bytes(Array((head + "\r\n").utf8) + body)]
  }

  /// A page.
  static func page(_ text: String = "<html><p>Talks end.</p></html>", _ fields: [String: String] = [:]) -> Reply {
    Reply(200, fields.merging(["Content-Type": "text/html; charset=utf-8"]) { own, _ in own }, Array(text.utf8))
  }

  static func redirect(to location: String, _ status: Int = 302) -> Reply { Reply(status, ["Location": location]) }

  /// A head without length, and what follows it.
  static func head(_ fields: String, _ pieces: [Piece]) -> Reply {
    Reply([.bytes(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\(fields)\r\n".utf8))] + pieces)
  }
}

/// A small server of HTTP on 127.0.0.1, for one test.
final class LocalServer: Sendable {
  let port: Int
  private let listener: Int32
  private let log = Mutex<[Asked]>([])
  private let seconds: @Sendable () -> Double
  private let answer: @Sendable (Asked) -> Reply?

  /// Starts it; what `answer` has no reply for is not found.
  init(seconds: @escaping @Sendable () -> Double = { 0 }, answer: @escaping @Sendable (Asked) -> Reply?) throws {
    self.seconds = seconds
    self.answer = answer
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { [weak self] in
          self?.serve(connection)
          close(connection)
        }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// What it was asked so far.
  var asked: [Asked] { log.withLock { $0 } }
  /// The targets of that, without the rules for programs.
  var pages: [String] { asked.map(\.target).filter { $0 != "/robots.txt" } }

  /// An address here.
  func address(_ target: String) -> String { "http://127.0.0.1:\(port)\(target)" }

  private func serve(_ connection: Int32) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return }
      bytes += chunk.prefix(count)
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let target = lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? ""
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    let asked = Asked(target: target, fields: fields, seconds: seconds())
    log.withLock { $0.append(asked) }
    for piece in (answer(asked) ?? Reply(404)).pieces {
      switch piece {
      case .bytes(let bytes): if !send(bytes, to: connection) { return }
      case .pause(let seconds): Thread.sleep(forTimeInterval: seconds)
      case .endless(let bytes): while send(bytes, to: connection) {}
      }
    }
    shutdown(connection, Int32(SHUT_WR))
    _ = recv(connection, &chunk, chunk.count, 0)
  }

  private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let sent = bytes.withUnsafeBytes { buffer in
        Foundation.send(connection, buffer.baseAddress.map { $0 + done }, buffer.count - done, Int32(MSG_NOSIGNAL))
      }
      if sent <= 0 { return false }
      done += sent
    }
    return true
  }
}
