package import Definitions
internal import Formats
import Foundation
package import Store

/// Which column of a CSV file holds what: who answered, when, and each question.
package struct ResponseMapping: Sendable {
    /// One column that is used.
    package struct Column: Sendable, Hashable {
        /// `token`, `email`, `at`, `id`, or a question's id.
        package let field: String
        package let header: String
        let index: Int
    }

    /// In the order of the fields: who and when first, then the questions.
    package let columns: [Column]
    /// Headers that nothing was made of.
    package let unused: [String]
    /// The file is a rejects file of ours: its cells may carry an apostrophe before a formula.
    let isRejectsFile: Bool
    /// The header without the two columns that a rejects file adds.
    let ownHeader: [String]
    /// Fields whose header an earlier import of the same source was told.
    package let remembered: [String]

    private static let personal = ["token", "email", "at", "id"]

    /// What survey tools call their columns, in lower case (exports of SurveyMonkey, Typeform, Tally, Google Forms,
    /// Qualtrics, LimeSurvey, Formbricks).
    private static let synonyms: [String: [String]] = [
        "token": ["token", "kamerton token", "kamerton_token"],
        "email": [
            "email", "e-mail", "email address", "recipientemail", "recipient email", "почта", "эл. почта",
            "электронная почта", "адрес электронной почты",
        ],
        "at": [
            "at", "submitted at", "submit date (utc)", "submitdate", "end date", "recordeddate", "timestamp",
            "created at", "date", "дата", "отметка времени",
        ],
        "id": ["id", "response id", "responseid", "response_id", "submission id", "respondent id", "#"],
    ]

    /// - Parameters:
    ///   - given: `--map`: headers by field, an empty one for a field that no column holds.
    ///   - remembered: what earlier imports of the source were told; gives way where the header is not there.
    package init(
        header: [String], survey: SurveyDefinition, given: [String: String] = [:], remembered: [String: String] = [:]
    ) throws(ImportError) {
        let fields = ResponseMapping.personal + survey.questions.map(\.id)
        if let wrong = given.keys.sorted().first(where: { !fields.contains($0) }) {
            throw ImportError(
                Phrase("--map \(wrong): there is no field or question of this name"),
                advice: Suggestions.nearest(to: wrong, among: fields).map { Phrase("did you mean \($0)?") }
                    ?? Suggestions.oneOf(fields))
        }
        let names = header.map(ResponseMapping.normalized)
        let position = { (wanted: String) in
            header.firstIndex(of: wanted) ?? names.firstIndex(of: ResponseMapping.normalized(wanted))
        }
        var columns: [Column] = []
        var recalled: [String] = []
        for field in fields {
            let told = given[field] ?? remembered[field]
            if told == "" { continue }
            var index = told.flatMap(position)
            if index == nil, let wanted = given[field] {
                throw ImportError(
                    Phrase("--map \(field)=\"\(wanted)\": the file has no such column"),
                    advice: Suggestions.nearest(to: wanted, among: header).map { Phrase("did you mean \"\($0)\"?") })
            }
            if index != nil, given[field] == nil { recalled.append(field) }
            index = index ?? ResponseMapping.wordings(of: field, survey).lazy.compactMap(names.firstIndex(of:)).first
            if let index { columns.append(Column(field: field, header: header[index], index: index)) }
        }
        let questions = survey.questions.map(\.id)
        guard columns.contains(where: { questions.contains($0.field) }) else {
            let found = header.map { "\"\($0)\"" }.joined(separator: ", ")
            throw ImportError(
                Phrase("no column holds an answer to \(questions.joined(separator: ", ")): the file has \(found)"),
                advice: Phrase("name the column: --map \(questions.first ?? "score")=\"HEADER\""))
        }
        self.columns = columns
        self.remembered = recalled
        let used = Set(columns.map(\.index))
        isRejectsFile = header.starts(with: ["line", "reason"])
        let own = isRejectsFile ? 2 : 0
        ownHeader = Array(header.dropFirst(own))
        unused = header.enumerated().filter { !used.contains($0.offset) && $0.offset >= own }.map(\.element)
    }

    package subscript(field: String) -> Column? { columns.first { $0.field == field } }

    /// The names under which a column may hold a field: its own, what tools call it, the question in any language.
    private static func wordings(of field: String, _ survey: SurveyDefinition) -> [String] {
        let texts = survey.questions.first { $0.id == field }?.text?.variants.values.sorted() ?? []
        return (synonyms[field] ?? [field] + texts).map(normalized)
    }

    /// NFC, lower case, white space as single spaces.
    private static func normalized(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
