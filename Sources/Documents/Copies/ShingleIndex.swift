/// For each sampled shingle the first and the latest document that has it.
///
/// An open-addressed table with linear probing, 12 bytes a place, at most three quarters full. It keeps 32 bits of a
/// shingle: among ten million, one look-up in 400 finds another's, which the comparison in full sorts out.
struct ShingleIndex {
  private var keys: [UInt32] = []
  private var first: [Int32] = []
  private var latest: [Int32] = []
  private(set) var count = 0

  init() { resize(to: 1 << 12) }

  /// The first and the latest document with a shingle; makes this document the latest.
  mutating func add(_ shingle: UInt64, of document: Int) -> (first: Int, latest: Int)? {
    if count * 4 >= keys.count * 3 { resize(to: keys.count * 2) }
    let key = Self.key(shingle)
    let place = place(of: key)
    if keys[place] == 0 {
      keys[place] = key
      first[place] = Int32(truncatingIfNeeded: document)
      latest[place] = first[place]
      count += 1
      return nil
    }
    let known = (first: Int(first[place]), latest: Int(latest[place]))
    latest[place] = Int32(truncatingIfNeeded: document)
    return known
  }

  /// The upper half of a shingle's digest; 0 marks an empty place.
  private static func key(_ shingle: UInt64) -> UInt32 { max(UInt32(truncatingIfNeeded: shingle >> 32), 1) }

  private func place(of key: UInt32) -> Int {
    let mask = keys.count - 1
    // The factor spreads keys that differ in few bits (Knuth's multiplicative hashing).
    var place = Int(key &* 2_654_435_769) & mask
    while keys[place] != 0 && keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func resize(to capacity: Int) {
    let old = (keys: keys, first: first, latest: latest)
    keys = [UInt32](repeating: 0, count: capacity)
    first = [Int32](repeating: 0, count: capacity)
    latest = [Int32](repeating: 0, count: capacity)
    for (index, key) in old.keys.enumerated() where key != 0 {
      let place = place(of: key)
      keys[place] = key
      first[place] = old.first[index]
      latest[place] = old.latest[index]
    }
  }
}
