package import Formats

/// Reads a filter aloud: one plain sentence that says whom it selects. Names stand as they were declared.
package enum FilterSpeech {
    package static func sentence(_ node: FilterNode, in language: Language) -> String {
        let speaker: any FilterSpeaker = language == .russian ? RussianSpeaker() : EnglishSpeaker()
        if case .always(let isEveryone) = node { return speaker.everyone(isEveryone) }
        return speaker.sentence(text(Clauses(node), speaker, depth: 0))
    }

    /// A filter with its negations pushed down to the conditions, where each is said in its own words.
    private indirect enum Clauses {
        case one(FilterNode, isNegated: Bool)
        case all([Clauses])
        case any([Clauses])

        init(_ node: FilterNode, isNegated: Bool = false) {
            switch node {
            case .not(let part): self = Clauses(part, isNegated: !isNegated)
            case .all(let parts):
                let clauses = parts.map { Clauses($0, isNegated: isNegated) }
                self = isNegated ? .any(Clauses.flat(clauses, ofAll: false)) : .all(Clauses.flat(clauses, ofAll: true))
            case .any(let parts):
                let clauses = parts.map { Clauses($0, isNegated: isNegated) }
                self = isNegated ? .all(Clauses.flat(clauses, ofAll: true)) : .any(Clauses.flat(clauses, ofAll: false))
            default: self = .one(node, isNegated: isNegated)
            }
        }

        /// "a and (b and c)" is said as "a, b and c".
        private static func flat(_ clauses: [Clauses], ofAll: Bool) -> [Clauses] {
            clauses.flatMap { clause -> [Clauses] in
                switch clause {
                case .all(let inner) where ofAll: inner
                case .any(let inner) where !ofAll: inner
                default: [clause]
                }
            }
        }
    }

    private static func text(_ clauses: Clauses, _ speaker: any FilterSpeaker, depth: Int) -> String {
        switch clauses {
        case .one(let node, let isNegated): return speaker.clause(node, isNegated: isNegated)
        case .all(let parts):
            let texts = parts.map { text($0, speaker, depth: depth + 1) }
            return speaker.all(texts, isInside: depth > 0)
        case .any(let parts):
            let texts = parts.map { text($0, speaker, depth: depth + 1) }
            return speaker.any(texts, isInside: depth > 0)
        }
    }
}

/// A language that filters are read in. A clause says one condition of "members", with its own "who" or "whose".
protocol FilterSpeaker {
    func everyone(_ isEveryone: Bool) -> String
    func sentence(_ text: String) -> String
    func all(_ clauses: [String], isInside: Bool) -> String
    func any(_ clauses: [String], isInside: Bool) -> String
    func clause(_ node: FilterNode, isNegated: Bool) -> String
}

extension FilterOperand {
    /// False for what every member has, so that the opposite of a comparison is the opposite comparison.
    var canBeMissing: Bool {
        switch self {
        case .count, .engagement, .points, .constant, .member(.email), .member(.emailDomain),
            .aggregate(.sum, _, _, _):
            false
        case .arithmetic(let left, let operation, let right):
            operation == .dividedBy || left.canBeMissing || right.canBeMissing
        default: true
        }
    }
}
