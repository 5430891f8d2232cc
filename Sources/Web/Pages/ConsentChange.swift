internal import Formats
internal import Store

/// What a member says about their consent through the links of a message. Only what changes something is written, so
/// that the same request again leaves the store as it is.
struct ConsentChange {
    let store: Store
    let message: LinkedMessage
    let now: Instant

    /// Withdraws from one topic, or from everything when it is nil.
    func withdraw(_ topic: String?, source: String) throws {
        try store.connection.transaction {
            let standings = try store.consentStandings(memberID: message.memberID)
            let isDone: Bool
            if let topic {
                isDone = standings[topic]?.state == .withdrawn
            } else if let all = standings[Consent.all], all.state == .withdrawn {
                isDone = !standings.values.contains { $0.state == .granted && $0.at > all.at }
            } else {
                isDone = false
            }
            if isDone { return }
            try append(topic ?? Consent.all, .withdrawn, source: source, after: standings)
        }
    }

    /// The member has left everything at once, and not come back to everything.
    func hasLeft() throws -> Bool {
        try store.consentStanding(memberID: message.memberID, purpose: Consent.all)?.state == .withdrawn
    }

    /// Back to everything, but for topics that were left by name.
    func comeBack() throws {
        try store.connection.transaction {
            let standings = try store.consentStandings(memberID: message.memberID)
            guard standings[Consent.all]?.state == .withdrawn else { return }
            try append(Consent.all, .granted, source: "preferences", after: standings)
        }
    }

    /// The topics that the member gets as things stand: granted (by name, or all) after any withdrawal of everything, and
    /// not withdrawn by name.
    func subscribed(among topics: [String]) throws -> Set<String> {
        let standings = try store.consentStandings(memberID: message.memberID)
        return Set(topics.filter { isOn($0, standings) })
    }

    /// Grants the wanted topics that are off and withdraws from the others that are on.
    func choose(_ wanted: Set<String>, among topics: [String]) throws {
        try store.connection.transaction {
            for topic in topics {
                let standings = try store.consentStandings(memberID: message.memberID)
                if wanted.contains(topic) == isOn(topic, standings) { continue }
                try append(
                    topic, wanted.contains(topic) ? .granted : .withdrawn, source: "preferences", after: standings)
            }
        }
    }

    private func isOn(_ topic: String, _ standings: [String: ConsentStanding]) -> Bool {
        let own = standings[topic]
        if own?.state == .withdrawn { return false }
        let all = standings[Consent.all]
        let grants = [own, all].compactMap(\.self).filter { $0.state == .granted }.map(\.at)
        let withdrawnAt = all?.state == .withdrawn ? all?.at : nil
        return grants.contains { grant in withdrawnAt.map { grant > $0 } ?? true }
    }

    /// The newest word holds: its time is after everything that was said before, even when the clock does not move.
    private func append(
        _ purpose: String, _ state: ConsentState, source: String, after standings: [String: ConsentStanding]
    ) throws {
        let latest = standings.values.map { $0.at + 1 }.max()
        try store.appendConsent(
            memberID: message.memberID, purpose: purpose, state: state,
            basis: state == .granted ? "chosen on the preferences page" : nil, source: source,
            at: max(now, latest ?? now), proof: "message \(message.id)")
    }
}
