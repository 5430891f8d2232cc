package import Formats
internal import SQLite

extension Store {
    /// Does something about a case, and adds it to its story. One transaction.
    package func changeCase(
        _ id: Int64, _ step: CaseStep, who: String?, note: String?, now: Instant
    ) throws -> CaseChange {
        try inTransaction {
            let found = try connection.firstRow(
                "SELECT member_id, campaign, state FROM cases WHERE id = :id", ["id": .integer(id)],
                { (member: $0.integer(0), campaign: $0.optionalText(1), isOpen: $0.text(2) == "open") })
            guard let found else { return .noSuchCase }
            if step == .reopen {
                guard !found.isOpen else { return .isOpen }
                if let other = try openCaseID(memberID: found.member, campaign: found.campaign) {
                    return .another(other)
                }
            } else if !found.isOpen, step != .note {
                return .isClosed
            }
            try apply(step, to: id, memberID: found.member, now: now)
            if let note {
                try connection.run(
                    "UPDATE cases SET note = :note WHERE id = :id", ["id": .integer(id), "note": .text(note)])
            }
            try addCaseNote(id, kind: step.kind, who: who, text: words(step, note), responseID: nil, now: now)
            return .done
        }
    }

    /// Closes a case as resolved; what was held back for it is looked at by the next run. False when there is no such open case.
    package func closeCase(_ id: Int64, note: String?, now: Instant) throws -> Bool {
        try changeCase(id, .close(.resolved), who: nil, note: note, now: now) == .done
    }

    private func apply(_ step: CaseStep, to id: Int64, memberID: Int64, now: Instant) throws {
        var parameters: [String: SQLValue] = ["id": .integer(id), "now": .integer(now.milliseconds)]
        switch step {
        case .note: break
        case .contacted:
            try connection.run(
                """
                UPDATE cases SET progress = 'contacted', contacted_at = coalesce(contacted_at, :now) WHERE id = :id
                """, parameters)
        case .waiting:
            parameters["now"] = nil
            try connection.run("UPDATE cases SET progress = 'waiting' WHERE id = :id", parameters)
        case .assign(let owner):
            try connection.run(
                "UPDATE cases SET owner = :owner WHERE id = :id", ["id": .integer(id), "owner": .text(owner)])
        case .due(let time):
            try connection.run(
                "UPDATE cases SET due_at = :due WHERE id = :id",
                ["id": .integer(id), "due": .integer(time.milliseconds)])
        case .close(let outcome):
            // What is resolved was spoken of.
            parameters["outcome"] = .text(outcome.rawValue)
            try connection.run(
                """
                UPDATE cases SET state = 'closed', closed_at = :now, outcome = :outcome,
                    contacted_at = CASE WHEN :outcome = 'resolved' THEN coalesce(contacted_at, :now) ELSE contacted_at END
                WHERE id = :id
                """, parameters)
            try connection.run(
                """
                UPDATE messages SET next_attempt_at = :now, reason = NULL
                WHERE member_id = :member AND state = 'planned' AND reason = 'open_case'
                """, ["member": .integer(memberID), "now": .integer(now.milliseconds)])
        case .reopen:
            try connection.run(
                """
                UPDATE cases SET state = 'open', closed_at = NULL, outcome = NULL,
                    progress = CASE WHEN contacted_at IS NULL THEN 'open' ELSE 'contacted' END
                WHERE id = :id
                """, ["id": .integer(id)])
        }
    }

    private func words(_ step: CaseStep, _ note: String?) -> String? {
        let word: String? =
            switch step {
            case .assign(let owner): owner
            case .close(let outcome): outcome.rawValue
            case .due(let time): time.description
            default: nil
            }
        let words = [word, note].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: ": ")
    }

    private func openCaseID(memberID: Int64, campaign: String?) throws -> Int64? {
        try connection.firstRow(
            "SELECT id FROM cases WHERE member_id = :member AND campaign IS :campaign AND state = 'open' LIMIT 1",
            ["member": .integer(memberID), "campaign": SQLValue(campaign)], { $0.integer(0) })
    }

    func addCaseNote(
        _ id: Int64, kind: CaseNote.Kind, who: String?, text: String?, responseID: Int64?, now: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO case_notes (case_id, member_id, kind, who, text, response_id, at)
            SELECT c.id, c.member_id, :kind, :who, :text, :response, :now FROM cases c WHERE c.id = :id
            """,
            [
                "id": .integer(id), "kind": .text(kind.rawValue), "who": SQLValue(who), "text": SQLValue(text),
                "response": SQLValue(responseID), "now": .integer(now.milliseconds),
            ])
    }
}
