package import Formats
internal import SQLite

extension Store {
    /// Sets the language that a member chose to be written to in: imports leave it alone from then on. Stages may depend on it.
    package func setLocale(_ locale: String, memberID: Int64, now: Instant) throws {
        try connection.run(
            """
            UPDATE members SET locale = :locale, locale_chosen_at = :now, touched = 1, updated_at = :now
            WHERE id = :member AND erased_at IS NULL AND locale IS DISTINCT FROM :locale
            """,
            ["locale": .text(locale), "member": .integer(memberID), "now": .integer(now.milliseconds)])
    }
}
