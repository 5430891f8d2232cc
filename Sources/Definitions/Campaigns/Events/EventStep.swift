/// What an event sends besides its invitation, by its step in the ledger.
package enum EventStep: Sendable, Hashable {
    /// To those who did not answer.
    case again
    /// From 1: to those who come, before the start.
    case reminder(Int)
    /// For the nth time a seat has become free for the member.
    case seat(Int)
    /// The nth change of what was announced.
    case update(Int)
    /// The nth change is the end of it.
    case cancelled(Int)
    /// To those who came.
    case thanks

    /// As in the ledger; steps that may come again have a number.
    package var name: String {
        switch self {
        case .again: "again"
        case .reminder(let number): "reminder-\(number)"
        case .seat(let number): "seat-\(number)"
        case .update(let number): "update-\(number)"
        case .cancelled(let number): "cancelled-\(number)"
        case .thanks: "thanks"
        }
    }

    package init?(_ name: String) {
        switch name {
        case "again": self = .again
        case "thanks": self = .thanks
        default:
            let parts = name.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
            switch parts[0] {
            case "reminder": self = .reminder(number)
            case "seat": self = .seat(number)
            case "update": self = .update(number)
            case "cancelled": self = .cancelled(number)
            default: return nil
            }
        }
    }

    /// The step without its number: the stem of its template is `event-` and this.
    package var kind: String { String(name.prefix { $0 != "-" }) }

    /// It is about what the member has agreed to: no unsubscription and no budget keeps it back.
    package var isService: Bool {
        switch self {
        case .again, .thanks: false
        case .reminder, .seat, .update, .cancelled: true
        }
    }
}

/// An event sends an invitation, and what follows from the answers.
extension CampaignDefinition {
    /// The stem of a step's template: of the built-in one, which a file of that name replaces.
    package static func eventTemplate(_ step: String) -> String {
        "event-" + (EventStep(step)?.kind ?? "invitation")
    }

    /// The steps whose letters can be shown beforehand, each once.
    var eventSteps: [EventStep] {
        guard let event else { return [] }
        let again: [EventStep] = event.askAgain == nil ? [] : [.again]
        let seat: [EventStep] = event.capacity == nil ? [] : [.seat(1)]
        return again + event.reminders.indices.map { .reminder($0 + 1) } + seat + [.update(1), .cancelled(1), .thanks]
    }

    /// The letter of a step besides the invitation; nil for no step of an event.
    func eventLetter(_ step: String) -> CampaignDefinition? {
        guard let event, let step = EventStep(step) else { return nil }
        if case .reminder(let number) = step, number > event.reminders.count { return nil }
        if step == .again, event.askAgain == nil { return nil }
        var letter = self
        letter.content = Content(template: CampaignDefinition.eventTemplate(step.name), mark: event.mark)
        letter.isReminder = true
        letter.asks = false
        if step != .again { letter.audience = Audience() }
        if step.isService {
            letter.intent = .service
            letter.reason = "the member has answered the invitation"
        }
        return letter
    }
}
