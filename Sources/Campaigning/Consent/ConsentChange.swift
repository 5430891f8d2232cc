package import Formats
package import Store

/// What is said about one member's consent: by the member through a page, or by someone at the command line. Only what
/// changes something is written, so that the same request again leaves the store as it is.
///
/// Each call is one transaction, or part of the caller's.
package struct ConsentChange {
    package let store: Store
    package let memberID: Int64
    /// Where it came from: `preferences`, `one-click`, `sign-up`, `command`.
    package let source: String
    /// What shows it; a text for people or a JSON object.
    package let proof: String?
    package let now: Instant

    package init(store: Store, memberID: Int64, source: String, proof: String? = nil, now: Instant) {
        self.store = store
        self.memberID = memberID
        self.source = source
        self.proof = proof
        self.now = now
    }

    /// Grants a purpose. A grant that stands already, and is not behind a withdrawal of everything, is not written again.
    /// - Returns: true if something was written.
    @discardableResult
    package func grant(_ purpose: String = Consent.all, basis: String, wording: String? = nil) throws -> Bool {
        try store.inTransaction {
            let standings = try store.consentStandings(memberID: memberID)
            if ConsentChange.isGranted(purpose, standings) { return false }
            try append(purpose, .granted, basis: basis, wording: wording, after: standings)
            return true
        }
    }

    /// Grants with a proof of its own, though the purpose may be granted already: the newest wording holds.
    package func grantAnew(_ purpose: String, basis: String, wording: String?, signUp: Int64? = nil) throws {
        try store.inTransaction {
            try append(
                purpose, .granted, basis: basis, wording: wording, signUp: signUp,
                after: try store.consentStandings(memberID: memberID))
        }
    }

    /// Records that a purpose was asked for; until it is confirmed that grants nothing, and undoes nothing.
    package func ask(_ purpose: String, wording: String?, signUp: Int64? = nil) throws {
        try store.appendConsent(
            memberID: memberID, purpose: purpose, state: .pending, wording: wording, source: source, at: now,
            proof: proof, signUp: signUp)
    }

    /// Withdraws a purpose. Everything stays withdrawn until a later grant.
    /// - Returns: true if something was written.
    @discardableResult
    package func withdraw(_ purpose: String = Consent.all, basis: String? = nil) throws -> Bool {
        try store.inTransaction {
            let standings = try store.consentStandings(memberID: memberID)
            if ConsentChange.isWithdrawn(purpose, standings) { return false }
            try append(purpose, .withdrawn, basis: basis, after: standings)
            return true
        }
    }

    /// The member has left everything at once, and not come back to everything.
    package func hasLeft() throws -> Bool {
        try store.consentStanding(memberID: memberID, purpose: Consent.all)?.state == .withdrawn
    }

    /// Back to everything, but for topics that were left by name.
    /// - Returns: true if something was written.
    @discardableResult
    package func comeBack(basis: String) throws -> Bool {
        try store.inTransaction {
            guard try hasLeft() else { return false }
            return try grant(basis: basis)
        }
    }

    /// The topics that the member gets as things stand: granted (by name, or all) after any withdrawal of everything, and
    /// not withdrawn by name.
    package func subscribed(among topics: [String]) throws -> Set<String> {
        let standings = try store.consentStandings(memberID: memberID)
        return Set(topics.filter { ConsentChange.isOn($0, standings) })
    }

    /// Grants the wanted topics that are off and withdraws from the others that are on.
    /// - Returns: true if something was written.
    @discardableResult
    package func choose(_ wanted: Set<String>, among topics: [String], basis: String) throws -> Bool {
        try store.inTransaction {
            var hasChanged = false
            for topic in topics {
                let standings = try store.consentStandings(memberID: memberID)
                if wanted.contains(topic) == ConsentChange.isOn(topic, standings) { continue }
                let state: ConsentState = wanted.contains(topic) ? .granted : .withdrawn
                try append(topic, state, basis: state == .granted ? basis : nil, after: standings)
                hasChanged = true
            }
            return hasChanged
        }
    }

    /// Granted by its own name, and not behind a withdrawal of everything.
    package static func isGranted(_ purpose: String, _ standings: [String: ConsentStanding]) -> Bool {
        guard let own = standings[purpose], own.state == .granted else { return false }
        guard let all = standings[Consent.all], all.state == .withdrawn else { return true }
        return own.at > all.at
    }

    /// Withdrawn by its own name; everything, only while nothing was granted since.
    package static func isWithdrawn(_ purpose: String, _ standings: [String: ConsentStanding]) -> Bool {
        guard let own = standings[purpose], own.state == .withdrawn else { return false }
        return purpose != Consent.all || !standings.values.contains { $0.state == .granted && $0.at > own.at }
    }

    /// A topic's messages may come: it is granted by its own name or by everything, and not withdrawn by name.
    package static func isOn(_ topic: String, _ standings: [String: ConsentStanding]) -> Bool {
        if standings[topic]?.state == .withdrawn { return false }
        return isGranted(topic, standings) || isGranted(Consent.all, standings)
    }

    /// The newest word holds: its time is after everything that was said before, even when the clock does not move.
    private func append(
        _ purpose: String, _ state: ConsentState, basis: String? = nil, wording: String? = nil, signUp: Int64? = nil,
        after standings: [String: ConsentStanding]
    ) throws {
        let latest = standings.values.map { $0.at + 1 }.max()
        try store.appendConsent(
            memberID: memberID, purpose: purpose, state: state, basis: basis, wording: wording, source: source,
            at: max(now, latest ?? now), proof: proof, signUp: signUp)
    }
}
