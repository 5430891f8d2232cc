import Formats
import Store

/// What people read of cases.
enum CaseWords {
    static func state(_ one: MemberCase, now: Instant) -> Phrase {
        switch one.state {
        case .open: one.isOverdue(at: now) ? Phrase("overdue") : Phrase("open")
        case .contacted: one.isOverdue(at: now) ? Phrase("contacted, overdue") : Phrase("contacted")
        case .waiting: one.isOverdue(at: now) ? Phrase("waiting, overdue") : Phrase("waiting")
        case .closed: one.outcome.map(outcome) ?? Phrase("closed")
        }
    }

    static func outcome(_ outcome: MemberCase.Outcome) -> Phrase {
        switch outcome {
        case .resolved: Phrase("resolved")
        case .noAnswer: Phrase("no answer")
        case .notPossible: Phrase("not possible")
        }
    }

    static func note(_ kind: CaseNote.Kind) -> Phrase {
        switch kind {
        case .opened: Phrase("opened")
        case .answered: Phrase("another answer")
        case .note: Phrase("note")
        case .assigned: Phrase("assigned to")
        case .due: Phrase("due by")
        case .contacted: Phrase("contacted")
        case .waiting: Phrase("waiting")
        case .closed: Phrase("closed")
        case .reopened: Phrase("opened again")
        }
    }
}
