/// A range of numbers that an option stands for: `1–5`, `up to 10`, `12+`.
struct OptionRange {
    /// How far an end reaches.
    enum Bound {
        case inclusive, exclusive
        /// `up to 10`: some mean with 10, some without.
        case either
    }

    var low: Double?
    var lowBound = Bound.inclusive
    var high: Double?
    var highBound = Bound.inclusive
    /// The smallest difference that its numbers are written with.
    var step = 1.0
    var unit: String?

    var isSingle: Bool { low != nil && low == high }

    /// Nil for what is no range of numbers.
    init?(_ text: String, _ words: RangeWords) {
        let items = RangeItem.cut(text)
        let numbers = items.indices.filter { if case .number = items[$0] { true } else { false } }
        guard let first = numbers.first, let last = numbers.last, numbers.count <= 2,
            case .number(var start, let decimals) = items[first], case .number(var end, let others) = items[last]
        else { return nil }
        let before = items[..<first].map(\.word)
        let middle = numbers.count == 2 ? items[(first + 1)..<last].map(\.word) : []
        let after = items[(last + 1)...].map(\.word)
        // "1–3 times a week" counts another thing than "1–3 times a month".
        let units = (middle + after).compactMap { words.units[$0] }
        unit = units.isEmpty ? nil : units.joined(separator: " ")
        let isKnown = { (word: String) in words.units[word] != nil || words.multipliers[word] != nil }
        let own = middle.lazy.compactMap { words.multipliers[$0] }.first
        let scale = after.lazy.compactMap { words.multipliers[$0] }.first ?? 1
        (start, end) = (start * (own ?? scale), end * scale)
        step = numbers.count == 2 ? scale : scale
        for _ in 0..<max(decimals, others) { step /= 10 }
        let lead = before.joined(separator: " ")
        var rest = after.filter { !isKnown($0) }
        if numbers.count == 2 {
            let between = middle.filter { !isKnown($0) }.joined(separator: " ")
            guard between == "–" || words.to.contains(between), lead.isEmpty || words.from.contains(lead),
                start <= end, fits(rest)
            else { return nil }
            (low, high) = (start, end)
            return
        }
        let tail = rest.prefix(2).joined(separator: " ")
        let isMore = words.orMore.contains(tail) || rest.first == "+" || words.orMore.contains(rest.first ?? "")
        let isLess = words.orLess.contains(tail)
        if isMore || isLess { rest.removeFirst(rest.first == "+" ? 1 : min(2, rest.count)) }
        guard fits(rest) else { return nil }
        switch lead {
        case "" where isMore: low = start
        case "" where isLess: high = end
        case "": (low, high) = (start, end)
        case "<": (high, highBound) = (end, .exclusive)
        case ">": (low, lowBound) = (start, .exclusive)
        case "≤": high = end
        case "≥": low = start
        case _ where words.below.contains(lead): (high, highBound) = (end, .exclusive)
        case _ where words.upTo.contains(lead): (high, highBound) = (end, .either)
        case _ where words.from.contains(lead): low = start
        case _ where words.above.contains(lead): (low, lowBound) = (start, .exclusive)
        default: return nil
        }
    }

    /// A word or two behind a number say what it counts.
    private mutating func fits(_ rest: [String]) -> Bool {
        guard rest.count <= 2, rest.allSatisfy({ $0.first?.isLetter == true }) else { return false }
        if unit == nil, let word = rest.first { unit = String(word.prefix(3)) }
        return true
    }

    // MARK: Beside another

    /// The least that is in it, where values are so far from each other.
    func least(_ step: Double) -> Double {
        guard let low else { return -.infinity }
        return lowBound == .exclusive ? low + step : low
    }

    /// The greatest that is surely in it.
    func surelyMost(_ step: Double) -> Double {
        guard let high else { return .infinity }
        return highBound == .inclusive ? high : high - step
    }

    /// The greatest that may be meant.
    func perhapsMost(_ step: Double) -> Double {
        guard let high else { return .infinity }
        return highBound == .exclusive ? high - step : high
    }
}

/// A number, a word or a mark of an option.
enum RangeItem {
    case number(Double, decimals: Int)
    case other(String)

    /// A dash is `–`, however it is written.
    var word: String { if case .other(let word) = self { word } else { "" } }

    static func cut(_ text: String) -> [RangeItem] {
        let characters = Array(text)
        var items: [RangeItem] = []
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if character.isASCII, character.isNumber {
                items.append(number(characters, &index))
            } else if character.isLetter {
                let start = index
                while index < characters.count, characters[index].isLetter { index += 1 }
                items.append(.other(SurveyText.fold(String(characters[start..<index]))))
            } else {
                switch character {
                case "-", "–", "—", "−", "‑": items.append(.other("–"))
                case "+", "<", ">", "≤", "≥", ":", "/": items.append(.other(String(character)))
                default: break
                }
                index += 1
            }
        }
        return items
    }

    /// `12`, `1 000`, `1,000`, `1.5`, `1,5`.
    private static func number(_ characters: [Character], _ index: inout Int) -> RangeItem {
        var digits = ""
        var decimals = 0
        func run(from start: Int) -> Int { characters[start...].prefix { $0.isASCII && $0.isNumber }.count }
        let first = run(from: index)
        digits += String(characters[index..<(index + first)])
        index += first
        while index + 1 < characters.count, " \u{A0}\u{202F},.'".contains(characters[index]) {
            let count = run(from: index + 1)
            if count == 3, decimals == 0, digits.count <= 9 {
                digits += String(characters[(index + 1)..<(index + 4)])
            } else if count > 0, count < 3, ",.".contains(characters[index]), decimals == 0 {
                digits += "." + String(characters[(index + 1)..<(index + 1 + count)])
                decimals = count
            } else {
                break
            }
            index += count + 1
        }
        return .number(Double(digits) ?? 0, decimals: decimals)
    }
}
