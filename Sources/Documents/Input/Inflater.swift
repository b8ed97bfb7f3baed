import CZlib

/// Decompresses a gzip file of one or more members as it is read.
///
/// Source: RFC 1952. Zero bytes after the last member are padding, as `gzip` has it; anything else there is corrupt.
/// After a damage, `recover()` goes on with the next member. A member that grows out of all measure is a damage, too.
final class Inflater: Decompressor {
  private enum State {
    /// Inside a member.
    case member
    /// After a member, where the file may end.
    case between
    /// After the last member, where only zeros may follow.
    case padding
  }

  private let source: any ByteSource
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private var state = State.member
  private var inputBytes: Int
  /// How much of the input buffer the last reading filled.
  private var filled: Int
  /// The bytes of the file before the member that is being read.
  private var memberStart = 0
  /// A damage that was met, perhaps while there was still output to hand over first.
  private var pending: Problem?

  /// Starts with the bytes of the file that were read to recognise it.
  init(source: any ByteSource, head: [UInt8], chunkBytes: Int) throws(Problem) {
    self.source = source
    inputBytes = head.count
    filled = head.count
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(capacity: max(chunkBytes, head.count))
    input.initialize(repeating: 0)
    _ = input.update(from: head)
    guard parley_inflate_gzip(stream) == Z_OK else { throw Problem("no memory to decompress") }
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = UInt32(head.count)
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// The bytes of the compressed file that are used up.
  private var offset: Int { inputBytes - Int(stream.pointee.avail_in) }

  /// Decompresses at most as much as fits; 0 at the end.
  ///
  /// What stands before a damage is handed over first; the next call throws.
  func read(into output: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    if let pending { throw pending }
    do throws(Problem) {
      return try inflate(into: output)
    } catch {
      pending = error
      throw error
    }
  }

  /// True after a damage was met.
  var isDamaged: Bool { pending != nil }

  private func inflate(into output: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let room = output.bindMemory(to: UInt8.self)
    stream.pointee.next_out = room.baseAddress
    stream.pointee.avail_out = UInt32(room.count)
    while Int(stream.pointee.avail_out) == room.count {
      if stream.pointee.avail_in == 0, try !refill() {
        if state == .member { throw Problem("truncated gzip data", offset: offset) }
        return 0
      }
      try beginMember()
      if state == .padding { continue }
      let code = CZlib.inflate(stream, Z_NO_FLUSH)
      switch code {
      case Z_STREAM_END: state = .between
      case Z_OK where grew: pending = Problem("a decompression bomb", offset: offset)
      case Z_OK: break
      case Z_BUF_ERROR where stream.pointee.avail_in == 0: break
      default:
        let detail = stream.pointee.msg.map { ": " + String(cString: $0) } ?? ""
        pending = Problem("corrupt gzip data" + detail, offset: offset)
        if Int(stream.pointee.avail_out) == room.count, let pending { throw pending }
      }
      if pending != nil { break }
    }
    return room.count - Int(stream.pointee.avail_out)
  }

  private var grew: Bool {
    Growth.isBomb(bytes: Int(stream.pointee.total_out), of: Int(stream.pointee.total_in))
  }

  /// Decides what follows a member: another one, padding, or rubbish.
  private func beginMember() throws(Problem) {
    guard state != .member else { return }
    while stream.pointee.avail_in > 0, let byte = stream.pointee.next_in?.pointee {
      if byte == 0 {
        state = .padding
        stream.pointee.next_in += 1
        stream.pointee.avail_in -= 1
      } else if byte == 0x1F, state == .between {
        memberStart = offset
        inflateReset(stream)
        state = .member
        return
      } else {
        throw Problem("corrupt gzip data: something else follows its end", offset: offset)
      }
    }
  }

  private func refill() throws(Problem) -> Bool {
    let count = try source.read(into: UnsafeMutableRawBufferPointer(input))
    inputBytes += count
    filled = count
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = UInt32(count)
    return count > 0
  }

  /// Goes on with the next member after a damage; false where none follows.
  ///
  /// A damaged member may have been taken to reach into the next one, so the search begins right behind its own first
  /// byte, as far as that is still at hand.
  func recover() throws(Problem) -> Bool {
    pending = nil
    let back = min(max(offset - memberStart - 1, 0), filled - Int(stream.pointee.avail_in))
    stream.pointee.next_in -= back
    stream.pointee.avail_in += UInt32(back)
    while true {
      while Int(stream.pointee.avail_in) < Inflater.headBytes {
        guard try refillKeepingRest() else { return false }
      }
      guard let next = stream.pointee.next_in else { return false }
      if Inflater.isMemberHead(UnsafeBufferPointer(start: next, count: Inflater.headBytes)) {
        memberStart = offset
        inflateReset(stream)
        state = .member
        return true
      }
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
    }
  }

  /// The fixed part of a member's head.
  private static let headBytes = 10

  /// True where a member begins, as programs write it: its flags, its level and its system have few values.
  private static func isMemberHead(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8 && bytes[3] & 0xE0 == 0 && [0, 2, 4].contains(bytes[8])
      && (bytes[9] <= 13 || bytes[9] == 0xFF)
  }

  /// Reads on behind the few bytes that are left.
  private func refillKeepingRest() throws(Problem) -> Bool {
    let rest = Int(stream.pointee.avail_in)
    if let next = stream.pointee.next_in, let base = input.baseAddress, rest > 0 {
      base.update(from: next, count: rest)
    }
    let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(input)[rest...])
    let count = try source.read(into: room)
    inputBytes += count
    filled = rest + count
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = UInt32(filled)
    return count > 0
  }
}
