package import Formats

/// One question of a survey. What only some kinds have is empty or at its default in the others.
package struct Question: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A whole number from 0 to 10.
        case nps
        /// From 1, very dissatisfied, to 5.
        case csat
        /// From 1, strongly disagree that it was easy, to 7.
        case ces
        /// So many stars.
        case rating
        /// One of several options.
        case choice
        /// Some of several options.
        case choices
        case yesNo = "yes_no"
        case text
        case number
        case date
        /// Options in an order of one's own.
        case ranking
        /// Several rows, each answered with one of the same options.
        case matrix
    }

    /// Something that may be chosen, or a row of a matrix.
    package struct Option: Sendable, Hashable {
        package let id: String
        /// Nil is shown as its id.
        package let label: LocalizedText?

        package init(id: String, label: LocalizedText? = nil) { (self.id, self.label) = (id, label) }
    }

    package var id: String
    package var kind: Kind
    /// Nil for `nps`, `csat` and `ces` means the standard wording in the reader's language.
    package var text: LocalizedText?
    /// A sentence below the question.
    package var help: LocalizedText?
    package var isRequired: Bool
    /// Asked only when this holds for the answers before it.
    package var when: AnswerCondition?
    /// Of `choice`, `choices` and `ranking`; of `matrix` what each row is answered with, least first.
    package var options: [Option] = []
    /// Of `matrix`.
    package var rows: [Option] = []
    /// Of `choice` and `choices`: an answer of one's own words may be given.
    package var hasOther = false
    /// How that option is called; nil is the standard word.
    package var otherLabel: LocalizedText?
    /// Options (rows of a matrix) are shown to each in an order of their own.
    package var isShuffled = false
    /// How many options of `choices`, how many places of `ranking`; the value of `number`.
    package var least: Double?
    package var most: Double?
    /// Of `date`.
    package var earliest: CivilDate?
    package var latest: CivilDate?
    /// Of `number`: digits after the point; nil takes any.
    package var decimals: Int?
    /// Of `number`: shown beside it.
    package var unit: LocalizedText?
    /// Of `rating`.
    package var stars = 5
    /// Of `text`: one line.
    package var isShort = false
    /// Of `text`, in characters.
    package var limit = Question.longestText
    /// What stands at the ends of a scale; nil is the standard wording.
    package var leastLabel: LocalizedText?
    package var mostLabel: LocalizedText?
    /// Rules of surveys that the author answers for, here.
    package var silences: [Silence] = []

    /// Unicode scalars that a text may have.
    package static let longestText = 10_000
    /// The id of the option that stands for one's own words.
    package static let other = "other"

    package init(
        id: String, kind: Kind, text: LocalizedText? = nil, isRequired: Bool = false, when: AnswerCondition? = nil,
        options: [Option] = [], rows: [Option] = []
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.isRequired = isRequired
        self.when = when
        self.options = options
        self.rows = rows
    }

    /// The whole numbers that may be given; nil where the answer is not one of a scale.
    package var scale: ClosedRange<Int>? {
        switch kind {
        case .nps: 0...10
        case .csat: 1...5
        case .ces: 1...7
        case .rating: 1...stars
        default: nil
        }
    }

    /// Its answer is a number that can be compared as one.
    package var isNumeric: Bool { scale != nil || kind == .number }

    /// Ids of the options, with that of one's own words.
    package var optionIDs: [String] { options.map(\.id) + (hasOther ? [Question.other] : []) }

    /// What its answers are called in the store: its id, and below it a name for each part (`reasons.price`).
    package var answerNames: [String] { [id] + parts.map { Question.name(id, $0) } }

    /// One of its `answerNames` is this.
    package func isAnswered(by name: String) -> Bool {
        if name == id { return true }
        // Few names begin with it.
        return name.hasPrefix(id) && answerNames.contains(name)
    }

    /// The parts that have a number of their own.
    package var parts: [String] {
        switch kind {
        case .choices: optionIDs
        case .choice: hasOther ? [Question.other] : []
        case .ranking: options.map(\.id)
        case .matrix: rows.map(\.id)
        default: []
        }
    }

    package static func name(_ question: String, _ part: String) -> String { "\(question).\(part)" }

    /// One tap answers it: its answers can stand in a mail as links.
    package var fitsInMail: Bool {
        switch kind {
        case .nps, .csat, .ces, .rating, .yesNo: true
        case .choice: options.count <= 5
        default: false
        }
    }
}
