internal import Formats

/// Which of the large providers' rules for senders of much mail are met, as far as they can be seen from here, and where to ask to
/// be told of complaints.
struct ProviderRules {
    let facts: SenderFacts
    let isOffline: Bool

    private struct Provider {
        let check: String
        let name: String
        let rules: [Rule]
    }

    private enum Rule {
        case spf, dkim, dmarc, alignment, reverse, tls, oneClick

        var words: Phrase {
            switch self {
            case .spf: Phrase("SPF")
            case .dkim: Phrase("DKIM of the sender's own domain")
            case .dmarc: Phrase("DMARC")
            case .alignment: Phrase("alignment with From")
            case .reverse: Phrase("reverse DNS")
            case .tls: Phrase("TLS")
            case .oneClick: Phrase("one-click unsubscribe (public_url must begin with https)")
            }
        }
    }

    private static let providers: [Provider] = [
        Provider(
            check: "gmail", name: "Gmail", rules: [.spf, .dkim, .dmarc, .alignment, .reverse, .tls, .oneClick]),
        Provider(check: "yahoo", name: "Yahoo", rules: [.spf, .dkim, .dmarc, .alignment, .reverse, .oneClick]),
        Provider(check: "outlook", name: "Outlook.com", rules: [.spf, .dkim, .dmarc, .alignment]),
        Provider(check: "mail-ru", name: "Mail.ru", rules: [.spf, .dkim, .dmarc, .reverse]),
        Provider(check: "yandex", name: "Yandex", rules: [.spf, .dkim, .reverse]),
    ]

    func lines() -> [DoctorLine] {
        guard facts.isSMTP else { return [] }
        let rules = ProviderRules.providers.map(line)
        return isOffline ? rules : rules + feedback
    }

    private func line(_ provider: Provider) -> DoctorLine {
        let missing = provider.rules.filter { isMet($0) == false }
        let unknown = provider.rules.filter { isMet($0) == nil }
        if !missing.isEmpty {
            return .warning(
                provider.check,
                Phrase("\(provider.name) asks senders of much mail for \(Phrase(listing: missing.map(\.words)))"),
                advice: Phrase("mend what is named above, or much of the mail there is refused or called spam"))
        }
        if !unknown.isEmpty {
            return .skipped(
                provider.check,
                Phrase("\(provider.name): not looked at: \(Phrase(listing: unknown.map(\.words)))"))
        }
        return .ok(provider.check, Phrase("\(provider.name): its rules for senders of much mail are met"))
    }

    private func isMet(_ rule: Rule) -> Bool? {
        switch rule {
        case .spf: facts.hasSPF
        case .dkim: facts.hasAlignedDKIM
        case .dmarc: facts.hasDMARC
        case .alignment:
            facts.hasAlignedDKIM == true || (facts.hasSPF == true && facts.isSPFAligned == true)
                ? true : facts.hasSPF == nil || facts.hasAlignedDKIM == nil ? nil : false
        case .reverse: facts.hasReverseName
        case .tls: facts.hasTLS
        case .oneClick: facts.hasSecureLinks
        }
    }

    /// Gmail sends no reports of single complaints, only shares; the Feedback-ID of every message tells campaigns apart there.
    private var feedback: [DoctorLine] {
        let domain = facts.from
        return [
            .ok(
                "feedback-loop", Phrase("complaints are told to those who have signed up for it"),
                advice: Phrase(
                    """
                    for \(domain), once: Yahoo senders.yahooinc.com (by the DKIM domain), Outlook.com JMRP at \
                    sendersupport.olc.protection.outlook.com (by address), Mail.ru postmaster.mail.ru, Yandex \
                    postmaster.yandex.ru, Gmail postmaster.google.com (shares only)
                    """))
        ]
    }
}
