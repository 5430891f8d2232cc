package import Definitions
internal import Formats
import Foundation
package import Store

/// Which column of an export holds what: who answered, when, and each question or part of one.
package struct ResponseMapping: Sendable {
    /// Why a column is taken for what it is.
    package enum Ground: Sendable, Hashable {
        /// `--map`.
        case told
        /// `--map` of an earlier import of the source.
        case remembered
        /// `import:` of the campaign's file.
        case file
        /// The name, or the wording.
        case name
        /// The wording is like the question's: per cent.
        case likeness(Int)
    }

    /// One column that is used.
    package struct Column: Sendable, Hashable {
        /// `token`, `email`, `at`, `id`, a question's id, or a part of one: `reasons.price`.
        package let field: String
        package let header: String
        /// The part, as the tool calls it.
        package let label: String
        package let ground: Ground
        let index: Int
    }

    /// A column that may be a question's, and is not taken for it.
    package struct Suggestion: Sendable, Hashable {
        package let question: String
        package let header: String
    }

    package let tool: SurveyTool
    /// Who and when first, then the questions in their order.
    package let columns: [Column]
    package private(set) var suggestions: [Suggestion] = []
    /// Headers that nothing was made of.
    package let unused: [String]
    /// The file is a rejects file of ours: its cells may carry an apostrophe before a formula.
    let isRejectsFile: Bool
    /// The header without the two columns that a rejects file adds.
    let ownHeader: [String]
    /// By plain name, the first of that name.
    private let places: [String: Int]

    static let personal = ["token", "email", "at", "id"]

    /// What survey tools call their columns, in lower case.
    private static let synonyms: [String: [String]] = [
        "token": ["token", "kamerton token", "kamerton_token", "kamerton"],
        "email": [
            "email", "e-mail", "email address", "recipientemail", "recipient email", "person email", "почта",
            "эл. почта", "электронная почта", "адрес электронной почты",
        ],
        "at": [
            "at", "submitted at", "submit date (utc)", "submitdate", "end date", "recordeddate", "timestamp",
            "created at", "date", "дата", "отметка времени", "horodateur", "zeitstempel", "marca temporal",
        ],
        "id": ["id", "response id", "responseid", "response_id", "submission id", "respondent id", "#"],
    ]

    /// From so much likeness on a column is taken for the question's; from the other on it is only named.
    private static let sure = 0.72
    private static let perhaps = 0.45

    /// - Parameters:
    ///   - more: further rows of the header.
    ///   - given: `--map`: headers by field, an empty one for a field that no column holds.
    ///   - remembered: what earlier imports of the source were told; gives way where the header is not there.
    ///   - file: `import:` of the campaign's file; gives way likewise.
    package init(
        header: [String], more: [[String]] = [], survey: SurveyDefinition, given: [String: String] = [:],
        remembered: [String: String] = [:], file: [String: String] = [:]
    ) throws(ImportError) {
        let names = survey.questions.flatMap(\.answerNames)
        let fields = ResponseMapping.personal + names
        if let wrong = given.keys.sorted().first(where: { !fields.contains($0) }) {
            throw ImportError(
                Phrase("--map \(wrong): there is no field or question of this name"),
                advice: Suggestions.nearest(to: wrong, among: fields).map { Phrase("did you mean \($0)?") }
                    ?? Suggestions.oneOf(fields))
        }
        isRejectsFile = header.starts(with: ["line", "reason"])
        let own = isRejectsFile ? 2 : 0
        ownHeader = Array(header.dropFirst(own))
        tool = SurveyTool(header: ownHeader)
        places = Dictionary(
            header.enumerated().dropFirst(own).map { (HeaderName.plain($0.element), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let sheet = SheetColumn.columns(tool, ownHeader, more.map { Array($0.dropFirst(own)) }, offset: own)
        var draft = MappingDraft(sheet: sheet, survey: survey)
        for field in fields {
            guard let wanted = given[field] else { continue }
            if wanted.isEmpty {
                draft.leaveOut(field)
            } else if !draft.take(field, header: wanted, .told) {
                throw ImportError(
                    Phrase("--map \(field)=\"\(wanted)\": the file has no such column"),
                    advice: Suggestions.nearest(to: wanted, among: header).map { Phrase("did you mean \"\($0)\"?") })
            }
        }
        for (known, ground) in [(remembered, Ground.remembered), (file, .file)] {
            for field in fields where given[field] == nil && !draft.isSettled(field) {
                guard let wanted = known[field] else { continue }
                if wanted.isEmpty { draft.leaveOut(field) } else { _ = draft.take(field, header: wanted, ground) }
            }
        }
        for field in ResponseMapping.personal where !draft.isSettled(field) {
            for name in tool.ownNames(of: field) + (ResponseMapping.synonyms[field] ?? []) {
                // LimeSurvey's own token is none of ours.
                if tool == .limesurvey, field == "token", name == "token" { continue }
                if draft.takePersonal(field, name) { break }
            }
        }
        draft.takeQuestions(sure: ResponseMapping.sure, perhaps: ResponseMapping.perhaps)
        let order = Dictionary(
            fields.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        columns = draft.columns.sorted { (order[$0.field] ?? 0, $0.index) < (order[$1.field] ?? 0, $1.index) }
        suggestions = draft.suggestions
        guard columns.contains(where: { !ResponseMapping.personal.contains($0.field) }) else {
            let found = ownHeader.map { "\"\($0)\"" }.joined(separator: ", ")
            throw ImportError(
                Phrase(
                    "no column holds an answer to \(survey.questions.map(\.id).joined(separator: ", ")): the file has \(found)"
                ),
                advice: Phrase("name the column: --map \(survey.questions.first?.id ?? "score")=\"HEADER\""))
        }
        let used = Set(columns.map(\.index))
        unused = sheet.filter { !used.contains($0.index) && !$0.isOwn }.map { column in
            column.label.isEmpty ? column.header : "\(column.base) [\(column.label)]"
        }
    }

    package subscript(field: String) -> Column? { columns.first { $0.field == field } }

    /// Times without a zone are of UTC, says the header.
    var isInUTC: Bool { self["at"].map { HeaderName.plain($0.header).hasSuffix("(utc)") } ?? false }

    /// The column of a name of the tool's own.
    func place(named plain: String) -> Int? { places[plain] }

    /// What `import:` of the campaign's file would say: headers by field.
    package var told: [(field: String, header: String)] {
        var seen: Set<String> = []
        return columns.compactMap { column in
            let field = column.field.split(separator: ".").first.map(String.init) ?? column.field
            guard seen.insert(field).inserted else { return nil }
            let isGroup = columns.filter { $0.field == field || $0.field.hasPrefix(field + ".") }.count > 1
            return (field, isGroup || !column.label.isEmpty ? SheetColumn.base(of: column.header) : column.header)
        }
    }
}
