internal import Definitions
internal import Formats
internal import Store

/// Reads what came in for one question into the rows that are kept of it.
struct AnswerReader {
    typealias Part = (part: String, answer: RawAnswer)

    let question: Question
    let keepsStrangeOptions: Bool
    /// Answers that are no option and were kept in their own words.
    var strange: [String] = []

    init(question: Question, keepsStrangeOptions: Bool = false) {
        self.question = question
        self.keepsStrangeOptions = keepsStrangeOptions
    }

    /// None when it is not answered.
    mutating func read(_ whole: RawAnswer, _ parts: [Part]) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        switch question.kind {
        case .nps, .csat, .ces, .rating: return try score(whole)
        case .text: return try text(whole)
        case .number: return try number(whole)
        case .yesNo: return try yesNo(whole)
        case .date: return try date(whole)
        case .choice: return try choice(whole, parts)
        case .choices: return try choices(whole, parts)
        case .ranking: return try ranking(whole, parts)
        case .matrix: return try matrix(whole, parts)
        }
    }

    func row(number: Double? = nil, text: String? = nil) -> ResponseRecord.Answer {
        ResponseRecord.Answer(question: question.id, kind: question.kind.rawValue, number: number, text: text)
    }

    func row(part: String, number: Double? = nil, text: String? = nil) -> ResponseRecord.Answer {
        ResponseRecord.Answer(
            question: Question.name(question.id, part),
            kind: part == Question.other ? Question.other : question.kind.rawValue, number: number, text: text)
    }

    // MARK: Numbers

    private func score(_ raw: RawAnswer) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        let range = question.scale ?? 0...10
        let isScore = { (number: Double) in
            number >= Double(range.lowerBound) && number <= Double(range.upperBound) && number == number.rounded()
        }
        if case .number(let number) = raw, isScore(number) { return [row(number: number)] }
        if case .text(let text) = raw {
            let trimmed = AnswerText.clean(text)
            if trimmed.isEmpty { return [] }
            if trimmed.count <= 6, let number = AnswerReader.decimal(trimmed), isScore(number) {
                return [row(number: number)]
            }
        }
        guard let found = raw.found else { return [] }
        throw AnswerMisfit(Phrase("\(found) is not a whole number from \(range.lowerBound) to \(range.upperBound)"))
    }

    private func number(_ raw: RawAnswer) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        var value: Double?
        if case .number(let number) = raw { value = number }
        if case .text(let text) = raw {
            let trimmed = AnswerText.clean(text)
            if trimmed.isEmpty { return [] }
            if trimmed.count <= 30 { value = AnswerReader.signed(trimmed) }
        }
        guard let found = raw.found else { return [] }
        guard let value, value.isFinite, abs(value) < 1e15 else {
            throw AnswerMisfit(Phrase("\(found) is not a number"))
        }
        if let least = question.least, value < least {
            throw AnswerMisfit(Phrase("\(found) is less than \(AnswerReader.shown(least))"))
        }
        if let most = question.most, value > most {
            throw AnswerMisfit(Phrase("\(found) is more than \(AnswerReader.shown(most))"))
        }
        if let decimals = question.decimals {
            let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
            guard abs((value * scale).rounded() - value * scale) < 1e-6 else {
                throw AnswerMisfit(Phrase("\(found) has more than \(decimals, "digit", "digits") after the point"))
            }
        }
        return [row(number: value)]
    }

    private func yesNo(_ raw: RawAnswer) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        switch raw.truth {
        case true?: return [row(number: 1)]
        case false?: return [row(number: 0)]
        case nil:
            guard let found = raw.found, raw.plainText != "" else { return [] }
            throw AnswerMisfit(Phrase("\(found) is neither yes nor no"))
        }
    }

    /// Digits with at most one point: not what `Double` takes beside them (`0x5`, `inf`, `1e1`).
    private static func decimal(_ text: String) -> Double? {
        text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? Double(text) : nil
    }

    /// `-1 234,5`: spaces between thousands, and a comma for the point where there is no point.
    private static func signed(_ text: String) -> Double? {
        var rest = String(text.filter { !$0.isWhitespace }).replacing("\u{2212}", with: "-")
        let isNegative = rest.hasPrefix("-")
        if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
        if !rest.contains("."), rest.count(where: { $0 == "," }) == 1 { rest = rest.replacing(",", with: ".") }
        return decimal(rest).map { isNegative ? -$0 : $0 }
    }

    static func shown(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
    }

    // MARK: Words and days

    private func text(_ raw: RawAnswer) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        var text: String
        switch raw {
        case .none: return []
        case .number(let number): text = AnswerReader.shown(number)
        case .text(let given): text = AnswerText.clean(given)
        case .bool, .list, .object, .other:
            guard let found = raw.found else { return [] }
            throw AnswerMisfit(Phrase("\(found) is not a text"))
        }
        if question.isShort { text = text.replacing("\n", with: " ") }
        if text.isEmpty { return [] }
        let length = text.unicodeScalars.count
        guard length <= question.limit else {
            throw AnswerMisfit(Phrase("the text has \(length) characters, at most \(question.limit) are taken"))
        }
        return [row(text: text)]
    }

    private func date(_ raw: RawAnswer) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        guard let found = raw.found else { return [] }
        var day: CivilDate?
        if case .text(let text) = raw {
            let trimmed = AnswerText.clean(text)
            if trimmed.isEmpty { return [] }
            day = CivilDate(trimmed) ?? AnswerReader.pointed(trimmed)
        }
        guard let day, day.year > 0 else {
            throw AnswerMisfit(Phrase("\(found) is not a day; write it as 2026-01-31"))
        }
        if let earliest = question.earliest, day < earliest {
            throw AnswerMisfit(Phrase("\(day.description) is before \(earliest.description)"))
        }
        if let latest = question.latest, day > latest {
            throw AnswerMisfit(Phrase("\(day.description) is after \(latest.description)"))
        }
        return [row(text: day.description)]
    }

    /// `31.01.2026`.
    private static func pointed(_ text: String) -> CivilDate? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4,
            parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}
