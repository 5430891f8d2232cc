/// How a word reads if it was typed in the wrong layout of the keyboard, or with letters of the other alphabet that look the
/// same.
package enum Mistyping {
    /// The other readings of a lower-case word, without the word itself: `фгвшутсу` is `audience` typed with the Russian
    /// layout on, `сity` is `city` with a Cyrillic с.
    package static func readings(of word: String) -> [String] {
        let tables = [russianToLatin, latinToRussian, lookalikesToLatin, lookalikesToRussian]
        var result: [String] = []
        for table in tables {
            let reading = String(word.map { table[$0] ?? $0 })
            if reading != word, !result.contains(reading) { result.append(reading) }
        }
        return result
    }

    /// The same keys of the layouts ЙЦУКЕН and QWERTY.
    private static let russianKeys = Array("йцукенгшщзхъфывапролджэячсмитьбюё")
    private static let latinKeys = Array("qwertyuiop[]asdfghjkl;'zxcvbnm,.`")

    private static let russianToLatin = Dictionary(uniqueKeysWithValues: zip(russianKeys, latinKeys))
    private static let latinToRussian = Dictionary(uniqueKeysWithValues: zip(latinKeys, russianKeys))

    /// Letters that no eye tells apart, in small or in capitals.
    private static let russianLetters = Array("аеорсухквмнтіјѕ")
    private static let latinLetters = Array("aeopcyxkbmhtijs")

    private static let lookalikesToLatin = Dictionary(uniqueKeysWithValues: zip(russianLetters, latinLetters))
    private static let lookalikesToRussian = Dictionary(uniqueKeysWithValues: zip(latinLetters, russianLetters))
}
