package import Formats

/// What makes a campaign a sequence: who enters, which steps follow, who leaves early.
package struct SequenceDefinition: Sendable {
    /// Nil: only the follow-ups of other campaigns start it.
    package var trigger: SequenceTrigger?
    /// Every step in the order of the file, those of branches right after the branch. They only lead forward.
    package var steps: [SequenceStep]
    /// Whoever it holds for leaves at the next step.
    package var exit: Filter?
    package var reentry: Reentry

    package init(
        trigger: SequenceTrigger?, steps: [SequenceStep], exit: Filter? = nil, reentry: Reentry = .once
    ) {
        self.trigger = trigger
        self.steps = steps
        self.exit = exit
        self.reentry = reentry
    }

    package func step(_ id: String) -> SequenceStep? { steps.first { $0.id == id } }
}

/// Something that a member did, with a condition on what it was.
package enum Happening: Sendable {
    /// The filter is over the activity's fields, as attributes of their names.
    case activity(kind: String, Filter?, fields: [AttributeDefinition])
    case response(campaign: String, AnswerCondition?)

    /// As it is written; what makes two the same.
    package var identity: String {
        switch self {
        case .activity(let kind, let filter, _):
            "activity \(kind)" + (filter.map { " where \($0.text)" } ?? "")
        case .response(let campaign, let condition):
            "response \(campaign)" + (condition.map { " where \($0.text)" } ?? "")
        }
    }
}

/// What begins a journey.
package enum SequenceTrigger: Sendable {
    case joined
    /// Entering one of these stages.
    case stages([String])
    case happening(Happening)
    /// A day of every year, from an attribute.
    case date(AttributeDefinition)
    /// Coming into a segment.
    case segment(String)
    /// The days of reasons to write.
    case occasion(OccasionTrigger)

    /// Whether days of the calendar bring it, so that it is known beforehand and comes again.
    package var isOfDays: Bool {
        switch self {
        case .date, .occasion: true
        case .joined, .stages, .happening, .segment: false
        }
    }

    /// What makes two triggers the same: a changed one begins anew.
    package var identity: String {
        switch self {
        case .joined: "trigger joined"
        case .stages(let stages): "trigger stage \(stages.joined(separator: ", "))"
        case .happening(let happening): "trigger \(happening.identity)"
        case .date(let attribute): "trigger date \(attribute.name)"
        case .segment(let name): "trigger segment \(name)"
        case .occasion(let trigger): "trigger occasion \(trigger.identity)"
        }
    }
}

/// May a member who has been through it enter again?
package enum Reentry: Sendable, Hashable {
    case once
    /// When the last journey began this long ago, and has ended.
    case every(Span)
    /// Whenever they are not in it.
    case always
}

/// One step of a sequence. Steps are known by their ids: that is how an edited file and members under way meet.
package struct SequenceStep: Sendable {
    package enum Action: Sendable {
        /// A message; passed over for those whom the filter leaves out.
        case message(Content, where: Filter?)
        /// Goes on when it has happened, or when the time is over.
        case wait(Happening, timeout: Span, onTimeout: TimeoutAction)
        /// The first arm that holds; none is straight on.
        case branch([Arm])
    }

    /// One way of a branch: `first` is its first step, nil for the way out of the sequence.
    package struct Arm: Sendable {
        /// Nil always holds.
        package let when: Filter?
        package let first: String?

        package init(when: Filter?, first: String?) { (self.when, self.first) = (when, first) }
    }

    package enum TimeoutAction: String, Sendable, CaseIterable {
        case `continue`
        case exit
    }

    package let id: String
    /// Since the message before went, or the step before was done.
    package let after: Span?
    /// The earliest time of day.
    package let at: TimeOfDay?
    package let action: Action
    /// The step that follows; nil is the end.
    package let next: String?

    package init(id: String, after: Span? = nil, at: TimeOfDay? = nil, action: Action, next: String?) {
        self.id = id
        self.after = after
        self.at = at
        self.action = action
        self.next = next
    }

    package var content: Content? {
        if case .message(let content, _) = action { content } else { nil }
    }
}

/// `10:00`, on whatever day.
package struct TimeOfDay: Sendable, Hashable {
    package let hour: Int
    package let minute: Int

    package init(hour: Int, minute: Int) { (self.hour, self.minute) = (hour, minute) }

    /// The first moment, not before `instant`, at which a clock of the zone shows it.
    package func first(from instant: Instant, in zone: Zone) -> Instant {
        let date = zone.civil(instant).date
        let today = zone.instant(CivilDateTime(date: date, hour: hour, minute: minute))
        if today >= instant { return today }
        return zone.instant(CivilDateTime(date: date.adding(days: 1), hour: hour, minute: minute))
    }
}
