internal import Definitions
internal import Formats
internal import Store

extension Simulation: JourneyForecast {
    /// Moves on who is due then; the first time as `run` would now.
    func moveJourneys(at time: Instant) throws {
        var outcome = Planner.Outcome()
        let journeys = Journeys(store, workspace, now: time, book: JourneyBook(store, now: time, forecast: self))
        if lastJourneys == nil {
            try journeys.run(&outcome)
        } else {
            if lastSegmentDay != day { try journeys.followSegments() }
            try journeys.runAhead(&outcome)
        }
        lastSegmentDay = day
        lastJourneys = time
        for words in outcome.warnings where !warnings.contains(where: { $0.words == words }) {
            warnings.append(.init(.other, words))
        }
        nextJourneys = try nextLook(after: time)
    }

    /// When journeys are looked at next, on a grid of looks.
    private func nextLook(after time: Instant) throws -> Instant? {
        var times = [try store.nextJourneyTime(after: time), Journeys.nextDay(workspace, after: time)]
        if hasSegmentTriggers, day + 1 < dates.count { times.append(zone.startOfDay(dates[day + 1])) }
        guard let next = times.compactMap(\.self).min() else { return nil }
        return Instant(milliseconds: floorDivide(next.milliseconds + grain.look - 1, grain.look) * grain.look)
    }

    private var hasSegmentTriggers: Bool {
        workspace.campaigns.contains { campaign in
            if case .segment = campaign.sequence?.trigger { !campaign.isDisabled } else { false }
        }
    }

    /// Takes in moves of journeys, with the messages that they plan.
    func write(_ moves: [JourneyMove], _ campaign: CampaignDefinition, sending step: PlannedStep?, at time: Instant)
        throws
    {
        var moves = moves
        var messages: [(SimulatedMessage, Instant)] = []
        if let step {
            for index in moves.indices {
                guard let due = moves[index].messageAt, let member = members.ordinal(of: moves[index].memberID) else {
                    continue
                }
                let number = try group(campaign.name, OccurrenceGroup.of(moves[index].occurrence), step.step)
                var message = message(member, number, due: due, notAfter: moves[index].messageNotAfter)
                message.isOfJourney = true
                moves[index].forecastID = message.id
                messages.append((message, max(time, due)))
            }
        }
        try store.forecastMoves(moves, sending: step, group: 0, now: time)
        for (message, at) in messages { add(message, at: at) }
    }
}
