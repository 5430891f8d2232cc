internal import Definitions
internal import Formats
internal import Store

extension Simulation {
    func report() -> SimulationReport {
        var report = SimulationReport(now: now, until: until, zone: zone)
        let own = Set(workspace.campaigns.map(\.name))
        report.campaigns = tally.campaigns.filter { own.contains($0.name) || $0.planned > 0 }
            .sorted { $0.name < $1.name }
        for (date, counts) in zip(dates, tally.days) {
            var day = SimulationReport.Day(date: date)
            for (index, count) in counts.enumerated() where count > 0 {
                day.sent += count
                day.campaigns[tally.campaigns[index].name] = count
            }
            report.days.append(day)
        }
        report.members = members.count
        report.perMember = tally.perMember
        (report.promotions, report.counted) = (tally.promotions, tally.counted)
        addSilence(&report)
        report.paces = relayPaces()
        report.warnings = warnings + meetings() + gaps() + emptiness(report) + limits(report) + slowness(report.paces)
        if let campaign = workspace.campaigns.first(where: { $0.needsApproval && !$0.isDisabled }) {
            report.warnings.append(
                .init(
                    .approval, campaign: campaign.name,
                    Phrase("it is taken for granted that approvals are given in time")))
        }
        return report
    }

    private func addSilence(_ report: inout SimulationReport) {
        let silent = (0..<members.count).filter { tally.sentCount($0) == 0 }
        for member in silent {
            report.silence[tally.silence(member, isSuppressed: members.isSuppressed[member]), default: 0] += 1
        }
        let names = workspace.definition.stages.map { Optional($0.name) } + [nil]
        for name in names {
            let all = members.stages.count { $0 == name }
            guard all > 0 else { continue }
            report.silentStages.append(
                .init(name: name ?? "", members: silent.count { members.stages[$0] == name }, all: all))
        }
        for (name, holds) in segments {
            let all = holds.count { $0 }
            guard all > 0 else { continue }
            report.silentSegments.append(.init(name: name, members: silent.count { holds[$0] }, all: all))
        }
    }

    // MARK: Warnings

    /// Two campaigns at the same members on the same day.
    private func meetings() -> [SimulationReport.Warning] {
        tally.meetings.sorted { ($1.value.count, $0.key.first) < ($0.value.count, $1.key.first) }.prefix(20).map {
            meeting, found in
            let first = tally.campaigns[Int(meeting.first)].name
            let second = tally.campaigns[Int(meeting.second)].name
            return .init(
                .sameDay, campaign: first,
                Phrase(
                    """
                    \(first) and \(second) reach the same members on the same day, \(found.count, "time", "times"), first on \
                    \(dates[found.day])
                    """))
        }
    }

    /// Series that leave out a week, a month or a quarter.
    private func gaps() -> [SimulationReport.Warning] {
        guard let last = dates.last, let first = dates.first else { return [] }
        return workspace.campaigns.filter { !$0.isDisabled }.flatMap { campaign -> [SimulationReport.Warning] in
            guard let rhythm = SeriesRhythm(campaign.schedule) else { return [] }
            return rhythm.missed(from: first, through: last.adding(days: -1)).prefix(3).map { period in
                .init(
                    .missedPeriod, campaign: campaign.name,
                    Phrase("\(campaign.name) breaks its rhythm: it is never due in \(rhythm.words(period))"))
            }
        }
    }

    private func emptiness(_ report: SimulationReport) -> [SimulationReport.Warning] {
        let empty = segments.filter { !$0.holds.contains(true) }.map { name, _ in
            SimulationReport.Warning(.emptySegment, Phrase("the segment \(name) is empty"))
        }
        let unheard = report.campaigns.filter {
            $0.occurrences > 0 && $0.planned == 0 && $0.stopped == 0 && $0.later == 0
        }
        .map {
            SimulationReport.Warning(
                .emptyAudience, campaign: $0.name,
                Phrase("\($0.name) is due \($0.occurrences, "time", "times"), with nobody to send to"))
        }
        return empty + unheard
    }

    private func limits(_ report: SimulationReport) -> [SimulationReport.Warning] {
        report.campaigns.filter(\.isStarving).map { campaign in
            .init(
                .starving, campaign: campaign.name,
                Phrase(
                    """
                    \(campaign.name) starves: limits keep \(campaign.lost + campaign.waiting, "message", "messages") of it back \
                    for good or to the end, and let \(campaign.sent) go
                    """))
        }
    }

    // MARK: Pace

    /// Relays that take so many an hour, with their busiest day.
    private func relayPaces() -> [SimulationReport.Pace] {
        guard workspace.definition.delivery.transport == .smtp else { return [] }
        var streams: [[String]: (intents: [Intent], perHour: Double)] = [:]
        for intent in Intent.allCases {
            let relays = workspace.definition.mailStream(of: intent).relays
            let rates = relays.compactMap(\.rate)
            guard rates.count == relays.count, !rates.isEmpty else { continue }
            let perHour = rates.reduce(0.0) {
                $0 + Double($1.count) * 3_600_000 / Double(max(1, $1.window.approximateMilliseconds))
            }
            streams[relays.map(\.name), default: ([], perHour)].intents.append(intent)
        }
        return streams.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { relays, stream in
            let totals = tally.intents.map { day in stream.intents.reduce(0) { $0 + (day[$1] ?? 0) } }
            guard let busiest = totals.indices.max(by: { totals[$0] < totals[$1] }), totals[busiest] > 0 else {
                return nil
            }
            return SimulationReport.Pace(
                relays: relays, perHour: Int(stream.perHour), busiest: dates[busiest], messages: totals[busiest])
        }
    }

    private func slowness(_ paces: [SimulationReport.Pace]) -> [SimulationReport.Warning] {
        paces.filter { $0.minutes >= 12 * 60 }.map { pace in
            .init(
                .pace,
                Phrase(
                    """
                    on \(pace.busiest) \(pace.relays.joined(separator: ", ")) gets \(pace.messages, "message", "messages"), which \
                    takes it \(pace.minutes / 60) h at \(pace.perHour) an hour
                    """))
        }
    }
}
