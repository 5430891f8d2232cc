/// The name that was probably meant by a word that is none.
package enum NearestName {
    /// The candidate nearest to the word: as it is written within a third of its length in edits (Damerau-Levenshtein,
    /// restricted), or as it reads in the other layout of the keyboard or with lookalike letters, within a quarter.
    package static func find(_ word: String, among candidates: [String]) -> String? {
        // No name is that long, and the comparison takes time by length.
        guard !word.isEmpty, word.utf8.count <= 200 else { return nil }
        let lower = word.lowercased()
        let asWritten = Array(lower)
        let otherwise = Mistyping.readings(of: lower).map(Array.init)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let name = Array(candidate.lowercased())
            if let distance = distance(asWritten, name, atMost: max(1, asWritten.count / 3)),
                distance < best?.distance ?? .max
            {
                best = (candidate, distance)
            }
            for reading in otherwise {
                // A word in the wrong layout has none of its letters right, so it must fit better otherwise.
                if let distance = distance(reading, name, atMost: reading.count / 4), distance < best?.distance ?? .max
                {
                    best = (candidate, distance)
                }
            }
        }
        return best?.name
    }

    /// Insertions, removals, replacements and swaps of neighbours; nil when it takes more than `limit`.
    private static func distance(_ a: [Character], _ b: [Character], atMost limit: Int) -> Int? {
        guard abs(a.count - b.count) <= limit else { return nil }
        var beforePrevious: [Int] = []
        var previous = [Int](repeating: 0, count: b.count + 1)
        var current = Array(0...b.count)
        for i in a.indices {
            (beforePrevious, previous) = (previous, current)
            current[0] = i + 1
            for j in b.indices {
                var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
                current[j + 1] = cost
            }
        }
        return current[b.count] <= limit ? current[b.count] : nil
    }
}
