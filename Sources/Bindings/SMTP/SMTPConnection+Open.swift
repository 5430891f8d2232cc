internal import CCurl
internal import MailServer

extension SMTPConnection {
    /// Everything libcurl must know to open the connection.
    static func configure(_ handle: UnsafeMutableRawPointer, _ endpoint: SMTPEndpoint) throws(SMTPFailure) {
        guard let url = endpoint.url else {
            throw SMTPFailure(.notAHostName(SMTPReply.printable(endpoint.host.utf8)))
        }
        ConnectOnly.configure(
            handle, url: url, protocols: "smtp,smtps", timeout: endpoint.connectTimeout,
            requiresSTARTTLS: endpoint.security == .starttls, caFile: endpoint.caFile)
        guard let username = endpoint.username else { return }
        let isSet = ConnectOnly.logIn(
            handle, username, endpoint.token ?? endpoint.password ?? [],
            token: endpoint.token == nil ? nil : "AUTH=XOAUTH2;AUTH=OAUTHBEARER")
        guard isSet else { throw SMTPFailure(.nulInCredentials) }
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
