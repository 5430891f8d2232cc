package import Formats

/// What kind of meeting an event is.
package enum EventFormat: String, Sendable, CaseIterable {
    case lecture
    case workshop
    case meetup
    case contest
    case testDrive = "test-drive"
    case call
}

/// What somebody who comes may do to prepare it.
package enum EventHelp: String, Sendable, CaseIterable {
    case bring
    case speak
    case host
    case photograph
}

/// What members are invited to: when, where, why come, for how many.
package struct EventDefinition: Sendable {
    package enum Timing: Sendable {
        case once(CivilDateTime)
        /// One time of day; the other keys of `series` stand in the campaign's schedule.
        case series(Recurrence)
    }

    /// Seats that are kept for some until shortly before.
    package struct KeptSeats: Sendable, Hashable {
        package let segment: String
        /// Per cent of the capacity.
        package let share: Double

        package init(segment: String, share: Double) { (self.segment, self.share) = (segment, share) }

        /// Whole seats of a capacity, rounded down: a share never closes the event to all others.
        package func count(of capacity: Int) -> Int { Int(Double(capacity) * share / 100) }
    }

    /// What is another on one day of a series.
    package struct Change: Sendable {
        package var start: CivilDateTime?
        package var duration: Span?
        package var place: LocalizedText?
        package var url: String?
        package var capacity: Int?
        package var isCancelled = false

        package init() {}
    }

    package var timing: Timing
    package var zone: Zone
    /// Nil is the campaign's title.
    package var title: LocalizedText?
    /// Why come.
    package var purpose: LocalizedText?
    package var format: EventFormat?
    package var duration = Span(2, .hours)
    package var place: LocalizedText?
    package var url: String?
    /// Nil is room for everyone.
    package var capacity: Int?
    package var hosts: [String] = []
    /// How many friends somebody may bring.
    package var bringAFriend = 0
    package var keptSeats: KeptSeats?
    /// So long before the start the kept seats are everyone's.
    package var keptUntil = Span(3, .days)
    /// What is asked for; empty asks nobody.
    package var help = EventHelp.allCases
    /// So long before the start members are invited.
    package var announce = Span(21, .days)
    /// Before the start, to those who said yes or maybe; the longest first.
    package var reminders = [Span(3, .days), Span(3, .hours)]
    /// Before the start, once, to those who did not answer.
    package var askAgain: Span?
    /// The survey that those who came are asked.
    package var feedback: String?
    /// Stands on the public page and in the public calendar.
    package var isPublic = false
    package var isCancelled = false
    /// Of single days of a series.
    package var changes: [CivilDate: Change] = [:]
    package var mark: SourceMark

    package init(timing: Timing, zone: Zone, mark: SourceMark) {
        (self.timing, self.zone, self.mark) = (timing, zone, mark)
    }

    package var isSeries: Bool {
        if case .series = timing { true } else { false }
    }
}
