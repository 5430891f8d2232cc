internal import Definitions
internal import Formats
internal import Store

/// The messages that count for budgets, of all members: each member's from the newest to the oldest.
final class SimulatedContacts {
    /// What a message counts as.
    struct Kind: OptionSet {
        let rawValue: UInt8

        static let promotion = Kind(rawValue: 1)
        static let survey = Kind(rawValue: 2)
        static let ask = Kind(rawValue: 4)
    }

    private var newest: [Int32]
    private var before: [Int32] = []
    private var times: [Int64] = []
    private var kinds: [Kind] = []

    init(members: Int) { newest = Array(repeating: -1, count: members) }

    /// Later than all that the member has.
    func add(_ member: Int, at time: Int64, _ kind: Kind) {
        before.append(newest[member])
        times.append(time)
        kinds.append(kind)
        newest[member] = Int32(times.count - 1)
    }

    /// The time of the member's nth newest of a kind, if it is later than `start`; nil when there are not so many.
    func nth(_ count: Int, of member: Int, _ kind: Kind = [], after start: Int64) -> Int64? {
        var left = count
        var place = newest[member]
        while place >= 0 {
            let index = Int(place)
            guard times[index] > start else { return nil }
            if kinds[index].isSuperset(of: kind) {
                left -= 1
                if left <= 0 { return times[index] }
            }
            place = before[index]
        }
        return nil
    }

    /// How many the member has that are later than `start`, and how many of those are promotions.
    func count(of member: Int, after start: Int64) -> (all: Int, promotions: Int) {
        var (all, promotions) = (0, 0)
        var place = newest[member]
        while place >= 0, times[Int(place)] > start {
            all += 1
            if kinds[Int(place)].contains(.promotion) { promotions += 1 }
            place = before[Int(place)]
        }
        return (all, promotions)
    }
}

/// The budgets at one moment, as `Budgets` decides them, over arrays.
struct SimulatedBudgets {
    private struct Bound {
        let limit: CountLimit
        let start: Int64
    }

    private let now: Instant
    private let zone: Zone
    private let contacts: Bound?
    private let fewer: Bound?
    private let surveys: Bound?
    private let asks: Bound?
    private let promotions: (limit: ShareLimit, start: Int64)?

    init(_ limits: Limits, zone: Zone, now: Instant) {
        (self.now, self.zone) = (now, zone)
        func bound(_ limit: CountLimit?) -> Bound? {
            limit.map { Bound(limit: $0, start: $0.window.before(now, in: zone).milliseconds) }
        }
        contacts = bound(ContactLimit.of(limits, .all))
        fewer = bound(ContactLimit.of(limits, .fewer))
        surveys = bound(limits.surveys)
        asks = bound(limits.asks)
        promotions = limits.promotions.map { ($0, $0.window.before(now, in: zone).milliseconds) }
    }

    /// The first budget that is used up, and when to look again.
    func hold(
        _ member: Int, _ frequency: Frequency, _ letter: SimulatedLetter, _ book: SimulatedContacts
    ) -> (MessageReason, Instant)? {
        if let bound = frequency == .all ? contacts : fewer, let until = hold(member, bound, [], book) {
            return (.contacts, until)
        }
        if letter.isPromotion, let (limit, start) = promotions {
            let (all, before) = book.count(of: member, after: start)
            if before + 1 > max(1, limit.part * (all + 1) / max(1, limit.whole)) {
                return (.promotions, now + 86_400_000)
            }
        }
        if letter.isReminder { return nil }
        if letter.kind.contains(.survey), let surveys, let until = hold(member, surveys, .survey, book) {
            return (.surveys, until)
        }
        if letter.kind.contains(.ask), let asks, let until = hold(member, asks, .ask, book) {
            return (.contacts, until)
        }
        return nil
    }

    private func hold(
        _ member: Int, _ bound: Bound, _ kind: SimulatedContacts.Kind, _ book: SimulatedContacts
    ) -> Instant? {
        let soonest = now + 60_000
        // With a limit of 0 nothing ever leaves: look again when the window has passed.
        guard bound.limit.count > 0 else { return max(bound.limit.window.after(now, in: zone), soonest) }
        guard let leaving = book.nth(bound.limit.count, of: member, kind, after: bound.start) else { return nil }
        return max(bound.limit.window.after(Instant(milliseconds: leaving), in: zone), soonest)
    }
}
