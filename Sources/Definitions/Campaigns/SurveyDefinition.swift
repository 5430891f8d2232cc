package import Formats

/// `survey:` of a campaign file.
package struct SurveyDefinition: Sendable {
    /// Shown to members: why they are asked.
    package var purpose: LocalizedText?
    /// From an occurrence's due time; nil never closes.
    package var closes: Span?
    package var questions: [Question]
    package var thanks: LocalizedText?

    package init(
        purpose: LocalizedText? = nil, closes: Span? = nil, questions: [Question], thanks: LocalizedText? = nil
    ) {
        self.purpose = purpose
        self.closes = closes
        self.questions = questions
        self.thanks = thanks
    }
}

package struct Question: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A whole number from 0 to 10.
        case nps
        case text
    }

    package var id: String
    package var kind: Kind
    /// Nil for `nps` means the standard wording in the reader's language.
    package var text: LocalizedText?
    package var isRequired: Bool
    /// Asked only when this holds for the answers before it.
    package var when: AnswerCondition?

    package init(
        id: String, kind: Kind, text: LocalizedText? = nil, isRequired: Bool = false, when: AnswerCondition? = nil
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.isRequired = isRequired
        self.when = when
    }
}

/// `score <= 8`, or several joined by `and`: comparisons of earlier answers with numbers.
package struct AnswerCondition: Sendable, Hashable {
    package struct Comparison: Sendable, Hashable {
        package let question: String
        package let comparator: Comparator
        package let value: Double

        package init(question: String, comparator: Comparator, value: Double) {
            (self.question, self.comparator, self.value) = (question, comparator, value)
        }
    }

    package let comparisons: [Comparison]

    package init(comparisons: [Comparison]) { self.comparisons = comparisons }

    /// As it is written in a file.
    package var text: String {
        comparisons.map { "\($0.question) \($0.comparator.rawValue) \($0.value.formatted)" }.joined(separator: " and ")
    }

    /// True when every comparison holds; a missing answer makes its comparison false.
    package func holds(numbers: [String: Double]) -> Bool {
        comparisons.allSatisfy { comparison in
            guard let number = numbers[comparison.question] else { return false }
            return comparison.comparator.holds(number, comparison.value)
        }
    }
}

extension CampaignDefinition {
    /// The question whose score the campaign is about: its first of type `nps`.
    package var npsQuestion: Question? { survey?.questions.first { $0.kind == .nps } }
}

extension Double {
    /// `8`, not `8.0`.
    fileprivate var formatted: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}
