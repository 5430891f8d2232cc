package import Formats

/// An offer of a mentor to a newcomer, and what became of it. Neither learns who the other is before both have said yes.
package struct Mentorship: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable {
        /// Both are asked.
        case asked
        /// Both have said yes.
        case active
        /// One has said no.
        case declined
        /// Not answered by both in time.
        case expired
        /// One has ended it, or was erased.
        case ended
    }

    package enum Side: String, Sendable, CaseIterable {
        case newcomer, mentor

        package var other: Side { self == .newcomer ? .mentor : .newcomer }
    }

    package struct Person: Sendable, Hashable {
        package let memberID: Int64
        package let email: String?
        package let name: String?
        /// Nil while nothing was said.
        package let saidYes: Bool?

        package init(memberID: Int64, email: String?, name: String?, saidYes: Bool?) {
            (self.memberID, self.email, self.name, self.saidYes) = (memberID, email, name, saidYes)
        }
    }

    package let id: Int64
    package let state: State
    package let askedAt: Instant
    package let expiresAt: Instant
    package let endedAt: Instant?
    /// Nil after an erasure.
    package let newcomer: Person?
    package let mentor: Person?

    package init(
        id: Int64, state: State, askedAt: Instant, expiresAt: Instant, endedAt: Instant?, newcomer: Person?,
        mentor: Person?
    ) {
        (self.id, self.state, self.askedAt, self.expiresAt) = (id, state, askedAt, expiresAt)
        (self.endedAt, self.newcomer, self.mentor) = (endedAt, newcomer, mentor)
    }

    package func person(_ side: Side) -> Person? { side == .newcomer ? newcomer : mentor }

    /// Still to be answered.
    package func isOpen(at now: Instant) -> Bool { state == .asked && expiresAt > now }

    /// The campaigns of the program's own that write to the two.
    package static func campaign(_ side: Side) -> String { "mentoring-\(side.rawValue)" }

    package static func side(ofCampaign name: String) -> Side? { Side.allCases.first { campaign($0) == name } }

    package static func occurrence(_ id: Int64) -> String { "mentorship\(id)" }

    package static func id(ofOccurrence name: String) -> Int64? {
        name.hasPrefix("mentorship") ? Int64(name.dropFirst("mentorship".count)) : nil
    }
}
