internal import IDN

/// The domain of an address that mail is sent to (RFC 5321, RFC 1123, IDNA2008).
enum EmailDomain {
    /// Country domains that have taken mail themselves; any other name without a dot is a slip in a list.
    private static let dotless: Set<String> = ["ai", "io"]

    /// The domain in lower-case A-labels.
    static func ascii(_ text: String) throws(EmailAddress.Invalid) -> String {
        if text.isEmpty { throw EmailAddress.Invalid.noDomain }
        if text.hasPrefix("[") { throw EmailAddress.Invalid.brackets }
        let domain: String
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            domain = text.lowercased()
        } else {
            guard let converted = IDN.toASCII(text) else { throw EmailAddress.Invalid.domain(text, .notInternational) }
            domain = converted
        }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        for label in labels { try check(label, of: text) }
        try check(topLevel: String(labels.last ?? ""), of: text, isAlone: labels.count == 1)
        return domain
    }

    private static func check(_ label: Substring, of domain: String) throws(EmailAddress.Invalid) {
        if label.isEmpty { throw EmailAddress.Invalid.domain(domain, .extraDot) }
        if label.utf8.count > 63 { throw EmailAddress.Invalid.longLabel(label.utf8.count) }
        if label.utf8.first == 0x2D || label.utf8.last == 0x2D {
            throw EmailAddress.Invalid.domain(domain, .hyphen)
        }
        let wrong = label.unicodeScalars.first {
            switch $0.value {
            case 0x30...0x39, 0x61...0x7A, 0x2D: false
            default: true
            }
        }
        if let wrong { throw EmailAddress.Invalid.domain(domain, .character(wrong)) }
        // An A-label has to be the encoding of something.
        if label.hasPrefix("xn--"), IDN.toASCII(String(label)) == nil {
            throw EmailAddress.Invalid.label(String(label))
        }
    }

    private static func check(
        topLevel: String, of domain: String, isAlone: Bool
    ) throws(EmailAddress.Invalid) {
        if topLevel.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            throw EmailAddress.Invalid.domain(domain, .number)
        }
        if isAlone, !dotless.contains(topLevel) { throw EmailAddress.Invalid.domain(domain, .noDot) }
        // RFC 6761, 6.4. The other reserved names (.test, .example) are what tests and samples are made of.
        if topLevel == "invalid" { throw EmailAddress.Invalid.reserved }
    }
}
