/// Addresses that reach one mailbox although they are written differently, as far as their providers say so: for telling that
/// somebody recommended themselves, never for mailing.
package enum SameMailbox {
    /// The part after a plus is the reader's own (subaddressing, RFC 5233), and nobody else has the rest.
    private static let plusDomains: Set<String> = [
        "gmail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "icloud.com", "me.com", "mac.com",
        "protonmail.com", "proton.me", "pm.me", "fastmail.com", "yandex.ru", "mail.ru", "inbox.ru", "list.ru", "bk.ru",
        "internet.ru",
    ]

    /// One mailbox under several domains.
    private static let twins = [
        "googlemail.com": "gmail.com", "me.com": "icloud.com", "mac.com": "icloud.com", "protonmail.com": "proton.me",
        "pm.me": "proton.me", "ya.ru": "yandex.ru", "yandex.com": "yandex.ru", "yandex.by": "yandex.ru",
        "yandex.kz": "yandex.ru", "yandex.ua": "yandex.ru",
    ]

    /// The same for all spellings of one mailbox.
    /// - Parameter key: an address's key (`EmailAddress.key`).
    package static func identity(_ key: String) -> String {
        guard let at = key.lastIndex(of: "@") else { return key }
        var name = String(key[..<at])
        let written = String(key[key.index(after: at)...])
        let domain = twins[written] ?? written
        guard plusDomains.contains(domain) || plusDomains.contains(written) || domain == "proton.me" else { return key }
        if let plus = name.firstIndex(of: "+"), plus > name.startIndex { name = String(name[..<plus]) }
        switch domain {
        case "gmail.com": name.removeAll { $0 == "." }
        case "yandex.ru": name = name.replacing("-", with: ".")
        default: break
        }
        return "\(name)@\(domain)"
    }
}
