package import Definitions
package import Formats
package import Store

/// Takes what members say of coming to one date, and gives the seats.
package struct EventDesk {
    /// What became of a reply.
    package enum Outcome: Sendable, Hashable {
        case saved(SeatState?)
        /// It has begun, or is over.
        case closed
        case cancelled
        /// More guests than may be brought, or than there are seats left for; nothing was changed.
        case tooManyGuests(most: Int)
    }

    package let store: Store
    package let workspace: Workspace
    package let campaign: CampaignDefinition
    package let event: EventDefinition
    package let date: EventDate
    /// As in the ledger.
    private let name: EventDateName
    private let now: Instant

    /// Nil for what is no event, or a day on which there is none.
    package init?(
        _ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, _ name: EventDateName, now: Instant
    ) {
        guard let dates = EventDates(campaign), let date = dates.date(name.occurrence) else { return nil }
        (self.store, self.workspace, self.campaign, self.event) = (store, workspace, campaign, dates.event)
        (self.date, self.name, self.now) = (date, name, now)
    }

    package var isOpen: Bool { now < date.start && !date.isCancelled }

    package func reply(of memberID: Int64) throws -> EventReply? {
        try store.eventReply(campaign: name.campaign, occurrence: name.occurrence, memberID: memberID)
    }

    package func replies() throws -> [EventReply] {
        try store.eventReplies(campaign: name.campaign, occurrence: name.occurrence)
    }

    /// One transaction: the reply, its activity, who moves up, and the letters to those.
    package func take(
        _ answer: EventAnswer, guests: Int, helps: [EventHelp], from memberID: Int64
    ) throws -> Outcome {
        if date.isCancelled { return .cancelled }
        guard now < date.start else { return .closed }
        guard (0...event.bringAFriend).contains(guests) else { return .tooManyGuests(most: event.bringAFriend) }
        let isNewcomer = try isNewcomer(memberID)
        return try store.inTransaction {
            let before = try reply(of: memberID)
            let guests = answer == .yes ? guests : 0
            if answer == .yes, let before, before.state == .seated, guests > before.guests,
                let free = try freeForMore(isNewcomer: isNewcomer), guests - before.guests > free
            {
                return .tooManyGuests(most: before.guests + free)
            }
            let wanted = answer == .no ? [] : helps.filter(event.help.contains).map(\.rawValue)
            try store.writeEventReply(
                campaign: name.campaign, occurrence: name.occurrence, memberID: memberID, answer: answer,
                guests: guests, helps: wanted, isNewcomer: isNewcomer, now: now)
            try store.recordRSVP(
                campaign: name.campaign, occurrence: name.occurrence, memberID: memberID, comes: answer == .yes,
                now: now)
            _ = try giveSeats(except: memberID)
            return .saved(try reply(of: memberID)?.state)
        }
    }

    /// Seats for guests of somebody who has a seat: none while others wait for theirs.
    private func freeForMore(isNewcomer: Bool) throws -> Int? {
        guard let free = try free(isNewcomer: isNewcomer) else { return nil }
        return try replies().contains { $0.state == .waiting } ? 0 : max(0, free)
    }

    /// Seats that somebody could still take now.
    package func free(isNewcomer: Bool) throws -> Int? {
        guard let capacity = date.capacity else { return nil }
        let seated = try replies().filter { $0.state == .seated }
        let free = capacity - seated.reduce(0) { $0 + $1.seats }
        guard !isNewcomer else { return free }
        let newcomers = seated.filter(\.isNewcomer).reduce(0) { $0 + $1.seats }
        return free - min(max(0, free), max(0, kept - newcomers))
    }

    /// Seats that are kept for newcomers now.
    package var kept: Int {
        guard let capacity = date.capacity, let seats = event.keptSeats,
            now < event.keptUntil.before(date.start, in: event.zone)
        else { return 0 }
        return seats.count(of: capacity)
    }

    /// Moves up whoever can, and plans the letters to them. Also called when a file has more seats, or the time for
    /// newcomers is over.
    /// - Parameter present: whoever sees it on the page needs no letter.
    /// - Returns: how many letters were planned.
    package func giveSeats(except present: Int64? = nil) throws -> Int {
        try store.inTransaction {
            let replies = try replies()
            let plan = SeatPlan(replies, capacity: date.capacity, kept: kept)
            guard !plan.seated.isEmpty else { return 0 }
            let given = Set(plan.seated)
            let moving = replies.filter { given.contains($0.id) && $0.memberID != present }
            try store.seat(plan.seated.filter { id in !moving.contains { $0.id == id } }, isLater: false, now: now)
            try store.seat(moving.map(\.id), isLater: true, now: now)
            var planned = 0
            for (number, replies) in Dictionary(grouping: moving, by: { $0.movedUp + 1 }) {
                planned += try EventSteps.plan(
                    .seat(number), replies.map(\.memberID), campaign, name, notAfter: date.start, store, now: now)
            }
            return planned
        }
    }

    private func isNewcomer(_ memberID: Int64) throws -> Bool {
        guard let kept = event.keptSeats,
            let segment = workspace.definition.segments.first(where: { $0.name == kept.segment })
        else { return false }
        let compiler = try FilterCompiler(workspace, store, now: now, receipts: .settled)
        return try store.members([memberID], in: compiler.compile(segment.filter)).contains(memberID)
    }
}
