internal import Definitions
internal import Formats
internal import JSON
internal import Store

extension TodaySource {
    /// Weeks that yesterday is set against.
    private static let weeks = 8
    /// Members of one reason who are named; the rest is counted.
    private static let mostNames = 10
    private static let mostYears = 30

    // MARK: Odd numbers

    /// Yesterday against the same weekday of the weeks before, as far back as the store goes.
    func odd() throws -> [TodayLine] {
        guard let begin = try store.firstMemberAt() else { return [] }
        let zone = workspace.definition.timezone
        let first = zone.civil(yesterday).date
        func day(_ date: CivilDate) -> Range<Instant> {
            zone.startOfDay(date)..<zone.startOfDay(date.adding(days: 1))
        }
        let earlier = (1...TodaySource.weeks).map { day(first.adding(days: -7 * $0)) }
            .filter { $0.lowerBound >= begin }
        guard earlier.count >= UsualCount.fewest else { return [] }
        let counts = try store.dailyCounts([day(first)] + earlier)
        return DailyMeasure.allCases.compactMap { measure in
            guard let values = counts[measure], let value = values.first,
                let usual = UsualCount(Array(values.dropFirst())), usual.isOdd(value)
            else { return nil }
            return TodayLine(
                .odd, isUrgent: Double(value) > usual.median && measure.isBad,
                Phrase("\(measure.words): \(value), usually \(usual.median, places: 0) on this day of the week"),
                command: measure.command,
                [
                    ("measure", .string(measure.rawValue)), ("value", JSONValue(value)),
                    ("median", .real(usual.median)), ("spread", .real(usual.spread)),
                    ("weeks", JSONValue(earlier.count)),
                ])
        }
    }

    // MARK: Thanks

    /// What was done since yesterday began; anniversaries are of today.
    func thanks() throws -> [TodayLine] {
        let zone = workspace.definition.timezone
        let today = zone.civil(now).date
        let birthdays = (1...TodaySource.mostYears).map { years in
            // Who came on 29 February is thanked on the 28th where there is none.
            let date = today.adding(months: -12 * years)
            return zone.startOfDay(date)..<zone.startOfDay(date.adding(days: 1))
        }
        let found = try store.thankWorthy(from: yesterday, until: now + 1, birthdays: birthdays)
        return ThankWorthy.Reason.allCases.flatMap { reason in
            let people = found.filter { $0.reason == reason }
            var lines = people.prefix(TodaySource.mostNames).map(line)
            let rest = people.count - lines.count
            if rest > 0 {
                lines.append(
                    TodayLine(
                        .thanks, Phrase("\(reason.words): \(rest) more"), command: "kamerton members show EMAIL",
                        [("reason", .string(reason.rawValue)), ("more", JSONValue(rest))]))
            }
            return lines
        }
    }

    private func line(_ one: ThankWorthy) -> TodayLine {
        let who = printable([one.name, one.email].compactMap(\.self).joined(separator: ", "))
        let why = one.years.map { Phrase("\($0, "year", "years") with us today") } ?? one.reason.words
        return TodayLine(
            .thanks, owner: owner(of: one.campaign), Phrase("\(who): \(why)"), discreet: Phrase("a member: \(why)"),
            command: "kamerton members show EMAIL",
            [
                ("reason", .string(one.reason.rawValue)), ("email", .string(one.email)),
                ("campaign", JSONValue(one.campaign)), ("years", one.years.map { JSONValue($0) } ?? .null),
            ])
    }
}

extension ThankWorthy.Reason {
    fileprivate var words: Phrase {
        switch self {
        case .promoter: Phrase("recommends us for the first time")
        case .referral: Phrase("brought somebody")
        case .story: Phrase("told others of us")
        case .helper: Phrase("helped at an event")
        case .anniversary: Phrase("an anniversary")
        }
    }
}

extension DailyMeasure {
    /// More of it is worse.
    fileprivate var isBad: Bool { [.bounces, .complaints, .unsubscribes].contains(self) }

    fileprivate var words: Phrase {
        switch self {
        case .sent: Phrase("messages sent")
        case .bounces: Phrase("bounces")
        case .complaints: Phrase("complaints")
        case .unsubscribes: Phrase("members who left a topic or all")
        case .responses: Phrase("answers to surveys")
        case .signUps: Phrase("sign-ups")
        }
    }

    fileprivate var command: String {
        switch self {
        case .sent: "kamerton status"
        case .bounces, .complaints: "kamerton bounces list"
        case .unsubscribes, .signUps: "kamerton report members"
        case .responses: "kamerton report nps"
        }
    }
}
