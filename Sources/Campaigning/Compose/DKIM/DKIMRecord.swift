package import Crypto

/// What a domain publishes of a key: a TXT record (RFC 6376, 3.6.1; RFC 8463, 4).
package struct DKIMRecord: Sendable, Hashable {
    /// Without a dot at its end.
    package let name: String
    package let value: String

    package init(domain: String, selector: String, key: PublicKey) {
        name = "\(selector)._domainkey.\(domain)"
        value =
            switch key.kind {
            case .rsa: "v=DKIM1; k=rsa; p=\(TextCode.base64(key.der))"
            case .ed25519: "v=DKIM1; k=ed25519; p=\(TextCode.base64(key.raw ?? []))"
            }
    }

    /// A TXT record is made of strings of at most 255 octets, which readers put together again (RFC 1035, 3.3.14; RFC 6376,
    /// 3.6.2.2).
    package var strings: [String] {
        let letters = Array(value)
        return stride(from: 0, to: letters.count, by: 255).map { String(letters[$0..<min($0 + 255, letters.count)]) }
    }

    /// For the zone file of a name server.
    package var zoneLine: String {
        let quoted = strings.map { "\"\($0)\"" }
        return quoted.count == 1
            ? "\(name). IN TXT \(quoted[0])" : "\(name). IN TXT (\n    \(quoted.joined(separator: "\n    ")) )"
    }
}
