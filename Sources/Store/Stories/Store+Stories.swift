internal import Definitions
package import Formats
internal import SQLite

extension Store {
    /// Which stories are looked for.
    package struct StoryQuestion: Sendable {
        package var ids: [Int64]?
        package var kinds: [String] = ActivityDefinition.told
        package var memberID: Int64?
        /// Of members `m`.
        package var condition: SQLFragment?
        /// Only those to which the member has said yes; the words may have changed since.
        package var onlyGranted = false
        package var limit = Int.max

        package init(
            ids: [Int64]? = nil, kinds: [String] = ActivityDefinition.told, memberID: Int64? = nil,
            condition: SQLFragment? = nil, onlyGranted: Bool = false, limit: Int = .max
        ) {
            (self.ids, self.kinds, self.memberID) = (ids, kinds, memberID)
            (self.condition, self.onlyGranted, self.limit) = (condition, onlyGranted, limit)
        }
    }

    /// The stories that are there, the latest first. None in a store whose activities never had texts.
    package func stories(_ question: StoryQuestion = StoryQuestion()) throws -> [Story] {
        let columns = try declaredColumns(ofMembers: false)
        guard columns.contains("field_text") else { return [] }
        let field = { (name: String) in columns.contains("field_\(name)") ? "a.field_\(name)" : "NULL" }
        var parameters = question.condition?.parameters ?? [:]
        parameters["kinds"] = .text(Store.jsonTexts(question.kinds))
        parameters["story_limit"] = SQLValue(question.limit)
        // Only what is asked for stands there, so that its index is used.
        var conditions = [question.condition?.sql].compactMap(\.self)
        if let ids = question.ids {
            conditions.append("a.id IN (SELECT j.value FROM json_each(:story_ids) j)")
            parameters["story_ids"] = Store.jsonArray(ids)
        }
        if let member = question.memberID {
            conditions.append("a.member_id = :story_member")
            parameters["story_member"] = .integer(member)
        }
        if question.onlyGranted {
            conditions.append(
                "p.state = 'granted' AND a.id IN (SELECT g.activity_id FROM story_permissions g WHERE g.state = 'granted')"
            )
        }
        let condition = conditions.map { " AND (\($0))" }.joined()
        return try connection.rows(
            """
            SELECT a.id, a.member_id, m.email, coalesce(m.name, trim(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, ''))),
                m.locale, a.kind, CAST(a.field_text AS TEXT), \(field("url")), \(field("rating")), a.at, a.source,
                EXISTS (SELECT 1 FROM main.activities b WHERE b.member_id = a.member_id AND b.kind = 'purchase'),
                p.state, p.text_hash, p.name, w.version, w.locale, w.text, p.source, p.origin, p.at,
                (SELECT max(q.at) FROM story_permissions q
                    WHERE q.activity_id = a.id AND q.member_id = a.member_id AND q.state = 'asked')
            FROM main.activities a JOIN members m ON m.id = a.member_id
                LEFT JOIN story_permissions p ON p.id = (SELECT max(q.id) FROM story_permissions q
                    WHERE q.activity_id = a.id AND q.member_id = a.member_id AND q.state <> 'asked')
                LEFT JOIN consent_wordings w ON w.id = p.wording_id
            WHERE a.kind IN (SELECT j.value FROM json_each(:kinds) j) AND a.field_text IS NOT NULL
                AND m.erased_at IS NULL AND m.email IS NOT NULL\(condition)
            ORDER BY a.at DESC, a.id DESC LIMIT :story_limit
            """, parameters, Store.story)
    }

    package func story(_ id: Int64) throws -> Story? { try stories(StoryQuestion(ids: [id])).first }

    private static func story(_ row: Statement) -> Story {
        let name = row.optionalText(3)
        let url = row.optionalText(7)
        var permission: StoryPermission?
        if let state = row.optionalText(12).flatMap(StoryPermission.State.init) {
            let wording = row.optionalText(15).map {
                ShownWording(version: $0, locale: row.text(16), text: row.text(17))
            }
            permission = StoryPermission(
                state: state, textHash: row.blob(13), name: row.optionalText(14), wording: wording,
                source: row.text(18), origin: row.optionalText(19), at: Instant(milliseconds: row.integer(20)))
        }
        var rating: Double?
        switch row.value(8) {
        case .real(let number): rating = number
        case .integer(let number): rating = Double(number)
        default: break
        }
        return Story(
            id: row.integer(0), memberID: row.integer(1), email: row.text(2), name: name?.isEmpty == false ? name : nil,
            locale: row.optionalText(4), kind: row.text(5), text: row.text(6), url: url, rating: rating,
            at: Instant(milliseconds: row.integer(9)), source: row.text(10), isVerified: row.integer(11) == 1,
            permission: permission, askedAt: row.optionalInteger(21).map(Instant.init(milliseconds:)))
    }

    /// Writes a story down. The caller has added the declared columns.
    /// - Parameter key: what it is known by within its source: the same comes once.
    /// - Returns: its id, and whether it is new.
    package func addStory(
        memberID: Int64, kind: String, text: String, url: String?, source: String, key: String, at: Instant,
        now: Instant
    ) throws -> (id: Int64, isNew: Bool) {
        try inTransaction {
            let columns = try declaredColumns(ofMembers: false)
            let hasURL = columns.contains("field_url")
            let inserted = try connection.run(
                """
                INSERT INTO main.activities (member_id, kind, at, source, source_key, created_at, field_text\(hasURL ? ", field_url" : ""))
                VALUES (:member, :kind, :at, :source, :key, :now, :text\(hasURL ? ", :url" : ""))
                ON CONFLICT DO NOTHING
                """,
                [
                    "member": .integer(memberID), "kind": .text(kind), "at": .integer(at.milliseconds),
                    "source": .text(source), "key": .text(key), "now": .integer(now.milliseconds), "text": .text(text),
                ].merging(hasURL ? ["url": SQLValue(url)] : [:], uniquingKeysWith: { first, _ in first }))
            try touchMember(id: memberID)
            let id = try connection.firstRow(
                "SELECT id FROM main.activities WHERE source = :source AND source_key = :key",
                ["source": .text(source), "key": .text(key)], { $0.integer(0) })
            guard let id else { throw StoreError.damaged(Phrase("a story was not written")) }
            return (id, inserted > 0)
        }
    }

    /// Adds to the record of a story what its member has said, or that they were asked.
    package func appendStoryPermission(_ permission: StoryPermission, story: Int64, memberID: Int64) throws {
        try inTransaction {
            let wording = try permission.wording.map { try wordingID($0, now: permission.at) }
            try connection.run(
                """
                INSERT INTO story_permissions
                    (activity_id, member_id, state, text_hash, name, wording_id, source, origin, at)
                VALUES (:story, :member, :state, :hash, :name, :wording, :source, :origin, :at)
                """,
                [
                    "story": .integer(story), "member": .integer(memberID), "state": .text(permission.state.rawValue),
                    "hash": .blob(permission.textHash), "name": SQLValue(permission.name), "wording": SQLValue(wording),
                    "source": .text(permission.source), "origin": SQLValue(permission.origin),
                    "at": .integer(permission.at.milliseconds),
                ])
        }
    }

    /// All that was said of one story, the oldest first.
    package func storyPermissions(_ story: Int64) throws -> [StoryPermission] {
        try connection.rows(
            """
            SELECT p.state, p.text_hash, p.name, w.version, w.locale, w.text, p.source, p.origin, p.at
            FROM story_permissions p LEFT JOIN consent_wordings w ON w.id = p.wording_id
            WHERE p.activity_id = :story ORDER BY p.id
            """, ["story": .integer(story)]
        ) { row in
            let wording = row.optionalText(3).map {
                ShownWording(version: $0, locale: row.text(4), text: row.text(5))
            }
            return StoryPermission(
                state: StoryPermission.State(rawValue: row.text(0)) ?? .withdrawn, textHash: row.blob(1),
                name: row.optionalText(2), wording: wording, source: row.text(6), origin: row.optionalText(7),
                at: Instant(milliseconds: row.integer(8)))
        }
    }
}
