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

    let mapping: ResponseMapping
    let ingest: ResponseIngest
    let signer: TokenSigner
    let source: String
    let now: Instant
    /// How often rows that are the same in every used cell have come.
    private var ordinals: [String: Int] = [:]

    init(mapping: ResponseMapping, ingest: ResponseIngest, signer: TokenSigner, source: String, now: Instant) {
        self.mapping = mapping
        self.ingest = ingest
        self.signer = signer
        self.source = source
        self.now = now
    }

    /// Nil for a row without any answer: someone who opened the survey and left.
    mutating func submission(_ record: CSVRecord) throws -> Submission? {
        let sheet = AnswerSheet(
            ingest.survey.questions.compactMap { question in
                cell(question.id, record).map { (question.id, .text($0)) }
            }, survey: ingest.survey)
        if let problem = sheet.problems.first {
            throw Reject(reason: Phrase("\(problem.question): \(problem.message)"))
        }
        if sheet.answers.isEmpty { return nil }
        let time = try time(record)
        if let problem = AnswerTime.problem(time.at, now: now) { throw Reject(reason: Phrase("at: \(problem)")) }
        return Submission(
            respondent: try respondent(record), source: source, sourceKey: key(record), at: min(time.at, now),
            sentBefore: time.latest, sheet: sheet)
    }

    /// The trimmed cell; nil when it is empty or the file has no such column.
    func cell(_ field: String, _ record: CSVRecord) -> String? {
        guard let column = mapping[field] else { return nil }
        let text = record.fields[column.index]
        let clean = AnswerText.clean(mapping.isRejectsFile ? CSVWriter.undefused(text) : text)
        return clean.isEmpty ? nil : clean
    }

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

    /// A time with a zone, a time in the workspace's zone, or a day: its midnight, with all of the day for matching.
    private func time(_ record: CSVRecord) throws -> (at: Instant, latest: Instant) {
        guard let text = cell("at", record) else { return (now, now) }
        if let instant = Instant(rfc3339: text) { return (instant, instant) }
        if let civil = CivilDateTime(text) {
            let instant = ingest.zone.instant(civil)
            return (instant, instant)
        }
        if let date = CivilDate(text) {
            return (ingest.zone.startOfDay(date), ingest.zone.startOfDay(date.adding(days: 1)) - 1)
        }
        throw Reject(
            reason: Phrase(
                "at: \"\(text.prefix(40))\" is not a time; write 2026-10-10T07:00:00Z, 2026-10-10 10:00 or 2026-10-10"))
    }

    /// The tool's own id, else the digest of the used cells with their ordinal among rows that are the same in them.
    private mutating func key(_ record: CSVRecord) -> String {
        if let id = cell("id", record) { return "id:" + id.prefix(500) }
        let cells = mapping.columns.map { cell($0.field, record) ?? "" }
        let digest = TextCode.hex(Array(ingest.store.keyedHash(["response"] + cells).prefix(16)))
        let ordinal = ordinals[digest, default: 0]
        ordinals[digest] = ordinal + 1
        return "row:" + digest + (ordinal == 0 ? "" : ":\(ordinal)")
    }
}
