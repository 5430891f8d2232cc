import Foundation

/// How much more a word belongs to one group of texts than to another: the difference of its log-odds with an informative
/// Dirichlet prior, over its standard error (B. L. Monroe, M. P. Colaresi and K. M. Quinn, "Fightin' Words: Lexical Feature Selection
/// and Evaluation for Identifying the Content of Political Conflict", Political Analysis 16(4), 2008, equations 15, 16 and 22).
package struct WordContrast: Sendable, Hashable {
    package let word: String
    package let group: Int
    package let others: Int
    /// Above 0 where it belongs to the group.
    package let difference: Double
    package let error: Double

    package var z: Double { difference / error }

    /// - Parameters:
    ///   - prior: how often each word comes in all texts; one that is in a group must be in it.
    ///   - weight: the words that the prior counts for.
    package static func all(
        _ group: [String: Int], against others: [String: Int], prior: [String: Int], weight: Double
    ) -> [WordContrast] {
        let all = Double(prior.values.reduce(0, +))
        guard all > 0 else { return [] }
        let n = Double(group.values.reduce(0, +))
        let m = Double(others.values.reduce(0, +))
        return prior.compactMap { word, count in
            let (y, x) = (group[word] ?? 0, others[word] ?? 0)
            guard y + x > 0 else { return nil }
            let alpha = weight * Double(count) / all
            let (a, b) = (Double(y) + alpha, Double(x) + alpha)
            // A prior of one single word leaves nothing beside it.
            guard n + weight > a, m + weight > b else { return nil }
            return WordContrast(
                word: word, group: y, others: x,
                difference: log(a / (n + weight - a)) - log(b / (m + weight - b)),
                error: (1 / a + 1 / b).squareRoot())
        }
        .sorted { ($0.z, $1.word) > ($1.z, $0.word) }
    }
}
