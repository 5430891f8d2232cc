package import Formats

/// The domain of addresses, written as people do: `@example.org`, `domain:example.org`; lower-case, international names as
/// A-labels, as in `email_key`.
package struct MailDomain: Sendable, Hashable {
    package let name: String

    /// Nil for what is not written as a domain: an address.
    /// - Throws: `EmailAddress.Invalid` for a domain that cannot be one.
    package init?(_ text: String) throws(EmailAddress.Invalid) {
        let bare: Substring
        if text.hasPrefix("@") {
            bare = text.dropFirst()
        } else if text.lowercased().hasPrefix("domain:") {
            bare = text.dropFirst("domain:".count)
        } else {
            return nil
        }
        name = MailDomain.name(ofKey: try EmailAddress(parsing: "a@" + bare.drop { $0 == " " }).key)
    }

    init(emailKey: String) { name = MailDomain.name(ofKey: emailKey) }

    private static func name(ofKey key: String) -> String { key.split(separator: "@").last.map(String.init) ?? "" }
}
