internal import MailServer

/// Where and how to open an IMAP connection.
package struct IMAPEndpoint: Sendable {
    package enum Security: Sendable {
        /// STARTTLS, required: a server that does not offer it is refused.
        case starttls
        /// TLS from the first byte.
        case implicit
        /// No encryption. Who may be spoken to like this is the caller's decision.
        case none
    }

    package enum Proof: Sendable {
        case password([UInt8])
        /// An OAuth 2.0 access token, given as XOAUTH2.
        case accessToken([UInt8])
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var username: String
    package var proof: Proof
    /// A PEM file of certificate authorities to trust instead of the system's.
    package var caFile: String?
    /// For name, TCP, TLS and login together.
    package var connectTimeout = Duration.seconds(30)
    /// For each thing that the server is asked.
    package var replyTimeout = Duration.seconds(120)

    package init(host: String, port: Int, security: Security, username: String, proof: Proof) {
        (self.host, self.port, self.security) = (host, port, security)
        (self.username, self.proof) = (username, proof)
    }

    /// `imap.example.org:993`, as messages to people name it.
    package var name: String { "\(host):\(port)" }

    /// The URL for libcurl, or nil when the host has characters that no host name has.
    var url: String? { MailServerURL.make(security == .implicit ? "imaps" : "imap", host: host, port: port) }
}
