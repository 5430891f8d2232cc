internal import Campaigning
internal import Crypto
internal import Definitions
internal import Formats
internal import Store

/// Reads a record of a CSV file into a submission.
struct ResponseRowReader {
    /// Why a row cannot be taken.
    struct Reject: Error {
        let reason: Phrase
        /// The row's own cells stay out of the rejects file.
        var hidesCells = false

        static let erased = Reject(
            reason: Phrase("this person's data were erased at their wish; the answer is not taken in"), hidesCells: true
        )
    }

    enum Row {
        case submission(Submission)
        /// Someone who opened the survey and left.
        case empty
        case unwanted(UnwantedRow)
    }

    let mapping: ResponseMapping
    let ingest: ResponseIngest
    let signer: TokenSigner
    let source: String
    let now: Instant
    let times: ToolTime
    /// Webhooks of the same survey: what one of them has brought is the same response.
    let hooks: [String]
    /// How often the same cells have come, by their digest.
    private var ordinals: [String: Int] = [:]

    init(
        mapping: ResponseMapping, ingest: ResponseIngest, signer: TokenSigner, source: String, now: Instant,
        times: ToolTime, hooks: [String]
    ) {
        (self.mapping, self.ingest, self.signer) = (mapping, ingest, signer)
        (self.source, self.now, self.times, self.hooks) = (source, now, times, hooks)
    }

    mutating func row(_ record: CSVRecord) throws -> Row {
        let unwanted = mapping.tool.unwanted { name in
            mapping.place(named: name).flatMap { $0 < record.fields.count ? clean(record.fields[$0]) : nil }
        }
        if let unwanted { return .unwanted(unwanted) }
        let sheet = AnswerSheet(answers(record), survey: ingest.survey, keepsStrangeOptions: true)
        if let problem = sheet.problems.first {
            throw Reject(reason: Phrase("\(problem.question): \(problem.message)"))
        }
        if sheet.answers.isEmpty { return .empty }
        let time = try time(record)
        if let problem = AnswerTime.problem(time.at, now: now) { throw Reject(reason: Phrase("at: \(problem)")) }
        let identity = try identity(record)
        return .submission(
            Submission(
                respondent: try respondent(record), source: identity.source, sourceKey: identity.key,
                at: min(time.at, now), sentBefore: time.latest, sheet: sheet))
    }

    /// The trimmed cell; nil when it is empty or the file has no such column.
    func cell(_ field: String, _ record: CSVRecord) -> String? {
        guard let column = mapping[field] else { return nil }
        let text = clean(record.fields[column.index])
        return text.isEmpty ? nil : text
    }

    private func clean(_ text: String) -> String {
        AnswerText.clean(mapping.isRejectsFile ? CSVWriter.undefused(text) : text)
    }

    // MARK: Answers

    private func answers(_ record: CSVRecord) -> [(question: String, answer: RawAnswer)] {
        ingest.survey.questions.flatMap { question -> [(question: String, answer: RawAnswer)] in
            let columns = mapping.columns.filter { $0.field == question.id }
            let texts = columns.map { clean(record.fields[$0.index]) }
            var found: [(question: String, answer: RawAnswer)] = []
            if question.kind == .choices, columns.count > 1 || columns.first?.label.isEmpty == false {
                let chosen = zip(columns, texts).compactMap { ResponseRowReader.chosen($1, label: $0.label) }
                if !chosen.isEmpty { found.append((question.id, .list(chosen.map(RawAnswer.text)))) }
            } else if let text = texts.first(where: { !$0.isEmpty }) {
                found.append((question.id, .text(question.scale == nil ? text : ResponseRowReader.score(text))))
            }
            for name in question.answerNames.dropFirst() {
                guard let column = mapping[name] else { continue }
                let text = clean(record.fields[column.index])
                guard !text.isEmpty, let answer = part(text, column, question) else { continue }
                found.append((name, answer))
            }
            return found
        }
    }

    /// A part's cell: of several choices only whether it is chosen, whatever word the tool has for that.
    private func part(_ text: String, _ column: ResponseMapping.Column, _ question: Question) -> RawAnswer? {
        guard question.kind == .choices else { return .text(text) }
        if column.field.hasSuffix("." + Question.other), !ResponseRowReader.isYes(text) {
            return ResponseRowReader.isNo(text) ? nil : .text(text)
        }
        return ResponseRowReader.isNo(text) ? nil : .bool(true)
    }

    /// What a cell of a choice's own column stands for.
    private static func chosen(_ text: String, label: String) -> String? {
        if text.isEmpty || isNo(text) { return nil }
        return isYes(text) && !label.isEmpty ? label : text
    }

    private static func isYes(_ text: String) -> Bool {
        ["yes", "y", "true", "1", "x", "✓", "selected", "checked", "да"].contains(text.lowercased())
    }

    private static func isNo(_ text: String) -> Bool {
        ["no", "n", "false", "0", "not selected", "unchecked", "нет", "-"].contains(text.lowercased())
    }

    /// `10 - Extremely likely` is 10.
    private static func score(_ text: String) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count).drop(while: \.isWhitespace)
        guard (1...2).contains(digits.count), let mark = rest.first, "-–—:(=.".contains(mark),
            mark != "." || rest.count == 1,
            !rest.dropFirst().contains(where: { $0.isASCII && $0.isNumber })
        else { return text }
        return String(digits)
    }

    // MARK: Who, when, which

    /// By the token where it is genuine and of this survey (the whole link is taken too), else by the address.
    private func respondent(_ record: CSVRecord) throws -> Submission.Respondent {
        if let text = cell("token", record) {
            let token = text.split(separator: "/").last.map { $0.prefix { $0 != "?" } } ?? ""
            if let row = signer.verify(String(token), .survey) {
                if try ingest.isErased(row: row) { throw Reject.erased }
                if try ingest.message(row) != nil { return .message(row) }
            }
        }
        guard let text = cell("email", record) else { return .unknown }
        let address: EmailAddress
        do {
            address = try EmailAddress(extractingFrom: text)
        } catch {
            throw Reject(reason: Phrase("email: \(error.phrase.followed(by: error.advice))"))
        }
        if try ingest.isErased(address) { throw Reject.erased }
        return .address(address)
    }

    private func time(_ record: CSVRecord) throws -> (at: Instant, latest: Instant) {
        guard let text = cell("at", record) else { return (now, now) }
        if let found = times.moment(text) { return found }
        throw Reject(
            reason: Phrase(
                "at: \"\(text.prefix(40))\" is not a time; write 2026-10-10T07:00:00Z, 2026-10-10 10:00 or 2026-10-10"))
    }

    /// The tool's own id, which a webhook may have told before; else the digest of the used cells with their ordinal among
    /// rows that are the same in them.
    private mutating func identity(_ record: CSVRecord) throws -> (source: String, key: String) {
        if let id = cell("id", record) {
            let id = String(id.prefix(500))
            for hook in hooks
            where try ingest.store.hasResponse(source: "hook:" + hook, key: id, campaign: ingest.campaign.name) {
                return ("hook:" + hook, id)
            }
            return (source, "id:" + id)
        }
        let cells = mapping.columns.map { clean(record.fields[$0.index]) }
        let digest = TextCode.hex(Array(ingest.store.keyedHash(["response"] + cells).prefix(16)))
        let ordinal = ordinals[digest, default: 0]
        ordinals[digest] = ordinal + 1
        return (source, "row:" + digest + (ordinal == 0 ? "" : ":\(ordinal)"))
    }
}
