package import Formats
internal import SQLite

extension Store {
    /// Gives a member a tag and marks the member as touched. True if the member did not have it.
    @discardableResult
    package func addTag(_ tag: String, memberID: Int64, at: Instant) throws -> Bool {
        try inTransaction {
            let isNew =
                try connection.run(
                    """
                    INSERT INTO member_tags (member_id, tag, added_at) VALUES (:member, :tag, :at)
                    ON CONFLICT (member_id, tag) DO NOTHING
                    """,
                    ["member": .integer(memberID), "tag": .text(tag), "at": .integer(at.milliseconds)]) > 0
            if isNew { try touchMember(id: memberID) }
            return isNew
        }
    }

    /// A member's tags, sorted.
    package func tags(memberID: Int64) throws -> [String] {
        try connection.rows(
            "SELECT tag FROM member_tags WHERE member_id = :member ORDER BY tag", ["member": .integer(memberID)]
        ) { $0.text(0) }
    }
}
