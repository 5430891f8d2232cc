internal import CCurl
internal import MailServer

/// What a relay is like: opens one connection as a run does, says what it was offered, and leaves.
package struct SMTPProbe: Sendable, Hashable {
    /// `TLSv1.3`; nil without encryption.
    package var tls: String?
    /// Seconds since 1970.
    package var certificateExpiresAt: Int64?
    package var capabilities = SMTPCapabilities()
    /// The mechanisms of AUTH, upper-case.
    package var mechanisms: [String] = []

    package init(
        tls: String? = nil, certificateExpiresAt: Int64? = nil, capabilities: SMTPCapabilities = SMTPCapabilities(),
        mechanisms: [String] = []
    ) {
        self.tls = tls
        self.certificateExpiresAt = certificateExpiresAt
        self.capabilities = capabilities
        self.mechanisms = mechanisms
    }

    /// - Throws: what keeps a run from sending, too.
    package static func run(_ endpoint: SMTPEndpoint) throws(SMTPFailure) -> SMTPProbe {
        guard ConnectOnly.isLibraryReady, let handle = curl_easy_init() else { throw SMTPFailure(.noLibrary) }
        defer { curl_easy_cleanup(handle) }
        let listener = SMTPProbeListener()
        let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        defer { words.deallocate() }
        try SMTPConnection.configure(handle, endpoint)
        kamerton_curl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, words)
        kamerton_curl_setopt_long(handle, CURLOPT_VERBOSE, 1)
        kamerton_curl_setopt_pointer(handle, CURLOPT_DEBUGDATA, Unmanaged.passUnretained(listener).toOpaque())
        kamerton_curl_setopt_debug(handle) { _, type, data, size, context in
            guard let data, let context, type == CURLINFO_TEXT || type == CURLINFO_HEADER_IN else { return 0 }
            Unmanaged<SMTPProbeListener>.fromOpaque(context).takeUnretainedValue()
                .take(UnsafeRawBufferPointer(start: data, count: size), isText: type == CURLINFO_TEXT)
            return 0
        }
        let code = curl_easy_perform(handle)
        kamerton_curl_setopt_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1)
        let said = String(cString: words)
        kamerton_curl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, nil)
        guard code == CURLE_OK else {
            throw SMTPConnection.failure(code, said, listener.transcript, endpoint)
        }
        if endpoint.username != nil, !listener.transcript.isAuthenticated {
            throw SMTPFailure(.noLogin(relay: endpoint.name))
        }
        return listener.probe
    }
}

/// Listens to what libcurl says while it connects.
private final class SMTPProbeListener {
    let transcript = SMTPTranscript()
    private let encryption = TLSListener()
    private var mechanisms: [String] = []

    var probe: SMTPProbe {
        SMTPProbe(
            tls: encryption.version, certificateExpiresAt: encryption.expiresAt, capabilities: transcript.capabilities,
            mechanisms: mechanisms)
    }

    func take(_ bytes: UnsafeRawBufferPointer, isText: Bool) {
        if !isText { transcript.take(bytes) }
        let line = SMTPReply.printable(bytes.prefix(512))
        if isText { encryption.take(line) } else if line.hasPrefix("250") { takeOffer(line) }
    }

    private func takeOffer(_ line: String) {
        let words = line.dropFirst(4).split(whereSeparator: { $0 == " " || $0 == "=" }).map { $0.uppercased() }
        if words.first == "AUTH" { mechanisms = Array(words.dropFirst()) }
    }
}
