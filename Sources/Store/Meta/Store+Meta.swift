package import Formats
internal import SQLite

extension Store {
    /// The latest time at which this store was written by a `run` without `--now`, or nil.
    package func highWater() throws -> Instant? {
        try time(noted: "high_water")
    }

    /// Raises the high water; never lowers it.
    package func raiseHighWater(to now: Instant) throws {
        try connection.run(
            """
            INSERT INTO meta (name, value) VALUES ('high_water', :now)
            ON CONFLICT (name) DO UPDATE SET value = max(meta.value, excluded.value)
            """, ["now": .integer(now.milliseconds)])
    }

    /// When something that has a name in `meta` was done last, or nil.
    func time(noted name: String) throws -> Instant? {
        try connection.firstRow("SELECT value FROM meta WHERE name = :name", ["name": .text(name)]) {
            Instant(milliseconds: $0.integer(0))
        }
    }

    func note(_ name: String, at now: Instant) throws {
        try connection.run(
            """
            INSERT INTO meta (name, value) VALUES (:name, :now)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, ["name": .text(name), "now": .integer(now.milliseconds)])
    }
}
