internal import Formats

/// Decodes `delivery:`.
struct DeliveryDecoder {
    let collector: FindingCollector

    /// The settings, nil when they have mistakes.
    func decode(_ reader: MappingReader) -> DeliverySettings? {
        guard reader.node("delivery") != nil, let inner = reader.mapping("delivery", .delivery) else {
            return DeliverySettings()
        }
        let transport =
            inner.node("transport") == nil
            ? .outbox : inner.value("transport", Values.choice(DeliverySettings.Transport.self))
        let ifUnsure =
            inner.node("if_unsure") == nil
            ? .ask : inner.value("if_unsure", Values.choice(DeliverySettings.IfUnsure.self))
        let smtp = smtp(inner)
        let dkim = DKIMDecoder(collector: collector).decode(inner)
        let pace = PaceDecoder(collector: collector)
        let (perDomain, warmUp, pauseAt) = (pace.perDomain(inner), pace.warmUp(inner), pace.pauseAt(inner))
        if transport == .smtp, inner.node("smtp") == nil, let node = inner.key("transport") {
            collector.error(
                node, .missingKey, Phrase("the transport smtp needs \"smtp\": the server that takes the mail"),
                suggestion: Phrase("add \"smtp: { host: smtp.example.org }\" to delivery"))
        }
        guard let transport, let ifUnsure else { return nil }
        var settings = DeliverySettings(transport: transport, smtp: smtp, ifUnsure: ifUnsure, dkim: dkim)
        (settings.perDomain, settings.warmUp, settings.pauseAt) = (perDomain, warmUp, pauseAt)
        return settings
    }

    private func smtp(_ reader: MappingReader) -> SMTPSettings? {
        guard let node = reader.node("smtp"), let key = reader.key("smtp") else { return nil }
        if node.elements != nil {
            collector.error(
                node, .notAvailable, Phrase("a list of servers is not available in this version"),
                suggestion: Phrase("write one server as a mapping"))
            return nil
        }
        let inner = MappingReader(node, .smtp, collector, under: key)
        let host = inner.value("host", Values.host)
        let tls = inner.node("tls") == nil ? .starttls : inner.value("tls", Values.choice(SMTPSettings.TLS.self))
        let port = inner.node("port") == nil ? tls?.defaultPort : inner.value("port", Values.integer(1...65_535))
        let username = inner.value("username", Values.line)
        let password = inner.node("password").flatMap { collector.secretSource($0, what: Phrase("the password")) }
        let token = inner.node("token").flatMap { collector.secretSource($0, what: Phrase("the token")) }
        let authorities = inner.value("ca_file", Values.line)
        let rate = inner.value("rate", Values.pace)
        if let host, tls == SMTPSettings.TLS.none, !Values.isLoopback(host: host), let node = inner.node("tls") {
            collector.error(
                node, .tls, Phrase("without TLS anyone on the way to \(host) can read the mail and the password"),
                suggestion: Phrase("write starttls or implicit; none is for this machine only"))
        }
        if !inner.isPresent("token") { checkPair(inner, "username", "password") }
        checkPair(inner, "token", "username")
        if let key = inner.key("token"), inner.isPresent("password") {
            collector.error(
                key, .wrongValue, Phrase("a server is given a password or a token, not both"),
                suggestion: Phrase("keep \"token\" where the server asks for OAuth 2.0, else \"password\""))
        }
        checkPair(inner, "password", "username")
        let connections =
            inner.node("connections") == nil
            ? SMTPSettings.defaultConnections : inner.value("connections", Values.integer(1...1000))
        let pipelining =
            inner.node("pipelining") == nil
            ? .full : inner.value("pipelining", Values.choice(SMTPSettings.Pipelining.self))
        let most = inner.value("messages_per_connection", Values.integer(1...1_000_000))
        guard let host, let tls, let port, let connections, let pipelining else { return nil }
        var settings = SMTPSettings(
            host: host, port: port, tls: tls, username: username, password: password, caFile: authorities)
        (settings.connections, settings.pipelining, settings.messagesPerConnection) = (connections, pipelining, most)
        (settings.rate, settings.token) = (rate, token)
        return settings
    }

    private func checkPair(_ reader: MappingReader, _ name: String, _ other: String) {
        guard let key = reader.key(name), reader.node(other) == nil, !reader.isPresent(other) else { return }
        collector.error(
            key, .missingKey, Phrase("\"\(name)\" needs \"\(other)\""),
            suggestion: other == "password"
                ? Phrase("add \"password: { env: SMTP_PASSWORD }\"") : Phrase("add \"\(other): …\""))
    }
}

extension SMTPSettings.TLS {
    /// RFC 8314 and RFC 5321.
    var defaultPort: Int {
        switch self {
        case .starttls: 587
        case .implicit: 465
        case .none: 25
        }
    }
}
