internal import CCurl

/// What libcurl is told before it opens a connection to a mail server and hands it over (`CURLOPT_CONNECT_ONLY`): certificates are
/// verified, TLS is at least 1.2, proxies of the environment are not used, and no signal is sent to a thread.
package enum ConnectOnly {
    /// False when libcurl cannot be used at all.
    package static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// - Parameters:
    ///   - handle: an easy handle.
    ///   - protocols: those that the URL may have, `smtp,smtps` for one.
    ///   - timeout: for name, TCP, TLS and login together.
    ///   - requiresSTARTTLS: a server that does not offer it is refused.
    ///   - caFile: a PEM file of authorities instead of the system's.
    package static func configure(
        _ handle: UnsafeMutableRawPointer, url: String, protocols: String, timeout: Duration, requiresSTARTTLS: Bool,
        caFile: String?
    ) {
        kamerton_curl_setopt_string(handle, CURLOPT_URL, url)
        kamerton_curl_setopt_string(handle, CURLOPT_PROTOCOLS_STR, protocols)
        kamerton_curl_setopt_long(handle, CURLOPT_CONNECT_ONLY, 1)
        kamerton_curl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        kamerton_curl_setopt_string(handle, CURLOPT_PROXY, "")
        let time = milliseconds(timeout)
        kamerton_curl_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, time)
        kamerton_curl_setopt_long(handle, CURLOPT_TIMEOUT_MS, time)
        kamerton_curl_setopt_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, time / 1000))
        if requiresSTARTTLS { kamerton_curl_setopt_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        kamerton_curl_setopt_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        kamerton_curl_setopt_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        kamerton_curl_setopt_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile { kamerton_curl_setopt_string(handle, CURLOPT_CAINFO, caFile) }
    }

    /// Who logs in, and with what. False, and nothing is set, when one of them has a NUL, which would cut it.
    /// - Parameter mechanisms: those that may be used with a token, as `CURLOPT_LOGIN_OPTIONS` has them: a server that offers PLAIN
    ///   must not be given an empty password. Nil for a password.
    package static func logIn(
        _ handle: UnsafeMutableRawPointer, _ username: String, _ secret: [UInt8], token mechanisms: String?
    ) -> Bool {
        guard !username.utf8.contains(0), !secret.contains(0) else { return false }
        kamerton_curl_setopt_string(handle, CURLOPT_USERNAME, username)
        if let mechanisms { kamerton_curl_setopt_string(handle, CURLOPT_LOGIN_OPTIONS, mechanisms) }
        (secret.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
            _ = kamerton_curl_setopt_string(
                handle, mechanisms == nil ? CURLOPT_PASSWORD : CURLOPT_XOAUTH2_BEARER, $0.baseAddress)
        }
        return true
    }

    /// At least one: libcurl takes 0 for its own default.
    package static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
