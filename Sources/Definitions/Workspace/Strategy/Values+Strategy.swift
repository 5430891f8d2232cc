internal import Formats

extension Values {
    /// `2026-11`, as its first day.
    static func month(_ node: YAMLNode) throws(ValueMistake) -> CivilDate {
        let text = try text(node)
        if text.utf8.count == 7, let date = CivilDate(text + "-01"), (1970...9999).contains(date.year) { return date }
        throw ValueMistake(
            .date, Phrase("\"\(text)\" is not a month"), suggestion: Phrase("write it as 2026-11"))
    }

    /// A value of a measure: shares in per cent, all others as numbers.
    static func measured(_ unit: StrategyMeasure.Unit) -> (YAMLNode) throws(ValueMistake) -> Double {
        { (node) throws(ValueMistake) in
            let text = try text(node)
            let isShare = text.hasSuffix("%")
            let digits = isShare ? text.dropLast().filter { $0 != " " } : Substring(text)
            guard let value = Double(digits), value.isFinite, abs(value) < 1e12 else {
                throw ValueMistake(
                    .strategy, Phrase("\"\(text)\" is not a number"), suggestion: Phrase("write 45, or a share as 30%"))
            }
            switch unit {
            case .share where !isShare:
                throw ValueMistake(
                    .percentage, Phrase("a share must stand here, found \(node.kindInWords)"),
                    suggestion: Phrase("write \(digits)%"))
            case .share where !(0...100).contains(value):
                throw ValueMistake(.percentage, Phrase("\(text) is not from 0% to 100%"))
            case .score where isShare, .amount where isShare, .count where isShare:
                throw ValueMistake(
                    .strategy, Phrase("\(text) is a share, and this measure is none"),
                    suggestion: Phrase("write a number"))
            case .score where !(-100...100).contains(value):
                throw ValueMistake(.strategy, Phrase("a score is from -100 to 100, found \(text)"))
            case .amount where value < 0, .count where value < 0 || value != value.rounded():
                throw ValueMistake(.strategy, Phrase("\(text) cannot be: nothing here is counted so"))
            default: return value
            }
        }
    }
}
