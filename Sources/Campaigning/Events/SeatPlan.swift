package import Store

/// Who of the queue gets a seat, from what everyone has said alone.
///
/// In the order of the queue. Nobody who has a seat loses it. Somebody is passed over for two reasons only: their party is
/// larger than what is free, or what is free is kept for newcomers and they are none.
package struct SeatPlan: Sendable {
    /// Why somebody waits.
    package enum Waiting: Sendable, Hashable {
        case full
        /// Seats are free, fewer than the party.
        case party(free: Int)
        /// Seats are free, for newcomers.
        case kept(Int)
    }

    /// The ids of replies that get a seat now.
    package private(set) var seated: [Int64] = []
    /// Why the others wait, by reply.
    package private(set) var waiting: [Int64: Waiting] = [:]
    /// Seats that are taken then, guests included.
    package private(set) var taken = 0

    /// - Parameters:
    ///   - replies: in the order of the queue.
    ///   - capacity: nil is room for everyone.
    ///   - kept: seats for newcomers; 0 when the time for that is over.
    package init(_ replies: [EventReply], capacity: Int?, kept: Int) {
        taken = replies.filter { $0.state == .seated }.reduce(0) { $0 + $1.seats }
        var newcomers = replies.filter { $0.state == .seated && $0.isNewcomer }.reduce(0) { $0 + $1.seats }
        for reply in replies where reply.state == .waiting {
            guard let capacity else {
                seat(reply)
                continue
            }
            let free = capacity - taken
            let reserved = min(max(0, kept - newcomers), max(0, free))
            let own = reply.isNewcomer ? free : free - reserved
            if reply.seats <= own {
                seat(reply)
                if reply.isNewcomer { newcomers += reply.seats }
            } else if free <= 0 {
                waiting[reply.id] = .full
            } else if own <= 0 {
                waiting[reply.id] = .kept(reserved)
            } else {
                waiting[reply.id] = .party(free: own)
            }
        }
    }

    private mutating func seat(_ reply: EventReply) {
        seated.append(reply.id)
        taken += reply.seats
    }
}
