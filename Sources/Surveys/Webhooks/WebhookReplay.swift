internal import Formats
package import Store

/// Takes in anew what one webhook has stored: what could not be taken in as things were, or everything.
package struct WebhookReplay {
    package struct Summary: Sendable {
        package init() {}

        package var read = 0
        package var created = 0
        package var updated = 0
        package var unchanged = 0
        package var rejected = 0
        /// Why, of the first few: event and reason.
        package var firstRejects: [(event: String, reason: String)] = []

        /// Those that have become a response, or changed one.
        package var taken: Int { created + updated }
    }

    private enum Receiver {
        case answers(WebhookReceiver)
        case activities(ActivityReceiver)

        var hook: String {
            switch self {
            case .answers(let receiver): receiver.hook.name
            case .activities(let receiver): receiver.hook.name
            }
        }
    }

    private let receiver: Receiver
    private let isAll: Bool
    private let isDryRun: Bool

    /// Events of one transaction.
    private static let chunk = 64

    /// - Parameters:
    ///   - isAll: also what was taken in already, perhaps with another mapping.
    ///   - isDryRun: everything is taken back.
    package init(_ receiver: WebhookReceiver, isAll: Bool, isDryRun: Bool = false) {
        (self.receiver, self.isAll, self.isDryRun) = (.answers(receiver), isAll, isDryRun)
    }

    /// The same, of activities: each of them is counted.
    package init(_ receiver: ActivityReceiver, isAll: Bool, isDryRun: Bool = false) {
        (self.receiver, self.isAll, self.isDryRun) = (.activities(receiver), isAll, isDryRun)
    }

    package func run(_ store: Store, progress: (Int) throws -> Void = { _ in }) throws -> Summary {
        struct DryRun: Error {}
        var summary = Summary()
        var after: Int64 = 0
        while true {
            let events = try store.replayableWebhookEvents(
                hook: receiver.hook, all: isAll, after: after, limit: WebhookReplay.chunk)
            guard let last = events.last else { return summary }
            var next = summary
            do {
                try store.inTransaction {
                    for event in events {
                        switch receiver {
                        case .answers(let receiver):
                            next.count(try receiver.takeIn(event, in: store, isAgain: true), event)
                        case .activities(let receiver): next.count(try receiver.takeIn(event, in: store), event)
                        }
                    }
                    if isDryRun { throw DryRun() }
                }
            } catch is DryRun {}
            summary = next
            after = last.id
            try progress(summary.read)
        }
    }
}

extension WebhookReplay.Summary {
    package mutating func add(_ other: WebhookReplay.Summary) {
        read += other.read
        created += other.created
        updated += other.updated
        unchanged += other.unchanged
        rejected += other.rejected
        firstRejects = Array((firstRejects + other.firstRejects).prefix(10))
    }

    fileprivate mutating func count(_ outcome: WebhookReceiver.Outcome, _ event: StoredWebhookEvent) {
        read += 1
        switch outcome {
        case .recorded(let saved, _):
            switch saved.change {
            case .created: created += 1
            case .updated: updated += 1
            case .unchanged, .kept, .older: unchanged += 1
            }
        case .refused(let reason), .kept(let reason): reject(event.eventID, reason)
        case .repeated, .stored, .erased, .awaited, .nothing: unchanged += 1
        }
    }

    fileprivate mutating func count(_ outcome: ActivityReceiver.Outcome, _ event: StoredWebhookEvent) {
        switch outcome {
        case .recorded(let tally):
            read += tally.created + tally.updated + tally.unchanged + tally.refused.count
            created += tally.created
            updated += tally.updated
            unchanged += tally.unchanged
            for refused in tally.refused {
                reject(event.eventID, "\(refused.id ?? "entry \(refused.entry)"): \(refused.reason)")
            }
        case .malformed(let reason):
            read += 1
            reject(event.eventID, reason)
        case .repeated:
            read += 1
            unchanged += 1
        }
    }

    private mutating func reject(_ event: String, _ reason: String) {
        rejected += 1
        if firstRejects.count < 10 { firstRejects.append((event, reason)) }
    }
}
