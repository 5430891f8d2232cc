package import Definitions
package import Formats
package import Store

/// Which relay carries which message, as long as it can be had. What is known of relays that cannot is in the store, so that it
/// holds for every process; each claim looks there anew.
package final class RelayBoard {
    /// Where a message goes.
    package enum Choice: Sendable, Hashable {
        /// The lane of the line, and the relay's name; without relays, as with the outbox, there is one lane and no name.
        case lane(Int, relay: String?)
        /// All relays that may carry it are left alone until then.
        case none(until: Instant)
    }

    private let store: Store
    private let streams: [Intent: MailStream]
    private let lanes: [String: Int]
    /// Relays that some mail has no other for.
    private let alone: Set<String>
    private var troubles: [String: RelayTrouble] = [:]
    /// Lanes that have ended in this run.
    private var ended: Set<String> = []

    package init(store: Store, definition: WorkspaceDefinition) throws {
        self.store = store
        let relays = definition.delivery.transport == .smtp ? definition.delivery.relays : []
        lanes = Dictionary(uniqueKeysWithValues: relays.enumerated().map { ($1.name, $0) })
        var streams: [Intent: MailStream] = [:]
        for intent in Intent.allCases { streams[intent] = definition.mailStream(of: intent) }
        self.streams = relays.isEmpty ? [:] : streams
        alone = Set(streams.values.filter { $0.relays.count == 1 }.map { $0.relays[0].name })
        try refresh()
    }

    /// Looks at what is known of the relays now.
    package func refresh() throws {
        guard !lanes.isEmpty else { return }
        troubles = Dictionary(uniqueKeysWithValues: try store.relayTroubles().map { ($0.relay, $0) })
    }

    package func choice(for row: Int64, _ intent: Intent, at now: Instant) -> Choice {
        guard let relays = streams[intent]?.relays, !relays.isEmpty else { return .lane(0, relay: nil) }
        if let relay = RelayChoice.relay(for: row, among: relays, isUp: { isUp($0, at: now) }) {
            return .lane(lanes[relay.name] ?? 0, relay: relay.name)
        }
        let turn = relays.compactMap { troubles[$0.name]?.nextAttemptAt }.min() ?? now
        return .none(until: max(turn, now + RelayBoard.shortest))
    }

    /// Whether all messages of an intent go the same way, whatever their numbers.
    package func isOneWay(_ intent: Intent) -> Bool { (streams[intent]?.relays.count ?? 0) <= 1 }

    /// Intents whose mail cannot be taken in hand while these lanes have enough.
    package func intents(waitingFor full: Set<Int>, at now: Instant) -> Set<Intent> {
        guard !full.isEmpty else { return [] }
        return Set(
            streams.filter { _, stream in
                stream.relays.contains { isUp($0.name, at: now) && full.contains(lanes[$0.name] ?? 0) }
            }.map(\.key))
    }

    /// A relay could not be had: its share goes to the others, and it is left alone for a while.
    package func failed(_ relay: String, _ words: Phrase, at now: Instant) throws {
        ended.insert(relay)
        let isAlone = alone.contains(relay)
        try store.noteFailure(ofRelay: relay, SettlementMaker.safe(words.english), at: now) {
            RelayBoard.delay(failures: $0, isAlone: isAlone)
        }
        try refresh()
    }

    /// A relay has taken something: what waited for it goes on.
    package func succeeded(_ relay: String, at now: Instant) throws {
        guard troubles.removeValue(forKey: relay) != nil else { return }
        try store.noteSuccess(ofRelay: relay)
        while try store.releaseHeldForRelays(at: now) > 0 {}
    }

    /// No relay may be tried now.
    func isEveryoneLeftAlone(at now: Instant) -> Bool {
        lanes.keys.allSatisfy { name in troubles[name].map { $0.nextAttemptAt > now } ?? false }
    }

    package var isAnyTroubled: Bool { !troubles.isEmpty }

    package func isTroubled(_ relay: String) -> Bool { troubles[relay] != nil }

    package var trouble: [RelayTrouble] { troubles.values.sorted { $0.relay < $1.relay } }

    private func isUp(_ relay: String, at now: Instant) -> Bool {
        !ended.contains(relay) && (troubles[relay].map { $0.nextAttemptAt <= now } ?? true)
    }

    /// A row is looked at no sooner, in milliseconds.
    private static let shortest: Int64 = 60_000

    /// How long a relay is left alone: 1, 2, 4, 8, 15 minutes. One that some mail has no other for is first tried by each run,
    /// three times: cron leaves it a minute as it is, and whoever has mended it need not wait.
    package static func delay(failures: Int, isAlone: Bool) -> Int64 {
        let steps = failures - (isAlone ? 3 : 0)
        guard steps > 0 else { return 0 }
        return min(15, 1 << Int64(min(steps - 1, 4))) * 60_000
    }
}
