internal import Formats

/// What a campaign sends: one letter for each of its steps. A letter is the campaign with the content, and the conditions, of
/// that step alone; whatever composes, checks or decides needs to know no more.
extension CampaignDefinition {
    /// The step of what is sent once.
    package static let mainStep = "main"

    /// Every letter with its step, in order. Reminders say again what the message said.
    package var letters: [(step: String, letter: CampaignDefinition)] {
        guard let sequence else {
            let steps = eventSteps.compactMap { step in letter(of: step.name).map { (step.name, $0) } }
            return [(CampaignDefinition.mainStep, self)] + steps
        }
        return sequence.steps.compactMap { step in letter(of: step.id).map { (step.id, $0) } }
    }

    /// Every letter as each of its variants has it.
    package var variantLetters: [(step: String, variant: String?, letter: CampaignDefinition)] {
        letters.flatMap { step, letter in
            guard let variants = letter.content.variants else { return [(step, String?.none, letter)] }
            return variants.all.map { (step, $0.id, letter.saying($0.id)) }
        }
    }

    /// The letter with what one variant says; the first one's where there is none of that name.
    package func saying(_ variant: String?) -> CampaignDefinition {
        guard content.variants != nil else { return self }
        var letter = self
        letter.content = content.saying(variant)
        return letter
    }

    /// The letter of a step of the ledger; nil when the file has no such step now.
    package func letter(of step: String) -> CampaignDefinition? {
        var letter = self
        if let sequence {
            guard let found = sequence.step(step), case .message(let content, let filter) = found.action else {
                return nil
            }
            letter.content = content
            let exit = sequence.exit.map { Filter(text: "not (\($0.text))", root: .not($0.root)) }
            letter.audience.filter = Filter.all([audience.filter, filter, exit].compactMap(\.self))
            return letter
        }
        if step == CampaignDefinition.mainStep { return letter }
        if event != nil { return eventLetter(step) }
        guard let number = CampaignDefinition.reminderNumber(step) else { return letter }
        guard number <= reminders.count else { return nil }
        letter.isReminder = true
        // Who was sent the message is reminded, whatever the audience is by now; whoever has answered meanwhile is not.
        letter.audience.filter = nil
        if survey != nil {
            let since = Span(Int(reminders[number - 1].approximateMilliseconds / 86_400_000) + 2, .days)
            letter.audience.filter = Filter(
                text: "not answered(\"\(name)\", within \(since))", root: .not(.answered(campaign: name, within: since))
            )
        }
        return letter
    }

    private static let reminder = "reminder-"

    /// 1 is `reminder-1`.
    package static func reminderStep(_ number: Int) -> String { "\(reminder)\(number)" }

    /// `reminder-1` is 1.
    package static func reminderNumber(_ step: String) -> Int? {
        guard step.hasPrefix(reminder), let number = Int(step.dropFirst(reminder.count)), number > 0 else { return nil }
        return number
    }
}

extension Filter {
    /// One that holds where all do; nil for none.
    package static func all(_ filters: [Filter]) -> Filter? {
        guard filters.count > 1 else { return filters.first }
        return Filter(
            text: filters.map { "(\($0.text))" }.joined(separator: " and "), root: .all(filters.map(\.root)))
    }
}
