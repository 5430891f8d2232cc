package import Formats

/// `bounces:` of the workspace file: where what comes back is fetched from.
package struct ReturnsSettings: Sendable, Hashable {
    package var imap: IMAPSettings?

    package init(imap: IMAPSettings? = nil) { self.imap = imap }
}

/// A folder of a mail server, and what becomes of its messages once they are read.
package struct IMAPSettings: Sendable, Hashable {
    package enum TLS: String, Sendable, CaseIterable {
        case implicit
        case starttls
        /// Only to loopback.
        case none
    }

    /// What is done with a message that was taken in. Nothing is ever deleted.
    package enum After: Sendable, Hashable {
        /// The folder is opened for reading only.
        case leave
        case seen
        /// A keyword, or `\Flagged` or `\Answered`.
        case flag(String)
        /// Into another folder, which is made if it is not there.
        case move(String)
    }

    /// How the account proves itself.
    package enum Login: Sendable, Hashable {
        case password(SecretSource)
        /// An OAuth 2.0 access token, given as XOAUTH2; another program keeps it fresh.
        case accessToken(SecretSource)

        package var source: SecretSource {
            switch self {
            case .password(let source), .accessToken(let source): source
            }
        }
    }

    package var host: String
    package var port: Int
    package var tls: TLS
    package var username: String
    package var login: Login
    /// A PEM file of certificate authorities to trust instead of the system's.
    package var caFile: String?
    package var folder = "INBOX"
    package var after = After.leave
    /// How often `run` fetches; nil is never.
    package var every: Span?

    package init(host: String, port: Int, tls: TLS, username: String, login: Login) {
        (self.host, self.port, self.tls, self.username, self.login) = (host, port, tls, username, login)
    }
}
