internal import Formats

extension Values {
    /// An amount of money, or what is counted like it: a number that is not negative.
    static func amount(_ node: YAMLNode) throws(ValueMistake) -> Double {
        let value: Double? =
            switch node.scalar {
            case .integer(let number)?: Double(number)
            case .number(let number)?: number
            default: nil
            }
        guard let value, value.isFinite else {
            throw ValueMistake(
                .wrongValue, Phrase("an amount must stand here, found \(node.kindInWords)"),
                suggestion: Phrase("write a number without a currency, such as 1500 or 12.50"))
        }
        guard value >= 0 else {
            throw ValueMistake(.wrongValue, Phrase("\(node.kindInWords) is negative: nothing costs less than nothing"))
        }
        return value
    }

    /// `50`, or `1 per 100`: points, and for how much of a field.
    static func earning(_ node: YAMLNode) throws(ValueMistake) -> (points: Int, each: Double?) {
        let words = try text(node).split(separator: " ").map(String.init)
        if let points = words.first.flatMap({ Int($0) }), points > 0, points <= 1_000_000 {
            if words.count == 1 { return (points, nil) }
            if words.count == 3, words[1] == "per", let each = Double(words[2]), each.isFinite, each > 0 {
                return (points, each)
            }
        }
        throw ValueMistake(
            .programme, Phrase("\(node.kindInWords) does not say how many points"),
            suggestion: Phrase("write 50, or 1 per 100"))
    }
}
