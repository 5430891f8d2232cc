package import Formats
internal import SQLite

extension Store {
    /// Suppresses every address of a domain, whoever's it is and whenever it comes. The first reason stands. True if it is new.
    @discardableResult
    package func suppress(
        domain: MailDomain, reason: SuppressionReason, source: String, note: String? = nil, at: Instant
    ) throws -> Bool {
        try connection.run(
            """
            INSERT INTO domain_suppressions (domain, reason, source, note, at)
            VALUES (:domain, :reason, :source, :note, :at)
            ON CONFLICT (domain) DO NOTHING
            """,
            [
                "domain": .text(domain.name),
                "reason": .text((reason == .erased ? .manual : reason).rawValue), "source": .text(source),
                "note": SQLValue(note), "at": .integer(at.milliseconds),
            ]) > 0
    }

    /// Lifts the suppression of a domain; those of single addresses in it stay. True if there was one.
    @discardableResult
    package func liftSuppression(domain: MailDomain) throws -> Bool {
        try connection.run(
            "DELETE FROM domain_suppressions WHERE domain = :domain", ["domain": .text(domain.name)]) > 0
    }

    /// The suppression of a whole domain.
    package func suppression(domain: MailDomain) throws -> Suppression? {
        try connection.firstRow(
            "SELECT '@' || domain, reason, source, note, at FROM domain_suppressions WHERE domain = :domain",
            ["domain": .text(domain.name)], Store.suppression)
    }

    /// Members whose addresses are in a domain.
    package func memberCount(in domain: MailDomain) throws -> Int {
        try connection.firstRow(
            "SELECT count(*) FROM members WHERE substr(email_key, -length(:suffix)) = :suffix",
            ["suffix": .text("@" + domain.name)], { $0.int(0) }) ?? 0
    }
}
