package import Definitions
package import Formats
internal import SQLite

/// When and by which rule the core was chosen last.
package struct ChosenCore: Sendable, Hashable {
    package let at: Instant
    /// A hash of the rule: an edited one is another.
    package let rule: String
}

/// One of the core.
package struct CoreMember: Sendable, Hashable {
    package let id: Int64
    package let place: Int
    package let points: Double
    /// Since when without a break.
    package let since: Instant
}

extension Store {
    /// A hash of what decides who is in the core, whatever the segments that it names are called.
    package func rule(of core: CoreDefinition, _ engagement: EngagementSettings) -> String {
        let condition = core.filter.map { FilterPrinter.text(of: $0.root.withoutSegments) } ?? ""
        let weights = engagement.counted.map { "\($0.kind)=\($0.weight)" }.joined(separator: ",")
        let text = "\(core.size)|\(condition)|\(weights)|\(engagement.halfLife)"
        return keyedHash([Array("core".utf8), Array(text.utf8)]).prefix(8)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Nil before the first choice.
    package func chosenCore() throws -> ChosenCore? {
        let parts = try connection.firstRow("SELECT value FROM meta WHERE name = 'core'", [:]) { $0.text(0) }?
            .split(separator: " ")
        guard let parts, parts.count == 2, let at = Int64(parts[0]) else { return nil }
        return ChosenCore(at: Instant(milliseconds: at), rule: String(parts[1]))
    }

    /// The core as it was chosen last, in its order.
    package func coreMembers() throws -> [CoreMember] {
        try connection.rows("SELECT member_id, place, points, since_at FROM core_members ORDER BY place, member_id") {
            CoreMember(
                id: $0.integer(0), place: $0.int(1), points: $0.real(2), since: Instant(milliseconds: $0.integer(3)))
        }
    }

    /// Whom the core would have now.
    package func coreSelection(
        _ core: CoreDefinition, _ compiler: FilterCompiler, size: Int? = nil
    ) throws -> [EngagedMember] {
        let selection = compiler.coreSelection(core, size: size)
        return try connection.rows(selection.sql, selection.parameters) {
            EngagedMember(id: $0.integer(0), points: $0.real(1))
        }
    }

    /// Writes a choice: who stays keeps the time since which they are in it.
    package func chooseCore(_ members: [EngagedMember], rule: String, now: Instant) throws {
        try inTransaction {
            try connection.run(
                "DELETE FROM core_members WHERE member_id NOT IN (SELECT value FROM json_each(:ids))",
                ["ids": Store.jsonArray(members.map(\.id))])
            for (place, member) in members.enumerated() {
                try connection.run(
                    """
                    INSERT INTO core_members (member_id, place, points, since_at) VALUES (:member, :place, :points, :now)
                    ON CONFLICT (member_id) DO UPDATE SET place = excluded.place, points = excluded.points
                    """,
                    [
                        "member": .integer(member.id), "place": SQLValue(place + 1), "points": .real(member.points),
                        "now": .integer(now.milliseconds),
                    ])
            }
            try connection.run(
                """
                INSERT INTO meta (name, value) VALUES ('core', :value)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """, ["value": .text("\(now.milliseconds) \(rule)")])
        }
    }

    /// Nobody is in the core any more: the workspace declares none.
    package func forgetCore() throws {
        try inTransaction {
            try connection.run("DELETE FROM core_members")
            try connection.run("DELETE FROM meta WHERE name = 'core'")
        }
    }
}
