package import Definitions
package import Formats
package import Store

/// Who would be in the core now and why, beside who is in it.
package struct CoreCircle: Sendable {
    package struct Person: Sendable {
        /// From 1; nil for one who would leave.
        package let place: Int?
        package let memberID: Int64
        package let email: String
        package let name: String?
        package let stage: String?
        package let engagement: Double
        /// What the engagement is made of, the greatest share first: kind, how often, points.
        package let parts: [Part]
        /// Nil for one who is not in it yet.
        package let since: Instant?
    }

    package struct Part: Sendable, Hashable {
        package let kind: String
        package let count: Int
        package let points: Double
    }

    /// Who would be in it, the first ones first.
    package let people: [Person]
    /// Who is in it and would leave.
    package let leaving: [Person]
    /// When it was chosen last; nil before the first `run`.
    package let chosenAt: Instant?

    package init(
        _ core: CoreDefinition, _ store: Store, _ workspace: Workspace, size: Int? = nil, now: Instant
    ) throws {
        let compiler = try FilterCompiler(workspace, store, now: now)
        let selection = try store.coreSelection(core, compiler, size: size)
        let present = try store.coreMembers()
        let since = Dictionary(present.map { ($0.id, $0.since) }, uniquingKeysWith: { first, _ in first })
        let chosen = Set(selection.map(\.id))
        let gone = present.filter { !chosen.contains($0.id) }
        let points = try store.engagement(ofMembers: gone.map(\.id), compiler)
        var snapshots: [Int64: MemberSnapshot] = [:]
        let ids = selection.map(\.id) + gone.map(\.id)
        for start in stride(from: 0, to: ids.count, by: 500) {
            let part = Array(ids[start..<min(start + 500, ids.count)])
            snapshots.merge(try store.memberSnapshots(ids: part)) { first, _ in first }
        }
        func person(_ id: Int64, place: Int?, points: Double) throws -> Person? {
            guard let member = snapshots[id] else { return nil }
            let parts = try store.engagementParts(memberID: id, workspace.definition.engagement, now: now)
            return Person(
                place: place, memberID: id, email: member.email, name: member.name ?? member.fullName,
                stage: member.stage, engagement: points, parts: CoreCircle.byKind(parts), since: since[id])
        }
        people = try selection.enumerated().compactMap {
            try person($0.element.id, place: $0.offset + 1, points: $0.element.points)
        }
        leaving = try gone.compactMap { try person($0.id, place: nil, points: points[$0.id] ?? 0) }
        chosenAt = try store.chosenCore()?.at
    }

    /// The shares of each kind together.
    package static func byKind(_ parts: [EngagementPart]) -> [Part] {
        Dictionary(grouping: parts, by: \.kind).map { kind, parts in
            Part(kind: kind, count: parts.count, points: parts.reduce(0) { $0 + $1.points })
        }.sorted { ($1.points, $0.kind) < ($0.points, $1.kind) }
    }
}
