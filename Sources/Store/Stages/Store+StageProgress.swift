package import Formats
internal import SQLite

/// How far the recording of stages has come.
package struct StageProgress: Sendable, Equatable {
    /// Of the rules of the last complete derivation, and its time.
    package var hash: String?
    package var derivedAt: Instant?
    /// Of a derivation of everyone that was interrupted: its rules, its time, the last member that is done.
    package var partialHash: String?
    package var partialAt: Instant?
    package var partialThrough: Int64 = 0
    /// True while what is sent touches its recipients.
    package var seesMessages = false
}

extension Store {
    package func stageProgress() throws -> StageProgress {
        var progress = StageProgress()
        try connection.forEachRow(
            """
            SELECT name, value FROM meta WHERE name IN ('stages_hash', 'stages_derived_at', 'stages_partial_hash',
                'stages_partial_at', 'stages_partial_through')
            """
        ) { row in
            switch row.text(0) {
            case "stages_hash": progress.hash = row.text(1)
            case "stages_derived_at": progress.derivedAt = Instant(milliseconds: row.integer(1))
            case "stages_partial_hash": progress.partialHash = row.text(1)
            case "stages_partial_at": progress.partialAt = Instant(milliseconds: row.integer(1))
            case "stages_partial_through": progress.partialThrough = row.integer(1)
            default: break
            }
        }
        progress.seesMessages =
            try connection.hasRow(
                "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = 'stages_see_sent'")
        return progress
    }

    /// Lets what is sent touch its recipients, whoever sends it, or no longer: only where a rule asks for messages, for it
    /// costs a little for each.
    package func seeMessages(_ rules: StageRuleSet) throws {
        guard rules.asksForMessages else {
            return try connection.execute(
                """
                DROP TRIGGER IF EXISTS stages_see_sent;
                DROP TRIGGER IF EXISTS stages_see_added;
                """)
        }
        try connection.execute(
            """
            CREATE TRIGGER IF NOT EXISTS stages_see_sent AFTER UPDATE OF state ON messages
                WHEN (NEW.state = 'sent' OR NEW.state = 'uncertain' OR NEW.state = 'complained')
                    <> (OLD.state = 'sent' OR OLD.state = 'uncertain' OR OLD.state = 'complained')
            BEGIN
                INSERT INTO touched_members (member_id)
                SELECT m.id FROM members m WHERE m.id = NEW.member_id AND m.erased_at IS NULL ON CONFLICT DO NOTHING;
            END;
            CREATE TRIGGER IF NOT EXISTS stages_see_added AFTER INSERT ON messages
                WHEN NEW.state = 'sent' OR NEW.state = 'uncertain' OR NEW.state = 'complained'
            BEGIN
                INSERT INTO touched_members (member_id)
                SELECT m.id FROM members m WHERE m.id = NEW.member_id AND m.erased_at IS NULL ON CONFLICT DO NOTHING;
            END;
            """)
    }

    /// Notes that everyone up to a member is derived by these rules; in the transaction of the chunk.
    func notePartialStages(_ hash: String, through id: Int64, now: Instant) throws {
        try setStageMeta([
            "stages_partial_hash": .text(hash), "stages_partial_at": .integer(now.milliseconds),
            "stages_partial_through": .integer(id),
        ])
    }

    /// Notes that a derivation is complete.
    package func completeStages(_ hash: String, now: Instant) throws {
        try connection.transaction {
            try setStageMeta(["stages_hash": .text(hash), "stages_derived_at": .integer(now.milliseconds)])
            try connection.run(
                """
                DELETE FROM meta
                WHERE name IN ('stages_partial_hash', 'stages_partial_at', 'stages_partial_through')
                """)
            try noteNewMembers()
        }
    }

    private func setStageMeta(_ values: [String: SQLValue]) throws {
        for (name, value) in values {
            try connection.run(
                """
                INSERT INTO meta (name, value) VALUES (:name, :value)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """, ["name": .text(name), "value": value])
        }
    }
}
