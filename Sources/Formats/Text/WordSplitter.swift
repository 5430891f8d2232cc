/// Splits text into words as Unicode does (UAX #29, rules WB4 to WB13b, without dictionaries): letters and digits with their marks,
/// apostrophes and full stops inside of them. A hyphen divides; ideographs and kana are a word each.
package enum WordSplitter {
    package static func words(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func flush() {
            if word.contains(where: { isLetter($0) || isDigit($0) }) { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        for (index, scalar) in scalars.enumerated() {
            if isIdeograph(scalar) {
                flush()
                words.append(String(Character(scalar)))
            } else if isLetter(scalar) || isDigit(scalar) || scalar.properties.generalCategory == .connectorPunctuation
            {
                word.append(scalar)
            } else if isMark(scalar) {
                if !word.isEmpty { word.append(scalar) }
            } else if let before = word.last, let after = index + 1 < scalars.count ? scalars[index + 1] : nil,
                joins(scalar, before, after)
            {
                word.append(scalar)
            } else {
                flush()
            }
        }
        flush()
        return words
    }

    /// Between letters `can't`, `l’eau`, `example.org`; between digits `3.14`, `1,000`.
    private static func joins(_ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", ".", "\u{2018}", "\u{2019}", "\u{2024}", "\u{FE52}", "\u{FF07}", "\u{FF0E}":
            (isLetter(before) || isMark(before)) && isLetter(after) || isDigit(before) && isDigit(after)
        case ":", "\u{B7}", "\u{387}", "\u{55F}", "\u{5F4}", "\u{2027}", "\u{FE13}", "\u{FE55}", "\u{FF1A}":
            (isLetter(before) || isMark(before)) && isLetter(after)
        case ",", ";", "\u{37E}", "\u{589}", "\u{60C}", "\u{66C}", "\u{2044}": isDigit(before) && isDigit(after)
        default: false
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && !isMark(scalar) && !isIdeograph(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .decimalNumber
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        case .format: scalar.value == 0x200D || scalar.value == 0xAD
        default: false
        }
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIdeographic || (0x3041...0x309F).contains(scalar.value)
    }
}
