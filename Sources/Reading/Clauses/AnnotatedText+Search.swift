import Language

/// Binary searches for what is near a place of the text.
extension AnnotatedText {
  /// Whether a token stands between quotation marks.
  func isQuoted(_ token: Int) -> Bool {
    let offset = tokens[token].start
    let index = quotations.partitioningIndex { $0.offsets.lowerBound > offset }
    var candidate = index - 1
    while candidate >= 0, quotations[candidate].depth > 0 { candidate -= 1 }
    return candidate >= 0 && quotations[candidate].content.contains(offset)
  }

  /// The indices of the quotations, at every depth, that share a code point with a range or touch it, and of some before
  /// them.
  func quotations(near range: Range<Int>) -> Range<Int> {
    var low = quotations.partitioningIndex { $0.offsets.lowerBound >= range.lowerBound }
    while low > 0 {
      low -= 1
      if quotations[low].depth == 0 { break }
    }
    return low..<max(low, quotations.partitioningIndex { $0.offsets.lowerBound > range.upperBound })
  }

  /// The indices of the times that share a token with a range.
  func times(in range: Range<Int>) -> Range<Int> {
    let low = times.partitioningIndex { $0.tokens.upperBound > range.lowerBound }
    let high = times.partitioningIndex { $0.tokens.lowerBound >= range.upperBound }
    return low..<max(low, high)
  }
}
