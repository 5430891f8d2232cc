internal import Definitions
internal import Formats
internal import Store

/// Members' stages as time alone moves them on.
struct SimulatedStages {
    private let store: Store
    private let workspace: Workspace
    private let members: SimulatedMembers
    private let rules: StageRuleSet
    private var due = MinHeap<MemberTime>()
    private var movedAt: Instant

    init(_ store: Store, _ workspace: Workspace, _ members: SimulatedMembers, now: Instant) throws {
        (self.store, self.workspace, self.members, movedAt) = (store, workspace, members, now)
        rules = StageRuleSet(workspace)
        var due = due
        try store.beginStagesAhead(now: now) { id, at in
            guard let member = members.ordinal(of: id) else { return }
            due.add(MemberTime(at: at.milliseconds, member: Int32(member)))
        }
        self.due = due
    }

    /// When they are moved on next: at the first look at which somebody is due.
    func next(_ look: Int64) -> Instant? {
        due.first.map { Instant(milliseconds: max(floorDivide($0.at + look - 1, look) * look, movedAt.milliseconds)) }
    }

    /// Moves on those whose time has come. Returns who has another stage now.
    mutating func move(to time: Instant) throws -> [StageAhead] {
        movedAt = time
        var ids: [Int64] = []
        while let first = due.first, first.at <= time.milliseconds {
            ids.append(members.members[Int(due.removeFirst().member)].id)
        }
        guard !ids.isEmpty else { return [] }
        let statements = try StageStatements(rules, try FilterCompiler(workspace, store, now: time), store)
        var changed: [StageAhead] = []
        for chunk in ids.chunks(of: 20_000) {
            for one in try store.moveStagesAhead(statements, of: Array(chunk)) {
                if let at = one.dueAt, at > time, let member = members.ordinal(of: one.memberID) {
                    due.add(MemberTime(at: at.milliseconds, member: Int32(member)))
                }
                if one.isChanged { changed.append(one) }
            }
        }
        return changed
    }
}

extension Simulation {
    /// Moves stages on when their look has come, and tells whom it concerns.
    func moveStages(at time: Instant) throws {
        guard let next = stages?.next(grain.stageLook), next <= time else { return }
        let changed = try stages?.move(to: time) ?? []
        guard !changed.isEmpty else { return }
        for one in changed {
            if let member = members.ordinal(of: one.memberID) { audience.stageChanged(member) }
        }
        for campaign in workspace.campaigns where !campaign.isDisabled {
            guard case .stages(let stages) = campaign.sequence?.trigger else { continue }
            let ids = changed.filter { $0.stage.map(stages.contains) ?? false }.map(\.memberID)
            guard !ids.isEmpty else { continue }
            try store.enterStagesAhead(campaign: campaign.name, stages: stages, of: ids, now: time)
            nextJourneys = min(nextJourneys ?? time, time)
        }
    }
}
