internal import MailServer

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
    var url: String? { MailServerURL.make(security == .implicit ? "smtps" : "smtp", host: host, port: port) }
}
