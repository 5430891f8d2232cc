package import Formats
package import Definitions
internal import SMTP

/// Why a workspace's transport cannot be used as configured.
package struct TransportError: PhrasedError {
    package let phrase: Phrase
    package let suggestion: Phrase?
    /// The call is at fault, not the configuration.
    package var isUsage = false

    package var advice: Phrase? { suggestion }
}

/// Makes the transport that `delivery:` describes.
package enum TransportFactory {
    /// One way out: a relay, or the outbox, which has no name.
    package struct Way {
        package let relay: String?
        package let transport: any Transport

        package init(relay: String?, transport: any Transport) { (self.relay, self.transport) = (relay, transport) }
    }

    /// Every way out, in the order of the file.
    /// - Throws: `TransportError`, or `SecretReader.Missing`.
    package static func ways(_ workspace: Workspace) throws -> [Way] {
        let delivery = workspace.definition.delivery
        guard delivery.transport == .smtp else {
            return [Way(relay: nil, transport: OutboxTransport(path: workspace.outboxPath))]
        }
        guard !delivery.relays.isEmpty else {
            throw TransportError(
                phrase: Phrase("transport: smtp needs delivery.smtp with a host"),
                suggestion: Phrase("see docs/delivery.md"))
        }
        return try delivery.relays.map { Way(relay: $0.name, transport: try transport($0, workspace)) }
    }

    /// The transport of one message of an intent: of its relays the one with the greatest weight.
    /// - Throws: `TransportError`, or `SecretReader.Missing`.
    package static func make(_ workspace: Workspace, of intent: Intent = .inform) throws -> Way {
        let relays = workspace.definition.mailStream(of: intent).relays
        let first = relays.enumerated().max { ($0.element.weight, -$0.offset) < ($1.element.weight, -$1.offset) }
        guard workspace.definition.delivery.transport == .smtp, let relay = first?.element else {
            return try ways(workspace)[0]
        }
        return Way(relay: relay.name, transport: try transport(relay, workspace))
    }

    private static func transport(_ settings: SMTPSettings, _ workspace: Workspace) throws -> SMTPTransport {
        SMTPTransport(
            try endpoint(settings, workspace),
            limits: SMTPTransport.Limits(
                connections: settings.connections, pipelining: settings.pipelining,
                messagesPerConnection: settings.messagesPerConnection,
                hasOthers: workspace.definition.delivery.relays.count > 1))
    }

    static func endpoint(_ settings: SMTPSettings, _ workspace: Workspace) throws -> SMTPEndpoint {
        if settings.tls == .none, !isLoopback(settings.host) {
            throw TransportError(
                phrase: Phrase("tls: none sends mail and password in the clear to \(settings.host)"),
                suggestion: Phrase("use tls: starttls or implicit"))
        }
        var endpoint = SMTPEndpoint(
            host: settings.host, port: settings.port, security: security(settings.tls), username: settings.username,
            password: try settings.password.map { try SecretReader.read($0, directory: workspace.directory) },
            caFile: settings.caFile.map(workspace.resolve))
        // Read anew by each run: such tokens live for an hour.
        endpoint.token = try settings.token.map { try SecretReader.read($0, directory: workspace.directory) }
        return endpoint
    }

    private static func security(_ tls: SMTPSettings.TLS) -> SMTPEndpoint.Security {
        switch tls {
        case .starttls: .starttls
        case .implicit: .implicit
        case .none: .none
        }
    }

    /// `localhost`, 127.0.0.0/8 and ::1; a name that merely resolves there is not.
    static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" || host == "::1" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
