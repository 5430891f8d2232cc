internal import CCurl

/// Fetches a small file by HTTPS: certificates verified, no redirects, no proxies of the environment, bounded in size and
/// time.
package enum HTTPSFile {
    package enum Failure: Error, Sendable, Hashable {
        case notHTTPS
        case tooLarge
        case status(Int)
        /// In the library's words.
        case failed(String)
    }

    private final class Sink {
        var bytes: [UInt8] = []
        let limit: Int

        init(limit: Int) { self.limit = limit }
    }

    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    package static func fetch(
        _ url: String, headers: [(name: String, value: String)] = [], limit: Int = 65_536,
        timeout: Duration = .seconds(5)
    ) throws(Failure) -> [UInt8] {
        guard url.hasPrefix("https://"), !url.utf8.contains(0) else { throw .notHTTPS }
        guard headers.allSatisfy({ isOneLine($0.name) && isOneLine($0.value) }) else {
            throw .failed("a header has control characters")
        }
        guard isLibraryReady, let handle = curl_easy_init() else { throw .failed("libcurl cannot be initialised") }
        defer { curl_easy_cleanup(handle) }
        var list: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(list) }
        for header in headers { list = curl_slist_append(list, "\(header.name): \(header.value)") ?? list }
        if let list { kamerton_curl_setopt_pointer(handle, CURLOPT_HTTPHEADER, list) }
        let sink = Sink(limit: limit)
        kamerton_curl_setopt_string(handle, CURLOPT_URL, url)
        kamerton_curl_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "https")
        kamerton_curl_setopt_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        kamerton_curl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        kamerton_curl_setopt_string(handle, CURLOPT_PROXY, "")
        kamerton_curl_setopt_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        kamerton_curl_setopt_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        kamerton_curl_setopt_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        let (seconds, attoseconds) = timeout.components
        kamerton_curl_setopt_long(
            handle, CURLOPT_TIMEOUT_MS, max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)))
        kamerton_curl_setopt_callback(handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
            guard let data, let context else { return 0 }
            let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
            // Fewer than were offered ends the transfer.
            guard sink.bytes.count + size * count <= sink.limit else { return 0 }
            sink.bytes += UnsafeRawBufferPointer(start: data, count: size * count)
            return size * count
        }
        kamerton_curl_setopt_pointer(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(sink).toOpaque())
        let code = withExtendedLifetime(sink) { curl_easy_perform(handle) }
        if code == CURLE_WRITE_ERROR { throw .tooLarge }
        guard code == CURLE_OK else { throw .failed(String(cString: curl_easy_strerror(code))) }
        var status = 0
        kamerton_curl_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
        guard (200..<300).contains(status) else { throw .status(status) }
        return sink.bytes
    }

    private static func isOneLine(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
}
