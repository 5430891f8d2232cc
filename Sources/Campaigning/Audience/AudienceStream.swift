internal import Definitions
internal import Formats
internal import Store

/// Reads an audience in id order, a part at a time, so that it is never in memory whole.
struct AudienceStream {
    /// Members read at once.
    static let chunk = 10_000

    let store: Store
    let condition: SQLFragment
    private(set) var afterID: Int64

    init(
        _ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, now: Instant, afterID: Int64 = 0,
        receipts: Receipts = .settled
    ) throws {
        self.store = store
        self.afterID = afterID
        var compiler = try FilterCompiler(workspace, store, now: now, receipts: receipts)
        if let filter = campaign.audience.filter { compiler = try compiler.planned(for: filter, store, .chunks) }
        condition = .audience(campaign.audience, segments: workspace.definition.segments, compiler: compiler)
    }

    /// The campaign's audience as SQL at `now`.
    static func condition(
        _ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, now: Instant,
        receipts: Receipts = .settled
    ) throws -> SQLFragment {
        let compiler = try FilterCompiler(workspace, store, now: now, receipts: receipts)
        return .audience(campaign.audience, segments: workspace.definition.segments, compiler: compiler)
    }

    /// The next members; empty at the end.
    mutating func next(_ limit: Int = AudienceStream.chunk) throws -> [AudienceMember] {
        let members = try store.audience(condition, afterID: afterID, limit: limit)
        if let last = members.last { afterID = last.id }
        return members
    }
}
