package import Definitions
package import Formats
package import Store

/// Brings newcomers together with mentors: by what both have in common, with a fair load, one open offer at a time.
package struct MentorMatching {
    /// Who would be offered whom, and why.
    package struct Pair: Sendable, Hashable {
        package let newcomer: Int64
        package let mentor: Int64
        /// What is the same of both, by name.
        package let common: [String]
    }

    /// How long both have time to answer.
    package static let patience: Int64 = 7 * 86_400_000
    /// Newcomers of one `run`: each is a transaction of its own.
    static let mostAtOnce = 500

    private let store: Store
    private let workspace: Workspace
    private let now: Instant

    package init(_ store: Store, _ workspace: Workspace, now: Instant) {
        (self.store, self.workspace, self.now) = (store, workspace, now)
    }

    /// What `run` would offer now. Newcomers who came first are served first.
    package func pairs(_ mentoring: MentoringDefinition) throws -> [Pair] {
        let compiler = try FilterCompiler(workspace, store, now: now)
        let columns = try columns(mentoring.match)
        let newcomers = try store.newcomersWithoutMentor(
            matching: compiler.compile(mentoring.newcomers), values: columns.map(\.column),
            limit: MentorMatching.mostAtOnce)
        guard !newcomers.isEmpty else { return [] }
        let mentors = try store.mentors(role: mentoring.role, values: columns.map(\.column), now: now)
        var loads = try store.mentorLoads()
        var asked = try store.lastMentorOffers()
        let earlier = try store.earlierMentors(ofNewcomers: newcomers.map(\.id))
        var pairs: [Pair] = []
        for newcomer in newcomers {
            let free = mentors.filter { mentor in
                mentor.id != newcomer.id && loads[mentor.id, default: 0] < mentoring.capacity
                    && earlier[newcomer.id]?.contains(mentor.id) != true
            }
            let ranked = free.map { mentor in (mentor, common(newcomer, mentor)) }
            // Most in common, then the least busy, then who was asked longest ago.
            guard
                let best = ranked.min(by: { first, second in
                    let (a, b) = (weight(first.1), weight(second.1))
                    if a != b { return a > b }
                    let (x, y) = (loads[first.0.id, default: 0], loads[second.0.id, default: 0])
                    if x != y { return x < y }
                    let never = Instant(milliseconds: .min)
                    return (asked[first.0.id] ?? never, first.0.id) < (asked[second.0.id] ?? never, second.0.id)
                })
            else { continue }
            loads[best.0.id, default: 0] += 1
            asked[best.0.id] = now
            pairs.append(
                Pair(newcomer: newcomer.id, mentor: best.0.id, common: best.1.map { columns[$0].name }))
        }
        return pairs
    }

    /// The places of what is known of both and the same, languages by their first part, texts in any letter case.
    private func common(_ newcomer: MatchedMember, _ mentor: MatchedMember) -> [Int] {
        newcomer.values.indices.filter { place in
            guard let a = newcomer.values[place], let b = mentor.values[place] else { return false }
            return MentorMatching.folded(a) == MentorMatching.folded(b)
        }
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split(separator: "-").first.map(String.init) ?? text.lowercased()
    }

    /// How much is in common first; of as much, what stands first in the file.
    private func weight(_ common: [Int]) -> Int {
        common.reduce(common.count << 40) { $0 + (1 << (30 - min(30, $1))) }
    }

    private func columns(_ match: [FilterOperand]) throws -> [(name: String, column: String)] {
        let known = try store.declaredColumns(ofMembers: true)
        return match.compactMap { operand in
            switch operand {
            case .member(.locale): ("locale", "locale")
            case .member(.timezone): ("timezone", "timezone")
            case .attribute(let attribute) where known.contains(attribute.column): (attribute.name, attribute.column)
            default: nil
            }
        }
    }

    /// Ends what is over and offers what can be offered. Run twice, or killed between two offers, the result is the same.
    @discardableResult
    package func run() throws -> Int {
        while try store.tidyMentorships(now: now) > 0 {}
        guard let mentoring = workspace.definition.mentoring else { return 0 }
        var count = 0
        for pair in try pairs(mentoring) {
            let id = try store.offerMentor(
                newcomer: pair.newcomer, mentor: pair.mentor, expiresAt: now + MentorMatching.patience,
                hash: MentorMail.hash, priority: Intent.invite.priority, now: now)
            if id != nil { count += 1 }
        }
        return count
    }
}
