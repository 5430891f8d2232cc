package import Formats
package import Store
internal import Definitions

/// The answer of one of the two, through the link in their letter.
package struct MentorAnswer {
    package let mentorship: Mentorship
    package let side: Mentorship.Side
    private let store: Store

    /// Nil when the message is not one of an offer, or the offer is not theirs any more.
    package init?(_ store: Store, campaign: String, occurrence: String, memberID: Int64) throws {
        guard let side = Mentorship.side(ofCampaign: campaign), let id = Mentorship.id(ofOccurrence: occurrence),
            let mentorship = try store.mentorship(id), mentorship.person(side)?.memberID == memberID
        else { return nil }
        (self.mentorship, self.side, self.store) = (mentorship, side, store)
    }

    /// How it stands at `now`.
    package static func state(_ mentorship: Mentorship, at now: Instant) -> Mentorship.State {
        if mentorship.newcomer == nil || mentorship.mentor == nil { return .ended }
        return mentorship.state == .asked && !mentorship.isOpen(at: now) ? .expired : mentorship.state
    }

    /// Yes to an open offer; when it is the second, both are told to look at the page.
    package func agree(now: Instant) throws -> Mentorship {
        try changed { current in
            guard current.isOpen(at: now), MentorAnswer.state(current, at: now) == .asked else { return }
            try store.answerMentorship(current.id, side, yes: true, now: now)
            guard current.person(side.other)?.saidYes == true else { return }
            try store.moveMentorship(current.id, to: .active, now: now)
            for other in Mentorship.Side.allCases {
                guard let person = current.person(other) else { continue }
                try store.planMentorLetter(
                    current.id, other, step: MentorMail.matched, memberID: person.memberID, hash: MentorMail.hash,
                    priority: Intent.invite.priority, notAfter: now + MentorMatching.patience, now: now)
            }
        }
    }

    /// No to an offer, or the end of what was agreed.
    package func refuse(now: Instant) throws -> Mentorship {
        try changed { current in
            switch MentorAnswer.state(current, at: now) {
            case .asked:
                try store.answerMentorship(current.id, side, yes: false, now: now)
                try store.moveMentorship(current.id, to: .declined, now: now)
            case .active: try store.moveMentorship(current.id, to: .ended, now: now)
            case .declined, .expired, .ended: break
            }
        }
    }

    private func changed(_ body: (Mentorship) throws -> Void) throws -> Mentorship {
        try store.inTransaction {
            if let current = try store.mentorship(mentorship.id) { try body(current) }
            return try store.mentorship(mentorship.id) ?? mentorship
        }
    }
}
