package import Formats

/// The nearest valid name to one that was written.
package enum Suggestions {
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        NearestName.find(word, among: candidates)
    }

    /// `did you mean "x"?` if something is near, else all the candidates when they are few.
    package static func advice(for word: String, among candidates: [String]) -> Phrase? {
        if let near = nearest(to: word, among: candidates) { return Phrase("did you mean \"\(near)\"?") }
        guard !candidates.isEmpty, candidates.count <= 30 else { return nil }
        return oneOf(candidates.sorted())
    }

    package static func oneOf(_ candidates: [String]) -> Phrase {
        Phrase("one of: \(candidates.joined(separator: ", "))")
    }
}
