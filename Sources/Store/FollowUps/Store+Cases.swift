package import Formats
internal import SQLite

extension Store {
    /// Opens a case. One of this campaign that is open for the member stays, and has a line more in its story.
    /// - Parameters:
    ///   - who: who opens it; nil is the program.
    ///   - text: the scores that led to it, or what somebody wrote.
    /// - Returns: its number, and whether it is new.
    @discardableResult
    package func openCase(
        memberID: Int64, campaign: String?, responseID: Int64?, owner: String, dueAt: Instant?, who: String? = nil,
        text: String? = nil, now: Instant
    ) throws -> (id: Int64, isNew: Bool) {
        try inTransaction {
            let member: [String: SQLValue] = ["member": .integer(memberID), "campaign": SQLValue(campaign)]
            let open = try connection.firstRow(
                """
                SELECT id FROM cases WHERE member_id = :member AND campaign IS :campaign AND state = 'open' LIMIT 1
                """, member, { $0.integer(0) })
            if let open {
                try addCaseNote(
                    open, kind: responseID == nil ? .note : .answered, who: who, text: text, responseID: responseID,
                    now: now)
                return (open, false)
            }
            let id = try connection.firstRow(
                """
                INSERT INTO cases (member_id, campaign, response_id, owner, state, due_at, opened_at)
                VALUES (:member, :campaign, :response, :owner, 'open', :due, :now) RETURNING id
                """,
                member.merging([
                    "response": SQLValue(responseID), "owner": .text(owner), "due": SQLValue(dueAt?.milliseconds),
                    "now": .integer(now.milliseconds),
                ]) { first, _ in first }, { $0.integer(0) })!
            try addCaseNote(id, kind: .opened, who: who, text: text, responseID: responseID, now: now)
            return (id, true)
        }
    }

    /// Cases, those that are due first.
    /// - Parameter memberID: nil is everyone's.
    package func cases(includingClosed: Bool, memberID: Int64? = nil) throws -> [MemberCase] {
        var selection = includingClosed ? CaseSelection() : .open
        selection.memberID = memberID
        return try cases(selection)
    }

    /// The cases that are meant, open ones first, those that are due first.
    package func cases(_ selection: CaseSelection) throws -> [MemberCase] {
        var parameters = selection.condition?.parameters ?? [:]
        let states = Store.jsonTexts(selection.states.map(\.rawValue).sorted())
        parameters["case_states"] = selection.states.isEmpty ? .null : .text(states)
        parameters["case_ids"] = selection.ids.map { .text(Store.list($0)) } ?? .null
        parameters["case_member"] = SQLValue(selection.memberID)
        parameters["case_owner"] = SQLValue(selection.owner?.lowercased())
        parameters["case_campaign"] = SQLValue(selection.campaign)
        parameters["case_due"] = SQLValue(selection.dueBefore?.milliseconds)
        return try connection.rows(
            """
            SELECT c.id, c.member_id, m.email, coalesce(m.name, nullif(trim(coalesce(m.first_name, '') || ' '
                    || coalesce(m.last_name, '')), '')), c.campaign, c.owner,
                CASE WHEN c.state = 'closed' THEN 'closed' ELSE c.progress END, c.outcome, c.note, c.response_id,
                c.due_at, c.opened_at, c.contacted_at, c.closed_at
            FROM cases c JOIN members m ON m.id = c.member_id
            WHERE (:case_ids IS NULL OR c.id IN (SELECT value FROM json_each(:case_ids)))
                AND (:case_member IS NULL OR c.member_id = :case_member)
                AND (:case_owner IS NULL OR lower(c.owner) = :case_owner)
                AND (:case_campaign IS NULL OR c.campaign = :case_campaign)
                AND (:case_due IS NULL OR (c.state = 'open' AND c.due_at < :case_due))
                AND (:case_states IS NULL OR CASE WHEN c.state = 'closed' THEN 'closed' ELSE c.progress END
                    IN (SELECT value FROM json_each(:case_states)))
                AND (\(selection.condition?.sql ?? "1 = 1"))
            ORDER BY c.state DESC, c.due_at IS NULL, c.due_at, c.id
            """, parameters
        ) { row in
            MemberCase(
                id: row.integer(0), memberID: row.integer(1), email: row.optionalText(2), name: row.optionalText(3),
                campaign: row.optionalText(4), owner: row.text(5),
                state: MemberCase.State(rawValue: row.text(6)) ?? .open,
                outcome: row.optionalText(7).flatMap(MemberCase.Outcome.init), note: row.optionalText(8),
                responseID: row.optionalInteger(9), dueAt: row.optionalInteger(10).map(Instant.init(milliseconds:)),
                openedAt: Instant(milliseconds: row.integer(11)),
                contactedAt: row.optionalInteger(12).map(Instant.init(milliseconds:)),
                closedAt: row.optionalInteger(13).map(Instant.init(milliseconds:)))
        }
    }

    /// The story of a case, oldest first.
    package func caseNotes(_ id: Int64) throws -> [CaseNote] {
        try connection.rows(
            "SELECT kind, who, text, at FROM case_notes WHERE case_id = :id ORDER BY id", ["id": .integer(id)]
        ) { row in
            CaseNote(
                kind: CaseNote.Kind(rawValue: row.text(0)) ?? .note, who: row.optionalText(1),
                text: row.optionalText(2), at: Instant(milliseconds: row.integer(3)))
        }
    }

    /// The answers that opened a case, and those that came while it was open: question and answer, oldest first.
    package func caseAnswers(_ id: Int64) throws -> [(at: Instant, question: String, answer: String)] {
        try connection.rows(
            """
            SELECT r.at, a.question, CASE WHEN a.text IS NOT NULL THEN a.text
                WHEN a.number = CAST(a.number AS INTEGER) THEN CAST(CAST(a.number AS INTEGER) AS TEXT)
                ELSE CAST(a.number AS TEXT) END
            FROM responses r JOIN answers a ON a.response_id = r.id
            WHERE r.id IN (SELECT response_id FROM case_notes WHERE case_id = :id
                UNION SELECT response_id FROM cases WHERE id = :id)
                AND (a.text IS NOT NULL OR a.number IS NOT NULL)
            ORDER BY r.at, r.id, a.question
            """, ["id": .integer(id)]
        ) { (Instant(milliseconds: $0.integer(0)), $0.text(1), $0.text(2)) }
    }
}
