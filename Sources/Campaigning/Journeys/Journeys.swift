internal import Definitions
internal import Formats
internal import Store

/// Members on their ways through sequences: takes in whom triggers bring, and moves on everyone whose time has come.
///
/// A member's place is a row of the store. Each chunk of moves is one transaction with the messages that it plans: a run that
/// is killed anywhere goes on with the next chunk, and loses and repeats nothing.
struct Journeys {
    let store: Store
    let workspace: Workspace
    let now: Instant
    let book: JourneyBook

    init(_ store: Store, _ workspace: Workspace, now: Instant, book: JourneyBook? = nil) {
        (self.store, self.workspace, self.now) = (store, workspace, now)
        self.book = book ?? JourneyBook(store, now: now)
    }

    /// With nobody new and nothing due, nothing is written.
    func run(_ outcome: inout Planner.Outcome) throws {
        try store.movingJourneys { try runAll(&outcome) }
    }

    private func runAll(_ outcome: inout Planner.Outcome) throws {
        for campaign in workspace.campaigns where !campaign.isDisabled {
            if !book.isForecast {
                if !campaign.followUps.isEmpty { try FollowUpRun(store, workspace, campaign, now: now).run() }
                if !campaign.reminders.isEmpty { try Reminders(store, campaign, now: now).run(&outcome) }
            }
        }
        if !book.isForecast { try IdeaLetters(store, workspace, now: now).run() }
        for campaign in workspace.campaigns {
            if let was = campaign.was { try store.renameJourneys(from: was, to: campaign.name) }
            guard let sequence = campaign.sequence else { continue }
            try book.record(campaign, sequence)
            try JourneyIntake(self, campaign, sequence).run()
        }
        try advance(&outcome)
    }

    /// In a forecast of later times: who comes is not known, but for days of the calendar.
    func runAhead(_ outcome: inout Planner.Outcome) throws {
        for campaign in workspace.campaigns {
            guard let sequence = campaign.sequence, sequence.trigger?.isOfDays == true else { continue }
            try JourneyIntake(self, campaign, sequence).run()
        }
        try advance(&outcome)
    }

    /// In a forecast of later times: who comes into the segments that begin sequences.
    func followSegments() throws {
        for campaign in workspace.campaigns where !campaign.isDisabled {
            guard let sequence = campaign.sequence, case .segment = sequence.trigger else { continue }
            try JourneyIntake(self, campaign, sequence).run()
        }
    }

    /// When, for sequences that begin on days, the next day begins.
    static func nextDay(_ workspace: Workspace, after now: Instant) -> Instant? {
        workspace.campaigns.compactMap { campaign in
            guard campaign.sequence?.trigger?.isOfDays == true, !campaign.isDisabled else { return nil }
            let next = CivilDate(daysSince1970: JourneyIntake.day(campaign.schedule, at: now) + 1)
            return campaign.schedule.followsMember
                ? Zone.utc.startOfDay(next) - Earth.lead : campaign.schedule.zone.startOfDay(next)
        }.min()
    }

    /// What edits of files do to those who are on the way, for people who look before they run.
    func notes() throws -> [Phrase] {
        var notes: [Phrase] = []
        for count in try store.journeyCounts() {
            guard let step = count.step, !step.isEmpty else { continue }
            switch workspace.standing(of: count.campaign) {
            case .invalid: continue
            case .removed, .disabled:
                notes.append(
                    Phrase(
                        """
                        campaign \(count.campaign) is gone or disabled: \(count.count, "member", "members") before its step \
                        \(step) will get no more of it
                        """))
            case .active(let campaign):
                let advance = JourneyAdvance(self, campaign)
                guard advance.step(step) == nil else { continue }
                let next = try advance.follower(of: step)
                notes.append(
                    next.map { next in
                        Phrase(
                            """
                            campaign \(campaign.name) has no step \(step) any more: \(count.count, "member", "members") \
                            before it will go on with \(next)
                            """)
                    }
                        ?? Phrase(
                            """
                            campaign \(campaign.name) has no step \(step) any more: \(count.count, "member", "members") \
                            before it will be done
                            """))
            }
        }
        return notes
    }

    /// Moves on those whose time has come.
    func advance(_ outcome: inout Planner.Outcome) throws {
        for name in try store.journeyCampaigns() {
            switch workspace.standing(of: name) {
            case .invalid: continue
            case .removed, .disabled:
                // What waits is not made up for when the file comes back.
                while try store.endJourneys(campaign: name, now: now) {}
            case .active(let campaign):
                try JourneyAdvance(self, campaign).run(&outcome)
            }
        }
    }
}

/// What works out beforehand where journeys lead.
protocol JourneyForecast: AnyObject {
    func write(_ moves: [JourneyMove], _ campaign: CampaignDefinition, sending step: PlannedStep?, at time: Instant)
        throws
}

/// Where moves are written: into the ledger, or into a forecast.
struct JourneyBook {
    private let store: Store
    private let now: Instant
    private let forecast: (any JourneyForecast)?
    private let afterChunk: () throws -> Void
    /// Members of one transaction.
    let size: Int

    /// - Parameters:
    ///   - forecast: nil writes.
    ///   - afterChunk: called when a chunk is written.
    init(
        _ store: Store, now: Instant, forecast: (any JourneyForecast)? = nil, size: Int = 1000,
        afterChunk: @escaping () throws -> Void = {}
    ) {
        (self.store, self.now, self.forecast) = (store, now, forecast)
        (self.size, self.afterChunk) = (size, afterChunk)
    }

    var isForecast: Bool { forecast != nil }
    var receipts: Receipts { isForecast ? .forecast : .settled }

    /// One chunk: what is read and written in it belongs together.
    func chunk<Result>(_ body: () throws -> Result) throws -> Result {
        let result = try isForecast ? body() : store.inTransaction(body)
        try afterChunk()
        return result
    }

    /// Remembers the steps of this version.
    func record(_ campaign: CampaignDefinition, _ sequence: SequenceDefinition) throws {
        guard !isForecast else { return }
        try store.recordSequence(
            campaign: campaign.name, hash: campaign.hash, steps: sequence.steps.map { ($0.id, $0.next) }, now: now)
    }

    /// Writes moves with the messages of `step`.
    func write(
        _ moves: [JourneyMove], _ campaign: CampaignDefinition, sending step: String?, _ outcome: inout Planner.Outcome
    ) throws {
        guard !moves.isEmpty else { return }
        let planned = step.map { JourneyBook.plannedStep(campaign, $0, at: now) }
        if let forecast {
            try forecast.write(moves, campaign, sending: planned, at: now)
        } else {
            outcome.planned += try store.moveJourneys(moves, sending: planned, now: now)
        }
    }

    private static func plannedStep(_ campaign: CampaignDefinition, _ step: String, at now: Instant) -> PlannedStep {
        PlannedStep(
            occurrence: OccurrenceRow(
                campaign: campaign.name, occurrence: "", dueAt: now, definitionHash: campaign.hash),
            step: step, intent: campaign.intent.rawValue, kind: campaign.kind.rawValue, priority: campaign.rank,
            definitionHash: campaign.hash)
    }
}
