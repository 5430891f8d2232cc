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
    /// - Throws: `TransportError`, or `SecretReader.Missing`.
    package static func make(_ workspace: Workspace) throws -> any Transport {
        switch workspace.definition.delivery.transport {
        case .outbox: OutboxTransport(path: workspace.outboxPath)
        case .smtp: try smtp(workspace)
        }
    }

    private static func smtp(_ workspace: Workspace) throws -> SMTPTransport {
        guard let settings = workspace.definition.delivery.smtp else {
            throw TransportError(
                phrase: Phrase("transport: smtp needs delivery.smtp with a host"),
                suggestion: Phrase("see docs/delivery.md"))
        }
        return SMTPTransport(
            try endpoint(settings, workspace),
            limits: SMTPTransport.Limits(
                connections: settings.connections, pipelining: settings.pipelining,
                messagesPerConnection: settings.messagesPerConnection))
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
