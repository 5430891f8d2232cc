internal import Definitions
internal import Formats
internal import Store

/// Says in words what a member's data hold about a part of a rule.
struct EvidenceFinder {
    let store: Store
    let compiler: FilterCompiler
    let memberID: Int64
    let zone: Zone
    /// As they are declared, by their kind.
    var fields: [String: [AttributeDefinition]] = [:]

    private static let datesShown = 5
    private static let never = Phrase("never")

    init(store: Store, compiler: FilterCompiler, memberID: Int64, workspace: Workspace) {
        (self.store, self.compiler, self.memberID) = (store, compiler, memberID)
        zone = workspace.definition.timezone
        fields = Dictionary(
            workspace.definition.activities.map { ($0.name, $0.fields) }, uniquingKeysWith: { first, _ in first })
    }

    func holds(_ node: FilterNode) throws -> Bool { try store.holds(node, memberID: memberID, compiler) }

    func found(for node: FilterNode) throws -> Phrase {
        switch node {
        case .not(let part): return try found(for: part)
        case .segment(_, let part): return try found(for: part)
        case .all(let parts), .any(let parts): return join(try parts.map(found(for:)))
        case .answered, .received:
            let events = try store.events(
                behind: node, memberID: memberID, limit: EvidenceFinder.datesShown, compiler)
            return events.map { words($0, asCount: false) } ?? Phrase("")
        case .reached(let stage): return try reached(stage)
        default: return join(try node.operands.map(found(for:)))
        }
    }

    /// The activities behind the counts, sums and dates of a part, the latest of each kind first.
    func activities(for node: FilterNode) throws -> [ActivityEvidence] {
        var found: [ActivityEvidence] = []
        for operand in node.allOperands {
            for activity in try activities(for: operand) where !found.contains(activity) { found.append(activity) }
        }
        return found
    }

    private func activities(for operand: FilterOperand) throws -> [ActivityEvidence] {
        guard let kind = operand.activityKind else { return [] }
        return try store.activities(
            behind: operand, memberID: memberID, fields: fields[kind] ?? [], limit: EvidenceFinder.datesShown, compiler)
    }

    private func join(_ phrases: [Phrase]) -> Phrase {
        Phrase(listing: phrases.filter { !$0.isEmpty }, separator: "; ")
    }

    private func reached(_ stage: String) throws -> Phrase {
        let first = try store.stageHistory(memberID: memberID).filter {
            $0.to == stage && $0.enteredAt <= compiler.now
        }.map(\.enteredAt).min()
        if let first { return Phrase("in \(stage) since \(date(first))") }
        return try holds(.reached(stage)) ? Phrase("its rule holds now") : Phrase("never in \(stage)")
    }

    private func found(for operand: FilterOperand) throws -> Phrase {
        switch operand {
        case .constant: return Phrase("")
        case .count:
            let events = try store.events(
                behind: operand, memberID: memberID, limit: EvidenceFinder.datesShown, compiler)
            let activities = try activities(for: operand)
            return events.map { words($0, asCount: true, activities) } ?? Phrase("")
        case .first, .last:
            return try activities(for: operand).first.map { Phrase(verbatim: words($0)) } ?? EvidenceFinder.never
        case .nps:
            let (score, at) = (try value(.nps), try value(.npsAt))
            guard let score else { return Phrase("no NPS answer") }
            return at.map { Phrase("\(score) on \($0)") } ?? Phrase(verbatim: score)
        case .arithmetic(let left, _, let right): return join([try named(left), try named(right)])
        default: return try value(operand).map(Phrase.init(verbatim:)) ?? Phrase("not set")
        }
    }

    /// A term of a sum with its name, for there are several.
    private func named(_ operand: FilterOperand) throws -> Phrase {
        switch operand {
        case .constant, .arithmetic: try found(for: operand)
        default: Phrase("\(FilterPrinter.text(of: operand)) is \(try found(for: operand))")
        }
    }

    private func value(_ operand: FilterOperand) throws -> String? {
        switch try store.value(of: operand, memberID: memberID, compiler) {
        case nil: return nil
        case .number(let number):
            switch operand {
            case .engagement: return FilterPrinter.text(of: (number * 100).rounded() / 100)
            case .first, .last, .npsAt, .stageEnteredAt, .member(.joinedAt):
                return date(Instant(milliseconds: Int64(number)))
            case .attribute(let attribute) where attribute.type == .boolean: return number == 1 ? "true" : "false"
            default: return FilterPrinter.text(of: number)
            }
        case .text(let text): return text
        case .boolean(let value): return String(value)
        case .date(let date): return date.description
        }
    }

    private func date(_ instant: Instant) -> String { zone.civil(instant).date.description }

    private func words(_ events: EventEvidence, asCount: Bool, _ activities: [ActivityEvidence] = []) -> Phrase {
        let (latest, count) = (events.latest, events.count)
        if count == 0 { return asCount ? Phrase(verbatim: "0") : EvidenceFinder.never }
        let more = count > latest.count ? ", …" : ""
        let dates = (activities.isEmpty ? latest.map(date) : activities.map(words)).joined(separator: ", ") + more
        return asCount ? Phrase("\(count): \(dates)") : Phrase(verbatim: dates)
    }

    /// `2026-09-20 (amount 1200)`.
    private func words(_ activity: ActivityEvidence) -> String {
        let fields = activity.fields.map { "\($0.name) \(words($0.value))" }.joined(separator: ", ")
        return fields.isEmpty ? date(activity.at) : "\(date(activity.at)) (\(fields))"
    }

    private func words(_ value: FilterValue) -> String {
        switch value {
        case .number(let number): FilterPrinter.text(of: number)
        case .text(let text): text
        case .boolean(let value): String(value)
        case .date(let date): date.description
        }
    }
}

extension FilterOperand {
    /// The kind of activity that a value is made of.
    var activityKind: String? {
        switch self {
        case .count(let kind, _), .aggregate(_, let kind, _, _), .first(let kind), .last(let kind): kind
        default: nil
        }
    }
}
