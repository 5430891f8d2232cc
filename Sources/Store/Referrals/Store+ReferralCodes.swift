package import Formats
internal import SQLite

extension Store {
    /// Members who get their codes in one transaction.
    private static let codesAtOnce = 1000

    /// Gives a code to every member who has none. Ids only grow, so those above the last one are all that are left.
    package func giveReferralCodes(at now: Instant) throws {
        while true {
            let after =
                try connection.firstRow("SELECT max(member_id) FROM referral_codes", [:], { $0.integer(0) }) ?? 0
            let isAnyone = try connection.firstRow(
                "SELECT 1 FROM members WHERE id > :after AND erased_at IS NULL LIMIT 1", ["after": .integer(after)],
                { _ in true })
            guard isAnyone == true else { return }
            try inTransaction {
                let members = try connection.rows(
                    """
                    SELECT m.id, m.key FROM members m
                    WHERE m.id > (SELECT coalesce(max(c.member_id), 0) FROM referral_codes c) AND m.erased_at IS NULL
                    ORDER BY m.id LIMIT :limit
                    """, ["limit": SQLValue(Store.codesAtOnce)]
                ) { ($0.integer(0), $0.blob(1)) }
                for (id, key) in members { try giveReferralCode(id, key, now) }
            }
        }
    }

    /// The first that nobody else has: of a million members hardly one needs a second try.
    private func giveReferralCode(_ id: Int64, _ key: [UInt8], _ now: Instant) throws {
        for attempt in 0..<100 {
            let added = try connection.run(
                """
                INSERT INTO referral_codes (member_id, code, created_at) VALUES (:member, :code, :now)
                ON CONFLICT DO NOTHING
                """,
                [
                    "member": .integer(id), "code": .text(referralCode(key: key, attempt: attempt)),
                    "now": .integer(now.milliseconds),
                ])
            if added > 0 { return }
        }
        throw StoreError.damaged(Phrase("no code is free for a member"))
    }

    /// What a member's code will be, unless another has it already.
    package func referralCode(key: [UInt8], attempt: Int = 0) -> String {
        ReferralCode.make(keyedHash([Array("referral".utf8), key, Array(String(attempt).utf8)]))
    }

    /// The codes of members; those whom no `run` has seen yet are told what theirs will be.
    package func referralCodes(of members: [MemberSnapshot]) throws -> [Int64: String] {
        var codes: [Int64: String] = [:]
        try connection.forEachRow(
            "SELECT member_id, code FROM referral_codes WHERE member_id IN (SELECT j.value FROM json_each(:ids) j)",
            ["ids": Store.jsonArray(members.map(\.id))]
        ) { codes[$0.integer(0)] = $0.text(1) }
        for member in members where codes[member.id] == nil { codes[member.id] = referralCode(key: member.key) }
        return codes
    }

    /// Whose a code is.
    /// - Parameter code: normalized.
    package func member(ofReferralCode code: String) throws -> Int64? {
        guard ReferralCode.isCode(code) else { return nil }
        return try connection.firstRow(
            """
            SELECT c.member_id FROM referral_codes c JOIN members m ON m.id = c.member_id
            WHERE c.code = :code AND m.erased_at IS NULL
            """, ["code": .text(code)], { $0.integer(0) })
    }

    /// The code that came with the first sign-up of a member whom sign-ups made: it is theirs once one is confirmed.
    package func keepReferralCode(ofSignUp id: Int64) throws {
        try connection.run(
            """
            UPDATE members SET referral_code = (SELECT s.referral_code FROM sign_ups s
                WHERE s.member_id = members.id AND s.referral_code IS NOT NULL ORDER BY s.id LIMIT 1)
            WHERE id = (SELECT s.member_id FROM sign_ups s WHERE s.id = :id) AND referral_code IS NULL
                AND EXISTS (SELECT 1 FROM sign_ups s WHERE s.member_id = members.id AND s.has_made_member = 1)
            """, ["id": .integer(id)])
    }
}
