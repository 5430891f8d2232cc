internal import Definitions
internal import Formats
internal import Store

/// Turns one occurrence's audience into ledger rows, going on from where it was left.
struct AudienceExpansion {
    let store: Store
    let workspace: Workspace
    let campaign: CampaignDefinition
    let row: OccurrenceRow
    private let selection: AudienceSelection
    let now: Instant
    private let receipts: Receipts
    private let times: MemberTimes
    /// Whose own time was before this gets nothing: the schedule was first seen then.
    private let since: Instant?
    /// Nil where everyone gets the same.
    private let draw: VariantDraw?
    /// The test that the occurrence begins with; nil without one.
    private let experiment: ExperimentRow?
    /// Nil where all get it together.
    private let waves: WaveDraw?

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
        selection = AudienceSelection(store, workspace.definition, campaign: campaign, row: row)
        let times = MemberTimes(row, campaign.schedule)
        self.times = times
        since =
            row.reading == nil || !campaign.schedule.isRepeated
            ? nil
            : try store.firstRun(
                campaign: campaign.name, was: campaign.was, schedule: campaign.schedule.identity) ?? now
        let variants = campaign.content.variants
        let begun = try variants.flatMap { try AudienceExpansion.experiment(store, campaign, row, $0, times) }
        experiment = begun
        waves = try WaveDraw(store, workspace, campaign, row, now: now, receipts: receipts) {
            try AudienceStream(store, workspace, campaign, now: now, receipts: receipts)
        }
        draw = variants.map {
            VariantDraw(store, $0, campaign: row.campaign, step: CampaignDefinition.mainStep, share: begun?.share)
        }
    }

    /// The test as it was begun, else as the file has it.
    private static func experiment(
        _ store: Store, _ campaign: CampaignDefinition, _ row: OccurrenceRow, _ variants: ContentVariants,
        _ times: MemberTimes
    ) throws -> ExperimentRow? {
        let key = ExperimentKey(
            campaign: row.campaign, occurrence: row.occurrence, step: CampaignDefinition.mainStep)
        if let begun = try store.experiment(key) { return begun }
        guard let test = variants.test, let metric = variants.metric else { return nil }
        return ExperimentRow(
            key: key, definitionHash: campaign.hash, metric: metric.rawValue, share: test.share,
            decideAfter: test.decide.approximateMilliseconds, confidence: variants.confidence,
            dueAt: times.decision(of: variants.all, after: test.decide))
    }

    func run(_ outcome: inout Planner.Outcome) throws {
        guard var planning = try begin(&outcome) else { return }
        while !planning.isOver { try planning.advance(&outcome) }
    }

    /// What is to be written, when there is anything to write now.
    func begin(_ outcome: inout Planner.Outcome) throws -> OccurrencePlanning? {
        switch try readiness() {
        case .waiting: return nil
        case .tooLate:
            try store.completeOccurrence(row, stopped: .tooLate, now: now)
            outcome.warnings.append(AudienceExpansion.stayedStopped(row))
            return nil
        case .tooLarge(let size):
            try store.stopOccurrence(row, size.reason, hash: campaign.hash, count: size.count)
            outcome.warnings.append(size.words(campaign, row))
            return nil
        case .ready:
            if row.stoppedReason != nil { try store.resumeOccurrence(row, hash: campaign.hash) }
        }
        if let experiment {
            try store.beginExperiment(
                experiment, variants: campaign.content.variants?.all.map(\.id) ?? [], now: now)
        }
        if let waves, row.plannedThroughID == 0 {
            try store.beginWaves(waves.rows(now: now), hash: campaign.hash, now: now)
        }
        let newest = row.reading == nil ? Int64.max : try store.newestMemberID()
        // While it waits for the last zones only those who have joined since are looked at.
        if newest <= row.plannedThroughID, row.isComing(at: now) { return nil }
        return try OccurrencePlanning(
            self,
            AudienceStream(store, workspace, campaign, now: now, afterID: row.plannedThroughID, receipts: receipts),
            newest: newest)
    }

    /// All its messages are alike and due together: whoever is planned may get theirs before the rest is planned.
    var mayGoBeforeItsRest: Bool { row.reading == nil && draw == nil && waves == nil && campaign.event == nil }

    /// Said once an occurrence, of those that are planned.
    func unknownZones(_ count: Int) -> Phrase {
        Phrase(
            """
            campaign \(campaign.name) \(row.occurrence): \(count, "member has", "members have") no time zone that is known; \
            \(campaign.schedule.zone) counts for them
            """)
    }

    /// A member's part in the occurrence: when it is due, and whether it goes; nil when it is not theirs.
    func place(_ member: AudienceMember) -> PlannedRow? {
        let time = times.time(inZone: member.timezone)
        if let since, time.at < since { return nil }
        // Joined after their own time, as after the planning of a schedule that is the same for all.
        if let newest = row.newestMemberID, member.id > newest, time.at < now { return nil }
        switch selection.part(of: member) {
        case .notSampled: return nil
        case .chosen: return chosen(member, time)
        case .control: return PlannedRow(memberID: member.id, at: time.at, notAfter: time.notAfter, leftOut: .control)
        case .heldOut: return PlannedRow(memberID: member.id, at: time.at, notAfter: time.notAfter, leftOut: .holdout)
        }
    }

    /// The rows of some members, each with its wave.
    func rows(of members: [AudienceMember]) throws -> [PlannedRow] {
        guard let waves else { return members.compactMap(place) }
        let places = try waves.places(members)
        return members.compactMap { member in
            guard var row = place(member), row.leftOut == nil else { return place(member) }
            guard let wave = places[member.id] else {
                return PlannedRow(memberID: row.memberID, at: row.at, notAfter: row.notAfter, leftOut: .wave)
            }
            row.wave = wave
            // Whoever lets the wave go says so to its messages.
            if wave > 1 { row.waits = row.notAfter.map { $0 + 1 } ?? row.at + AudienceExpansion.longestWait }
            return row
        }
    }

    /// Later than any gate opens.
    private static let longestWait: Int64 = 366 * 86_400_000

    /// With the variant that is theirs, and its time.
    private func chosen(_ member: AudienceMember, _ time: MemberTimes.Time) -> PlannedRow {
        switch draw?.lot(occurrence: row.occurrence, memberKey: member.key) {
        case nil: return PlannedRow(memberID: member.id, at: time.at, notAfter: time.notAfter)
        case .variant(let variant)?:
            let own = variant.at.map { times.time(inZone: member.timezone, at: $0) } ?? time
            return PlannedRow(memberID: member.id, at: own.at, notAfter: own.notAfter, variant: variant.id)
        case .rest?:
            let own = experiment.map { times.time(inZone: member.timezone, after: $0.dueAt) } ?? time
            return PlannedRow(memberID: member.id, at: own.at, notAfter: own.notAfter, isRest: true)
        }
    }

    func isFallback(_ member: AudienceMember) -> Bool { times.time(inZone: member.timezone).isFallback }

    /// What its rows have in common.
    var step: PlannedStep {
        PlannedStep(
            occurrence: row, step: "main", intent: campaign.intent.rawValue, kind: campaign.kind.rawValue,
            priority: campaign.rank, definitionHash: campaign.hash)
    }

    /// The rows that are not written yet, and whether a zone was not known; reads only.
    func forEachRow(_ body: (PlannedRow, _ isFallback: Bool) throws -> Void) throws {
        var stream = try AudienceStream(
            store, workspace, campaign, now: now, afterID: row.plannedThroughID, receipts: receipts)
        while true {
            let members = try stream.next()
            guard !members.isEmpty else { return }
            let fallbacks = Set(members.filter(isFallback).map(\.id))
            for row in try rows(of: members) { try body(row, fallbacks.contains(row.memberID)) }
        }
    }

    static func stayedStopped(_ row: OccurrenceRow) -> Phrase {
        Phrase(
            "campaign \(row.campaign) \(row.occurrence) stayed stopped for its size until it was too late: it is not sent"
        )
    }
}
