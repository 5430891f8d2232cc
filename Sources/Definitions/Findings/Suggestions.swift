package import Formats

/// The nearest valid name to one that was written.
package enum Suggestions {
    /// The candidate within a third of the word's length in edits (Damerau-Levenshtein, restricted), or nil.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        // No name is that long, and the comparison takes time by length.
        guard word.utf8.count <= 200 else { return nil }
        let target = Array(word.lowercased())
        let limit = max(1, target.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = editDistance(target, Array(candidate.lowercased()))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// `did you mean "x"?` if something is near, else all the candidates when they are few.
    package static func text(for word: String, among candidates: [String]) -> String? {
        if let near = nearest(to: word, among: candidates) { return "did you mean \"\(near)\"?" }
        guard !candidates.isEmpty, candidates.count <= 16 else { return nil }
        return "one of: " + candidates.sorted().joined(separator: ", ")
    }

    /// `did you mean "x"?` if something is near, else all the candidates when they are few.
    package static func advice(for word: String, among candidates: [String]) -> Phrase? {
        if let near = nearest(to: word, among: candidates) { return Phrase("did you mean \"\(near)\"?") }
        guard !candidates.isEmpty, candidates.count <= 16 else { return nil }
        return oneOf(candidates.sorted())
    }

    package static func oneOf(_ candidates: [String]) -> Phrase {
        Phrase("one of: \(candidates.joined(separator: ", "))")
    }

    private static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
        var previous = [Int](repeating: 0, count: b.count + 1)
        var current = Array(0...b.count)
        for i in 0..<a.count {
            let beforePrevious = previous
            previous = current
            current[0] = i + 1
            for j in 0..<b.count {
                var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
                current[j + 1] = cost
            }
        }
        return current[b.count]
    }
}
