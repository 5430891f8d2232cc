package import Definitions
package import Formats
package import Store

/// Rows that tests of surveys, pages and reports begin with.
extension Store {
    /// A member of that address; returns the id.
    @discardableResult
    package func seedMember(_ email: String, locale: String? = nil, stage: String? = nil) throws -> Int64 {
        let emailKey = try EmailAddress(parsing: email).key
        return try connection.firstRow(
            """
            INSERT INTO members (key, email, email_key, locale, stage, touched, created_at, updated_at)
            VALUES (:key, :email, :email_key, :locale, :stage, 0, 0, 0)
            RETURNING id
            """,
            [
                "key": .blob(memberKey(emailKey: emailKey)), "email": .text(email), "email_key": .text(emailKey),
                "locale": locale.map { .text($0) } ?? .null, "stage": stage.map { .text($0) } ?? .null,
            ], { $0.integer(0) })!
    }

    /// An occurrence that was due and closes at the given times.
    package func seedOccurrence(_ campaign: String, _ occurrence: String, dueAt: Instant, closesAt: Instant?) throws {
        try connection.run(
            """
            INSERT INTO occurrences (campaign, occurrence, due_at, closes_at, definition_hash, created_at, complete_at)
            VALUES (:campaign, :occurrence, :due_at, :closes_at, 'hash', :due_at, :due_at)
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "due_at": .integer(dueAt.milliseconds),
                "closes_at": closesAt.map { .integer($0.milliseconds) } ?? .null,
            ])
    }

    /// A ledger row; returns the id.
    @discardableResult
    package func seedMessage(
        _ campaign: String, _ occurrence: String, memberID: Int64, kind: String = "survey", state: String = "sent",
        at: Instant
    ) throws -> Int64 {
        try connection.firstRow(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state, definition_hash,
                planned_at, sent_at, created_at)
            VALUES (:campaign, :occurrence, 'main', :member_id, 'research', :kind, 10, :state, 'hash', :at, :at, :at)
            RETURNING id
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "member_id": .integer(memberID),
                "kind": .text(kind), "state": .text(state), "at": .integer(at.milliseconds),
            ], { $0.integer(0) })!
    }

    /// One number of the store, for expectations.
    package func number(_ sql: String) throws -> Int64 {
        try connection.firstRow(sql, [:]) { $0.integer(0) } ?? 0
    }

    /// One text of the store, for expectations.
    package func word(_ sql: String) throws -> String? {
        try connection.firstRow(sql, [:]) { $0.optionalText(0) } ?? nil
    }

    /// Every row of the tables that pages and hooks write to, as text: what a GET must not change.
    package func dump() throws -> [String] {
        try [
            "members", "responses", "answers", "webhook_events", "consents", "consent_states", "suppressions",
            "drafts", "set_aside", "anonymous_tokens", "anonymous_sheets",
        ]
        .flatMap(dump)
    }

    /// Every row of every table, as text.
    package func fullDump() throws -> [String] {
        try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") { $0.text(0) }
            .flatMap(dump)
    }

    private func dump(_ table: String) throws -> [String] {
        try connection.rows("SELECT * FROM \(table)") { row in
            table + (0..<row.columnCount).map { " \(row.value($0))" }.joined()
        }
    }

    /// Something that a member did.
    package func seedActivity(_ kind: String, memberID: Int64, at: Instant) throws {
        try connection.run(
            """
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
            SELECT :member, :kind, :at, 'test', 'key' || (SELECT count(*) FROM activities), :at
            """, ["member": .integer(memberID), "kind": .text(kind), "at": .integer(at.milliseconds)])
    }

    /// `memberID` was brought by `referrer`, as `run` credits it.
    package func seedCredit(of memberID: Int64, to referrer: Int64, at: Instant) throws {
        try connection.run(
            """
            INSERT INTO referrals (member_id, referrer_id, code, happening, touched_at, closes_at, state, counted, counted_at,
                decided_at)
            VALUES (:member, :referrer, 'BCDFGHJK', 'sign_up', :at, :at, 'credited', 'sign_up', :at, :at)
            """,
            ["member": .integer(memberID), "referrer": .integer(referrer), "at": .integer(at.milliseconds)])
    }

    /// What an erasure does to the member's own row, and to the address.
    package func seedErasure(of memberID: Int64, email: String, at: Instant) throws {
        try connection.run(
            "UPDATE members SET email = NULL, email_key = NULL, erased_at = :at WHERE id = :id",
            ["id": .integer(memberID), "at": .integer(at.milliseconds)])
        try suppress(
            emailKey: try EmailAddress(parsing: email).key, reason: .erased, source: "test", at: at)
    }
}

extension Sample {
    /// When the sample survey, due at `now`, closes.
    package static let closing = now + 14 * 86_400_000

    /// A quarterly NPS survey: a score, and a text for those who gave 8 or less. Closes after 14 days.
    package static func survey(name: String = "nps-quarterly", was: String? = nil) -> CampaignDefinition {
        CampaignDefinition(
            name: name, file: "campaigns/\(name).yaml", was: was, title: "Quarterly NPS", kind: .survey,
            intent: .research, topic: "research",
            schedule: Schedule(
                timing: .at(CivilDateTime("2026-10-10 10:00")!), zone: Zone("Europe/Moscow")!, mark: mark),
            content: Content(template: "nps", mark: mark),
            survey: SurveyDefinition(
                purpose: LocalizedText(variants: ["ru": "Чтобы клуб становился лучше", "en": "To make the club better"]
                ),
                closes: Span(14, .days),
                questions: [
                    Question(id: "score", kind: .nps),
                    Question(
                        id: "reason", kind: .text,
                        text: LocalizedText(variants: ["ru": "Что нам исправить?", "en": "What should we mend?"]),
                        when: AnswerCondition(comparisons: [
                            .init(question: "score", comparator: .lessOrEqual, value: 8)
                        ])),
                ]),
            hash: "hash")
    }
}
