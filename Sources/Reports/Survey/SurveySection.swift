internal import Definitions
package import Formats
package import Store

/// Some answer sheets: all of them, a wave, a group, a month.
package struct SurveySection: Sendable {
    /// Nil is what has no name: no wave, no stage recorded.
    package let name: String?
    /// Of a wave: when it was due.
    package let dueAt: Instant?
    /// Invitations, and what is not counted; nil where they are not told apart by this.
    package private(set) var counts: ResponseCounts?
    /// Sheets that count.
    package let n: Int
    /// Too few sheets: not even how many is shown.
    package internal(set) var isHidden = false
    package internal(set) var figures: [QuestionFigures]

    let sheets: [SurveySheet]

    init(
        _ name: String?, dueAt: Instant? = nil, counts: ResponseCounts? = nil, _ sheets: [SurveySheet],
        _ questions: [Question]
    ) {
        (self.name, self.dueAt, self.counts, self.sheets, n) = (name, dueAt, counts, sheets, sheets.count)
        figures = questions.map { QuestionFigures($0, sheets) }
    }

    /// Of 1; nil when nobody was asked.
    package var responseRate: Proportion? {
        counts.flatMap { $0.invited > 0 ? Proportion($0.answered, of: $0.invited) : nil }
    }

    /// Hides what is too small in sections that together are everything.
    /// - Parameter withCounts: who was asked in them, too.
    static func hiding(_ sections: [SurveySection], least: Int, withCounts: Bool = false) -> [SurveySection] {
        var result = sections
        for index in SmallCells.hidden(sections.map(\.n), least: least) {
            result[index].isHidden = true
            if withCounts { result[index].counts = nil }
        }
        for question in sections.first?.figures.indices ?? 0..<0 {
            for index in SmallCells.hidden(sections.map { $0.figures[question].n }, least: least) {
                result[index].figures[question].isHidden = true
            }
        }
        return result
    }

    /// The numbers of a question that may be shown.
    func measures(_ question: Int) -> [SurveyMeasure] {
        figures[question].isHidden || isHidden ? [] : figures[question].measures
    }
}
