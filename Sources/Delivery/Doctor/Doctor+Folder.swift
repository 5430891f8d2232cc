internal import Definitions
package import Formats

/// What is known of the folder from which bounces are fetched, once somebody has looked.
package struct FolderFacts: Sendable {
    /// `TLSv1.3`; nil without encryption.
    package let tls: String?
    package let certificateExpiresAt: Instant?
    package let messages: Int
    /// Why what is to become of a message once it is read cannot be done there.
    package let obstacle: FolderFailure?

    package init(tls: String?, certificateExpiresAt: Instant?, messages: Int, obstacle: FolderFailure? = nil) {
        (self.tls, self.certificateExpiresAt) = (tls, certificateExpiresAt)
        (self.messages, self.obstacle) = (messages, obstacle)
    }
}

/// Why bounces cannot be fetched, and how far it came.
package struct FolderFailure: Error {
    package enum Part: Sendable {
        case connection, login, folder
    }

    package let part: Part
    package let words: Phrase
    package let advice: Phrase?

    package init(_ part: Part, _ words: Phrase, advice: Phrase?) {
        (self.part, self.words, self.advice) = (part, words, advice)
    }
}

extension Doctor {
    /// Looks at where `bounces fetch` reads, as it would; nothing where nothing is fetched.
    func folder() -> [DoctorLine] {
        guard let settings = workspace.definition.returns.imap else { return [] }
        let name = "\(settings.host):\(settings.port)"
        if isOffline { return [.skipped("imap", Phrase("offline: \(name) was not asked"))] }
        guard let look else { return [] }
        let answers = DoctorLine.ok("imap", Phrase("\(name) answers"))
        let isIn = DoctorLine.ok("imap-login", Phrase("it lets \(settings.username) in"))
        do throws(FolderFailure) {
            let found = try look(settings)
            let isThere = DoctorLine.ok(
                "imap-folder",
                Phrase("the folder \(settings.folder) is there, with \(found.messages, "message", "messages")")
            )
            return [answers] + encryption(found, settings) + [isIn, isThere]
                + (found.obstacle.map { [Doctor.line("imap-after", $0)] } ?? [])
        } catch {
            return switch error.part {
            case .connection: [Doctor.line("imap", error)]
            case .login: [answers, Doctor.line("imap-login", error)]
            case .folder: [answers, isIn, Doctor.line("imap-folder", error)]
            }
        }
    }

    private static func line(_ check: String, _ failure: FolderFailure) -> DoctorLine {
        .error(
            check, failure.words,
            advice: failure.advice ?? Phrase("what comes back is not fetched until this works: see bounces.imap"))
    }

    private func encryption(_ found: FolderFacts, _ settings: IMAPSettings) -> [DoctorLine] {
        encryption(
            "imap-tls", found.tls, isPlain: settings.tls == .none,
            plain: Phrase("no encryption: the mail server is on this machine"), until: found.certificateExpiresAt
        ) { end in
            let days = daysLeft(until: end)
            return certificate(
                "imap-certificate", until: end,
                Phrase("the mail server's certificate is good for \(days, "more day", "more days")"),
                expired: Phrase("the mail server's certificate has expired at \("\(end)")"),
                advice: Phrase("ask whoever runs the mail server to renew it: when it has expired nothing is fetched"))
        }
    }
}
