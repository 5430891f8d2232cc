/// `score <= 8`, or several joined by `and`: what earlier answers must be.
package struct AnswerCondition: Sendable, Hashable {
    /// What is asked of one question's answer.
    package enum Test: Sendable, Hashable {
        case number(Comparator, Double)
        /// The option is, or is not, one of these.
        case option(isOneOf: Bool, [String])
        /// Of `choices`: one of these is, or none is, among those chosen.
        case chosen(isOneOf: Bool, [String])
        case yes(Bool)
        /// A day as `2026-10-10`.
        case day(Comparator, String)
        case answered(Bool)
    }

    package struct Comparison: Sendable, Hashable {
        /// A question's id, or `id.part`.
        package let question: String
        package let test: Test

        package init(question: String, test: Test) { (self.question, self.test) = (question, test) }

        package init(question: String, comparator: Comparator, value: Double) {
            self.init(question: question, test: .number(comparator, value))
        }
    }

    /// One thing that must hold of a sheet's rows: among those of these names there is one, or there is none, that passes.
    package struct Clause: Sendable, Hashable {
        package enum Test: Sendable, Hashable {
            case any
            case number(Comparator, Double)
            case text(Comparator, String)
            case oneOf([String])
            case noneOf([String])
        }

        package let names: [String]
        package let test: Test
        /// False asks that no row passes.
        package var exists = true
    }

    package let comparisons: [Comparison]

    package init(comparisons: [Comparison]) { self.comparisons = comparisons }

    /// As it is written in a file.
    package var text: String { comparisons.map(\.text).joined(separator: " and ") }

    /// The questions that it asks about.
    package var questions: Set<String> {
        Set(comparisons.map { String($0.question.prefix { $0 != "." }) })
    }

    /// The same as clauses that are all to hold.
    package var clauses: [Clause] { comparisons.flatMap(\.clauses) }

    /// True when an answer under one name alone keeps it from holding, whatever else is answered.
    package func isRuledOut(by name: String, _ answer: AnswerValue) -> Bool {
        clauses.contains { clause in
            clause.names == [name] && clause.test.passes(answer) != clause.exists
        }
    }

    /// True when every comparison holds; a missing answer makes its comparison false.
    package func holds(for answers: [String: AnswerValue]) -> Bool {
        clauses.allSatisfy { clause in
            clause.names.contains { name in answers[name].map(clause.test.passes) ?? false } == clause.exists
        }
    }
}

extension AnswerCondition.Comparison {
    var text: String {
        switch test {
        case .number(let comparator, let value): "\(question) \(comparator.rawValue) \(value.formatted)"
        case .option(let isOneOf, let ids), .chosen(let isOneOf, let ids):
            ids.count == 1
                ? "\(question) \(isOneOf ? "=" : "!=") \(ids[0])"
                : "\(question) \(isOneOf ? "in" : "not in") (\(ids.joined(separator: ", ")))"
        case .yes(let value): "\(question) = \(value ? "yes" : "no")"
        case .day(let comparator, let day): "\(question) \(comparator.rawValue) \(day)"
        case .answered(let isAnswered): "\(question) is \(isAnswered ? "set" : "not set")"
        }
    }

    var clauses: [AnswerCondition.Clause] {
        switch test {
        case .number(let comparator, let value): [.init(names: [question], test: .number(comparator, value))]
        case .option(true, let ids): [.init(names: [question], test: .oneOf(ids))]
        case .option(false, let ids): [.init(names: [question], test: .noneOf(ids))]
        case .chosen(true, let ids): [.init(names: ids.map { Question.name(question, $0) }, test: .any)]
        case .chosen(false, let ids):
            [
                .init(names: [question], test: .any),
                .init(names: ids.map { Question.name(question, $0) }, test: .any, exists: false),
            ]
        case .yes(let value): [.init(names: [question], test: .number(.equal, value ? 1 : 0))]
        case .day(let comparator, let day): [.init(names: [question], test: .text(comparator, day))]
        case .answered(let isAnswered): [.init(names: [question], test: .any, exists: isAnswered)]
        }
    }
}

extension AnswerCondition.Clause.Test {
    func passes(_ answer: AnswerValue) -> Bool {
        switch self {
        case .any: true
        case .number(let comparator, let value): answer.number.map { comparator.holds($0, value) } ?? false
        case .text(let comparator, let value):
            answer.text.map { text in
                // Days of one form: their order is that of their bytes.
                comparator.holds(text == value ? 0 : text.utf8.lexicographicallyPrecedes(value.utf8) ? -1 : 1, 0)
            } ?? false
        case .oneOf(let values): answer.text.map(values.contains) ?? false
        case .noneOf(let values): answer.text.map { !values.contains($0) } ?? false
        }
    }
}

extension Double {
    /// `8`, not `8.0`.
    fileprivate var formatted: String { self == rounded() && abs(self) < 1e15 ? "\(Int64(self))" : "\(self)" }
}
