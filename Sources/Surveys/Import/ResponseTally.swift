internal import Formats
internal import Store

/// Counts what becomes of the rows of a file.
struct ResponseTally {
    var summary = ImportSummary()
    /// Rows without any answer, which are passed over.
    var empty = 0
    var previews = 0
    var unfinished = 0
    /// How often each was chosen that is no option: `reasons: Plums`.
    var strangers: [String: Int] = [:]
    private var late = 0
    private var duplicates = 0
    private var unmatched = 0
    /// Who would have answered what by the chunks that a dry run has taken back: the store does not know it.
    private var answered: Set<Occasion> = []
    private var answeredInChunk: Set<Occasion> = []

    private struct Occasion: Hashable {
        let member: Int64
        let occurrence: String?
        let isLate: Bool
    }

    /// The counts, and those that tell apart rows which are also counted before.
    var whole: ImportSummary {
        var whole = summary
        whole.others = [
            .init(.late, late), .init(.duplicates, duplicates), .init(.unmatched, unmatched), .init(.empty, empty),
            .init(.previews, previews), .init(.unfinished, unfinished),
            .init(.strangers, strangers.values.reduce(0, +)),
        ]
        return whole
    }

    mutating func count(_ outcome: ResponseIngest.Outcome) {
        switch outcome.saved.change {
        case .created: summary.created += 1
        case .updated: summary.updated += 1
        case .unchanged, .kept, .older: summary.unchanged += 1
        }
        if outcome.saved.isLate { late += 1 }
        if isDuplicate(outcome) { duplicates += 1 }
        if outcome.matchedBy == .none { unmatched += 1 }
    }

    mutating func pass(_ row: UnwantedRow) {
        switch row {
        case .preview: previews += 1
        case .unfinished: unfinished += 1
        }
    }

    mutating func reject(_ line: Int, _ reason: Phrase) {
        summary.rejected += 1
        if summary.firstRejects.count < 10 { summary.firstRejects.append(Phrase("line \(line): \(reason)")) }
    }

    /// What the chunk did is undone; the next ones are still to be counted as if it were not.
    mutating func endChunkTakenBack() {
        answered.formUnion(answeredInChunk)
        answeredInChunk = []
    }

    /// As the store says, or as it would if the earlier chunks of a dry run stood.
    private mutating func isDuplicate(_ outcome: ResponseIngest.Outcome) -> Bool {
        if outcome.saved.isDuplicate { return true }
        guard let member = outcome.memberID else { return false }
        let occasion = { Occasion(member: member, occurrence: outcome.occurrence, isLate: $0) }
        if answered.contains(occasion(false)) { return true }
        if outcome.saved.isLate, answered.contains(occasion(true)) { return true }
        answeredInChunk.insert(occasion(outcome.saved.isLate))
        return false
    }
}
