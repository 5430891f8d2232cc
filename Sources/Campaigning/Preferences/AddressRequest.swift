package import Definitions
package import Formats
package import Store

/// A member asks to be written to at another address. Both addresses are written to; the change happens when both have
/// confirmed (`AddressConfirmation`).
package struct AddressRequest {
    package enum Answer: Sendable, Hashable {
        /// Whoever the new address belongs to, the answer is the same: it discloses nobody.
        case asked
        case invalid, same, tooOften
    }

    /// How long both have time to confirm.
    package static let patience: Int64 = 7 * 86_400_000
    /// Changes that a member may ask for within a day: each writes to an address that may be a stranger's.
    package static let mostPerDay = 3

    let store: Store
    let workspace: Workspace
    let memberID: Int64
    let now: Instant

    package init(store: Store, workspace: Workspace, memberID: Int64, now: Instant) {
        (self.store, self.workspace, self.memberID, self.now) = (store, workspace, memberID, now)
    }

    package func ask(_ text: String) throws -> Answer {
        guard let address = try? EmailAddress(extractingFrom: text) else { return .invalid }
        return try store.inTransaction {
            guard let member = try store.memberSnapshots(ids: [memberID])[memberID] else { return .invalid }
            if address.key == member.emailKey { return .same }
            // The same form sent twice is one wish.
            if try store.openAddressChange(memberID: memberID, now: now)?.emailKey == address.key { return .asked }
            let today = try store.addressChangeCount(memberID: memberID, after: now - 86_400_000)
            guard today < AddressRequest.mostPerDay else { return .tooOften }
            let change = try store.askForAddress(
                memberID: memberID, email: address.address, emailKey: address.key, now: now,
                expiresAt: now + AddressRequest.patience)
            try plan(change, .old)
            // Nobody is told that an address is a member's or must not be mailed: then it is only never confirmed.
            if try AddressRequest.isFree(address.key, store) { try plan(change, .new) }
            return .asked
        }
    }

    private func plan(_ change: Int64, _ side: AddressChange.Side) throws {
        try store.planServiceMessage(
            campaign: AddressChange.campaign(side), occurrence: AddressChange.occurrence(change), step: "main",
            memberID: memberID, priority: Intent.service.priority, hash: AddressMail.hash, at: now,
            notAfter: now + AddressRequest.patience, now: now)
    }

    /// Ends the wishes that were not confirmed in time and forgets their addresses. Writes nothing when there are none.
    package static func expire(_ store: Store, now: Instant) throws {
        while try store.expireAddressChanges(now: now) > 0 {}
    }

    /// No member has the address, and it may be mailed.
    static func isFree(_ emailKey: String, _ store: Store) throws -> Bool {
        try store.memberID(emailKey: emailKey) == nil && !store.isSuppressed(emailKey: emailKey)
    }
}
