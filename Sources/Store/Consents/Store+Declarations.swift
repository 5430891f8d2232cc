internal import Crypto
package import Formats
internal import SQLite

/// One wording of the declaration, as somebody saw it.
package struct DeclarationWording: Sendable, Hashable {
    package let version: Int
    package let locale: String
    package let text: String

    package init(version: Int, locale: String, text: String) {
        (self.version, self.locale, self.text) = (version, locale, text)
    }

    /// SHA-256 of the text.
    package var hash: [UInt8] { Crypto.sha256(Array(text.utf8)) }
}

/// That a member said yes to a version.
package struct DeclarationAcceptance: Sendable, Hashable {
    package enum Origin: String, Sendable {
        case signUp = "sign_up"
        case page
    }

    package let version: Int
    package let locale: String
    package let origin: Origin
    package let at: Instant
    /// False of one that came with a sign-up which nobody has confirmed.
    package let holds: Bool
}

extension Store {
    /// Notes that a wording was current; once.
    package func noteDeclaration(_ wording: DeclarationWording, at now: Instant) throws {
        try connection.run(
            """
            INSERT INTO declarations (version, locale, hash, text, first_seen_at)
            VALUES (:version, :locale, :hash, :text, :now)
            ON CONFLICT (version, locale, hash) DO NOTHING
            """, parameters(wording, ["text": .text(wording.text), "now": .integer(now.milliseconds)]))
    }

    /// True when the version was worded otherwise before, in the same language.
    package func wasWordedOtherwise(_ wording: DeclarationWording) throws -> Bool {
        let first = try connection.firstRow(
            """
            SELECT hash FROM declarations WHERE version = :version AND locale = :locale
            ORDER BY first_seen_at, hash LIMIT 1
            """, ["version": SQLValue(wording.version), "locale": .text(wording.locale)]
        ) { $0.blob(0) }
        return first.map { $0 != wording.hash } ?? false
    }

    /// Records that a member accepts a wording. False, and nothing written, when they have accepted its version before.
    @discardableResult
    package func acceptDeclaration(
        _ wording: DeclarationWording, memberID: Int64, origin: DeclarationAcceptance.Origin, signUp: Int64? = nil,
        at now: Instant
    ) throws -> Bool {
        try inTransaction {
            let known = try declarationAcceptances(memberID: memberID).contains {
                $0.version == wording.version && $0.holds
            }
            guard !known else { return false }
            try noteDeclaration(wording, at: now)
            try connection.run(
                """
                INSERT INTO declaration_acceptances (member_id, version, locale, hash, origin, sign_up_id, at)
                VALUES (:member, :version, :locale, :hash, :origin, :sign_up, :now)
                """,
                parameters(
                    wording,
                    [
                        "member": .integer(memberID), "origin": .text(origin.rawValue), "sign_up": SQLValue(signUp),
                        "now": .integer(now.milliseconds),
                    ]))
            return true
        }
    }

    /// What a member has accepted, oldest first.
    package func declarationAcceptances(memberID: Int64) throws -> [DeclarationAcceptance] {
        try connection.rows(
            """
            SELECT d.version, d.locale, d.origin, d.at, d.sign_up_id IS NULL OR s.state IS 'confirmed'
            FROM declaration_acceptances d LEFT JOIN sign_ups s ON s.id = d.sign_up_id
            WHERE d.member_id = :member ORDER BY d.id
            """, ["member": .integer(memberID)]
        ) { row in
            DeclarationAcceptance(
                version: row.int(0), locale: row.text(1), origin: .init(rawValue: row.text(2)) ?? .page,
                at: Instant(milliseconds: row.integer(3)), holds: row.int(4) == 1)
        }
    }

    private func parameters(_ wording: DeclarationWording, _ more: [String: SQLValue]) -> [String: SQLValue] {
        more.merging([
            "version": SQLValue(wording.version), "locale": .text(wording.locale), "hash": .blob(wording.hash),
        ]) { first, _ in first }
    }
}
