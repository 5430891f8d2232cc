internal import Definitions
internal import Formats
internal import Store

/// A condition over members, in parts: what only the store's data and the time decide, and what the messages of the simulation
/// do.
enum SimulatedCondition {
    case always(Bool)
    /// One of the sets of `SimulatedAudience`.
    case set(Int)
    /// A message later than the start of a window, by the numbers of a campaign's receipts and of the window.
    case received(Int, window: Int?)
    case all([SimulatedCondition])
    case any([SimulatedCondition])
    indirect case not(SimulatedCondition)
}

/// Who is where at the time of the simulation, as sets. Each condition is asked of the store once for everybody; from then on only
/// of those for whom it may have changed by itself, or whose stage has.
final class SimulatedAudience {
    private struct Members {
        let node: FilterNode
        /// Rules of stages that it asks for by `reached()`.
        let rules: [FilterNode]
        let asksForStage: Bool
        /// Nothing tells when it may change: it is asked anew each hour.
        let isVolatile: Bool
        var holds: [Bool] = []
        var turns = MinHeap<MemberTime>()
        var askedAt: Instant?
    }

    private let store: Store
    private let workspace: Workspace
    private let members: SimulatedMembers
    private let ids: [Int64]
    private var sets: [Members] = []
    private var numbers: [FilterNode: Int] = [:]
    /// When the last message of a campaign went, of all members; the empty name is any campaign.
    private var receipts: [[Int64]] = []
    private var receiptNames: [String: Int] = [:]
    private var windows: [Span] = []
    private var starts: [Int64] = []
    private var now: Instant
    /// How often a set without turning times is asked anew.
    private static let volatileLook: Int64 = 3_600_000

    init(_ store: Store, _ workspace: Workspace, _ members: SimulatedMembers, now: Instant) {
        (self.store, self.workspace, self.members, self.now) = (store, workspace, members, now)
        ids = members.members.map(\.id)
    }

    // MARK: Compiling

    /// Whom a campaign is for.
    func condition(_ audience: Audience) -> SimulatedCondition {
        var parts = [audience.filter?.root].compactMap(\.self)
        for exclusion in audience.exclude {
            switch exclusion {
            case .tag(let tag): parts.append(.not(.hasTag(tag)))
            case .segment(let name):
                // An exclusion never fails open.
                let segment = workspace.definition.segments.first { $0.name == name }
                parts.append(segment.map { .not($0.filter.root) } ?? .always(false))
            }
        }
        return parts.isEmpty ? .always(true) : condition(parts.count == 1 ? parts[0] : .all(parts))
    }

    func condition(_ node: FilterNode) -> SimulatedCondition {
        guard node.asksForReceipts else { return set(node) }
        switch node {
        case .all(let parts): return .all(joined(parts) { .all($0) })
        case .any(let parts): return .any(joined(parts) { .any($0) })
        case .not(let part): return .not(condition(part))
        case .segment(_, let part): return condition(part)
        case .received(let campaign, let window):
            return .received(receipt(campaign), window: window.map(number))
        default: return set(node)
        }
    }

    /// The parts that ask for no messages are one set.
    private func joined(_ parts: [FilterNode], _ join: ([FilterNode]) -> FilterNode) -> [SimulatedCondition] {
        let plain = parts.filter { !$0.asksForReceipts }
        let asked = parts.filter(\.asksForReceipts).map(condition)
        return plain.isEmpty ? asked : [set(plain.count == 1 ? plain[0] : join(plain))] + asked
    }

    private func set(_ node: FilterNode) -> SimulatedCondition {
        if case .always(let truth) = node { return .always(truth) }
        if let known = numbers[node] { return .set(known) }
        var asksForHistory = false
        var isVolatile = false
        if node.asksForForecast { isVolatile = true }
        node.visit { part in
            if case .reached = part { asksForHistory = true }
            if case .within(.stageEnteredAt, _) = part { isVolatile = true }
            if case .olderThan(.stageEnteredAt, _) = part { isVolatile = true }
        }
        let rules = asksForHistory ? workspace.definition.stages.compactMap(\.rule?.root) : []
        sets.append(
            Members(
                node: node, rules: rules, asksForStage: asksForHistory || node.asksForStage, isVolatile: isVolatile))
        numbers[node] = sets.count - 1
        return .set(sets.count - 1)
    }

    private func number(_ window: Span) -> Int {
        if let known = windows.firstIndex(of: window) { return known }
        windows.append(window)
        starts.append(window.before(now, in: workspace.definition.timezone).milliseconds)
        return windows.count - 1
    }

    private func receipt(_ campaign: String?) -> Int {
        let name = campaign ?? ""
        if let known = receiptNames[name] { return known }
        receiptNames[name] = receipts.count
        receipts.append(Array(repeating: .min, count: members.count))
        return receipts.count - 1
    }

    // MARK: Messages

    /// Takes in what has gone before the simulation. To be called when all conditions are compiled.
    func readReceipts() throws {
        guard !receipts.isEmpty else { return }
        try store.forEachReceipt(through: now) { id, campaign, at in
            guard let member = members.ordinal(of: id) else { return }
            received(member, campaign, at: at)
        }
    }

    /// A message of a campaign, by the name that its row has, went.
    func received(_ member: Int, _ campaign: String, at time: Instant) {
        guard !receipts.isEmpty else { return }
        for name in [campaign, "", currentNames[campaign] ?? ""] {
            guard let number = receiptNames[name] else { continue }
            receipts[number][member] = max(receipts[number][member], time.milliseconds)
        }
    }

    /// The new names of campaigns that were renamed.
    private lazy var currentNames = Dictionary(
        workspace.campaigns.compactMap { campaign in campaign.was.map { ($0, campaign.name) } },
        uniquingKeysWith: { first, _ in first })

    // MARK: Asking

    /// Moves on to a time.
    func move(to time: Instant) {
        guard time != now else { return }
        now = time
        for (index, window) in windows.enumerated() {
            starts[index] = window.before(now, in: workspace.definition.timezone).milliseconds
        }
    }

    /// Somebody's stage has changed.
    func stageChanged(_ member: Int) {
        for index in sets.indices where sets[index].asksForStage && sets[index].askedAt != nil {
            sets[index].turns.add(MemberTime(at: .min, member: Int32(member)))
        }
    }

    /// Brings the sets of a condition to the present.
    func refresh(_ condition: SimulatedCondition) throws {
        switch condition {
        case .set(let number): try refresh(number)
        case .all(let parts), .any(let parts): for part in parts { try refresh(part) }
        case .not(let part): try refresh(part)
        case .always, .received: break
        }
    }

    func holds(_ condition: SimulatedCondition, _ member: Int) -> Bool {
        switch condition {
        case .always(let truth): return truth
        case .set(let number): return sets[number].holds[member]
        case .received(let number, let window):
            let last = receipts[number][member]
            return window.map { last > starts[$0] } ?? (last > .min)
        case .all(let parts):
            for part in parts where !holds(part, member) { return false }
            return true
        case .any(let parts):
            for part in parts where holds(part, member) { return true }
            return false
        case .not(let part): return !holds(part, member)
        }
    }

    private func refresh(_ number: Int) throws {
        if let asked = sets[number].askedAt,
            !(sets[number].isVolatile && now - asked >= SimulatedAudience.volatileLook)
        {
            var stale: [Int64] = []
            while let first = sets[number].turns.first, first.at <= now.milliseconds {
                stale.append(ids[Int(sets[number].turns.removeFirst().member)])
            }
            for chunk in stale.chunks(of: 5000) { try ask(number, of: chunk) }
            return
        }
        sets[number].askedAt = now
        sets[number].turns = MinHeap()
        if sets[number].holds.isEmpty { sets[number].holds = Array(repeating: false, count: ids.count) }
        try ask(number, of: nil)
    }

    private func ask(_ number: Int, of stale: ArraySlice<Int64>?) throws {
        let compiler = try FilterCompiler(workspace, store, now: now, receipts: .forecast)
        try store.turns(of: sets[number].node, rules: sets[number].rules, compiler, ids: stale) { id, holds, due in
            guard let member = members.ordinal(of: id) else { return }
            sets[number].holds[member] = holds
            if let due, due > now {
                sets[number].turns.add(MemberTime(at: due.milliseconds, member: Int32(member)))
            }
        }
    }
}

extension FilterNode {
    /// True when it asks what was sent, in a part that is no other's rule.
    var asksForReceipts: Bool {
        var found = false
        visit { if case .received = $0 { found = true } }
        return found
    }
}
