package import Definitions
package import Formats
internal import Store

/// Who has answered of those who were asked, by the stage that they were in then, and the score weighted to all who were asked.
package struct NonResponse: Sendable {
    package struct Row: Sendable {
        /// Nil is not recorded.
        package let stage: String?
        package let asked: Proportion
    }

    /// Most were asked first.
    package let rows: [Row]
    package let score: Question
    /// As the answers of those who were asked have it.
    package let raw: Double?
    package let n: Int
    /// Nil where there is nothing to weight by.
    package let weighted: PostStratified?

    /// The weighted score is another when both are rounded as they are shown.
    package var differs: Bool {
        guard let raw, let weighted else { return false }
        let step = score.kind == .rating ? 0.1 : score.kind == .nps ? 1 : 0.01
        return (raw / step).rounded() != (weighted.estimate / step).rounded()
    }

    /// Nil when nobody was asked.
    init?(_ score: Question, _ reading: SurveyReading, least: Int) {
        guard !reading.asked.isEmpty else { return nil }
        self.score = score
        rows = reading.asked.map { Row(stage: $0.key, asked: $0.value) }
            .sorted { ($1.asked.members, $0.stage ?? "\u{10FFFF}") < ($0.asked.members, $1.stage ?? "\u{10FFFF}") }
        var values: [String?: [Double]] = [:]
        for sheet in reading.sheets where sheet.wasAsked {
            guard let value = sheet.answers[score.id]?.number.flatMap({ NonResponse.value($0, score) }) else {
                continue
            }
            values[sheet.askedStage, default: []].append(value)
        }
        let all = values.values.flatMap(\.self)
        n = all.count
        raw = n >= least ? NumberSample(all).mean : nil
        let strata = rows.map {
            PostStratified.Stratum(
                [$0.stage ?? ""], members: $0.asked.members, sample: values[$0.stage] ?? [])
        }
        weighted = n >= least ? PostStratified(strata) : nil
    }

    /// Points of a net score, one or nothing of a share, or the answer itself.
    private static func value(_ number: Double, _ score: Question) -> Double? {
        guard let value = Int(exactly: number), score.scale?.contains(value) == true else { return nil }
        if score.kind == .nps { return value >= 9 ? 100 : value >= 7 ? 0 : -100 }
        if let good = score.goodAnswers { return good.contains(value) ? 1 : 0 }
        return number
    }
}
