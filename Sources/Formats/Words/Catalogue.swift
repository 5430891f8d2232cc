/// What the program says, in one language: English sentences and their translations.
///
/// The text of a catalogue is made of entries `en:` and `ru:`, blank lines between them. A line that begins with `   | ` goes
/// on with a new line of the sentence, one that begins with four spaces with the same line.
package struct Catalogue: Sendable {
    package struct Entry: Sendable, Hashable {
        package let english: String
        package let translation: String

        package init(english: String, translation: String) {
            (self.english, self.translation) = (english, translation)
        }
    }

    /// In the order of the file.
    package let entries: [Entry]
    private let translations: [String: String]

    package static func of(_ language: Language) -> Catalogue? {
        switch language {
        case .english: nil
        case .russian: russian
        }
    }

    private static let russian = Catalogue(parsing: ru, code: "ru")

    func translation(of template: String) -> String? { translations[template] }

    package init(parsing text: String, code: String) {
        var entries: [Entry] = []
        var english: String?
        for field in Catalogue.fields(text) {
            if field.name == "en" {
                english = field.text
            } else if field.name == code, let key = english {
                entries.append(Entry(english: key, translation: field.text))
                english = nil
            }
        }
        self.entries = entries
        translations = Dictionary(entries.map { ($0.english, $0.translation) }, uniquingKeysWith: { first, _ in first })
    }

    /// `name: text` with the lines that go on with it.
    private static func fields(_ text: String) -> [(name: Substring, text: String)] {
        var fields: [(name: Substring, text: String)] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
            if line.hasPrefix("   |") {
                guard !fields.isEmpty else { continue }
                fields[fields.count - 1].text += "\n" + line.dropFirst(5)
            } else if line.hasPrefix("    ") {
                guard !fields.isEmpty else { continue }
                fields[fields.count - 1].text += " " + line.dropFirst(4)
            } else if let colon = line.firstIndex(of: ":") {
                let text = line[line.index(after: colon)...]
                fields.append((line[..<colon], String(text.hasPrefix(" ") ? text.dropFirst() : text)))
            }
        }
        return fields
    }
}
