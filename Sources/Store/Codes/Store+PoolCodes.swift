package import Formats
internal import SQLite

extension Store {
    /// Adds codes to a pool, in the caller's transaction. Returns the places of those that the pool has already.
    package func addPoolCodes(
        _ codes: [(code: String, expiresAt: Instant?)], pool: String, now: Instant
    ) throws -> [Int] {
        var known: [Int] = []
        for (index, code) in codes.enumerated() {
            let added = try connection.run(
                """
                INSERT INTO pool_codes (pool, code, expires_at, imported_at) VALUES (:pool, :code, :expires, :now)
                ON CONFLICT DO NOTHING
                """,
                [
                    "pool": .text(pool), "code": .text(code.code), "expires": SQLValue(code.expiresAt?.milliseconds),
                    "now": .integer(now.milliseconds),
                ])
            if added == 0 { known.append(index) }
        }
        return known
    }

    /// True when the pool has a code, whoever has it.
    package func hasPoolCode(_ code: String, pool: String) throws -> Bool {
        try connection.hasRow(
            "SELECT 1 FROM pool_codes WHERE pool = :pool AND code = :code",
            ["pool": .text(pool), "code": .text(code)])
    }

    /// Inside the claiming transaction: the code of a message. A member who has one of this campaign (and scope) keeps it, so
    /// that a message that is sent again says the same; else the first that is free is theirs for good.
    /// - Returns: false when none is left.
    package func takePoolCode(
        pool: String, campaign: String, scope: String, memberID: Int64, message: Int64, at now: Instant
    ) throws -> Bool {
        if try givenCode(campaign: campaign, scope: scope, memberID: memberID) != nil { return true }
        return try connection.run(
            """
            UPDATE pool_codes SET member_id = :member, campaign = :campaign, scope = :scope, message_id = :message,
                given_at = :now
            WHERE id = (SELECT p.id FROM pool_codes p
                WHERE p.pool = :pool AND p.given_at IS NULL AND (p.expires_at IS NULL OR p.expires_at > :now)
                ORDER BY p.id LIMIT 1)
            """,
            [
                "pool": .text(pool), "campaign": .text(campaign), "scope": .text(scope), "member": .integer(memberID),
                "message": .integer(message), "now": .integer(now.milliseconds),
            ]) > 0
    }

    /// What a member has of a campaign.
    package func givenCode(campaign: String, scope: String, memberID: Int64) throws -> GivenCode? {
        try connection.firstRow(
            """
            SELECT code, expires_at FROM pool_codes
            WHERE campaign = :campaign AND scope = :scope AND member_id = :member
            """, ["campaign": .text(campaign), "scope": .text(scope), "member": .integer(memberID)]
        ) { GivenCode(code: $0.text(0), expiresAt: $0.optionalInteger(1).map(Instant.init(milliseconds:))) }
    }

    /// Gives a code for a reward, in the caller's transaction; nil when none is left.
    package func takeRewardCode(pool: String, reward: String, memberID: Int64, at now: Instant) throws -> GivenCode? {
        try connection.firstRow(
            """
            UPDATE pool_codes SET member_id = :member, reward = :reward, given_at = :now
            WHERE id = (SELECT p.id FROM pool_codes p
                WHERE p.pool = :pool AND p.given_at IS NULL AND (p.expires_at IS NULL OR p.expires_at > :now)
                ORDER BY p.id LIMIT 1)
            RETURNING code, expires_at
            """,
            [
                "pool": .text(pool), "reward": .text(reward), "member": .integer(memberID),
                "now": .integer(now.milliseconds),
            ]
        ) { GivenCode(code: $0.text(0), expiresAt: $0.optionalInteger(1).map(Instant.init(milliseconds:))) }
    }

    /// How full the pools are, by name.
    package func poolLevels(at now: Instant) throws -> [PoolLevel] {
        try connection.rows(
            """
            SELECT pool, count(given_at),
                coalesce(sum(given_at IS NULL AND (expires_at IS NULL OR expires_at > :now)), 0),
                coalesce(sum(given_at IS NULL AND expires_at <= :now), 0)
            FROM pool_codes GROUP BY pool ORDER BY pool
            """, ["now": .integer(now.milliseconds)]
        ) { PoolLevel(pool: $0.text(0), given: $0.int(1), free: $0.int(2), expired: $0.int(3)) }
    }

    /// The codes of a pool, in the order in which they came.
    /// - Parameter code: only this one, of whatever pool.
    package func poolCodes(pool: String?, code: String? = nil) throws -> [PoolCode] {
        try connection.rows(
            """
            SELECT p.pool, p.code, p.expires_at, p.imported_at, p.given_at, m.email, p.campaign, p.reward
            FROM pool_codes p LEFT JOIN members m ON m.id = p.member_id
            WHERE (:pool IS NULL OR p.pool = :pool) AND (:code IS NULL OR p.code = :code)
            ORDER BY p.pool, p.id
            """, ["pool": SQLValue(pool), "code": SQLValue(code)]
        ) {
            PoolCode(
                pool: $0.text(0), code: $0.text(1), expiresAt: $0.optionalInteger(2).map(Instant.init(milliseconds:)),
                importedAt: Instant(milliseconds: $0.integer(3)),
                givenAt: $0.optionalInteger(4).map(Instant.init(milliseconds:)), email: $0.optionalText(5),
                campaign: $0.optionalText(6), reward: $0.optionalText(7))
        }
    }

    /// Planned messages of campaigns, by campaign: who waits for a code.
    package func plannedCounts(of campaigns: [String]) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try connection.forEachRow(
            """
            SELECT campaign, count(*) FROM messages
            WHERE state = 'planned' AND campaign IN (SELECT j.value FROM json_each(:names) j) GROUP BY campaign
            """, ["names": .text(Store.jsonTexts(campaigns))]
        ) { counts[$0.text(0)] = $0.int(1) }
        return counts
    }
}

extension Store {
    /// How many of an audience have no code of a campaign yet; nil is all of it.
    package func audienceWithoutCode(_ condition: SQLFragment, campaign: String?) throws -> Int {
        var parameters = condition.parameters
        parameters["code_campaign"] = SQLValue(campaign)
        return try connection.firstRow(
            """
            SELECT count(*) FROM members m
            WHERE (\(condition.sql)) AND NOT EXISTS (SELECT 1 FROM pool_codes p
                WHERE p.member_id = m.id AND p.campaign = :code_campaign)
            """, parameters, { $0.int(0) }) ?? 0
    }

    /// Lets messages that wait for a code be looked at again.
    package func releaseForCodes(campaigns: [String], at now: Instant) throws {
        try connection.run(
            """
            UPDATE messages SET next_attempt_at = :now
            WHERE state = 'planned' AND reason = 'codes' AND campaign IN (SELECT j.value FROM json_each(:names) j)
            """, ["now": .integer(now.milliseconds), "names": .text(Store.jsonTexts(campaigns))])
    }
}
