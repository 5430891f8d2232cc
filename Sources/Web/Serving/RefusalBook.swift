internal import Formats
internal import HTTP
internal import Store
import Synchronization

/// What was turned away and is not in the store yet: a flood of refusals costs memory for each kind of them, and a write now and
/// then.
final class RefusalBook: Sendable {
    private struct Key: Hashable {
        let place: RefusalCount.Place
        let day: CivilDate
        let reason: RefusalReason
        let campaign: String?
    }

    private let counts = Mutex<[Key: Int]>([:])

    /// Counts a response, if it refuses.
    /// - Returns: true when this is the first since the last were taken.
    @discardableResult
    func note(_ response: HTTPResponse, to path: String, on day: CivilDate) -> Bool {
        guard let refusal = response.refusal, let reason = RefusalReason(rawValue: refusal.reason) else { return false }
        let key = Key(place: RefusalBook.place(path), day: day, reason: reason, campaign: refusal.subject)
        return counts.withLock { counts in
            counts[key, default: 0] += 1
            return counts.count == 1 && counts[key] == 1
        }
    }

    var isEmpty: Bool { counts.withLock(\.isEmpty) }

    /// What was counted, to be written.
    func take() -> [RefusalCount] {
        counts.withLock { counts in
            defer { counts = [:] }
            return counts.map { key, count in
                RefusalCount(day: key.day, place: key.place, campaign: key.campaign, reason: key.reason, count: count)
            }
        }
    }

    /// Puts back what could not be written.
    func restore(_ taken: [RefusalCount]) {
        counts.withLock { counts in
            for one in taken {
                let key = Key(place: one.place, day: one.day, reason: one.reason, campaign: one.campaign)
                counts[key, default: 0] += one.count
            }
        }
    }

    private static func place(_ path: String) -> RefusalCount.Place {
        switch path.split(separator: "/", maxSplits: 1).first {
        case "hooks": .hook
        case "s", "q": .survey
        default: .page
        }
    }
}

extension HTTPResponse {
    /// This response, known as a refusal.
    func refusing(_ reason: RefusalReason?) -> HTTPResponse {
        var response = self
        response.refusal = reason.map { HTTPRefusal(reason: $0.rawValue) }
        return response
    }

    /// This response, of a campaign, if it is a refusal.
    func about(_ campaign: String) -> HTTPResponse {
        var response = self
        response.refusal?.subject = campaign
        return response
    }
}
