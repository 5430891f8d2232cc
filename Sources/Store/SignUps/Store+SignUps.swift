package import Formats
internal import SQLite

extension Store {
    /// Records a request and returns its id; in the caller's transaction.
    package func addSignUp(
        _ request: SignUpRequest, memberID: Int64, hasMadeMember: Bool, expiresAt: Instant?, now: Instant
    ) throws -> Int64 {
        try connection.run(
            """
            INSERT INTO sign_ups (member_id, purposes, state, has_made_member, wording_id, locale, page, address,
                user_agent, requested_at, expires_at, referral_code)
            VALUES (:member, :purposes, 'pending', :has_made, :wording, :locale, :page, :address, :agent, :now,
                :expires, :code)
            """,
            [
                "member": .integer(memberID), "purposes": .text(request.purposes.joined(separator: " ")),
                "has_made": SQLValue(hasMadeMember), "wording": .integer(try wordingID(request.wording, now: now)),
                "locale": .text(request.locale), "page": SQLValue(request.page),
                "address": SQLValue(request.sender.address), "agent": SQLValue(request.sender.userAgent),
                "now": .integer(now.milliseconds), "expires": SQLValue(expiresAt?.milliseconds),
                "code": SQLValue(request.referralCode),
            ])
        return connection.lastInsertedID
    }

    func wordingID(_ wording: ShownWording, now: Instant) throws -> Int64 {
        let id = try connection.firstRow(
            """
            INSERT INTO consent_wordings (version, locale, text, first_used_at) VALUES (:version, :locale, :text, :now)
            ON CONFLICT (version, locale, text) DO UPDATE SET version = excluded.version
            RETURNING id
            """,
            [
                "version": .text(wording.version), "locale": .text(wording.locale), "text": .text(wording.text),
                "now": .integer(now.milliseconds),
            ], { $0.integer(0) })
        guard let id else { throw StoreError.damaged(Phrase("a wording was not written")) }
        return id
    }

    package func signUp(_ id: Int64) throws -> SignUpRecord? {
        try connection.firstRow(
            """
            SELECT s.id, s.member_id, s.purposes, s.state, w.version, w.locale, w.text, s.locale, s.page, s.address,
                s.user_agent, s.requested_at, s.expires_at, s.confirmed_address, s.confirmed_user_agent, s.settled_at
            FROM sign_ups s JOIN consent_wordings w ON w.id = s.wording_id WHERE s.id = :id
            """, ["id": .integer(id)], Store.signUp)
    }

    /// The sign-ups of a member, oldest first.
    package func signUps(memberID: Int64) throws -> [SignUpRecord] {
        try connection.rows(
            """
            SELECT s.id, s.member_id, s.purposes, s.state, w.version, w.locale, w.text, s.locale, s.page, s.address,
                s.user_agent, s.requested_at, s.expires_at, s.confirmed_address, s.confirmed_user_agent, s.settled_at
            FROM sign_ups s JOIN consent_wordings w ON w.id = s.wording_id WHERE s.member_id = :member ORDER BY s.id
            """, ["member": .integer(memberID)], Store.signUp)
    }

    /// Adds what a repeated request asks for to one that waits.
    package func widenSignUp(_ id: Int64, purposes: [String]) throws {
        try connection.run(
            "UPDATE sign_ups SET purposes = :purposes WHERE id = :id AND state = 'pending'",
            ["id": .integer(id), "purposes": .text(purposes.joined(separator: " "))])
    }

    /// Ends a sign-up that waits, and the messages that were to ask or remind.
    /// - Returns: false when it does not wait any more.
    package func settleSignUp(
        _ id: Int64, _ state: SignUpState, confirmer: SenderTrace? = nil, campaign: String, occurrence: String,
        now: Instant
    ) throws -> Bool {
        let settled = try connection.run(
            """
            UPDATE sign_ups SET state = :state, settled_at = :now, confirmed_address = :address,
                confirmed_user_agent = :agent
            WHERE id = :id AND state = 'pending'
            """,
            [
                "id": .integer(id), "state": .text(state.rawValue), "now": .integer(now.milliseconds),
                "address": SQLValue(confirmer?.address), "agent": SQLValue(confirmer?.userAgent),
            ])
        guard settled == 1 else { return false }
        try connection.run(
            """
            UPDATE messages SET state = 'skipped', reason = 'cancelled', next_attempt_at = NULL, settled_at = :now
            WHERE campaign = :campaign AND occurrence = :occurrence AND state = 'planned'
            """,
            ["campaign": .text(campaign), "occurrence": .text(occurrence), "now": .integer(now.milliseconds)])
        return true
    }

    /// Pending sign-ups whose time is over, the longest first.
    package func expiredSignUps(at now: Instant, limit: Int) throws -> [Int64] {
        try connection.rows(
            """
            SELECT id FROM sign_ups WHERE state = 'pending' AND expires_at <= :now ORDER BY expires_at, id LIMIT :limit
            """, ["now": .integer(now.milliseconds), "limit": SQLValue(limit)]
        ) { $0.integer(0) }
    }

    private static func signUp(_ row: Statement) -> SignUpRecord {
        SignUpRecord(
            id: row.integer(0), memberID: row.integer(1), purposes: row.text(2).split(separator: " ").map(String.init),
            state: SignUpState(rawValue: row.text(3)) ?? .expired,
            wording: ShownWording(version: row.text(4), locale: row.text(5), text: row.text(6)), locale: row.text(7),
            page: row.optionalText(8),
            sender: SenderTrace(address: row.optionalText(9), userAgent: row.optionalText(10)),
            requestedAt: Instant(milliseconds: row.integer(11)),
            expiresAt: row.optionalInteger(12).map(Instant.init(milliseconds:)),
            confirmer: SenderTrace(address: row.optionalText(13), userAgent: row.optionalText(14)),
            settledAt: row.optionalInteger(15).map(Instant.init(milliseconds:)))
    }
}
