package import Formats

/// What a member says of coming.
package enum EventAnswer: String, Sendable, CaseIterable {
    case yes
    case maybe
    case no
}

/// Of those who come: a seat, or a place in the queue.
package enum SeatState: String, Sendable {
    case seated
    case waiting
}

/// One member's reply to one date: a row of `event_replies`.
package struct EventReply: Sendable, Hashable {
    package let id: Int64
    package let memberID: Int64
    /// Nil for somebody who came without having answered.
    package var answer: EventAnswer?
    package var guests: Int
    /// How they help, in the words of the file.
    package var helps: [String]
    package var state: SeatState?
    package var isNewcomer: Bool
    /// The place in the queue; the id decides between two of the same time.
    package var queuedAt: Instant?
    /// How often a seat became free for them.
    package var movedUp: Int
    /// Nil while nobody has said.
    package var hasAttended: Bool?
    package var updatedAt: Instant
    package var email: String?
    package var name: String?

    package init(
        id: Int64, memberID: Int64, answer: EventAnswer?, guests: Int = 0, helps: [String] = [],
        state: SeatState? = nil, isNewcomer: Bool = false, queuedAt: Instant? = nil, movedUp: Int = 0,
        hasAttended: Bool? = nil, updatedAt: Instant, email: String? = nil, name: String? = nil
    ) {
        (self.id, self.memberID, self.answer, self.guests, self.helps) = (id, memberID, answer, guests, helps)
        (self.state, self.isNewcomer, self.queuedAt, self.movedUp) = (state, isNewcomer, queuedAt, movedUp)
        (self.hasAttended, self.updatedAt, self.email, self.name) = (hasAttended, updatedAt, email, name)
    }

    /// Themselves and their guests.
    package var seats: Int { 1 + guests }
}
