internal import CCurl

extension SMTPConnection {
    /// Everything libcurl must know to open the connection.
    static func configure(_ handle: UnsafeMutableRawPointer, _ endpoint: SMTPEndpoint) throws(SMTPFailure) {
        guard let url = endpoint.url else {
            throw SMTPFailure(.notAHostName(SMTPReply.printable(endpoint.host.utf8)))
        }
        kamerton_curl_setopt_string(handle, CURLOPT_URL, url)
        kamerton_curl_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        kamerton_curl_setopt_long(handle, CURLOPT_CONNECT_ONLY, 1)
        kamerton_curl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        kamerton_curl_setopt_string(handle, CURLOPT_PROXY, "")
        let (seconds, attoseconds) = endpoint.connectTimeout.components
        let milliseconds = max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
        kamerton_curl_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
        kamerton_curl_setopt_long(handle, CURLOPT_TIMEOUT_MS, milliseconds)
        kamerton_curl_setopt_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, milliseconds / 1000))
        if endpoint.security == .starttls {
            kamerton_curl_setopt_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        }
        kamerton_curl_setopt_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        kamerton_curl_setopt_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        kamerton_curl_setopt_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = endpoint.caFile { kamerton_curl_setopt_string(handle, CURLOPT_CAINFO, file) }
        if let username = endpoint.username {
            let secret = endpoint.token ?? endpoint.password ?? []
            guard !username.utf8.contains(0), !secret.contains(0) else {
                throw SMTPFailure(.nulInCredentials)
            }
            kamerton_curl_setopt_string(handle, CURLOPT_USERNAME, username)
            if endpoint.token != nil {
                // Else a relay that offers PLAIN would be given an empty password.
                kamerton_curl_setopt_string(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2;AUTH=OAUTHBEARER")
            }
            let option = endpoint.token == nil ? CURLOPT_PASSWORD : CURLOPT_XOAUTH2_BEARER
            (secret.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
                _ = kamerton_curl_setopt_string(handle, option, $0.baseAddress)
            }
        }
    }

    /// What libcurl's code means here, with the relay and what it said.
    static func failure(
        _ code: CURLcode, _ words: String, _ transcript: SMTPTranscript, _ endpoint: SMTPEndpoint
    ) -> SMTPFailure {
        let relay = endpoint.name
        let cause: SMTPFailureCause =
            switch code {
            case CURLE_LOGIN_DENIED: .credentialsRefused(relay: relay)
            case CURLE_USE_SSL_FAILED: .noSTARTTLS(relay: relay)
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
                CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
                .untrusted(relay: relay, words: own(words, code))
            case CURLE_OPERATION_TIMEDOUT: .connectTimedOut(relay: relay)
            default: .cannotConnect(relay: relay, words: own(words, code))
            }
        return SMTPFailure(cause, refusal: transcript.refusal)
    }

    private static func own(_ words: String, _ code: CURLcode) -> String {
        let text = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
        return SMTPReply.redacting(SMTPReply.printable(text.utf8.prefix(300)))
    }
}
