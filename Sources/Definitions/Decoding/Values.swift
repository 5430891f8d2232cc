import Foundation

internal import Formats

/// Turns what is written as a value into a typed one, or says what is wrong with it.
enum Values {
    /// Any text with something in it, in NFC. Numbers and words like `true` are texts here too.
    static func text(_ node: YAMLNode) throws(ValueMistake) -> String {
        guard let text = node.text else {
            throw ValueMistake(.wrongType, Phrase("a text must stand here, found \(node.kindInWords)"))
        }
        let trimmed =
            isTidy(text)
            ? text : text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        guard !trimmed.isEmpty, node.scalar != .null else {
            throw ValueMistake(
                .emptyValue, Phrase("the text is empty"), suggestion: Phrase("write something, or delete the key"))
        }
        return trimmed
    }

    /// Printable ASCII with no space around it, as most texts of a file are: no table has to say that it stays as it is.
    private static func isTidy(_ text: String) -> Bool {
        text.utf8.first != 0x20 && text.utf8.last != 0x20 && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    /// A text on one line: it may become part of a header or a title.
    static func line(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try text(node)
        guard !text.contains(where: \.isNewline) else {
            throw ValueMistake(.wrongValue, Phrase("this must be one line"), suggestion: Phrase("write it on one line"))
        }
        return text
    }

    static func integer(_ range: ClosedRange<Int>) -> (YAMLNode) throws(ValueMistake) -> Int {
        { (node) throws(ValueMistake) in
            guard case .integer(let value)? = node.scalar, range.contains(Int(value)) else {
                let (lowest, highest, found) = (range.lowerBound, range.upperBound, node.kindInWords)
                throw ValueMistake(
                    .wrongValue,
                    highest == .max
                        ? Phrase("a whole number of at least \(lowest) must stand here, found \(found)")
                        : Phrase("a whole number from \(lowest) to \(highest) must stand here, found \(found)"))
            }
            return Int(value)
        }
    }

    static func boolean(_ node: YAMLNode) throws(ValueMistake) -> Bool {
        if case .boolean(let value)? = node.scalar { return value }
        let guesses = ["yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"]
        throw ValueMistake(
            .wrongValue, Phrase("true or false must stand here, found \(node.kindInWords)"),
            suggestion: guesses[node.text?.lowercased() ?? ""].map { Phrase("write \($0)") })
    }

    /// One of the cases of an enumeration, by its raw value.
    static func choice<T: RawRepresentable & CaseIterable>(
        _ type: T.Type, later: [String] = []
    ) -> (YAMLNode) throws(ValueMistake) -> T where T.RawValue == String {
        { (node) throws(ValueMistake) in
            let word = try text(node)
            if let value = T(rawValue: word) { return value }
            if later.contains(word) {
                throw ValueMistake(
                    .notAvailable, Phrase("\"\(word)\" is not available in this version"),
                    suggestion: Suggestions.oneOf(T.allCases.map(\.rawValue)))
            }
            throw ValueMistake(
                .wrongValue, Phrase("\"\(word)\" is not one of \(T.allCases.map(\.rawValue).joined(separator: ", "))"),
                suggestion: Suggestions.advice(for: word, among: T.allCases.map(\.rawValue)))
        }
    }

    static func zone(_ node: YAMLNode) throws(ValueMistake) -> Zone {
        let name = try text(node)
        if let zone = Zone(name) { return zone }
        let city = Zone.knownNames.filter { $0.lowercased().hasSuffix("/" + name.lowercased()) }
        let nearest = city.first ?? Suggestions.nearest(to: name, among: Zone.knownNames)
        throw ValueMistake(
            .timeZone, Phrase("there is no time zone \"\(name)\""),
            suggestion: nearest.map { Phrase("did you mean \"\($0)\"?") }
                ?? Phrase(
                    "write an IANA name such as Europe/Moscow; abbreviations do not say which summer time they keep"))
    }

    static func locale(_ node: YAMLNode) throws(ValueMistake) -> String {
        let name = try text(node)
        if let mistake = LocaleName.mistake(in: name) { throw mistake }
        return name
    }

    static func duration(_ node: YAMLNode) throws(ValueMistake) -> Span {
        let text = try text(node)
        if let span = Span(text), span.count > 0 { return span }
        throw ValueMistake(
            .duration, Phrase("\"\(text)\" is not a duration"),
            suggestion: Values.durationGuess(text) ?? Phrase("write it as 90m, 6h, 14d, 2w, 18mo or 1y"))
    }

    /// `14 days` -> `write 14d`.
    static func durationGuess(_ text: String) -> Phrase? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), count > 0 else { return nil }
        let word = text.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).lowercased()
        let units: [(String, Span.Unit)] = [
            ("mo", .months), ("sec", .seconds), ("min", .minutes), ("h", .hours), ("d", .days), ("w", .weeks),
            ("y", .years), ("m", .minutes), ("s", .seconds),
        ]
        guard let unit = units.first(where: { word.hasPrefix($0.0) })?.1 else { return nil }
        return Phrase("write \(count)\(unit.rawValue)")
    }

    /// `25%` -> 25.
    static func percentage(_ node: YAMLNode) throws(ValueMistake) -> Double {
        let text = try text(node)
        if text.hasSuffix("%"), let value = decimal(text.dropLast().trimmingCharacters(in: .whitespaces)) {
            guard value > 0, value <= 100 else {
                throw ValueMistake(.percentage, Phrase("\(text) is not more than 0% and at most 100%"))
            }
            return value
        }
        var suggestion = Phrase("write it as 25%")
        if let value = decimal(text), value > 0 {
            let share = value < 1 ? value * 100 : value
            suggestion = Phrase("write \(share == share.rounded() ? String(Int(share)) : String(share))%")
        }
        throw ValueMistake(.percentage, Phrase("\"\(text)\" is not a percentage"), suggestion: suggestion)
    }

    private static func decimal(_ text: String) -> Double? {
        guard !text.isEmpty, text.count < 12, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else {
            return nil
        }
        return Double(text)
    }
}
