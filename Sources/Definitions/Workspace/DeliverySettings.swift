/// `delivery:` of the workspace file.
package struct DeliverySettings: Sendable, Hashable {
    package enum Transport: String, Sendable, CaseIterable {
        /// Mail is written to a Maildir; nothing leaves the machine. The default.
        case outbox
        case smtp
    }

    package enum IfUnsure: String, Sendable, CaseIterable {
        /// Uncertain messages stay as they are and are shown.
        case ask
        /// They are planned again.
        case resend
    }

    package var transport: Transport
    /// The relays of `smtp:`, whichever the transport.
    package var relays: [SMTPSettings]
    /// Mail of some intents that goes its own way.
    package var streams: [StreamSettings] = []
    /// Addresses of our own that get a copy of each send.
    package var seeds: [String] = []
    package var ifUnsure: IfUnsure
    /// Who signs; each adds a signature.
    package var dkim: [DKIMSettings]
    /// How fast mail goes to the addresses of a domain, by its lower-case name.
    package var perDomain: [String: CountLimit] = [:]
    package var warmUp: WarmUp?
    package var pauseAt = PauseThresholds()

    package init(
        transport: Transport = .outbox, smtp: SMTPSettings? = nil, ifUnsure: IfUnsure = .ask,
        dkim: [DKIMSettings] = []
    ) {
        (self.transport, self.ifUnsure, self.dkim) = (transport, ifUnsure, dkim)
        relays = smtp.map { [$0] } ?? []
    }

    /// The first relay: the only one of most workspaces.
    package var smtp: SMTPSettings? {
        get { relays.first }
        set { relays = (newValue.map { [$0] } ?? []) + relays.dropFirst() }
    }
}

package struct SMTPSettings: Sendable, Hashable {
    package enum TLS: String, Sendable, CaseIterable {
        case starttls
        case implicit
        /// Only to loopback.
        case none
    }

    /// How many commands go in one round trip.
    package enum Pipelining: String, Sendable, CaseIterable {
        /// The content of a message and the envelope of the next together: one round trip a message.
        case full
        /// The envelope together, then the content: two round trips.
        case careful
        /// Each command waits for its reply: what a server without PIPELINING gets in any case.
        case off
    }

    package static let defaultConnections = 10

    /// How the ledger and people call it: unique among the relays.
    package var name: String
    /// Its share of the mail beside the others'; 0 takes some only while all others are down.
    package var weight = 1
    /// Lower-case domains of From lines whose mail it carries, those below them too; empty is all that no other relay is for.
    package var fromDomains: [String] = []
    package var host: String
    package var port: Int
    package var tls: TLS
    package var username: String?
    package var password: SecretSource?
    /// An OAuth 2.0 access token instead of a password.
    package var token: SecretSource?
    /// A PEM file of certificate authorities to trust instead of the system's.
    package var caFile: String?
    /// How fast it takes mail.
    package var rate: CountLimit?
    /// At the same time.
    package var connections = SMTPSettings.defaultConnections
    /// After so many messages a connection is replaced; nil is when the server ends it.
    package var messagesPerConnection: Int?
    package var pipelining = Pipelining.full

    package init(
        host: String, port: Int, tls: TLS, username: String? = nil, password: SecretSource? = nil,
        caFile: String? = nil
    ) {
        name = host
        self.host = host
        self.port = port
        self.tls = tls
        self.username = username
        self.password = password
        self.caFile = caFile
    }
}
