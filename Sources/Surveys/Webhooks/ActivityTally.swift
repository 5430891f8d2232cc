internal import Store

/// What became of the activities of one delivery.
package struct ActivityTally: Sendable {
    /// One that was not taken in.
    package struct Refused: Sendable, Hashable {
        /// Its place in the body, from 1.
        package let entry: Int
        package let id: String?
        /// In English, for the sender.
        package let reason: String
    }

    package private(set) var created = 0
    package private(set) var updated = 0
    package private(set) var unchanged = 0
    package private(set) var refused: [Refused] = []
    /// Names that their kinds do not have, each once.
    package private(set) var unknownFields: [String] = []
    /// Something that was refused waits in the store, to be tried again.
    private(set) var hasKept = false

    /// Refused ones that the store's note names.
    private static let named = 5

    mutating func refuse(_ index: Int, _ id: String?, _ reason: String, isKept: Bool = true) {
        refused.append(Refused(entry: index + 1, id: id.map { String($0.prefix(200)) }, reason: reason))
        hasKept = hasKept || isKept
    }

    mutating func count(_ outcome: ActivityIntake.Outcome, _ index: Int, _ entry: ActivityBody.Entry) {
        switch outcome {
        case .created(let unknown):
            created += 1
            add(unknown + entry.unknown)
        case .updated(let unknown):
            updated += 1
            add(unknown + entry.unknown)
        case .unchanged(let unknown):
            unchanged += 1
            add(unknown + entry.unknown)
        case .refused(let reason): refuse(index, entry.id, reason)
        }
    }

    private mutating func add(_ names: [String]) {
        for name in names.map({ String($0.prefix(100)) }) where unknownFields.count < 20 {
            if !unknownFields.contains(name) { unknownFields.append(name) }
        }
    }

    /// What `webhook_events.error` says of it; nil where everything was taken.
    func note(of count: Int) -> String? {
        var parts: [String] = []
        if !refused.isEmpty {
            parts.append("\(refused.count) of \(count) refused")
            parts += refused.prefix(ActivityTally.named).map { "\($0.id ?? "entry \($0.entry)"): \($0.reason)" }
        }
        if !unknownFields.isEmpty { parts.append("unknown fields: " + unknownFields.joined(separator: ", ")) }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
