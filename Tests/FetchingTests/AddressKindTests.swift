import Testing

@testable import Fetching

@Suite struct AddressKindTests {
  @Test(
    arguments: [
      ("8.8.8.8", nil), ("1.0.0.1", nil), ("9.255.255.255", nil), ("11.0.0.0", nil), ("100.63.255.255", nil),
      ("100.128.0.0", nil), ("126.255.255.255", nil), ("128.0.0.1", nil), ("169.253.0.1", nil), ("172.15.255.255", nil),
      ("172.32.0.0", nil), ("192.167.255.255", nil), ("192.169.0.0", nil), ("198.17.0.1", nil), ("198.20.0.0", nil),
      ("223.255.255.255", nil),
      ("0.0.0.0", "this network"), ("0.1.2.3", "this network"), ("10.0.0.1", "private"), ("100.64.0.1", "provider"),
      ("100.127.255.255", "provider"), ("127.0.0.1", "loopback"), ("127.255.0.1", "loopback"),
      ("169.254.169.254", "link-local"), ("172.16.0.1", "private"), ("172.31.255.255", "private"),
      ("192.0.0.8", "reserved"), ("192.0.2.1", "documentation"), ("192.88.99.1", "reserved"),
      ("192.168.1.1", "private"), ("198.18.0.1", "benchmarks"), ("198.19.255.255", "benchmarks"),
      ("198.51.100.1", "documentation"), ("203.0.113.1", "documentation"), ("224.0.0.1", "multicast"),
      ("239.255.255.255", "multicast"), ("240.0.0.1", "reserved"), ("255.255.255.255", "reserved"),
      ("[2606:2800:220:1::1]", nil), ("[2a00::1]", nil), ("[64:ff9b::808:808]", nil),
      ("[::]", "no host"), ("[::1]", "loopback"), ("[::ffff:127.0.0.1]", "IPv4"), ("[::ffff:8.8.8.8]", "IPv4"),
      ("[::127.0.0.1]", "IPv4"), ("[64:ff9b::127.0.0.1]", "loopback"), ("[64:ff9b::a00:1]", "private"),
      ("[64:ff9b:1::1]", "public"), ("[100::1]", "public"), ("[2001::1]", "reserved"),
      ("[2001:db8::1]", "documentation"),
      ("[2002:7f00:1::]", "IPv4"), ("[3fff::1]", "documentation"), ("[4000::1]", "public"),
      ("[fc00::1]", "unique local"), ("[fdff::1]", "unique local"), ("[fe80::1]", "link-local"),
      ("[febf::1]", "link-local"), ("[fec0::1]", "site-local"), ("[ff02::1]", "multicast"),
    ] as [(String, String?)])
  func onlyThePublicInternetIsReached(host: String, words: String?) {
    let refusal = AddressKind.refusal(ofHost: host)
    if let words {
      #expect(refusal?.contains(words) == true, "\(refusal ?? "not refused")")
    } else {
      #expect(refusal == nil)
    }
  }

  @Test func namesAreNoAddresses() {
    #expect(AddressKind.refusal(ofHost: "localhost") == nil)
    #expect(AddressKind.refusal(of: []) != nil)
    #expect(AddressKind.text(of: [127, 0, 0, 1]) == "127.0.0.1")
    #expect(AddressKind.text(of: [UInt8](repeating: 0, count: 15) + [1]) == "::1")
  }
}
