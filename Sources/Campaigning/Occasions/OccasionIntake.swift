internal import Definitions
internal import Formats
internal import Store

/// Begins a sequence for those whom one of its occasions falls for on a day: one occasion each, none again too soon, and those
/// that a member has not had for longest first.
struct OccasionIntake {
    private let journeys: Journeys
    private let campaign: CampaignDefinition
    private let trigger: OccasionTrigger
    private var store: Store { journeys.store }
    private static let membersAtOnce = 4000

    init(_ journeys: Journeys, _ campaign: CampaignDefinition, _ trigger: OccasionTrigger) {
        (self.journeys, self.campaign, self.trigger) = (journeys, campaign, trigger)
    }

    /// An occasion that falls on the day.
    private struct Falling {
        let occasion: OccasionDefinition
        let condition: SQLFragment?
        /// The members of an anniversary with their years; nil is everyone.
        let years: [Int64: Int]?
    }

    /// Done again for the same day it enters nobody anew: who has had one today is too near to it.
    func enter(on date: CivilDate, at: Instant) throws {
        let falling = try falling(on: date)
        guard !falling.isEmpty else { return }
        let members =
            falling.contains { $0.years == nil }
            ? try store.membersToMail() : Set(falling.flatMap { ($0.years ?? [:]).keys }).sorted()
        for chunk in members.chunks(of: OccasionIntake.membersAtOnce) {
            let had = try store.occasionsHad(by: chunk, campaign: campaign.name)
            var candidates: [Int64: [Falling]] = [:]
            for one in falling {
                var ids = one.years.map { years in chunk.filter { years[$0] != nil } } ?? Array(chunk)
                if let condition = one.condition {
                    let matching = try store.members(ids, in: condition)
                    ids = ids.filter(matching.contains)
                }
                for id in ids { candidates[id, default: []].append(one) }
            }
            var entries: [OccasionName: [Int64]] = [:]
            for (member, candidates) in candidates {
                guard let chosen = choose(candidates, had: had[member] ?? [], on: date) else { continue }
                let name = OccasionName(name: chosen.occasion.name, date: date, years: chosen.years?[member])
                entries[name, default: []].append(member)
            }
            for (name, members) in entries.sorted(by: { $0.key.description < $1.key.description }) {
                try store.enterJourneys(
                    campaign: campaign.name, occurrence: name.description, members: members.sorted(), at: at,
                    now: journeys.now)
            }
        }
    }

    private func falling(on date: CivilDate) throws -> [Falling] {
        var compiler: FilterCompiler?
        return try trigger.occasions.compactMap { occasion in
            var years: [Int64: Int]?
            if case .anniversary(let anniversary) = occasion.day {
                let zone = journeys.workspace.definition.timezone
                let found = try store.anniversaries(of: anniversary, on: date, in: zone, now: journeys.now)
                guard !found.isEmpty else { return nil }
                years = found
            } else if !occasion.day.isForEveryone(on: date) {
                return nil
            }
            var condition: SQLFragment?
            if let filter = occasion.filter {
                let made =
                    try compiler
                    ?? FilterCompiler(
                        journeys.workspace, store, now: journeys.now, receipts: journeys.book.receipts)
                compiler = made
                condition = made.compile(filter)
            }
            return Falling(occasion: occasion, condition: condition, years: years)
        }
    }

    /// Candidates are in the order of the file.
    private func choose(_ candidates: [Falling], had: [OccasionName], on date: CivilDate) -> Falling? {
        guard had.allSatisfy({ isOver(trigger.apart, since: $0.date, on: date) }) else { return nil }
        let last = Dictionary(had.map { ($0.name, $0.date) }, uniquingKeysWith: max)
        var chosen: (falling: Falling, last: CivilDate?)?
        for candidate in candidates {
            let before = last[candidate.occasion.name]
            if let before, !isOver(candidate.occasion.againAfter, since: before, on: date) { continue }
            // Never had is longest ago.
            guard let best = chosen else {
                chosen = (candidate, before)
                continue
            }
            if let longest = best.last, before.map({ $0 < longest }) ?? true { chosen = (candidate, before) }
        }
        return chosen?.falling
    }

    private func isOver(_ span: Span, since start: CivilDate, on date: CivilDate) -> Bool {
        span.after(Zone.utc.startOfDay(start), in: .utc) <= Zone.utc.startOfDay(date)
    }
}
