/// Where and how to open an SMTP connection.
package struct SMTPEndpoint: Sendable {
    package enum Security: Sendable {
        /// STARTTLS, required: a server that does not offer it is refused.
        case starttls
        /// TLS from the first byte.
        case implicit
        /// No encryption. Who may be spoken to like this is the caller's decision.
        case none
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var username: String?
    package var password: [UInt8]?
    /// An OAuth 2.0 access token (XOAUTH2, OAUTHBEARER) instead of a password.
    package var token: [UInt8]?
    /// A PEM file of certificate authorities to trust instead of the system's.
    package var caFile: String?
    /// For name, TCP, TLS, EHLO and AUTH together.
    package var connectTimeout: Duration

    package init(
        host: String, port: Int, security: Security, username: String? = nil, password: [UInt8]? = nil,
        caFile: String? = nil, connectTimeout: Duration = .seconds(30)
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.caFile = caFile
        self.connectTimeout = connectTimeout
    }

    /// `relay.example.org:587`, as messages to people name it.
    package var name: String { "\(host):\(port)" }

    /// The URL for libcurl, or nil when the host has characters that no host name has.
    var url: String? {
        let allowed = host.utf8.allSatisfy { byte in
            byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x3A || byte == 0x5F
        }
        guard allowed, !host.isEmpty, (1...65_535).contains(port) else { return nil }
        let scheme = security == .implicit ? "smtps" : "smtp"
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
