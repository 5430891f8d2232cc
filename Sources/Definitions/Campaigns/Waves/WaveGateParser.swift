internal import Formats

/// Parses `responses >= 30 and csat >= 4.2`.
struct WaveGateParser {
    private typealias Word = (text: String, offset: Int)

    private static let metrics = WaveGate.Metric.allCases.map(\.rawValue)
    private static let comparators: [Comparator] = [.greaterOrEqual, .lessOrEqual, .greater, .less]
    private static let example = Phrase("write it as responses >= 30 and csat >= 4.2")

    let text: String

    func parse() throws(ValueMistake) -> WaveGate {
        var words = words()[...]
        var tests: [WaveGate.Test] = []
        repeat {
            let test = try test(&words)
            tests.append(test)
            guard let joint = words.popFirst() else { return WaveGate(tests: tests) }
            guard joint.text == "and" else {
                throw mistake(
                    joint, Phrase("found \"\(joint.text)\" where \"and\" or the end should be"),
                    joint.text == "or" ? Phrase("a gate opens when all of it holds: join with \"and\"") : nil)
            }
        } while true
    }

    private func test(_ words: inout ArraySlice<Word>) throws(ValueMistake) -> WaveGate.Test {
        guard let name = words.popFirst() else { throw ending(Phrase("a metric such as responses")) }
        guard let metric = WaveGate.Metric(rawValue: name.text) else {
            throw mistake(
                name, Phrase("a gate knows no \"\(name.text)\""),
                Suggestions.advice(for: name.text, among: WaveGateParser.metrics))
        }
        guard let sign = words.popFirst() else { throw ending(Phrase("a comparison such as >=")) }
        guard let comparator = WaveGateParser.comparators.first(where: { $0.rawValue == sign.text }) else {
            throw mistake(
                sign, Phrase("found \"\(sign.text)\" where a comparison should be"),
                Suggestions.oneOf(WaveGateParser.comparators.map(\.rawValue)))
        }
        guard let word = words.popFirst() else { throw ending(Phrase("a number")) }
        let isPercent = word.text.hasSuffix("%")
        guard let number = Double(isPercent ? String(word.text.dropLast()) : word.text), number.isFinite else {
            throw mistake(word, Phrase("\"\(word.text)\" is not a number"), WaveGateParser.example)
        }
        guard !isPercent || metric == .responseRate else {
            throw mistake(
                word, Phrase("\(metric.rawValue) is no share"), Phrase("write the number without %"))
        }
        let range = WaveGateParser.range(of: metric)
        guard range.contains(number) else {
            let (low, high) = (FilterPrinter.text(of: range.lowerBound), FilterPrinter.text(of: range.upperBound))
            throw mistake(word, Phrase("\(metric.rawValue) is from \(low) to \(high), never \(word.text)"), nil)
        }
        return WaveGate.Test(metric: metric, comparator: comparator, number: number)
    }

    private static func range(of metric: WaveGate.Metric) -> ClosedRange<Double> {
        switch metric {
        case .responseRate: 0...100
        case .csat: 1...5
        case .nps: -100...100
        default: 0...10_000_000
        }
    }

    private func mistake(_ word: Word, _ message: Phrase, _ suggestion: Phrase?) -> ValueMistake {
        ValueMistake(.gate, message, suggestion: suggestion, part: (word.offset, word.text.count))
    }

    private func ending(_ expected: Phrase) -> ValueMistake {
        ValueMistake(
            .gate, Phrase("the gate ends where \(expected) should be"), suggestion: WaveGateParser.example,
            part: (text.count, 1))
    }

    /// Names, numbers and signs, each with its place.
    private func words() -> [Word] {
        var words: [Word] = []
        var kind = 0
        for (offset, character) in text.enumerated() {
            let now = character.isWhitespace ? 0 : "<>=!".contains(character) ? 1 : 2
            if now != 0 {
                if now == kind {
                    words[words.count - 1].text.append(character)
                } else {
                    words.append((String(character), offset))
                }
            }
            kind = now
        }
        return words
    }
}
