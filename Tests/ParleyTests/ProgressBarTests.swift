import Testing

@testable import parley

@Suite struct ProgressBarTests {
  @Test(arguments: [
    (0, 0.0, 0, nil, 80, "0 documents"),
    (30, 10, 500, nil, 80, "30 documents · 3/s"),
    (30, 10, 500, 1000, 80, "30 documents · 3/s · 0:10 left [##########----------]"),
    (1_204, 4, 1, 1001, 80, "1204 documents · 301/s · 1:06:40 left [--------------------]"),
    (30, 10, 500, 1000, 40, "30 documents · 3/s · 0:10 left"),
    (30, 10, 500, 1000, 10, "30 docume"),
    (30, 10, 2000, 1000, 80, "30 documents · 3/s · 0:00 left [####################]"),
    (1, 1e9, 1, 1_000_000, 80, "1 document · 0/s · 168:00:00 left [--------------------]"),
    (0, 1, 0, 0, 80, "0 documents · 0/s"),
  ])
  func saysHowFarTheRunIs(
    documents: Int, seconds: Double, read: Int, total: Int?, width: Int, expected: String
  ) {
    let line = ProgressBar.line(
      documents: documents, seconds: seconds, bytesRead: read, bytesTotal: total, width: width)
    #expect(line == expected)
  }
}
