internal import Formats

/// Decodes `bounces:`.
struct ReturnsDecoder {
    let collector: FindingCollector

    func decode(_ reader: MappingReader) -> ReturnsSettings {
        guard let inner = reader.mapping("bounces", .returns) else { return ReturnsSettings() }
        return ReturnsSettings(imap: inner.mapping("imap", .imap).flatMap(imap))
    }

    private func imap(_ reader: MappingReader) -> IMAPSettings? {
        let host = reader.value("host", Values.host)
        let tls = reader.node("tls") == nil ? .implicit : reader.value("tls", Values.choice(IMAPSettings.TLS.self))
        let port =
            reader.node("port") == nil
            ? (tls == .implicit ? 993 : 143) : reader.value("port", Values.integer(1...65_535))
        let username = reader.value("username", Values.line)
        let login = login(reader)
        if let host, tls == IMAPSettings.TLS.none, !Values.isLoopback(host: host), let node = reader.node("tls") {
            collector.error(
                node, .tls, Phrase("without TLS anyone on the way to \(host) can read the mail and the password"),
                suggestion: Phrase("write implicit or starttls; none is for this machine only"))
        }
        let folder = reader.node("folder") == nil ? "INBOX" : reader.value("folder", ReturnsDecoder.folder)
        let after = reader.node("after") == nil ? .leave : reader.value("after", ReturnsDecoder.after)
        let every = reader.value("every", Values.duration)
        if let every, every.approximateMilliseconds < 60_000, let node = reader.node("every") {
            collector.error(
                node, .wrongValue, Phrase("\(every) is less than a minute"), suggestion: Phrase("write 15m"))
        }
        if let folder, case .move(let other)? = after, other == folder, let node = reader.node("after") {
            collector.error(
                node, .wrongValue, Phrase("the messages would be moved to where they are"),
                suggestion: Phrase("write move:Taken, or leave"))
        }
        guard let host, let tls, let port, let username, let login, let folder, let after else { return nil }
        var settings = IMAPSettings(host: host, port: port, tls: tls, username: username, login: login)
        (settings.folder, settings.after, settings.every) = (folder, after, every)
        settings.caFile = reader.value("ca_file", Values.line)
        return settings
    }

    private func login(_ reader: MappingReader) -> IMAPSettings.Login? {
        let password = reader.node("password").map { ($0, Phrase("the password")) }
        let token = reader.node("access_token").map { ($0, Phrase("the access token")) }
        switch (password, token) {
        case (let (node, what)?, nil): return collector.secretSource(node, what: what).map { .password($0) }
        case (nil, let (node, what)?): return collector.secretSource(node, what: what).map { .accessToken($0) }
        case (_?, let (node, _)?):
            collector.error(
                node, .wrongValue, Phrase("the account has either a password or an access token"),
                suggestion: Phrase("delete one"))
        case (nil, nil):
            if reader.isPresent("password") || reader.isPresent("access_token") { return nil }
            if let node = reader.key("username") ?? reader.key("host") {
                collector.error(
                    node, .missingKey, Phrase("\"username\" needs \"password\" or \"access_token\""),
                    suggestion: Phrase("add \"password: { env: IMAP_PASSWORD }\""))
            }
        }
        return nil
    }

    private static func folder(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try Values.line(node)
        guard isFolder(text) else {
            throw ValueMistake(.wrongValue, Phrase("\"\(text)\" is not the name of a folder"))
        }
        return text
    }

    private static func isFolder(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 200 && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" }
    }

    private static func after(_ node: YAMLNode) throws(ValueMistake) -> IMAPSettings.After {
        let text = try Values.line(node)
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = parts.count == 2 ? parts[1].trimmingPrefix(while: \.isWhitespace) : ""
        switch (parts[0], parts.count) {
        case ("leave", 1): return .leave
        case ("seen", 1): return .seen
        case ("flag", 2) where isFlag(String(name)): return .flag(String(name))
        case ("move", 2) where isFolder(String(name)): return .move(String(name))
        case ("flag", 2):
            throw ValueMistake(
                .wrongValue, Phrase("\"\(String(name))\" is not a flag that can be set here"),
                suggestion: Phrase("write flag:Kamerton, or flag:\\Flagged"))
        default:
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is nothing that can be done with a message"),
                suggestion: Phrase("write leave, seen, flag:NAME or move:FOLDER"))
        }
    }

    /// A keyword (RFC 3501, 9: an atom), or a flag of the system's that deletes nothing.
    private static func isFlag(_ text: String) -> Bool {
        if ["\\flagged", "\\answered", "\\seen"].contains(text.lowercased()) { return true }
        return !text.isEmpty && text.utf8.count <= 60
            && text.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !Array("(){%*\"\\]".utf8).contains(byte)
            }
    }
}
