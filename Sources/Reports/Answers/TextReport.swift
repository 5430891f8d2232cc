package import Definitions
package import Formats
package import Store
package import Surveys

/// Answers in words: which there are, what they are about, and which words tell one group from another.
package struct TextReport: Sendable {
    package struct Request: Sendable {
        package var scope: ReportScope
        /// Nil is every question that is answered in words.
        package var question: String?
        /// Only these members; nil is all answers.
        package var members: Set<Int64>?
        /// Words that an answer must have, each a word or, with a star, the beginning of one.
        package var search: [[TagRules.Stem]] = []
        package var tags: TagRules?
        package var contrast: Contrast?
        package var least = SmallCells.least

        package init(scope: ReportScope) { self.scope = scope }
    }

    /// Whose words are told from whose.
    package enum Contrast: Sendable {
        /// Detractors from promoters.
        case scores
        /// These members from the others; the name is for people.
        case members(Set<Int64>, name: String)
    }

    package struct Answer: Sendable {
        /// Nil where nobody is to know.
        package let response: Int64?
        package let question: String
        package let at: Instant?
        package let score: Int?
        package let text: String
        package let tags: [String]

        let sheet: Int
        let words: [String]
    }

    package struct TagCount: Sendable {
        package let tag: String
        /// Answers that have it.
        package let share: Proportion
        /// Of those who gave them.
        package let score: NPSSummary
        /// Too few for a score to be shown.
        package let isScoreHidden: Bool
        /// Too few to be counted.
        package let isHidden: Bool
    }

    package struct TellingWords: Sendable {
        package let group: String
        package let others: String
        /// Answers of each.
        package let n: Int
        package let othersCount: Int
        /// The most telling first.
        package let words: [WordContrast]
    }

    package let campaign: CampaignDefinition
    package let request: Request
    /// The newest first; of anonymous answers in no order of time.
    package let answers: [Answer]
    package let tags: [TagCount]
    package let untagged: Int
    package let telling: [TellingWords]
    /// Answers that are not shown, because too few were given.
    package let isHidden: Bool

    /// Questions that are answered in words, and those beside whose options words may be written (`reason.other`).
    package static func questions(_ survey: SurveyDefinition) -> [String] {
        survey.questions.compactMap { question in
            question.kind == .text
                ? question.id
                : question.hasOther ? Question.name(question.id, Question.other) : nil
        }
    }

    package init(_ store: Store, _ campaign: CampaignDefinition, _ request: Request) throws {
        self.campaign = campaign
        self.request = request
        let survey = campaign.survey
        let sheets = try TextReport.sheets(store, campaign, request)
        let names = request.question.map { [$0] } ?? survey.map(TextReport.questions) ?? []
        let nps = campaign.npsQuestion?.id
        let rules = request.tags?.tags.map { ($0.name, TextMatcher(anyOf: $0.phrases)) } ?? []
        let search = request.search.map { TextMatcher(anyOf: [$0]) }
        let isAnonymous = survey?.isAnonymous == true
        let all = sheets.indices.reversed().flatMap { index in
            names.compactMap { name -> Answer? in
                guard let text = sheets[index].answers[name]?.text, !text.isEmpty else { return nil }
                let words = TextMatcher.words(text)
                let isHidden = isAnonymous || sheets[index].isAnonymous
                return Answer(
                    response: isHidden ? nil : sheets[index].id, question: name,
                    at: isHidden ? nil : sheets[index].at,
                    score: isHidden
                        ? nil : nps.flatMap { sheets[index].answers[$0]?.number }.flatMap { Int(exactly: $0) },
                    text: text, tags: rules.filter { $0.1.holds(words) }.map(\.0), sheet: index, words: words)
            }
        }
        isHidden = isAnonymous && !all.isEmpty && all.count < request.least
        let found = isHidden ? [] : all.filter { one in search.allSatisfy { $0.holds(one.words) } }
        answers = found
        untagged = found.count { $0.tags.isEmpty }
        tags = rules.map { name, _ in
            TextReport.count(
                name, found, sheets, nps, least: request.least, isAnonymous: isAnonymous)
        }
        .sorted { ($0.share.reached, $1.tag) > ($1.share.reached, $0.tag) }
        telling = try isHidden ? [] : TextReport.telling(found, sheets, nps, request, isAnonymous: isAnonymous)
    }

    private static func sheets(
        _ store: Store, _ campaign: CampaignDefinition, _ request: Request
    ) throws -> [SurveySheet] {
        let sheets = SurveyReading.withholding(
            try store.surveySheets(request.scope), campaign.survey?.questions ?? [], least: request.least
        ).sheets
        guard let members = request.members else { return sheets }
        return sheets.filter { $0.memberID.map(members.contains) ?? false }
    }

    private static func score(_ sheet: SurveySheet, _ nps: String?) -> Int? {
        nps.flatMap { sheet.answers[$0]?.number }.flatMap { Int(exactly: $0) }.flatMap {
            (0...10).contains($0) ? $0 : nil
        }
    }

    private static func count(
        _ tag: String, _ answers: [Answer], _ sheets: [SurveySheet], _ nps: String?, least: Int, isAnonymous: Bool
    ) -> TagCount {
        let own = answers.filter { $0.tags.contains(tag) }
        var histogram = [Int](repeating: 0, count: 11)
        for index in Set(own.map(\.sheet)) {
            if let value = score(sheets[index], nps) { histogram[value] += 1 }
        }
        let summary = NPSSummary(histogram: histogram)
        return TagCount(
            tag: tag, share: Proportion(own.count, of: answers.count), score: summary,
            isScoreHidden: summary.count < least, isHidden: isAnonymous && !own.isEmpty && own.count < least)
    }

    // MARK: Words

    /// The words that the prior counts for: a quarter of all, and so many at most.
    private static let (priorShare, priorWeight) = (0.25, 500.0)
    private static let mostWords = 15

    private static func telling(
        _ answers: [Answer], _ sheets: [SurveySheet], _ nps: String?, _ request: Request, isAnonymous: Bool
    ) throws -> [TellingWords] {
        guard let contrast = request.contrast else { return [] }
        var (own, others): ([Answer], [Answer])
        let names: (String, String)
        switch contrast {
        case .scores:
            own = answers.filter { score(sheets[$0.sheet], nps).map { $0 <= 6 } ?? false }
            others = answers.filter { score(sheets[$0.sheet], nps).map { $0 >= 9 } ?? false }
            names = ("detractors", "promoters")
        case .members(let members, let name):
            own = answers.filter { sheets[$0.sheet].memberID.map(members.contains) ?? false }
            others = answers.filter { !(sheets[$0.sheet].memberID.map(members.contains) ?? false) }
            names = (name, "others")
        }
        guard own.count >= request.least, others.count >= request.least else { return [] }
        let (first, second, prior) = (counts(own), counts(others), counts(answers))
        let weight = min(priorWeight, priorShare * Double(prior.values.reduce(0, +)))
        let found = WordContrast.all(first, against: second, prior: prior, weight: weight)
        // A word that one has said is no word of a group; of anonymous answers it may name its author.
        let fewest = isAnonymous ? request.least : 2
        let sure = NormalDistribution.criticalValue(confidence: SurveyMeasure.confidence)
        return [
            TellingWords(
                group: names.0, others: names.1, n: own.count, othersCount: others.count,
                words: Array(
                    found.filter { $0.z > sure && $0.group >= fewest && isShown($0.others, fewest, isAnonymous) }
                        .prefix(mostWords))),
            TellingWords(
                group: names.1, others: names.0, n: others.count, othersCount: own.count,
                words: Array(
                    found.reversed().filter {
                        $0.z < -sure && $0.others >= fewest && isShown($0.group, fewest, isAnonymous)
                    }.prefix(mostWords))),
        ]
    }

    /// Nor is it told that few of the other group have said it.
    private static func isShown(_ count: Int, _ fewest: Int, _ isAnonymous: Bool) -> Bool {
        !isAnonymous || count == 0 || count >= fewest
    }

    /// In how many answers each word comes, so that nobody counts for more by saying it often.
    private static func counts(_ answers: [Answer]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for answer in answers {
            for word in Set(answer.words)
            where word.count > 1 && word.contains(where: \.isLetter) && !StopWords.contains(word) {
                counts[word, default: 0] += 1
            }
        }
        return counts
    }
}
