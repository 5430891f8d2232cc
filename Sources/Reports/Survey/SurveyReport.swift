package import Definitions
package import Formats
package import Store

/// What a survey has brought: who answered, what they said, and what differs.
package struct SurveyReport: Sendable {
    package let campaign: CampaignDefinition
    package let request: SurveyRequest
    package let total: SurveySection
    /// Oldest first.
    package let waves: [SurveySection]
    package let groups: [SurveySection]
    package let trend: [SurveySection]
    /// The period of `--versus`.
    package let earlier: SurveySection?
    /// The latest wave against the one before.
    package let waveDifferences: [SurveyDifference]
    /// Each group against all others.
    package let groupDifferences: [SurveyDifference]
    /// The period against the other.
    package let periodDifferences: [SurveyDifference]
    package let nonResponse: NonResponse?
    package let drivers: [SurveyDriver]
    /// Answers of an anonymous survey that are in no number, because too few were given beside them.
    package let withheld: Int
    /// What was turned away at the door in the period.
    package let refusals: [(place: RefusalCount.Place, reason: RefusalReason, count: Int)]

    /// The question that the survey is about: an NPS, else satisfaction, effort or stars.
    package let score: Question?

    package var isAnonymous: Bool { campaign.survey?.isAnonymous ?? false }

    /// Reads one consistent state of the store.
    package init(_ store: Store, _ campaign: CampaignDefinition, _ request: SurveyRequest, zone: Zone) throws {
        self.campaign = campaign
        self.request = request
        let questions = campaign.survey?.questions ?? []
        score = SurveyReport.score(of: questions)
        let reading = try store.connection.snapshot {
            try SurveyReading(store, request, questions)
        }
        refusals = try store.refusals(
            of: [campaign.name] + [campaign.was].compactMap(\.self),
            from: request.scope.from.map { zone.civil($0).date },
            to: request.scope.until.map { zone.civil($0 + (-1)).date })
        func section(_ name: String?, _ sheets: [SurveySheet], _ counts: ResponseCounts? = nil) -> SurveySection {
            SurveySection(
                name, dueAt: name.flatMap { reading.times[$0] }, counts: counts, sheets, questions)
        }
        let least = request.least
        withheld = reading.withheld
        let all = SurveySection.hiding([section(nil, reading.sheets, reading.total)], least: least)[0]
        total = all
        waves = SurveySection.hiding(
            reading.waves.map { section($0, reading.sheets(ofWave: $0), reading.counts[$0] ?? ResponseCounts()) },
            least: least)
        groups = SurveySection.hiding(
            reading.groups.map { section($0.name, $0.sheets, $0.counts) }, least: least,
            withCounts: request.dimension?.kind != .wave)
        if let period = request.trend {
            let byPeriod = Dictionary(grouping: reading.sheets) { period.name(of: zone.civil($0.at).date) }
            trend = SurveySection.hiding(
                byPeriod.keys.sorted().map { section($0, byPeriod[$0] ?? []) }, least: least)
        } else {
            trend = []
        }
        earlier = reading.earlier.map {
            SurveySection.hiding([section(nil, $0, reading.earlierCounts)], least: least)[0]
        }
        waveDifferences = SurveyReport.latest(waves, least: least)
        groupDifferences = SurveyReport.againstOthers(groups, questions, least: least)
        periodDifferences =
            earlier.map { SurveyReport.differences(all, nil, against: $0, .group(nil), least: least) } ?? []
        nonResponse = score.flatMap { NonResponse($0, reading, least: least) }
        drivers =
            request.hasDrivers
            ? score.map { SurveyDriver.all(of: $0, questions, reading.sheets, least: least) } ?? [] : []
    }

    private static func score(of questions: [Question]) -> Question? {
        for kind in [Question.Kind.nps, .csat, .ces, .rating] {
            if let found = questions.first(where: { $0.kind == kind }) { return found }
        }
        return nil
    }

    // MARK: Differences

    /// The last wave that may be shown against the last one before it that may.
    private static func latest(_ waves: [SurveySection], least: Int) -> [SurveyDifference] {
        let shown = waves.filter { !$0.isHidden && $0.name != nil && $0.n > 0 }
        guard shown.count > 1 else { return [] }
        let (last, before) = (shown[shown.count - 1], shown[shown.count - 2])
        return differences(last, last.name, against: before, .group(before.name), least: least)
    }

    private static func differences(
        _ section: SurveySection, _ name: String?, against other: SurveySection, _ against: SurveyDifference.Against,
        least: Int
    ) -> [SurveyDifference] {
        SurveyDifference.corrected(uncorrected(section, name, against: other, against, least: least))
    }

    private static func uncorrected(
        _ section: SurveySection, _ name: String?, against other: SurveySection, _ against: SurveyDifference.Against,
        least: Int
    ) -> [SurveyDifference] {
        let both = AnsweredBoth(section.sheets, other.sheets, least: least)
        return section.figures.indices.flatMap { place in
            let second = other.measures(place)
            return section.measures(place).compactMap { measure in
                second.first { $0.part == measure.part }.flatMap {
                    SurveyDifference(
                        measure, of: name, against: $0, against,
                        overlap: both.overlap(section.figures[place].question, measure.part))
                }
            }
        }
    }

    /// Two groups are compared once.
    private static func againstOthers(
        _ groups: [SurveySection], _ questions: [Question], least: Int
    ) -> [SurveyDifference] {
        let filled = groups.filter { $0.n > 0 }
        guard filled.count > 1 else { return [] }
        if filled.count == 2 {
            guard !filled[0].isHidden, !filled[1].isHidden else { return [] }
            return differences(
                filled[0], filled[0].name, against: filled[1], .group(filled[1].name), least: least)
        }
        var all: [SurveyDifference] = []
        for (index, group) in filled.enumerated() where !group.isHidden {
            let others = filled.indices.filter { $0 != index }.flatMap { filled[$0].sheets }
            var rest = SurveySection(nil, others, questions)
            for place in rest.figures.indices where rest.figures[place].n < least {
                rest.figures[place].isHidden = true
            }
            all += uncorrected(group, group.name, against: rest, .others, least: least)
        }
        return SurveyDifference.corrected(all)
    }
}
