internal import Formats

/// The time that a sender says an answer was given at.
enum AnswerTime {
    /// Clocks differ, and tools write times of other zones: what is ahead by less is taken as now.
    private static let slack: Int64 = 24 * 3_600_000

    /// What is wrong with a time that nobody can have answered at; nil when it can be believed.
    static func problem(_ at: Instant, now: Instant) -> Phrase? {
        if at.milliseconds < 0 { return Phrase("\(at) is before 1970") }
        if at > now + slack { return Phrase("\(at) is in the future") }
        return nil
    }
}
