internal import Formats

/// Decodes `delivery.smtp`: one relay, or a list of them.
struct RelayDecoder {
    let collector: FindingCollector

    func decode(_ reader: MappingReader) -> [SMTPSettings] {
        guard let node = reader.node("smtp"), let key = reader.key("smtp") else { return [] }
        if node.elements?.isEmpty == true {
            collector.error(
                key, .emptyValue, Phrase("\"smtp\" has no server"),
                suggestion: Phrase("add \"smtp: { host: smtp.example.org }\" to delivery"))
        }
        var relays: [SMTPSettings] = []
        for entry in node.elements ?? [node] {
            let inner = MappingReader(entry, .smtp, collector, under: node.elements == nil ? key : entry)
            guard let relay = relay(inner) else { continue }
            if relays.contains(where: { $0.name == relay.name }) {
                collector.error(
                    inner.node("name") ?? inner.node("host") ?? entry, .duplicateName,
                    Phrase("two relays are called \"\(relay.name)\""),
                    suggestion: Phrase("give each a \"name\" of its own"))
            }
            relays.append(relay)
        }
        if relays.count > 1, relays.allSatisfy({ $0.weight == 0 }) {
            collector.error(
                key, .relay, Phrase("all relays are spares: each has the weight 0"),
                suggestion: Phrase("give one that is to carry mail a weight of 1 or more"))
        }
        return relays
    }

    private func relay(_ inner: MappingReader) -> SMTPSettings? {
        let name = inner.value("name", Values.hyphenatedName)
        let weight = inner.node("weight") == nil ? 1 : inner.value("weight", Values.integer(0...1000))
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
        checkLogin(inner)
        let connections =
            inner.node("connections") == nil
            ? SMTPSettings.defaultConnections : inner.value("connections", Values.integer(1...1000))
        let pipelining =
            inner.node("pipelining") == nil
            ? .full : inner.value("pipelining", Values.choice(SMTPSettings.Pipelining.self))
        let most = inner.value("messages_per_connection", Values.integer(1...1_000_000))
        let domains = inner.elements("from_domains").map { collector.value(of: $0, Values.signingDomain) }
        guard let host, let tls, let port, let connections, let pipelining, let weight, !domains.contains(nil),
            name != nil || inner.node("name") == nil
        else { return nil }
        var settings = SMTPSettings(
            host: host, port: port, tls: tls, username: username, password: password, caFile: authorities)
        (settings.connections, settings.pipelining, settings.messagesPerConnection) = (connections, pipelining, most)
        (settings.rate, settings.weight, settings.fromDomains) = (rate, weight, domains.compactMap { $0 })
        settings.token = token
        if let name { settings.name = name }
        return settings
    }

    private func checkLogin(_ reader: MappingReader) {
        if !reader.isPresent("token") { checkPair(reader, "username", "password") }
        checkPair(reader, "token", "username")
        checkPair(reader, "password", "username")
        guard let key = reader.key("token"), reader.isPresent("password") else { return }
        collector.error(
            key, .wrongValue, Phrase("a server is given a password or a token, not both"),
            suggestion: Phrase("keep \"token\" where the server asks for OAuth 2.0, else \"password\""))
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
