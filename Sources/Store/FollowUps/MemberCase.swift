package import Formats

/// Somebody's task about a member.
package struct MemberCase: Sendable {
    package enum State: String, Sendable, CaseIterable {
        case open
        /// Somebody has written or called.
        case contacted
        /// It is the member's turn, or another's.
        case waiting
        case closed
    }

    /// How a case ended.
    package enum Outcome: String, Sendable, CaseIterable {
        case resolved
        /// The member could not be reached.
        case noAnswer = "no_answer"
        /// There was nothing that could be done.
        case notPossible = "not_possible"
    }

    package let id: Int64
    package let memberID: Int64
    package let email: String?
    package let name: String?
    package let campaign: String?
    package let owner: String
    package let state: State
    package let outcome: Outcome?
    /// What was noted last.
    package let note: String?
    /// The answers that opened it.
    package let responseID: Int64?
    package let dueAt: Instant?
    package let openedAt: Instant
    /// The first time.
    package let contactedAt: Instant?
    package let closedAt: Instant?

    package init(
        id: Int64, memberID: Int64, email: String?, name: String?, campaign: String?, owner: String, state: State,
        outcome: Outcome?, note: String?, responseID: Int64?, dueAt: Instant?, openedAt: Instant,
        contactedAt: Instant?, closedAt: Instant?
    ) {
        (self.id, self.memberID, self.email, self.name) = (id, memberID, email, name)
        (self.campaign, self.owner, self.state, self.outcome) = (campaign, owner, state, outcome)
        (self.note, self.responseID, self.dueAt, self.openedAt) = (note, responseID, dueAt, openedAt)
        (self.contactedAt, self.closedAt) = (contactedAt, closedAt)
    }

    package var isOpen: Bool { state != .closed }

    package func isOverdue(at now: Instant) -> Bool { isOpen && dueAt.map { $0 < now } == true }
}

/// One entry of a case's story.
package struct CaseNote: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case opened
        /// Another answer of the member came that would have opened it.
        case answered
        case note
        case assigned
        /// It is to be done by another day.
        case due
        case contacted
        case waiting
        case closed
        case reopened
    }

    package let kind: Kind
    package let who: String?
    package let text: String?
    package let at: Instant
}

/// What is done about a case.
package enum CaseStep: Sendable, Hashable {
    case note
    case contacted
    case waiting
    case assign(owner: String)
    case due(Instant)
    case close(MemberCase.Outcome)
    case reopen

    package var kind: CaseNote.Kind {
        switch self {
        case .note: .note
        case .contacted: .contacted
        case .waiting: .waiting
        case .assign: .assigned
        case .due: .due
        case .close: .closed
        case .reopen: .reopened
        }
    }
}

/// What became of a step.
package enum CaseChange: Sendable, Hashable {
    case done
    case noSuchCase
    /// The step is for open ones.
    case isClosed
    /// Only what is closed is opened again.
    case isOpen
    /// The member has another open case of the same campaign.
    case another(Int64)
}

/// Which cases are meant.
package struct CaseSelection: Sendable {
    package var ids: [Int64]?
    package var memberID: Int64?
    /// Empty is all.
    package var states: Set<MemberCase.State> = []
    package var owner: String?
    package var campaign: String?
    /// Open, and due before this.
    package var dueBefore: Instant?
    /// Of members for whom this holds.
    package var condition: SQLFragment?

    package init() {}

    package static var open: CaseSelection {
        var selection = CaseSelection()
        selection.states = [.open, .contacted, .waiting]
        return selection
    }
}
