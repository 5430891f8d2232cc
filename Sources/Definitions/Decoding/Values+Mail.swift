import Foundation
internal import Formats

extension Values {
    /// A bare address.
    static func address(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try text(node)
        return try address(text, offset: 0)
    }

    private static func address(_ text: String, offset: Int) throws(ValueMistake) -> String {
        do {
            return try EmailAddress(parsing: text).address
        } catch {
            throw ValueMistake(
                .address, Phrase("\"\(text)\" is not an email address: \(error.phrase)"),
                suggestion: error.advice,
                part: (offset, max(1, text.count)))
        }
    }

    /// `Green Orchard Club <club@example.org>`, or an address alone.
    static func mailbox(_ node: YAMLNode) throws(ValueMistake) -> Mailbox {
        let text = try line(node)
        guard let open = text.lastIndex(of: "<") else {
            guard !text.contains(">") else { throw missingBracket(text) }
            return Mailbox(name: "", address: try address(text, offset: 0))
        }
        guard text.hasSuffix(">") else { throw missingBracket(text) }
        let inner = String(text[text.index(after: open)...].dropLast())
        let offset = text.distance(from: text.startIndex, to: open) + 1
        let address = try address(inner, offset: offset)
        var name = text[..<open].trimmingCharacters(in: .whitespaces)
        if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
        guard !name.contains(where: { $0 == "<" || $0 == ">" }) else { throw missingBracket(text) }
        return Mailbox(name: name, address: address)
    }

    private static func missingBracket(_ text: String) -> ValueMistake {
        ValueMistake(
            .address, Phrase("\"\(text)\" is not a sender"),
            suggestion: Phrase("write it as Green Orchard Club <club@example.org>"))
    }

    /// A web address without a slash at its end.
    static func url(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try line(node)
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
            throw ValueMistake(
                .url, Phrase("\"\(text)\" does not begin with https://"),
                suggestion: text.contains("://") ? nil : Phrase("write https://\(text)"))
        }
        guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
            !text.contains(where: \.isWhitespace)
        else { throw ValueMistake(.url, Phrase("\"\(text)\" is not a web address")) }
        guard parts.query == nil, parts.fragment == nil, parts.user == nil else {
            throw ValueMistake(
                .url, Phrase("\"\(text)\" has a query, a fragment or a user name"),
                suggestion: Phrase("write only https://host/path"))
        }
        var result = text
        while result.hasSuffix("/") { result.removeLast() }
        return result
    }

    /// True when a host is this machine.
    static func isLoopback(host: String) -> Bool {
        let name = host.lowercased()
        let octets = name.split(separator: ".", omittingEmptySubsequences: false)
        return name == "localhost" || name.hasSuffix(".localhost") || name == "::1" || name == "[::1]"
            || (octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil })
    }

    static func host(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try line(node)
        let isIPv6 = text.contains(":") && text.allSatisfy { $0.isHexDigit || ":[].".contains($0) }
        guard isIPv6 || text.allSatisfy({ $0.isLetter || $0.isNumber || ".-_".contains($0) }) else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not a host name"),
                suggestion: Phrase("write only the name: smtp.example.org"))
        }
        return text
    }
}
