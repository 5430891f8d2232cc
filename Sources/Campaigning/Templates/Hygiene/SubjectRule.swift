internal import Definitions
internal import Formats

/// A subject that shouts, by what is written in it: a member's name may be in capitals.
enum SubjectRule {
    static func findings(_ subject: PlacedText) -> [Finding] {
        let words = LiquidText.without(subject.text)
        let found: Phrase
        if words.contains("!!") || words.contains("！！") {
            found = Phrase("the subject shouts: one exclamation mark says it as well")
        } else if isInCapitals(words) {
            found = Phrase("the subject shouts: it is in capitals")
        } else {
            return []
        }
        return [
            Finding(
                subject.mark, length: subject.text.unicodeScalars.count, .shoutingSubject, found,
                suggestion: Phrase("write it as you would say it to one person"), sourceLine: subject.sourceLine)
        ]
    }

    /// Two words and eight letters at least, so that `NASA: one question` and `NPS` are fine, in any script that has cases.
    private static func isInCapitals(_ text: String) -> Bool {
        let letters = text.filter { $0.isUppercase || $0.isLowercase }
        let capitals = letters.count(where: \.isUppercase)
        let words = text.split { !$0.isLetter }.count { word in
            word.count > 1 && word.allSatisfy { $0.isUppercase }
        }
        return letters.count >= 8 && words >= 2 && capitals * 10 > letters.count * 7
    }
}

/// Text around Liquid.
enum LiquidText {
    /// Each piece of Liquid made a space.
    static func without(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: blanked(bytes, LiquidPieces(bytes).pieces.map(\.range)), as: UTF8.self)
    }

    /// Spaces in the place of these ranges.
    static func blanked(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> [UInt8] {
        var result = bytes
        for range in ranges {
            for index in range where result[index] != 0x0A { result[index] = 0x20 }
        }
        return result
    }
}
