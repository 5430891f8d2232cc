import Definitions
import Formats
import JSON
import Store

/// The relays as `status` shows them: what each carried in the last day, and which are left alone.
struct RelayStatus {
    private let relays: [SMTPSettings]
    private let counts: [String: Int]
    private let troubles: [RelayTrouble]

    init(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        let delivery = workspace.definition.delivery
        let relays = delivery.transport == .smtp ? delivery.relays : []
        self.relays = relays
        counts = relays.isEmpty ? [:] : try store.relayCounts(since: now - 86_400_000)
        // What is known of a relay that is not in the file any more is of no use.
        let names = Set(relays.map(\.name))
        troubles = try store.relayTroubles().filter { names.contains($0.relay) }
    }

    /// Nil where there is only one: nobody needs a table of it.
    var table: Table? {
        guard relays.count > 1 else { return nil }
        var table = Table(Phrase("relay"), Phrase("weight"), Phrase("in the last day"))
        for relay in relays {
            table.add([
                Phrase(verbatim: printable(relay.name)), Phrase("\(relay.weight)"),
                Phrase("\(counts[relay.name] ?? 0)"),
            ])
        }
        return table
    }

    func notes(in zone: Zone) -> [Phrase] {
        troubles.map { trouble in
            let since = PlanCommand.words(trouble.since, in: zone)
            let next = PlanCommand.words(trouble.nextAttemptAt, in: zone)
            return Phrase(
                """
                the relay \(printable(trouble.relay)) cannot be had since \(since): \(printable(trouble.words)); it is tried \
                again at \(next)
                """)
        }
    }

    var json: JSONValue {
        .array(
            relays.map { relay in
                let trouble = troubles.first { $0.relay == relay.name }
                return [
                    "relay": .string(relay.name), "weight": JSONValue(relay.weight),
                    "last_day": JSONValue(counts[relay.name] ?? 0),
                    "failures": JSONValue(trouble?.failures ?? 0), "words": JSONValue(trouble?.words),
                    "failing_since": JSONValue(trouble?.since.description),
                    "next_attempt_at": JSONValue(trouble?.nextAttemptAt.description),
                ]
            })
    }
}
