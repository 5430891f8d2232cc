package import Formats
internal import JSON

/// One entry of `delivery.dkim`: a domain that signs, and where its private key is.
package struct DKIMSettings: Sendable, Hashable {
    /// `d=`, in lower-case A-labels.
    package var domain: String
    /// `s=`: the public key is the TXT record of SELECTOR._domainkey.DOMAIN.
    package var selector: String
    package var key: SecretSource
    /// The value of `c=`.
    package var canonicalization: String
    /// How long a signature holds; nil is for ever.
    package var expires: Span?

    package static let canonicalizations = ["relaxed/relaxed", "relaxed/simple", "simple/relaxed", "simple/simple"]

    package init(
        domain: String, selector: String, key: SecretSource, canonicalization: String = "relaxed/relaxed",
        expires: Span? = nil
    ) {
        self.domain = domain
        self.selector = selector
        self.key = key
        self.canonicalization = canonicalization
        self.expires = expires
    }

    /// As it is written below `dkim:`.
    package var yaml: String {
        let source =
            switch key {
            case .file(let path): "file: \(DKIMSettings.scalar(path))"
            case .environment(let name): "env: \(DKIMSettings.scalar(name))"
            }
        return
            "{ domain: \(DKIMSettings.scalar(domain)), selector: \(DKIMSettings.scalar(selector)), key: { \(source) } }"
    }

    /// Plain where every reader of YAML takes it for a text that goes on to the next comma.
    private static func scalar(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { UInt8.isLetterOrDigit($0) || "._/-".utf8.contains($0) }
        let isText = YAMLScalar(text, isPlain: true) == .text(text) && !text.hasPrefix("-")
        return isPlain && isText ? text : JSONValue.string(text).text()
    }

    /// True when a receiver that asks who signed (DMARC, RFC 7489, 3.1.1) finds the sender's own domain, or one above it.
    package func isAligned(with address: String) -> Bool {
        guard let from = (try? EmailAddress(parsing: address))?.key.split(separator: "@").last else { return false }
        return from == domain || from.hasSuffix("." + domain)
    }

    /// RFC 6376, 3.1: labels of letters, digits and hyphens with dots between them.
    package static func isSelector(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 63
            && labels.allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { $0 == 0x2D || UInt8.isLetterOrDigit($0) }
            }
    }

    /// A domain in lower-case A-labels; nil when mail cannot come from it.
    package static func domain(_ text: String) -> String? {
        guard !text.contains("@"), let address = try? EmailAddress(parsing: "x@" + text) else { return nil }
        return address.key.split(separator: "@").last.map(String.init)
    }
}

extension UInt8 {
    fileprivate static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
