package import Formats

/// Why a text says no times: what is wrong with `cron:` or `every:`, and where.
package struct TimingMistake: Error, Sendable {
    /// Characters from the start of the text.
    package let offset: Int
    package let length: Int
    package let message: Phrase
    package let suggestion: Phrase?

    package init(offset: Int, length: Int, message: Phrase, suggestion: Phrase? = nil) {
        (self.offset, self.length, self.message, self.suggestion) = (offset, length, message, suggestion)
    }
}
