package import Definitions
import Foundation

/// Finds the question of a survey that a tool's wording is about: the same id or text, else by likeness of the words.
package struct QuestionMatcher: Sendable {
    private struct Entry: Sendable {
        let question: Question
        let wordings: [String]
        let shapes: [Set<String>]
    }

    private let entries: [Entry]

    package init(_ survey: SurveyDefinition) {
        entries = survey.questions.map { question in
            var texts = question.text?.variants.values.sorted() ?? []
            // The standard question is asked in many languages; whom one would recommend is left open.
            if texts.isEmpty {
                texts = QuestionMatcher.languages.compactMap { question.standard($0)?.text("") }
            }
            let wordings = ([question.id] + texts).map(QuestionMatcher.normalized).filter { !$0.isEmpty }
            return Entry(
                question: question, wordings: wordings, shapes: wordings.dropFirst().map(QuestionMatcher.shape))
        }
    }

    private static let languages = ["en", "ru", "uk", "de", "fr", "es", "pt", "it"]

    /// The question of exactly this id or text.
    package func exact(_ wording: String) -> String? {
        let wanted = QuestionMatcher.normalized(wording)
        guard !wanted.isEmpty else { return nil }
        return entries.first { $0.wordings.contains(wanted) }?.question.id
    }

    /// How like a wording is to each question, from 0 to 1; the likest first.
    package func likeness(_ wording: String) -> [(question: String, score: Double)] {
        let wanted = QuestionMatcher.normalized(wording)
        guard !wanted.isEmpty else { return [] }
        let shape = QuestionMatcher.shape(wanted)
        return entries.map { entry in
            if entry.wordings.contains(wanted) { return (entry.question.id, 1) }
            return (entry.question.id, entry.shapes.map { QuestionMatcher.dice($0, shape) }.max() ?? 0)
        }
        .sorted { $0.score > $1.score }
    }

    /// The likest question where one stands out.
    package func nearest(_ wording: String, atLeast least: Double) -> String? {
        let found = likeness(wording)
        guard let first = found.first, first.score >= least else { return nil }
        if found.count > 1, found[1].score > first.score - 0.08, first.score < 1 { return nil }
        return first.question
    }

    /// NFC, lower case, ё as е, without tags, punctuation and numbering of questions; white space as single spaces.
    package static func normalized(_ text: String) -> String {
        var plain = text.precomposedStringWithCanonicalMapping.lowercased().replacing("ё", with: "е")
        if plain.contains("<") { plain = plain.replacing(#/<[^<>]{0,200}>/#, with: " ") }
        let words = plain.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        return words.joined(separator: " ")
    }

    /// Its trigrams, with a space at both ends.
    private static func shape(_ text: String) -> Set<String> {
        let letters = Array(" " + text.prefix(400) + " ")
        guard letters.count >= 3 else { return [String(letters)] }
        return Set((0...(letters.count - 3)).map { String(letters[$0..<($0 + 3)]) })
    }

    /// Dice's coefficient: L. R. Dice, "Measures of the Amount of Ecologic Association Between Species", Ecology 26, 1945.
    private static func dice(_ a: Set<String>, _ b: Set<String>) -> Double {
        a.isEmpty || b.isEmpty ? 0 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
    }
}
