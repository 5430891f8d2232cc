package import Formats
internal import SQLite

extension Store {
    /// What was said of a message; nil while nothing was.
    package func usefulVote(message: Int64) throws -> Bool? {
        try connection.firstRow(
            "SELECT is_useful FROM useful_votes WHERE message_id = :message", ["message": .integer(message)],
            { $0.int(0) == 1 })
    }

    /// Keeps what a member says of a message; the latest word counts.
    package func keepUsefulVote(message: Int64, memberID: Int64, isUseful: Bool, now: Instant) throws {
        try connection.run(
            """
            INSERT INTO useful_votes (message_id, member_id, is_useful, at) VALUES (:message, :member, :useful, :now)
            ON CONFLICT (message_id) DO UPDATE SET is_useful = excluded.is_useful, at = excluded.at
            """,
            [
                "message": .integer(message), "member": .integer(memberID), "useful": .integer(isUseful ? 1 : 0),
                "now": .integer(now.milliseconds),
            ])
    }
}
