internal import Definitions
internal import Formats
internal import Store

/// Turns one occurrence's audience into ledger rows, going on from where it was left.
struct AudienceExpansion {
    /// Rows in one write transaction: some 20 ms.
    private static let rowsAtOnce = 1000

    private let store: Store
    private let workspace: Workspace
    private let campaign: CampaignDefinition
    private let row: OccurrenceRow
    private let selection: AudienceSelection
    private let now: Instant
    private let receipts: Receipts

    init(
        _ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, _ row: OccurrenceRow, now: Instant,
        receipts: Receipts = .settled
    ) throws {
        self.store = store
        self.workspace = workspace
        self.campaign = campaign
        self.row = row
        self.now = now
        self.receipts = receipts
        selection = AudienceSelection(store, campaign: campaign, row: row)
    }

    func run(_ outcome: inout Planner.Outcome) throws {
        switch try readiness() {
        case .waiting: return
        case .tooLate:
            try store.completeOccurrence(row, stopped: .tooLate, now: now)
            outcome.warnings.append(AudienceExpansion.stayedStopped(row))
            return
        case .tooLarge(let count, let limit):
            try store.stopOccurrence(row, hash: campaign.hash, count: count)
            outcome.warnings.append(AudienceExpansion.tooLarge(campaign, row, count: count, limit: limit))
            return
        case .ready:
            if row.stoppedReason != nil { try store.resumeOccurrence(row, hash: campaign.hash) }
        }
        var stream = try AudienceStream(
            store, workspace, campaign, now: now, afterID: row.plannedThroughID, receipts: receipts)
        var afterID = row.plannedThroughID
        while true {
            let members = try stream.next()
            guard !members.isEmpty else { break }
            for start in Swift.stride(from: 0, to: members.count, by: AudienceExpansion.rowsAtOnce) {
                let slice = members[start..<min(start + AudienceExpansion.rowsAtOnce, members.count)]
                guard let last = slice.last, try write(slice, afterID: afterID, &outcome) else { return }
                afterID = last.id
            }
        }
        try store.completeOccurrence(row, now: now)
    }

    /// What its rows have in common.
    var step: PlannedStep {
        PlannedStep(
            occurrence: row, step: "main", intent: campaign.intent.rawValue, kind: campaign.kind.rawValue,
            priority: campaign.rank, definitionHash: campaign.hash)
    }

    /// Writes a slice; false when another process is planning this occurrence, which then completes it.
    private func write(
        _ slice: ArraySlice<AudienceMember>, afterID: Int64, _ outcome: inout Planner.Outcome
    ) throws -> Bool {
        var chosen: [Int64] = []
        var heldOut: [Int64] = []
        for member in slice {
            switch selection.part(of: member) {
            case .chosen: chosen.append(member.id)
            case .heldOut: heldOut.append(member.id)
            case .notSampled: break
            }
        }
        guard
            let written = try store.planChunk(
                step, afterID: afterID, throughID: slice.last?.id ?? afterID, chosen: chosen, heldOut: heldOut, now: now
            )
        else { return false }
        outcome.planned += written.planned
        if written.heldOut > 0 { outcome.skipped[.holdout, default: 0] += written.heldOut }
        return true
    }

    /// Whether rows may be written; reads only.
    enum Readiness {
        case ready
        /// Stopped earlier, and the file is still the same.
        case waiting
        case tooLate
        case tooLarge(Int, limit: Int)
    }

    func readiness() throws -> Readiness {
        if row.stoppedReason == .maxAudience {
            guard OccurrenceAgenda.isStillDue(row, of: campaign, now: now) else { return .tooLate }
            guard row.definitionHash != campaign.hash else { return .waiting }
        }
        // What has begun was small enough when it began.
        guard row.plannedThroughID == 0, let limit = campaign.audience.maxAudience else { return .ready }
        var count = 0
        try forEachMember { _, part in count += part == .chosen ? 1 : 0 }
        return count > limit ? .tooLarge(count, limit: limit) : .ready
    }

    /// The members that are not planned yet and what the hashes say of each; reads only.
    func forEachMember(_ body: (AudienceMember, AudienceSelection.Part) throws -> Void) throws {
        var stream = try AudienceStream(
            store, workspace, campaign, now: now, afterID: row.plannedThroughID, receipts: receipts)
        while true {
            let members = try stream.next()
            guard !members.isEmpty else { return }
            for member in members { try body(member, selection.part(of: member)) }
        }
    }

    static func tooLarge(
        _ campaign: CampaignDefinition, _ row: OccurrenceRow, count: Int, limit: Int
    ) -> Phrase {
        Phrase(
            """
            campaign \(campaign.name) \(row.occurrence) is stopped: \(count) members would get it, max_audience is \(limit); \
            nothing was sent. Narrow the audience or raise max_audience in \(campaign.file), and the next run goes on
            """)
    }

    static func stayedStopped(_ row: OccurrenceRow) -> Phrase {
        Phrase(
            "campaign \(row.campaign) \(row.occurrence) stayed stopped by max_audience until it was too late: it is not sent"
        )
    }
}
