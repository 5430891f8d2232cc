/// What an import did, or would do.
package struct InboundSummary: Sendable, Hashable {
    /// Mails, or events of a provider.
    package var read = 0
    package var created = 0
    /// Taken before.
    package var unchanged = 0
    package var hard = 0
    package var soft = 0
    /// The server goes on trying.
    package var delayed = 0
    package var complaints = 0
    package var unsubscribes = 0
    package var autoreplies = 0
    package var replies = 0
    /// Reports of machines that say nothing against an address.
    package var reports = 0
    /// Events of which no message and no member was found.
    package var unmatched = 0
    /// Messages of the ledger that changed.
    package var messages = 0
    package var suppressed = 0
    package var withdrawn = 0
    /// Mails that are kept for people to read.
    package var kept = 0

    package init() {}
}
