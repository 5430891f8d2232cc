internal import Definitions
internal import Formats
internal import Store

/// What a report reads from the store, in one state of it.
struct SurveyReading {
    private(set) var sheets: [SurveySheet]
    /// With those to which nobody has answered yet.
    private(set) var waves: [String?] = []
    private(set) var counts: [String?: ResponseCounts]
    private(set) var total = ResponseCounts()
    private(set) var groups: [(name: String?, sheets: [SurveySheet], counts: ResponseCounts?)] = []
    let times: [String: Instant]
    /// By the stage in which members were asked.
    private(set) var asked: [String?: Proportion] = [:]
    private(set) var earlier: [SurveySheet]?
    private(set) var earlierCounts: ResponseCounts?
    private(set) var withheld = 0

    init(_ store: Store, _ request: SurveyRequest, _ questions: [Question]) throws {
        sheets = try store.surveySheets(request.scope)
        counts = try store.uncountedResponses(request.scope)
        times = try store.waveTimes(request.scope)
        (sheets, withheld) = SurveyReading.withholding(sheets, questions, least: request.least)
        var byStage: [String?: (invited: Int, answered: Int)] = [:]
        var byGroup: [String?: ResponseCounts] = [:]
        try store.forEachInvitation(request.scope) { invitation in
            let answered = invitation.isAnswered ? 1 : 0
            counts[invitation.wave, default: ResponseCounts()].invited += 1
            counts[invitation.wave, default: ResponseCounts()].answered += answered
            byStage[invitation.stage, default: (0, 0)].invited += 1
            byStage[invitation.stage, default: (0, 0)].answered += answered
            guard let dimension = request.dimension, dimension.kind != .wave else { return }
            let facts = ReportDimension.Facts(
                stage: invitation.stage, wave: invitation.wave, variant: invitation.variant,
                locale: invitation.locale, memberID: invitation.memberID)
            byGroup[dimension.group(facts), default: ResponseCounts()].invited += 1
            byGroup[dimension.group(facts), default: ResponseCounts()].answered += answered
        }
        asked = byStage.mapValues { Proportion($0.answered, of: $0.invited) }
        for count in counts.values { total += count }
        waves = orderedWaves()
        if let dimension = request.dimension { group(by: dimension, byGroup) }
        if let versus = request.versus {
            var scope = request.scope
            (scope.from, scope.until) = (versus.from, versus.until)
            earlier = SurveyReading.withholding(try store.surveySheets(scope), questions, least: request.least).sheets
            var sum = ResponseCounts()
            try store.forEachInvitation(scope) { invitation in
                sum.invited += 1
                sum.answered += invitation.isAnswered ? 1 : 0
            }
            earlierCounts = sum
        }
    }

    func sheets(ofWave wave: String?) -> [SurveySheet] { sheets.filter { $0.wave == wave } }

    private func orderedWaves() -> [String?] {
        var first: [String?: Instant] = [:]
        for sheet in sheets where first[sheet.wave] == nil { first[sheet.wave] = sheet.at }
        for name in counts.keys where first[name] == nil { first[name] = name.flatMap { times[$0] } }
        let known = Set(first.keys).union(counts.keys)
        func time(_ wave: String?) -> Int64 {
            (wave.flatMap { times[$0] } ?? first[wave])?.milliseconds ?? .max
        }
        return known.sorted { a, b in
            // What is of no wave comes last.
            if (a == nil) != (b == nil) { return b == nil }
            return (time(a), a ?? "") < (time(b), b ?? "")
        }
    }

    private mutating func group(by dimension: ReportDimension, _ invited: [String?: ResponseCounts]) {
        var found = Dictionary(grouping: sheets) { sheet in
            dimension.group(
                .init(
                    stage: sheet.stage, wave: sheet.wave, variant: sheet.variant, locale: sheet.locale,
                    memberID: sheet.memberID))
        }
        for name in invited.keys where found[name] == nil { found[name] = [] }
        let names = dimension.kind == .wave ? waves.filter { found[$0] != nil } : dimension.sorted(found.keys)
        // A stage at the answer is not that of the invitation: those who were asked are told in `non_response`.
        let hasCounts = dimension.kind != .stage
        groups = names.map { name in
            let own = dimension.kind == .wave ? counts[name] : hasCounts ? invited[name] : nil
            return (name, found[name] ?? [], own)
        }
        if dimension.kind == .stage { groups.removeAll { $0.sheets.isEmpty } }
    }

    /// Answers that are nobody's stay so only among others: those to a question of which fewer were let go with the same wave are
    /// left out of every number, so that none of them can be had by subtraction.
    static func withholding(
        _ sheets: [SurveySheet], _ questions: [Question], least: Int
    ) -> (sheets: [SurveySheet], withheld: Int) {
        struct Pool: Hashable {
            let wave: String?
            let at: Instant
        }
        let anonymous = sheets.indices.filter { sheets[$0].isAnonymous }
        let floor = max(least, SmallCells.least)
        var result = sheets
        var withheld = 0
        for places in Dictionary(grouping: anonymous, by: { Pool(wave: sheets[$0].wave, at: sheets[$0].at) }).values {
            for question in questions {
                let answered = places.filter { sheets[$0].answers[question.id] != nil }
                guard !answered.isEmpty, answered.count < floor else { continue }
                withheld += answered.count
                for place in answered {
                    for name in question.answerNames { result[place].answers[name] = nil }
                }
            }
        }
        result.removeAll { $0.isAnonymous && $0.answers.isEmpty }
        return (result, withheld)
    }
}
