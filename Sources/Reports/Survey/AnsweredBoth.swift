internal import Definitions
internal import Formats
internal import Store

/// Those who have answered in both of two sections that are compared: two waves, two periods, two groups. The latest answer of
/// each stands for them on either side, so that nobody is more than one pair; what else they said counts as that of others.
/// Anonymous answers, and those of nobody known, are in no pair.
struct AnsweredBoth {
    private let pairs: [(group: SurveySheet, baseline: SurveySheet)]
    /// Fewer pairs are taken for other people, so that a small number of persons is neither told nor in a number of its own.
    private let least: Int

    init(_ group: [SurveySheet], _ baseline: [SurveySheet], least: Int) {
        self.least = least
        func member(_ sheet: SurveySheet) -> Int64? { sheet.isAnonymous ? nil : sheet.memberID }
        let own = AnsweredBoth.latest(group, member, at: \.at)
        let other = AnsweredBoth.latest(baseline, member, at: \.at)
        pairs = own.sorted { $0.key < $1.key }.compactMap { member, sheet in other[member].map { (sheet, $0) } }
    }

    /// Of a number of a question.
    func overlap(_ question: Question, _ part: String?) -> Overlap {
        let values = pairs.compactMap { pair -> (group: Double, baseline: Double)? in
            guard let first = question.measured(in: pair.group, part),
                let second = question.measured(in: pair.baseline, part)
            else { return nil }
            return (first, second)
        }
        return values.count < least ? .none : Overlap(values)
    }

    /// Of scores alone: a member and a survey are one pair at most.
    static func overlap(_ group: [Score], _ baseline: [Score], least: Int) -> Overlap {
        struct Key: Hashable, Comparable {
            let campaign: String
            let member: Int64

            static func < (a: Key, b: Key) -> Bool { (a.campaign, a.member) < (b.campaign, b.member) }
        }
        func key(_ score: Score) -> Key? {
            score.isAnonymous ? nil : score.memberID.map { Key(campaign: score.campaign, member: $0) }
        }
        let other = latest(baseline, key, at: \.at)
        let values = latest(group, key, at: \.at).sorted { $0.key < $1.key }.compactMap { key, score in
            other[key].map { (group: NetScore.part(score.value), baseline: NetScore.part($0.value)) }
        }
        return values.count < least ? .none : Overlap(values)
    }

    private static func latest<Answer, Key: Hashable>(
        _ answers: [Answer], _ key: (Answer) -> Key?, at time: (Answer) -> Instant
    ) -> [Key: Answer] {
        var result: [Key: Answer] = [:]
        for answer in answers {
            guard let key = key(answer) else { continue }
            if let known = result[key], time(answer) < time(known) { continue }
            result[key] = answer
        }
        return result
    }
}

extension Question {
    /// What a sheet adds to a number of the question, whose mean the number is: 0 or 1 to a share, -1, 0 or 1 to a net score, the
    /// value to a mean; nil where it does not count there.
    /// - Parameter part: an option, an item, a row; nil is the question itself.
    func measured(in sheet: SurveySheet, _ part: String?) -> Double? {
        guard let cell = sheet.answers[id] else {
            // A row of a matrix is answered by itself.
            return kind == .matrix ? part.flatMap { sheet.answers[Question.name(id, $0)]?.number } : nil
        }
        switch kind {
        case .nps, .csat, .ces, .rating:
            guard let value = cell.number.flatMap({ Int(exactly: $0) }), scale?.contains(value) == true else {
                return nil
            }
            return kind == .nps ? NetScore.part(value) : goodAnswers.map { $0.contains(value) ? 1 : 0 } ?? Double(value)
        case .yesNo: return cell.number == 1 ? 1 : 0
        case .choice: return (cell.text ?? "") == part ? 1 : 0
        case .choices: return part.map { sheet.answers[Question.name(id, $0)] == nil ? 0 : 1 }
        case .number: return cell.number
        case .ranking: return part.map { sheet.answers[Question.name(id, $0)]?.number == 1 ? 1 : 0 }
        case .matrix: return part.flatMap { sheet.answers[Question.name(id, $0)]?.number }
        case .date, .text: return nil
        }
    }
}
