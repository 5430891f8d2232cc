internal import Definitions
import Foundation

/// Finds options by what answers call them: the id, or the label in any language, whatever its case and spaces.
struct OptionNames {
    private var ids: [String: String] = [:]

    init(_ options: [Question.Option], other: Bool) {
        for option in options {
            for label in option.label?.variants.values.sorted() ?? [] {
                let key = OptionNames.normalized(label)
                if ids[key] == nil { ids[key] = option.id }
            }
        }
        // An id is never another option's label.
        for option in options { ids[OptionNames.normalized(option.id)] = option.id }
        if other { ids[Question.other] = Question.other }
    }

    func id(of text: String) -> String? { ids[OptionNames.normalized(text)] }

    /// The options that a text lists, divided by commas, semicolons, bars or lines, and the pieces that are none. A label
    /// with such a sign inside is found whole.
    func split(_ text: String) -> (found: [String], lost: [String]) {
        let signs: Set<Character> = [",", ";", "|", "\n"]
        var bounds: [Range<String.Index>] = []
        var start = text.startIndex
        for index in text.indices where signs.contains(text[index]) {
            bounds.append(start..<index)
            start = text.index(after: index)
        }
        bounds.append(start..<text.endIndex)
        guard bounds.count <= 200 else { return ([], [text]) }
        var found: [String] = []
        var lost: [String] = []
        var first = 0
        while first < bounds.count {
            let last = (first..<bounds.count).last { last in
                id(of: String(text[bounds[first].lowerBound..<bounds[last].upperBound])) != nil
            }
            if let last, let id = id(of: String(text[bounds[first].lowerBound..<bounds[last].upperBound])) {
                found.append(id)
                first = last + 1
                continue
            }
            let piece = text[bounds[first]].trimmingCharacters(in: .whitespacesAndNewlines)
            if !piece.isEmpty { lost.append(piece) }
            first += 1
        }
        return (found, lost)
    }

    private static func normalized(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
