/// A half-open range of tokens or code points, empty where its bounds are crossed.
///
/// Rules cut ranges at marks, heads and clause ends that a tagger and a parser found; where those disagree, an end can
/// come before its start. Such a range holds nothing, a record without words is dropped (see `Reader`), and the
/// document is read on. The standard operator would end the program.
func ..< (low: Int, high: Int) -> Range<Int> {
  Range(uncheckedBounds: (low, max(low, high)))
}
