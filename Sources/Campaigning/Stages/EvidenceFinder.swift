internal import Definitions
internal import Formats
internal import Store

/// Says in words what a member's data hold about a part of a rule.
struct EvidenceFinder {
    let store: Store
    let compiler: FilterCompiler
    let memberID: Int64
    let zone: Zone

    private static let datesShown = 5

    func holds(_ node: FilterNode) throws -> Bool { try store.holds(node, memberID: memberID, compiler) }

    func found(for node: FilterNode) throws -> String {
        switch node {
        case .not(let part): return try found(for: part)
        case .segment(_, let part): return try found(for: part)
        case .all(let parts), .any(let parts): return try join(parts.map(found(for:)))
        case .answered, .received:
            let events = try store.events(
                behind: node, memberID: memberID, limit: EvidenceFinder.datesShown, compiler)
            return events.map { words($0, asCount: false) } ?? ""
        case .reached(let stage): return try reached(stage)
        default: return try join(node.operands.map(found(for:)))
        }
    }

    private func join(_ texts: [String]) throws -> String {
        texts.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private func reached(_ stage: String) throws -> String {
        let first = try store.stageHistory(memberID: memberID).filter {
            $0.to == stage && $0.enteredAt <= compiler.now
        }.map(\.enteredAt).min()
        if let first { return "in \(stage) since \(date(first))" }
        return try holds(.reached(stage)) ? "its rule holds now" : "never in \(stage)"
    }

    private func found(for operand: FilterOperand) throws -> String {
        switch operand {
        case .constant: return ""
        case .count:
            let events = try store.events(
                behind: operand, memberID: memberID, limit: EvidenceFinder.datesShown, compiler)
            return events.map { words($0, asCount: true) } ?? ""
        case .first, .last: return try value(operand) ?? "never"
        case .nps:
            let (score, at) = (try value(.nps), try value(.npsAt))
            guard let score else { return "no NPS answer" }
            return at.map { "\(score) on \($0)" } ?? score
        case .arithmetic(let left, _, let right): return try join([named(left), named(right)])
        default: return try value(operand) ?? "not set"
        }
    }

    /// A term of a sum with its name, for there are several.
    private func named(_ operand: FilterOperand) throws -> String {
        switch operand {
        case .constant, .arithmetic: try found(for: operand)
        default: "\(FilterPrinter.text(of: operand)) is \(try found(for: operand))"
        }
    }

    private func value(_ operand: FilterOperand) throws -> String? {
        switch try store.value(of: operand, memberID: memberID, compiler) {
        case nil: return nil
        case .number(let number):
            switch operand {
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

    private func words(_ events: EventEvidence, asCount: Bool) -> String {
        let (latest, count) = (events.latest, events.count)
        if count == 0 { return asCount ? "0" : "never" }
        let more = count > latest.count ? ", …" : ""
        let dates = latest.map(date).joined(separator: ", ") + more
        return asCount ? "\(count): \(dates)" : dates
    }
}
