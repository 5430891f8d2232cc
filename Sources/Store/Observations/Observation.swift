package import Formats

/// Something seen of a message after it was sent.
package struct Observation: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case click, open
    }

    /// Why an observation is taken for a program's, not a person's.
    package enum Machine: String, Sendable, CaseIterable {
        /// The program says so of itself.
        case agent
        /// Fetched ahead of anybody's wish.
        case prefetch
        /// Sooner after sending than a person reads.
        case prompt
        /// Many links of one message within seconds.
        case burst
    }

    package var messageID: Int64
    package var kind: Kind
    /// Where a click led.
    package var url: String?
    package var machine: Machine?
    package var at: Instant

    package init(messageID: Int64, kind: Kind, url: String? = nil, machine: Machine? = nil, at: Instant) {
        (self.messageID, self.kind, self.url, self.machine, self.at) = (messageID, kind, url, machine, at)
    }
}

/// Members who clicked or opened, of one campaign.
package struct ObservationCount: Sendable, Hashable {
    package let campaign: String
    package let kind: Observation.Kind
    /// Messages that a person clicked in or opened, and those that only machines did.
    package let human: Int
    package let machine: Int
}
