package import Definitions
package import Formats
package import Store

/// A mail of the program to somebody of the team: what members answered. It is no campaign's message and not in the ledger.
package enum NoticeMail {
    /// - Parameter salt: the store's, for `Message-ID`: the same notices are the same mail.
    /// - Throws: `ComposeError` when an address cannot be mailed; `DKIMKeyError`.
    package static func compose(
        _ notices: [PendingNotice], to address: String, _ workspace: Workspace, salt: [UInt8], now: Instant
    ) throws -> ComposedMessage {
        try TeamMail.compose(
            "notice", notices.map { "\($0.id)" }.joined(separator: ","), subject: subject(notices),
            text: text(notices, workspace.definition), to: address, workspace, salt: salt, now: now)
    }

    private static func subject(_ notices: [PendingNotice]) -> Phrase {
        let campaign = notices.first?.campaign ?? ""
        return Phrase("\(campaign): \(notices.count, "answer", "answers") to look at")
    }

    private static func text(_ notices: [PendingNotice], _ definition: WorkspaceDefinition) -> Phrase {
        let lines = notices.map { notice in
            let who = [notice.name, notice.email].compactMap(\.self).map { HeaderText(cleaning: $0).value }
            let at = definition.timezone.civil(notice.at).minuteName.replacing("T", with: " ")
            return Phrase("\(at)  \(who.joined(separator: ", ")): \(notice.scores)")
        }
        return Phrase(
            """
            These members of \(definition.name) have answered \(notices.first?.campaign ?? ""):

            \(Phrase(listing: lines, separator: "\n"))

            Their whole story: kamerton explain EMAIL
            """)
    }
}
