internal import Formats

/// Latin words that came out in other letters: typed while the Russian keyboard layout was on, or with letters that only
/// look Latin.
enum TypedLetters {
    enum Slip {
        /// The keys were right, the layout was not: «ыефпу» for `stage`.
        case layout
        /// Some letters are of another alphabet and look the same: `сity` with a Cyrillic с.
        case lookalike
    }

    /// The word that was meant, if each letter has a Latin one; nil for a word of plain Latin letters.
    static func readings(of word: String) -> [(word: String, slip: Slip)] {
        let letters = Array(word.lowercased())
        guard letters.contains(where: { !$0.isASCII }) else { return [] }
        var readings: [(String, Slip)] = []
        if let read = map(Array(word), lookalikes) { readings.append((read.lowercased(), .lookalike)) }
        if let read = map(letters, layout) { readings.append((read, .layout)) }
        return readings
    }

    /// A reading that is one of these names.
    static func reading(of word: String, among names: some Collection<String>) -> (word: String, slip: Slip)? {
        readings(of: word).first { reading in names.contains(reading.word) }
    }

    private static func map(_ letters: [Character], _ table: [Character: Character]) -> String? {
        var result = ""
        for letter in letters {
            if letter.isASCII {
                result.append(letter)
            } else if let latin = table[letter] {
                result.append(latin)
            } else {
                return nil
            }
        }
        return result
    }

    private static let layout = Dictionary(
        uniqueKeysWithValues: zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm"))

    private static let lookalikes = Dictionary(
        uniqueKeysWithValues: zip(
            "аеорсухіјѕһԁқАВЕКМНОРСТУХІЈЅοανρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijshdkABEKMHOPCTYXIJSoavpABEZHIKMNOPTYX"))
}

extension TypedLetters.Slip {
    /// What to do about it.
    func advice(_ word: String) -> Phrase {
        switch self {
        case .layout: Phrase("it was typed in the Russian keyboard layout: \(word)")
        case .lookalike: Phrase("some of its letters only look Latin: type it anew as \(word)")
        }
    }
}
