package import Definitions
package import Formats
package import Store

/// The mail of the day to the owner of cases: what is due and overdue.
package enum CaseDigestMail {
    /// Lines of one mail; the rest is counted.
    private static let most = 100

    /// - Parameter day: of the workspace: the mail of one day is one mail.
    package static func compose(
        _ cases: [MemberCase], to owner: String, day: CivilDate, _ workspace: Workspace, salt: [UInt8], now: Instant
    ) throws -> ComposedMessage {
        let overdue = cases.count { $0.isOverdue(at: now) }
        let due = cases.count - overdue
        return try TeamMail.compose(
            "cases", "\(day)",
            subject: overdue > 0
                ? Phrase("\(overdue, "case", "cases") overdue, \(due) due today")
                : Phrase("\(due, "case", "cases") due today"),
            text: text(cases, workspace.definition, now), to: owner, workspace, salt: salt, now: now)
    }

    private static func text(_ cases: [MemberCase], _ definition: WorkspaceDefinition, _ now: Instant) -> Phrase {
        let lines = cases.prefix(most).map { one in
            let who = [one.name, one.email].compactMap(\.self).map { HeaderText(cleaning: $0).value }
                .joined(separator: ", ")
            let due = one.dueAt.map { definition.timezone.civil($0).minuteName.replacing("T", with: " ") } ?? ""
            let what = HeaderText(cleaning: [one.campaign, one.note].compactMap(\.self).joined(separator: ": ")).value
            return one.isOverdue(at: now)
                ? Phrase("\(one.id)  overdue since \(due)  \(who)  \(what)")
                : Phrase("\(one.id)  due \(due)  \(who)  \(what)")
        }
        let rest = cases.count - lines.count
        let list = Phrase(listing: lines, separator: "\n")
        return Phrase(
            """
            Members of \(definition.name) who wait for you:

            \(rest > 0 ? Phrase("\(list)\n… and \(rest, "case", "cases") more") : list)

            What they answered and what was done: kamerton cases show NUMBER
            When you have written or called: kamerton cases contacted NUMBER --note "…"
            When it is done with: kamerton cases close NUMBER --outcome resolved --note "…"
            """)
    }
}
