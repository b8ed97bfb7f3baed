internal import Records

/// Finds the documents that are copies of one text, edited or not.
///
/// Two documents are copies when enough of the shorter one's word shingles stand in the longer one, so that cut,
/// reordered, embedded and lightly reworded copies are found. Candidates come from an index of every fourth
/// shingle by value (mod-p sampling: Broder, "On the resemblance and containment of documents", 1997), in which each
/// document is compared with the first and with the previous one that has a shingle. That keeps the work linear in
/// the size of the texts, however often one text was copied.
///
/// A document joins one group at most, and only where it is a copy of half of the group: a page that carries two
/// reports does not make these one.
struct CopyDetector {
  /// For each document, the smallest index among its copies.
  let clusters: [Int]

  /// Groups documents into copies.
  init(_ documents: [Document]) {
    let shingles = documents.map { Self.shingles(of: $0.text) }
    var first: [UInt64: Int] = [:]
    var previous: [UInt64: Int] = [:]
    var clusters: [Int] = []
    var members: [Int: [Int]] = [:]
    for (index, own) in shingles.enumerated() {
      var shared: [Int: Int] = [:]
      let sampling = own.count < Thresholds.sampledFrom ? 0 : Thresholds.shingleSampling
      let least = min(own.count, Thresholds.copyCandidateShingles)
      for shingle in own where shingle & sampling == 0 {
        if let other = first[shingle] {
          shared[other, default: 0] += 1
          if let last = previous[shingle], last != other { shared[last, default: 0] += 1 }
        } else {
          first[shingle] = index
        }
        previous[shingle] = index
      }
      var sharedByCluster: [Int: Int] = [:]
      for (other, count) in shared {
        sharedByCluster[clusters[other]] = max(sharedByCluster[clusters[other]] ?? 0, count)
      }
      var best: (cluster: Int, containment: Double)?
      for (cluster, count) in sharedByCluster.sorted(by: { $0.key < $1.key }) where count >= least {
        let compared = (members[cluster] ?? []).prefix(Thresholds.comparedAccounts)
        let fits = compared.map { Self.containment(own, shingles[$0]) }.filter { $0 >= Thresholds.copyContainment }
        guard fits.count * 2 >= compared.count, let fit = fits.max(), fit > best?.containment ?? 0 else { continue }
        best = (cluster, fit)
      }
      let cluster = best?.cluster ?? index
      clusters.append(cluster)
      members[cluster, default: []].append(index)
    }
    self.clusters = clusters
  }

  /// The share of the smaller set that the larger one has; 0 where the smaller is too small to tell.
  static func containment(_ a: Set<UInt64>, _ b: Set<UInt64>) -> Double {
    let (small, large) = a.count <= b.count ? (a, b) : (b, a)
    guard small.count >= Thresholds.copyShortest else { return small == large && !small.isEmpty ? 1 : 0 }
    return Double(small.count(where: large.contains)) / Double(small.count)
  }

  /// The hashes of all runs of five folded words; a shorter text is one run.
  static func shingles(of text: String) -> Set<UInt64> {
    let words = Words.split(text).map { Digest.of($0).value }
    guard words.count > Thresholds.shingleLength else {
      return words.isEmpty ? [] : [hash(words[...])]
    }
    var shingles = Set<UInt64>(minimumCapacity: words.count)
    for start in 0...(words.count - Thresholds.shingleLength) {
      shingles.insert(hash(words[start..<start + Thresholds.shingleLength]))
    }
    return shingles
  }

  private static func hash(_ words: ArraySlice<UInt64>) -> UInt64 {
    var value: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in words {
      // One round of the finaliser of SplitMix64 (Steele, Lea, Flood 2014) a word, so that low bits are well mixed.
      value ^= word
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      value ^= value >> 31
    }
    return value
  }
}
