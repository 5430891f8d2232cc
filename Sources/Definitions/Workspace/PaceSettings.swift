package import Formats

/// When a campaign pauses itself (`delivery.pause_at`).
package struct PauseThresholds: Sendable, Hashable {
    /// This many messages in a row that the relay refuses for what they are, not for whom.
    package var refusals: Int
    /// Per cent of what was sent lately.
    package var bounces: Double
    package var complaints: Double

    package init(refusals: Int = 20, bounces: Double = 5, complaints: Double = 0.3) {
        (self.refusals, self.bounces, self.complaints) = (refusals, bounces, complaints)
    }
}

/// `warmup:`: how a new relay or domain is made known: a little mail at first, then more and more.
package struct WarmUp: Sendable, Hashable {
    /// How much on the first day.
    package var start: CountLimit
    package var doubleEvery: Span
    /// Nil is the first message that the store knows of.
    package var since: CivilDate?
    /// Per cent of what the relay was given within the window of `start`: when it puts off more, nothing more goes.
    package var pauseAt: Double

    package init(start: CountLimit, doubleEvery: Span, since: CivilDate? = nil, pauseAt: Double = 5) {
        (self.start, self.doubleEvery, self.since, self.pauseAt) = (start, doubleEvery, since, pauseAt)
    }
}

extension WarmUp {
    /// How much may go now: twice as much each time that `double_every` has passed; nil when it is over.
    package func pace(at now: Instant, since: Instant) -> CountLimit? {
        let doublings = max(0, now - since) / max(1, doubleEvery.approximateMilliseconds)
        guard doublings < 30 else { return nil }
        let limit = start.count.multipliedReportingOverflow(by: 1 << doublings)
        return CountLimit(count: limit.overflow ? .max : limit.partialValue, window: start.window)
    }
}

/// What goes first when several campaigns are due (`priority:` of a campaign).
package enum CampaignPriority: String, Sendable, CaseIterable {
    /// Before everything but service messages: a welcome.
    case first
    /// As its intent says.
    case normal
    /// After everything else: a very large send.
    case last
}
