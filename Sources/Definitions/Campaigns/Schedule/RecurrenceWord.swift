/// A word of `every:` and where it stands, in characters.
struct RecurrenceWord {
    /// In lower case.
    let text: String
    let offset: Int
    let length: Int

    /// The words between white space; a comma is the word `,`.
    static func split(_ text: String) -> [RecurrenceWord] {
        var words: [RecurrenceWord] = []
        var letters = ""
        var start = 0
        func end() {
            guard !letters.isEmpty else { return }
            words.append(RecurrenceWord(text: letters.lowercased(), offset: start, length: letters.count))
            letters = ""
        }
        for (offset, character) in text.enumerated() {
            if character.isWhitespace {
                end()
            } else if character == "," {
                end()
                words.append(RecurrenceWord(text: ",", offset: offset, length: 1))
            } else {
                if letters.isEmpty { start = offset }
                letters.append(character)
            }
        }
        end()
        return words
    }

    static let weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    static let ordinals = ["first", "second", "third", "fourth", "fifth"]

    /// 0 Sunday … 6 Saturday: `monday`, `mon`, `mondays`.
    var weekday: Int? { Self.position(of: text, in: Self.weekdays, plural: true) }

    /// 1 … 12: `march`, `mar`.
    var month: Int? { Self.position(of: text, in: Self.months, plural: false).map { $0 + 1 } }

    /// 1 … 5, -1 for `last`: `second`, `2nd`.
    var ordinal: Int? {
        if text == "last" { return -1 }
        if let index = Self.ordinals.firstIndex(of: text) { return index + 1 }
        return ["1st", "2nd", "3rd", "4th", "5th"].firstIndex(of: text).map { $0 + 1 }
    }

    var isWorkday: Bool { text == "weekday" || text == "weekdays" || text == "workday" || text == "workdays" }

    /// A whole number of at most four digits.
    var number: Int? {
        text.count <= 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// The minute of the day that `9:00` says.
    var time: Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard parts.count == 2, isDigits, (1...2).contains(parts[0].count), parts[1].count == 2,
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    private static func position(of word: String, in names: [String], plural: Bool) -> Int? {
        names.firstIndex { $0 == word || $0.prefix(3) == word || (plural && $0 + "s" == word) }
    }
}
