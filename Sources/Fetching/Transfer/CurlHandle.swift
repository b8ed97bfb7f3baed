import CCurl
import Foundation

/// A handle of libcurl, which keeps connections open from request to request; for one thread.
///
/// libcurl follows no redirects here, keeps no cookies, reads no proxy from the environment and no password from a file.
final class CurlHandle {
  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private let handle: UnsafeMutableRawPointer
  private let errors: UnsafeMutablePointer<CChar>

  init() throws(FetchProblem) {
    guard CurlHandle.isReady, let handle = curl_easy_init() else {
      throw FetchProblem("libcurl cannot be started", kind: .unconnected)
    }
    self.handle = handle
    errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(handle)
    errors.deallocate()
  }

  /// Makes one request and hands what comes to a reception.
  ///
  /// - Parameter lines: Lines of the request's head besides the usual.
  /// - Throws: why there is no whole answer.
  func get(_ address: PageAddress, lines: [String], options: FetchOptions, into reception: Reception)
    throws(FetchProblem) -> Answer
  {
    curl_easy_reset(handle)
    errors.pointee = 0
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines { list = curl_slist_append(list, line) ?? list }
    defer { curl_slist_free_all(list) }
    guard set(address, options) == CURLE_OK, parley_curl_set_lines(handle, list) == CURLE_OK else {
      throw FetchProblem("libcurl does not know an option that is needed", kind: .unconnected)
    }
    let context = Unmanaged.passUnretained(reception).toOpaque()
    listen(context)
    let code = withExtendedLifetime(reception) { curl_easy_perform(handle) }
    if let problem = reception.problem { throw problem }
    if code != CURLE_OK, !(code == CURLE_WRITE_ERROR && reception.isCut) {
      throw problem(code, reception, options)
    }
    var answer = reception.answer
    answer.remote = parley_curl_remote_address(handle).map { String(cString: $0) }
    return answer
  }

  private func set(_ address: PageAddress, _ options: FetchOptions) -> CURLcode {
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_HTTPGET, 1), (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
      (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SUPPRESS_CONNECT_HEADERS, 1), (CURLOPT_CONNECTTIMEOUT_MS, Int(options.connectSeconds * 1000)),
      (CURLOPT_TIMEOUT_MS, Int(options.requestSeconds * 1000)),
    ]
    let texts: [(CURLoption, String)] = [
      (CURLOPT_URL, address.description), (CURLOPT_PROTOCOLS_STR, "http,https"),
      (CURLOPT_USERAGENT, options.userAgent),
      // An empty text asks for all codings that this libcurl decodes.
      (CURLOPT_ACCEPT_ENCODING, ""),
      // An empty text keeps the environment's proxy out, and its exceptions.
      (CURLOPT_PROXY, options.proxy ?? ""), (CURLOPT_NOPROXY, ""),
    ]
    for (option, value) in numbers {
      let code = parley_curl_set_long(handle, option, value)
      if code != CURLE_OK { return code }
    }
    for (option, value) in texts {
      let code = parley_curl_set_text(handle, option, value)
      if code != CURLE_OK { return code }
    }
    return parley_curl_set_errors(handle, errors)
  }

  /// Leads curl's calls to the reception.
  private func listen(_ context: UnsafeMutableRawPointer) {
    _ = parley_curl_on_head(
      handle,
      { bytes, size, count, context in
        guard let reception = CurlHandle.reception(context) else { return 0 }
        return reception.take(headLine: UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
      }, context)
    _ = parley_curl_on_body(
      handle,
      { bytes, size, count, context in
        guard let reception = CurlHandle.reception(context) else { return 0 }
        return reception.take(body: UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
      }, context)
    _ = parley_curl_on_progress(
      handle,
      { context, _, received, _, _ in
        CurlHandle.reception(context)?.mayGoOn(received: Int(received)) == true ? 0 : 1
      }, context)
    _ = parley_curl_on_debug(
      handle,
      { _, kind, bytes, size, context in
        if kind == CURLINFO_HEADER_OUT {
          CurlHandle.reception(context)?.take(request: UnsafeRawBufferPointer(start: bytes, count: size))
        }
        return 0
      }, context)
    _ = parley_curl_on_socket(
      handle,
      { context, _, address in
        guard let reception = CurlHandle.reception(context), let address else { return CURL_SOCKET_BAD }
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = parley_curl_address(address, &bytes)
        return reception.mayConnect(to: Array(bytes.prefix(Int(count))))
          ? parley_curl_socket(address) : CURL_SOCKET_BAD
      }, context)
  }

  private static func reception(_ context: UnsafeMutableRawPointer?) -> Reception? {
    context.map { Unmanaged<Reception>.fromOpaque($0).takeUnretainedValue() }
  }

  private func problem(_ code: CURLcode, _ reception: Reception, _ options: FetchOptions) -> FetchProblem {
    let said = errors.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: errors)
    let host = reception.answer.address.host
    switch code {
    case CURLE_COULDNT_CONNECT where reception.refusedAddress != nil:
      return FetchProblem(
        "not fetched: \(reception.refusedAddress ?? host) (allowed by --allow-private)", kind: .unconnected)
    case CURLE_COULDNT_RESOLVE_HOST: return FetchProblem("the host \(host) is not found", kind: .unconnected)
    case CURLE_COULDNT_CONNECT: return FetchProblem("no connection to \(host): \(said)", kind: .unconnected)
    case CURLE_OPERATION_TIMEDOUT where reception.answer.request.isEmpty:
      return FetchProblem(
        "no connection to \(host) within \(Seconds.words(options.connectSeconds))", kind: .unconnected)
    case CURLE_OPERATION_TIMEDOUT:
      return FetchProblem("not finished within \(Seconds.words(options.requestSeconds))")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
      return FetchProblem("no secure connection to \(host): \(said)", kind: .unconnected)
    case CURLE_PARTIAL_FILE: return FetchProblem("the connection was closed before its end")
    case CURLE_GOT_NOTHING: return FetchProblem("the connection was closed without an answer")
    case CURLE_BAD_CONTENT_ENCODING: return FetchProblem("its compression is damaged, or none that is known")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: return FetchProblem("no answer in HTTP: \(said)")
    default: return FetchProblem(said)
    }
  }
}
