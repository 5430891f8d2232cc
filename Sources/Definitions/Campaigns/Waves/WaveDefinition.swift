package import Formats

/// One wave of a campaign: who gets it then, and when it may go.
package struct WaveDefinition: Sendable {
    /// Who of those that no wave before has; nil is all of them.
    package var filter: Filter?
    /// Per cent of those; the others are left to later waves.
    package var share: Double?
    /// Others who are mixed in; nil is nobody.
    package var mix: WaveMix?
    /// What the wave before must have come to; nil of the first, and where time alone decides.
    package var gate: WaveGate?
    /// After the wave before has gone.
    package var wait: Span?
    package var mark: SourceMark

    package init(
        filter: Filter? = nil, share: Double? = nil, mix: WaveMix? = nil, gate: WaveGate? = nil, wait: Span? = nil,
        mark: SourceMark
    ) {
        (self.filter, self.share, self.mix, self.gate) = (filter, share, mix, gate)
        (self.wait, self.mark) = (wait, mark)
    }

    /// Where nothing else is said.
    package static let defaultWait = Span(1, .days)
    /// A gate that has not opened so long after the wave before went does not open any more.
    package static let patience = Span(30, .days)

    package var standingWait: Span { wait ?? WaveDefinition.defaultWait }
}

/// Members who are mixed into a wave, one of them in so many.
package struct WaveMix: Sendable {
    package var filter: Filter?
    package var part: Int
    package var whole: Int

    package init(filter: Filter?, part: Int, whole: Int) {
        (self.filter, self.part, self.whole) = (filter, part, whole)
    }

    /// How many are mixed into a wave that has `count` of its own, so that they are `part` in `whole` of all.
    package func count(beside count: Int) -> Int { count * part / max(1, whole - part) }
}

/// What must hold of the wave before: `responses >= 30 and csat >= 4.2`.
package struct WaveGate: Sendable, Hashable {
    package enum Metric: String, Sendable, CaseIterable {
        /// Members who answered.
        case responses
        /// Of those to whom it went, in per cent.
        case responseRate = "response_rate"
        /// The mean of the satisfaction question.
        case csat
        /// Promoters less detractors, from -100 to 100.
        case nps
        /// Members who clicked, not machines.
        case clicks
        case unsubscribes
        case complaints
        case bounces

        /// Answers of a survey are needed.
        package var needsSurvey: Bool {
            switch self {
            case .responses, .responseRate, .csat, .nps: true
            default: false
            }
        }

        /// It can only grow: once it is too much, it stays so.
        package var onlyGrows: Bool {
            switch self {
            case .responses, .clicks, .unsubscribes, .complaints, .bounces: true
            default: false
            }
        }
    }

    package struct Test: Sendable, Hashable {
        package let metric: Metric
        package let comparator: Comparator
        package let number: Double

        package init(metric: Metric, comparator: Comparator, number: Double) {
            (self.metric, self.comparator, self.number) = (metric, comparator, number)
        }

        /// As it is written.
        package var text: String {
            "\(metric.rawValue) \(comparator.rawValue) \(FilterPrinter.text(of: number))"
                + (metric == .responseRate ? "%" : "")
        }
    }

    package let tests: [Test]

    package init(tests: [Test]) { self.tests = tests }

    package var text: String { tests.map(\.text).joined(separator: " and ") }
}
