internal import Definitions
internal import Formats
internal import Store

/// A campaign's sending window at one moment; each zone is worked out once.
final class WindowClock {
    private let schedule: Schedule
    private let window: SendingWindow
    private let now: Instant
    private var openings: [String?: Instant?] = [:]

    /// Nil when the campaign may send always.
    init?(_ schedule: Schedule, now: Instant) {
        guard let window = schedule.window else { return nil }
        (self.schedule, self.window, self.now) = (schedule, window, now)
    }

    /// The hold while the window is shut, in the schedule's zone or the member's own.
    func hold(timezone: String?) -> (MessageReason, Instant)? {
        let name = schedule.followsMember ? timezone : nil
        if let known = openings[name] { return known.map { (.window, $0) } }
        let zone = name.flatMap(Zone.init) ?? schedule.zone
        // Without an opening, which `check` does not let through, it is looked at again after a day.
        let opening = window.opening(from: now, in: zone, except: schedule.except) ?? now + 86_400_000
        let end = opening > now ? opening : nil
        openings[name] = .some(end)
        return end.map { (.window, $0) }
    }
}
