import Campaigning
import Formats
import JSON
import Store

/// Journeys, as commands show them.
enum JourneyWords {
    /// One line for a campaign: `path: 120 under way (care 80, more 40), 300 completed; goal reached by 45 of 420`.
    static func line(_ status: JourneyStatus) -> Phrase {
        let steps = status.waiting.map { step, count in
            step.isEmpty ? Phrase("about to enter \(count)") : Phrase("\(printable(step)) \(count)")
        }
        var parts = [
            steps.isEmpty
                ? Phrase("nobody under way")
                : Phrase("\(status.open) under way (\(Phrase(listing: steps, separator: ", ")))")
        ]
        for outcome in JourneyMove.Outcome.allCases {
            guard let count = status.outcomes[outcome], count > 0 else { continue }
            parts.append(Phrase("\(count) \(words(outcome))"))
        }
        if let goal = status.goal { parts.append(Phrase("goal reached by \(goal) of \(status.entered)")) }
        return Phrase("\(printable(status.campaign)): \(Phrase(listing: parts, separator: ", "))")
    }

    static func words(_ outcome: JourneyMove.Outcome) -> Phrase {
        switch outcome {
        case .completed: Phrase("completed")
        case .exited: Phrase("left early")
        case .timedOut: Phrase("left after waiting")
        case .holdout: Phrase("held out, to compare with")
        case .control: Phrase("in the control group")
        case .removed: Phrase("ended with the campaign")
        }
    }

    static func json(_ status: JourneyStatus) -> JSONValue {
        var object = JSONObject([
            ("campaign", .string(status.campaign)), ("entered", JSONValue(status.entered)),
            ("open", JSONValue(status.open)),
            (
                "waiting",
                .object(
                    JSONObject(status.waiting.map { ($0.step.isEmpty ? "entering" : $0.step, JSONValue($0.count)) }))
            ),
        ])
        for outcome in JourneyMove.Outcome.allCases {
            object[outcome.rawValue] = JSONValue(status.outcomes[outcome] ?? 0)
        }
        object["goal"] = JSONValue(status.goal.map(Int64.init))
        return .object(object)
    }

    /// One journey of a member.
    static func line(_ journey: MemberJourney, zone: Zone) -> Phrase {
        let what = "\(printable(journey.campaign)) \(printable(journey.occurrence))"
        let begun = PlanCommand.words(journey.triggeredAt, in: zone)
        if let outcome = journey.outcome {
            let ended = journey.endedAt.map { PlanCommand.words($0, in: zone) } ?? ""
            return Phrase("\(what): begun \(begun), \(words(outcome)) \(ended)")
        }
        let due = journey.dueAt.map { PlanCommand.words($0, in: zone) } ?? ""
        guard let step = journey.step, !step.isEmpty else { return Phrase("\(what): enters \(due)") }
        return Phrase("\(what): begun \(begun), next the step \(printable(step)), looked at \(due)")
    }

    static func json(_ journey: MemberJourney) -> JSONValue {
        .object(
            JSONObject([
                ("campaign", .string(journey.campaign)), ("occurrence", .string(journey.occurrence)),
                ("step", JSONValue(journey.step)), ("triggered_at", .string(journey.triggeredAt.description)),
                ("due_at", JSONValue(journey.dueAt?.description)),
                ("outcome", JSONValue(journey.outcome?.rawValue)),
                ("ended_at", JSONValue(journey.endedAt?.description)),
            ]))
    }
}
