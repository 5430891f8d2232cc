package import Formats

/// `sign_up:` of the workspace file: the page at `/subscribe` and what becomes of those who use it.
package struct SignUpSettings: Sendable, Hashable {
    /// The text that a person agrees to. A changed text is a new version.
    package struct Wording: Sendable, Hashable {
        package var version: String
        package var text: LocalizedText

        package init(version: String, text: LocalizedText) { (self.version, self.text) = (version, text) }
    }

    /// A sign-up counts only after the confirmation by mail.
    package var isDoubleOptIn: Bool
    /// Names of the topics that are offered; none where the workspace has none.
    package var topics: [String]
    package var wording: Wording
    /// After this a person who has not confirmed is reminded, once; nil never.
    package var reminder: Span?
    package var expires: Span
    /// Sign-ups from one block of network addresses.
    package var rate: CountLimit
    /// The proof has the sender's whole network address, not only its block.
    package var recordsWholeAddress: Bool
    package var mark: SourceMark

    package static let defaultReminder = Span(2, .days)
    package static let defaultExpires = Span(7, .days)
    package static let defaultRate = CountLimit(count: 30, window: Span(1, .hours))

    package init(
        isDoubleOptIn: Bool = true, topics: [String], wording: Wording,
        reminder: Span? = SignUpSettings.defaultReminder, expires: Span = SignUpSettings.defaultExpires,
        rate: CountLimit = SignUpSettings.defaultRate, recordsWholeAddress: Bool = false, mark: SourceMark
    ) {
        self.isDoubleOptIn = isDoubleOptIn
        self.topics = topics
        self.wording = wording
        self.reminder = reminder
        self.expires = expires
        self.rate = rate
        self.recordsWholeAddress = recordsWholeAddress
        self.mark = mark
    }
}
