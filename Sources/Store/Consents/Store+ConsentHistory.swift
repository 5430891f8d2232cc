internal import Formats
internal import SQLite

/// One entry of the record of consent, with all that proves it.
package struct ConsentRow: Sendable, Hashable {
    package let consent: Consent
    /// The text that was shown, where a sign-up recorded it.
    package let wordingText: String?
    /// The sign-up that it came from.
    package let signUp: SignUpRecord?
    /// The latest word on this purpose.
    package let isStanding: Bool
}

extension Store {
    /// Everything that was ever said about a member's consent, in the order in which it was recorded.
    package func consentHistory(memberID: Int64) throws -> [ConsentRow] {
        var rows: [ConsentRow] = []
        let signUps = Dictionary(uniqueKeysWithValues: try signUps(memberID: memberID).map { ($0.id, $0) })
        try connection.forEachRow(
            """
            SELECT c.purpose, c.state, c.basis, c.wording, c.source, c.at, c.proof, c.sign_up_id,
                EXISTS (SELECT 1 FROM consent_states s WHERE s.member_id = c.member_id AND s.purpose = c.purpose
                    AND s.state = c.state AND s.at = c.at)
            FROM consents c WHERE c.member_id = :member ORDER BY c.id
            """, ["member": .integer(memberID)]
        ) { row in
            let signUp = row.optionalInteger(7).flatMap { signUps[$0] }
            rows.append(
                ConsentRow(
                    consent: Consent(
                        purpose: row.text(0), state: ConsentState(rawValue: row.text(1)) ?? .withdrawn,
                        basis: row.optionalText(2), wording: row.optionalText(3), source: row.text(4),
                        at: Instant(milliseconds: row.integer(5)), proof: row.optionalText(6)),
                    wordingText: signUp?.wording.text, signUp: signUp, isStanding: row.integer(8) == 1))
        }
        return rows
    }
}
