internal import CIDN

/// Internationalised domain names by libidn2 (RFC 5890-5892, UTS 46 non-transitional).
package enum IDN {
    /// The lower-case A-label form of a domain (`пример.рф` -> `xn--e1afmkfd.xn--p1ai`), nil when it is not a valid name.
    package static func toASCII(_ domain: String) -> String? {
        var output: UnsafeMutablePointer<CChar>?
        let flags = Int32(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
        guard idn2_to_ascii_8z(domain, &output, flags) == IDN2_OK.rawValue, let output else { return nil }
        defer { idn2_free(output) }
        return String(cString: output).lowercased()
    }

    /// The Unicode form of a domain for people to read; the input where it has none.
    package static func toUnicode(_ domain: String) -> String {
        var output: UnsafeMutablePointer<CChar>?
        guard idn2_to_unicode_8z8z(domain, &output, 0) == IDN2_OK.rawValue, let output else { return domain }
        defer { idn2_free(output) }
        return String(cString: output)
    }
}
