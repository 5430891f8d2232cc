package import Formats
internal import SQLite

extension Store {
    /// Suppresses an address; it need not be a member's. The first reason stands, except that an erasure takes the place
    /// of any other and keeps the hash only. True if anything changed.
    @discardableResult
    package func suppress(
        emailKey: String, reason: SuppressionReason, source: String, note: String? = nil, at: Instant
    ) throws -> Bool {
        let isErased = reason == .erased
        return try inTransaction {
            try connection.run(
                """
                INSERT INTO suppressions (email_hash, email_key, reason, source, note, at)
                VALUES (:hash, :key, :reason, :source, :note, :at)
                ON CONFLICT (email_hash) DO UPDATE SET
                    email_key = excluded.email_key, reason = excluded.reason, source = excluded.source,
                    note = excluded.note, at = excluded.at
                WHERE excluded.reason = 'erased' AND suppressions.reason <> 'erased'
                """,
                [
                    "hash": .blob(emailHash(emailKey: emailKey)), "key": isErased ? .null : .text(emailKey),
                    "reason": .text(reason.rawValue), "source": .text(source), "note": SQLValue(note),
                    "at": .integer(at.milliseconds),
                ]) > 0
        }
    }

    /// Lifts a suppression. True if there was one.
    @discardableResult
    package func liftSuppression(emailKey: String) throws -> Bool {
        try connection.run(
            "DELETE FROM suppressions WHERE email_hash = :hash",
            ["hash": .blob(emailHash(emailKey: emailKey))]) > 0
    }

    /// True when any address is suppressed.
    func hasSuppressions() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM suppressions UNION ALL SELECT 1 FROM domain_suppressions")
    }

    /// True when any address is suppressed of which only the hash is kept.
    func hasErasedAddresses() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM suppressions WHERE email_key IS NULL")
    }

    package func isSuppressed(emailKey: String) throws -> Bool { try suppression(emailKey: emailKey) != nil }

    /// The suppression of an address, erased ones too; or else that of its whole domain.
    package func suppression(emailKey: String) throws -> Suppression? {
        try connection.firstRow(
            "SELECT email_key, reason, source, note, at FROM suppressions WHERE email_hash = :hash",
            ["hash": .blob(emailHash(emailKey: emailKey))], Store.suppression)
            ?? suppression(domain: MailDomain(emailKey: emailKey))
    }

    /// Calls `body` for each suppression, those of domains too, oldest first.
    package func forEachSuppression(
        reason: SuppressionReason? = nil, _ body: (Suppression) throws -> Void
    ) throws {
        try connection.forEachRow(
            """
            SELECT email_key, reason, source, note, at FROM suppressions
            WHERE :reason IS NULL OR reason = :reason
            UNION ALL
            SELECT '@' || domain, reason, source, note, at FROM domain_suppressions
            WHERE :reason IS NULL OR reason = :reason
            ORDER BY 5, 1
            """, ["reason": SQLValue(reason?.rawValue)]
        ) { try body(Store.suppression($0)) }
    }

    static func suppression(_ row: Statement) -> Suppression {
        Suppression(
            emailKey: row.optionalText(0), reason: SuppressionReason(rawValue: row.text(1)) ?? .manual,
            source: row.text(2), note: row.optionalText(3), at: Instant(milliseconds: row.integer(4)))
    }
}
