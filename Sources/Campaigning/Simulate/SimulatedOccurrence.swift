internal import Definitions
internal import Formats
internal import Store

/// One occurrence when it begins: its messages, by the time at which they are looked at first.
struct SimulatedOccurrence {
    private(set) var messages: [(at: Int64, [SimulatedMessage])] = []
    /// Who is in the audience, and who of them gets a message, now or later.
    private(set) var all = 0
    private(set) var chosen = 0
    /// Those whose own time comes after the end.
    private(set) var later = 0

    /// What holds of a zone.
    private struct ZoneTime {
        let at: Instant
        let notAfter: Int64
        let bucket: Int
    }

    init(_ simulation: Simulation, _ row: OccurrenceRow, _ letter: SimulatedLetter, at time: Instant) throws {
        let campaign = letter.campaign
        let members = simulation.members
        let selection = AudienceSelection(
            simulation.store, simulation.workspace.definition, campaign: campaign, row: row)
        let times = MemberTimes(row, campaign.schedule)
        let since =
            row.reading == nil || !campaign.schedule.isRepeated
            ? nil
            : try simulation.store.firstRun(
                campaign: campaign.name, was: campaign.was, schedule: campaign.schedule.identity) ?? time
        var buckets: [Int64: Int] = [:]
        let zones = members.zones.map { zone in
            let own = times.time(inZone: zone)
            let at = max(time, own.at).milliseconds
            let bucket = buckets[at] ?? messages.count
            if bucket == messages.count {
                buckets[at] = bucket
                messages.append((at, []))
            }
            return ZoneTime(at: own.at, notAfter: own.notAfter?.milliseconds ?? .max, bucket: bucket)
        }
        let group = try simulation.group(
            row.campaign, row.occurrence, CampaignDefinition.mainStep, closesAt: row.closesAt)
        let rank = Int32(letter.rank)
        let leftOut = simulation.leftOut(selection, campaign)
        let waves = try SimulatedWaves(simulation, row, campaign, at: time)
        for (ordinal, member) in members.members.enumerated() {
            guard member.id > row.plannedThroughID, simulation.audience.holds(letter.condition, ordinal) else {
                continue
            }
            let zone = zones[Int(members.zone[ordinal])]
            if let since, zone.at < since { continue }
            if let newest = row.newestMemberID, member.id > newest, zone.at < time { continue }
            if leftOut?[ordinal] != nil {
                simulation.tally.mark(ordinal, .leftOut)
                all += 1
                continue
            }
            if campaign.audience.sample != nil, selection.part(of: member) == .notSampled { continue }
            all += 1
            var (at, bucket) = (zone.at, zone.bucket)
            if let waves {
                guard let wait = waves.wait(of: member.id) else { continue }
                if wait > 0 {
                    at = max(time, zone.at) + wait
                    bucket = buckets[at.milliseconds] ?? messages.count
                    if bucket == messages.count {
                        buckets[at.milliseconds] = bucket
                        messages.append((at.milliseconds, []))
                    }
                }
            }
            guard at <= simulation.until || at <= time else {
                later += 1
                continue
            }
            chosen += 1
            simulation.tally.mark(ordinal, .planned)
            messages[bucket].1.append(
                SimulatedMessage(
                    id: simulation.newID(), member: Int32(ordinal), group: Int32(group), rank: rank,
                    due: at.milliseconds, notAfter: zone.notAfter))
        }
    }
}
