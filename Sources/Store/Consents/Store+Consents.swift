package import Formats
internal import SQLite

extension Store {
    /// Appends a consent and keeps `consent_states` right in the same transaction (the caller's, if there is one). A row
    /// that tells of an earlier time than the standing state is kept as history and changes nothing else; and so is one
    /// that only asks (`pending`) for what was granted or withdrawn: anyone can ask, and must not undo what a member said.
    package func appendConsent(
        memberID: Int64, purpose: String, state: ConsentState, basis: String? = nil, wording: String? = nil,
        source: String, at: Instant, proof: String? = nil, signUp: Int64? = nil
    ) throws {
        try inTransaction {
            try connection.run(
                """
                INSERT INTO consents (member_id, purpose, state, basis, wording, source, at, proof, sign_up_id)
                VALUES (:member, :purpose, :state, :basis, :wording, :source, :at, :proof, :sign_up)
                """,
                [
                    "member": .integer(memberID), "purpose": .text(purpose), "state": .text(state.rawValue),
                    "basis": SQLValue(basis), "wording": SQLValue(wording), "source": .text(source),
                    "at": .integer(at.milliseconds), "proof": SQLValue(proof), "sign_up": SQLValue(signUp),
                ])
            try connection.run(
                """
                INSERT INTO consent_states (member_id, purpose, state, at)
                VALUES (:member, :purpose, :state, :at)
                ON CONFLICT (member_id, purpose) DO UPDATE SET state = excluded.state, at = excluded.at
                WHERE excluded.at >= consent_states.at
                    AND (excluded.state <> 'pending' OR consent_states.state = 'pending')
                """,
                [
                    "member": .integer(memberID), "purpose": .text(purpose), "state": .text(state.rawValue),
                    "at": .integer(at.milliseconds),
                ])
        }
    }

    /// The standing state of one purpose; nil is unknown.
    package func consentStanding(memberID: Int64, purpose: String) throws -> ConsentStanding? {
        try connection.firstRow(
            "SELECT state, at FROM consent_states WHERE member_id = :member AND purpose = :purpose",
            ["member": .integer(memberID), "purpose": .text(purpose)]
        ) { row in
            ConsentState(rawValue: row.text(0)).map {
                ConsentStanding(state: $0, at: Instant(milliseconds: row.integer(1)))
            }
        } ?? nil
    }

    /// The standing state of every purpose that the member has said something about.
    package func consentStandings(memberID: Int64) throws -> [String: ConsentStanding] {
        var standings: [String: ConsentStanding] = [:]
        try connection.forEachRow(
            "SELECT purpose, state, at FROM consent_states WHERE member_id = :member",
            ["member": .integer(memberID)]
        ) { row in
            guard let state = ConsentState(rawValue: row.text(1)) else { return }
            standings[row.text(0)] = ConsentStanding(state: state, at: Instant(milliseconds: row.integer(2)))
        }
        return standings
    }

    /// Everything a member ever said, in the order in which it was recorded.
    package func consents(memberID: Int64) throws -> [Consent] {
        try connection.rows(
            """
            SELECT purpose, state, basis, wording, source, at, proof FROM consents
            WHERE member_id = :member ORDER BY id
            """, ["member": .integer(memberID)]
        ) {
            Consent(
                purpose: $0.text(0), state: ConsentState(rawValue: $0.text(1)) ?? .withdrawn,
                basis: $0.optionalText(2), wording: $0.optionalText(3), source: $0.text(4),
                at: Instant(milliseconds: $0.integer(5)), proof: $0.optionalText(6))
        }
    }

    /// Runs `body` in the transaction that is open, or else in one of its own.
    package func inTransaction<Result>(_ body: () throws -> Result) throws -> Result {
        connection.isInTransaction ? try body() : try connection.transaction(body)
    }
}
