package import Formats

/// Tests read messages in English.
extension Phrase {
    package static func == (phrase: Phrase, text: String) -> Bool { phrase.english == text }
    package static func != (phrase: Phrase, text: String) -> Bool { phrase.english != text }

    package func contains(_ text: String) -> Bool { english.contains(text) }
    package func hasPrefix(_ text: String) -> Bool { english.hasPrefix(text) }
    package func hasSuffix(_ text: String) -> Bool { english.hasSuffix(text) }
    package var count: Int { english.count }
}

extension Phrase? {
    package static func == (phrase: Phrase?, text: String) -> Bool { phrase?.english == text }
    package static func != (phrase: Phrase?, text: String) -> Bool { phrase?.english != text }
}
