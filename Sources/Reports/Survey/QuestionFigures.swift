package import Definitions
package import Formats
package import Store

/// What some answer sheets say to one question.
package struct QuestionFigures: Sendable {
    /// What is counted beside the numbers that can be compared.
    package enum Details: Sendable {
        /// How many gave each value, lowest first.
        case scale([(value: Int, count: Int)], sample: NumberSample)
        /// Nothing beside the shares.
        case shares
        case number(NumberSample)
        /// By month (`2026-10`), oldest first.
        case days(first: CivilDate?, last: CivilDate?, months: [(month: String, count: Int)])
        case places([Place])
        case rows([Row])
        /// The newest first.
        case texts([TextAnswer])
    }

    /// An item of a ranking.
    package struct Place: Sendable {
        package let item: String
        /// The places that it was given, from 1.
        package let places: NumberSample
        package let first: Proportion
    }

    /// A row of a matrix.
    package struct Row: Sendable {
        package let row: String
        package let places: NumberSample
        /// By option, in the order of the file.
        package let options: [(option: String, share: Proportion)]
    }

    package struct TextAnswer: Sendable {
        package let text: String
        /// Nil where it is not to be told.
        package let at: Instant?
    }

    package let question: Question
    package let n: Int
    /// Too few: nothing else of it is shown, nor how many.
    package internal(set) var isHidden = false
    /// The question's own first.
    package let measures: [SurveyMeasure]
    package let details: Details

    package init(_ question: Question, _ sheets: [SurveySheet]) {
        self.question = question
        let cells = sheets.compactMap { $0.answers[question.id] }
        n = cells.count
        switch question.kind {
        case .nps, .csat, .ces, .rating:
            (measures, details) = QuestionFigures.scale(question, cells)
        case .yesNo:
            measures = [
                SurveyMeasure(question.id, nil, .share(Proportion(cells.count { $0.number == 1 }, of: cells.count)))
            ]
            details = .shares
        case .choice:
            (measures, details) = (QuestionFigures.choice(question, cells), .shares)
        case .choices:
            (measures, details) = (QuestionFigures.choices(question, sheets), .shares)
        case .number:
            let sample = NumberSample(cells.compactMap(\.number))
            (measures, details) = ([SurveyMeasure(question.id, nil, .mean(sample))], .number(sample))
        case .date:
            (measures, details) = ([], QuestionFigures.days(cells))
        case .ranking:
            (measures, details) = QuestionFigures.ranking(question, sheets)
        case .matrix:
            (measures, details) = QuestionFigures.matrix(question, sheets)
        case .text:
            measures = []
            details = .texts(
                sheets.reversed().compactMap { sheet in
                    sheet.answers[question.id]?.text.map {
                        TextAnswer(text: $0, at: sheet.isAnonymous ? nil : sheet.at)
                    }
                })
        }
    }
}

extension Question {
    /// The answers of a scale that count as good ones: 4 and 5 of csat, 5 to 7 of ces.
    package var goodAnswers: ClosedRange<Int>? {
        switch kind {
        case .csat: 4...5
        case .ces: 5...7
        default: nil
        }
    }
}
