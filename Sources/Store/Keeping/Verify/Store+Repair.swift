internal import SQLite

extension Store {
    /// Makes anew what is derived from what is kept: indexes, views, standing consents, recorded stages. Returns how many
    /// rows and indexes that were.
    package func repairDerived() throws -> Int {
        try connection.transaction {
            var count = try SchemaCheck(self).repair()
            count += try connection.run(
                """
                DELETE FROM consent_states
                WHERE NOT EXISTS (SELECT 1 FROM consents c
                    WHERE c.member_id = consent_states.member_id AND c.purpose = consent_states.purpose)
                """)
            count += try connection.run(
                """
                INSERT INTO consent_states (member_id, purpose, state, at)
                SELECT l.member_id, l.purpose, l.state, l.at FROM (
                    SELECT c.member_id, c.purpose, c.state, c.at,
                        row_number() OVER (PARTITION BY c.member_id, c.purpose ORDER BY c.at DESC, c.id DESC) AS place
                    FROM consents c) l
                LEFT JOIN consent_states s ON s.member_id = l.member_id AND s.purpose = l.purpose
                WHERE l.place = 1 AND (s.state IS NOT NULL OR l.state <> 'pending')
                ON CONFLICT (member_id, purpose) DO UPDATE SET state = excluded.state, at = excluded.at
                WHERE consent_states.state <> excluded.state OR consent_states.at <> excluded.at
                """)
            count += try connection.run(
                """
                UPDATE members SET touched = 1,
                    stage = (SELECT c.to_stage FROM stage_changes c WHERE c.member_id = members.id
                        ORDER BY c.id DESC LIMIT 1),
                    stage_entered_at = (SELECT c.entered_at FROM stage_changes c WHERE c.member_id = members.id
                        ORDER BY c.id DESC LIMIT 1)
                WHERE erased_at IS NULL AND (
                    stage IS DISTINCT FROM (SELECT c.to_stage FROM stage_changes c WHERE c.member_id = members.id
                        ORDER BY c.id DESC LIMIT 1)
                    OR stage_entered_at IS DISTINCT FROM (SELECT c.entered_at FROM stage_changes c
                        WHERE c.member_id = members.id ORDER BY c.id DESC LIMIT 1))
                """)
            return count
        }
    }
}
