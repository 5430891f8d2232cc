import Foundation

internal import IDN

/// Parts of addresses as they stand in `members.email_key`: local part case-folded, domain in lower-case A-labels.
package enum AddressPart {
    /// A piece of an address, with or without the @.
    package static func key(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@") else { return hasLabels(text) ? domain(text) : fold(text) }
        return fold(String(text[..<at])) + "@" + domain(String(text[text.index(after: at)...]))
    }

    /// A domain or a piece of one: each label that is not ASCII is converted by itself.
    package static func domain(_ text: String) -> String {
        text.split(separator: ".", omittingEmptySubsequences: false).map { label in
            label.utf8.allSatisfy { $0 < 0x80 } ? label.lowercased() : IDN.toASCII(String(label)) ?? fold(String(label))
        }.joined(separator: ".")
    }

    // ".рф" is a domain's end; "анна" may be anything and is taken for a name.
    private static func hasLabels(_ text: String) -> Bool { text.hasPrefix(".") }

    private static func fold(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? text.lowercased()
            : text.folding(options: .caseInsensitive, locale: nil).precomposedStringWithCanonicalMapping
    }
}
