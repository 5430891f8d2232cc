import Formats
import Reports
import Store

/// What people read of cases.
enum CaseWords {
    static func state(_ one: MemberCase, now: Instant) -> Phrase {
        switch one.state {
        case .open: one.isOverdue(at: now) ? Phrase("overdue") : Phrase("open")
        case .contacted: one.isOverdue(at: now) ? Phrase("contacted, overdue") : Phrase("contacted")
        case .waiting: one.isOverdue(at: now) ? Phrase("waiting, overdue") : Phrase("waiting")
        case .closed: one.outcome?.words ?? Phrase("closed")
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
