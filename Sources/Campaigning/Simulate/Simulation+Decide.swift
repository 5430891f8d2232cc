internal import Definitions
internal import Formats
internal import Store

/// What holds of all that is decided at one moment.
private struct Moment {
    let now: Int64
    let isSuppressed: [Bool]
    let hasOpenCase: [Bool]
    let rhythms: [Rhythm]
    /// Of each member, which of `zones`.
    let zone: [Int32]
    let zones: [String?]
    let budgets: SimulatedBudgets
    private let quiet: QuietClock?
    /// Of each zone, when its quiet hours end; 0 is not asked yet, 1 that it is not quiet.
    private var quietEnds: [Int64]

    init(_ simulation: Simulation, at time: Instant) {
        now = time.milliseconds
        let members = simulation.members
        (isSuppressed, hasOpenCase, rhythms) = (members.isSuppressed, members.hasOpenCase, members.rhythms)
        (zone, zones) = (members.zone, members.zones)
        budgets = SimulatedBudgets(simulation.workspace.definition.limits, zone: simulation.zone, now: time)
        quiet = simulation.quietHours.map { QuietClock($0, fallback: simulation.zone, now: time) }
        quietEnds = quiet == nil ? [] : Array(repeating: 0, count: zones.count)
    }

    mutating func quietEnd(zone: Int) -> Int64? {
        guard let quiet else { return nil }
        if quietEnds[zone] == 0 { quietEnds[zone] = quiet.hold(timezone: zones[zone])?.1.milliseconds ?? 1 }
        return quietEnds[zone] == 1 ? nil : quietEnds[zone]
    }
}

extension Simulation {
    /// Decides what is looked at now, in the order in which messages are claimed: by priority, due time and id.
    func decide(_ messages: inout [SimulatedMessage], at time: Instant, _ body: (Message) throws -> Void) throws {
        Simulation.order(&messages)
        var moment = Moment(self, at: time)
        var start = 0
        while start < messages.count {
            let number = messages[start].group
            let end = messages[start...].firstIndex { $0.group != number } ?? messages.count
            let group = groups[Int(number)]
            if let letter = group.letter {
                if letter.hasCondition { try audience.refresh(letter.condition) }
                let window = WindowClock(letter.campaign.schedule, now: time)
                for index in start..<end {
                    try decide(messages[index], group, letter, window, &moment, at: time, body)
                }
            }
            start = end
        }
    }

    private func decide(
        _ message: SimulatedMessage, _ group: SimulatedGroup, _ letter: SimulatedLetter, _ window: WindowClock?,
        _ moment: inout Moment, at time: Instant, _ body: (Message) throws -> Void
    ) throws {
        var decision = decide(message, group, letter, window, &moment)
        if decision == .send, hasPaces,
            let turn = try paces.hold(
                row: message.id, memberID: members.members[Int(message.member)].id, of: letter.campaign, at: time)
        {
            decision = .hold(.pace, until: turn)
        }
        switch decision {
        case .hold(let reason, let end): try hold(message, letter, reason, until: end)
        case .send: try send(message, group, letter, at: time, body)
        case .skip(let reason): try skip(message, letter, reason)
        }
    }

    private static func order(_ messages: inout [SimulatedMessage]) {
        func comesBefore(_ a: SimulatedMessage, _ b: SimulatedMessage) -> Bool {
            if a.rank != b.rank { return a.rank < b.rank }
            return a.due != b.due ? a.due < b.due : a.id < b.id
        }
        for index in messages.indices.dropFirst() where comesBefore(messages[index], messages[index - 1]) {
            return messages.sort(by: comesBefore)
        }
    }

    /// As `Restraint` decides.
    private func decide(
        _ message: SimulatedMessage, _ group: SimulatedGroup, _ letter: SimulatedLetter, _ window: WindowClock?,
        _ moment: inout Moment
    ) -> Decision {
        let member = Int(message.member)
        let isTooLate = moment.now > message.notAfter
        switch group.order {
        case nil: break
        case .cancel: return .skip(.cancelled)
        // Nobody knows when it will be resumed.
        case .pause: return isTooLate ? .skip(.tooLate) : .hold(.paused, until: until + 1)
        default: break
        }
        if isTooLate { return .skip(.tooLate) }
        if moment.isSuppressed[member] { return .skip(.suppressed) }
        if let reason = letter.refusals[member] { return .skip(reason) }
        if letter.hasCondition, !audience.holds(letter.condition, member) { return .skip(.leftAudience) }
        let zone = Int(moment.zone[member])
        if let window, let (reason, end) = window.hold(timezone: moment.zones[zone]) {
            return .hold(reason, until: end)
        }
        if letter.isService { return .send }
        let now = Instant(milliseconds: moment.now)
        if letter.isPromotion, moment.hasOpenCase[member] { return .hold(.openCase, until: now + 86_400_000) }
        let rhythm = moment.rhythms[member]
        if let end = rhythm.pause(at: now) { return .hold(.paused, until: end) }
        if let end = moment.quietEnd(zone: zone) { return .hold(.quietHours, until: Instant(milliseconds: end)) }
        if let (reason, end) = moment.budgets.hold(member, rhythm.frequency, letter, contacts) {
            return .hold(reason, until: end)
        }
        return .send
    }

    private func send(
        _ message: SimulatedMessage, _ group: SimulatedGroup, _ letter: SimulatedLetter, at time: Instant,
        _ body: (Message) throws -> Void
    ) throws {
        let member = Int(message.member)
        tally.sent(member, letter, day: day)
        if !letter.isService { contacts.add(member, at: time.milliseconds, letter.kind) }
        audience.received(member, group.campaign, at: time)
        if message.isOfJourney { try store.forecastSent(message.id, at: time) }
        if group.step == CampaignDefinition.mainStep, letter.campaign.sequence == nil {
            try remind(member, group, letter.campaign, at: time)
        }
        try body(
            Message(
                campaign: group.campaign, occurrence: group.occurrence, step: group.step,
                memberID: members.members[member].id, at: time))
    }

    /// As if nobody answered.
    private func remind(
        _ member: Int, _ group: SimulatedGroup, _ campaign: CampaignDefinition, at time: Instant
    ) throws {
        for (index, span) in campaign.reminders.enumerated() {
            guard let row = Reminders.row(campaign, sentAt: time, closesAt: group.closesAt, span), row.at <= until
            else {
                continue
            }
            let number = try self.group(group.campaign, group.occurrence, "reminder-\(index + 1)")
            add(message(member, number, due: row.at, notAfter: row.notAfter), at: row.at)
        }
    }

    private func skip(_ message: SimulatedMessage, _ letter: SimulatedLetter, _ reason: MessageReason) throws {
        let member = Int(message.member)
        tally.campaigns[letter.index].skipped[reason, default: 0] += 1
        switch reason {
        case .noConsent, .topic: tally.mark(member, .refused)
        case .tooLate:
            tally.mark(member, .heldBack)
            if message.held & MessageReason.limitBits != 0 { tally.campaigns[letter.index].lost += 1 }
        default: break
        }
        if message.isOfJourney { try store.forecastAgain(message.id, at: nil) }
    }

    private func hold(
        _ message: SimulatedMessage, _ letter: SimulatedLetter, _ reason: MessageReason, until end: Instant
    ) throws {
        var message = message
        if message.held & reason.bit == 0 {
            message.held |= reason.bit
            tally.campaigns[letter.index].held[reason, default: 0] += 1
        }
        // Past its last moment it is looked at once more, and skipped as too late then. `run` comes by once a minute.
        let look = message.notAfter == .max ? end.milliseconds : min(end.milliseconds, message.notAfter + 1)
        let minute = floorDivide(look + 59_999, 60_000) * 60_000
        if message.isOfJourney { try store.forecastAgain(message.id, at: Instant(milliseconds: minute)) }
        guard minute <= until.milliseconds else {
            tally.mark(Int(message.member), .heldBack)
            if reason.isLimit {
                tally.campaigns[letter.index].waiting += 1
            } else {
                tally.campaigns[letter.index].later += 1
            }
            return
        }
        message.due = minute
        queue.add(message, at: minute)
    }
}
