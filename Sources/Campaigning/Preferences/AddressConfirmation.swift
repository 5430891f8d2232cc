package import Formats
package import Store

/// The answer from one of the two addresses of a change, through the link in its message.
package struct AddressConfirmation {
    package enum Outcome: Sendable, Hashable {
        /// The other address has still to confirm.
        case waiting
        case done
        /// Both have confirmed, but the new address cannot be this member's.
        case impossible
        /// It had ended before, and how.
        case over(AddressChange.State)
    }

    package let change: AddressChange
    package let side: AddressChange.Side
    private let store: Store
    private let message: Int64

    /// Nil when the message is not one of a change of address.
    package init?(_ store: Store, message: LinkedMessage) throws {
        guard let side = AddressMail.side(ofCampaign: message.campaign),
            let id = AddressChange.id(ofOccurrence: message.occurrence), let change = try store.addressChange(id),
            change.memberID == message.memberID
        else { return nil }
        (self.change, self.side, self.store, self.message) = (change, side, store, message.id)
    }

    /// How the change stands at `now`, as a page shows it.
    package func state(at now: Instant) -> AddressChange.State {
        change.state == .asked && !change.isOpen(at: now) ? .expired : change.state
    }

    package func confirm(now: Instant) throws -> Outcome {
        try store.inTransaction {
            guard let change = try store.addressChange(change.id), change.isOpen(at: now) else {
                return .over(
                    try store.addressChange(self.change.id).map { $0.state == .asked ? .expired : $0.state } ?? .expired
                )
            }
            try store.confirmAddressChange(change.id, side, now: now)
            guard change.confirmedAt(side == .old ? .new : .old) != nil else { return .waiting }
            return try apply(change, now: now) ? .done : .impossible
        }
    }

    /// The change ends at the word of either address.
    package func refuse(now: Instant) throws -> AddressChange.State {
        try store.inTransaction {
            guard let change = try store.addressChange(change.id) else { return .expired }
            guard change.isOpen(at: now) else { return change.state == .asked ? .expired : change.state }
            try store.endAddressChange(change.id, .refused, now: now)
            return .refused
        }
    }

    /// Moves the member to the new address, with what they had agreed to. What is true of the address is asked again: it may
    /// have become a member's, or suppressed, since.
    private func apply(_ change: AddressChange, now: Instant) throws -> Bool {
        guard let email = change.email, let key = change.emailKey, try AddressRequest.isFree(key, store),
            try store.changeAddress(memberID: change.memberID, email: email, emailKey: key, now: now)
        else {
            try store.endAddressChange(change.id, .impossible, now: now)
            return false
        }
        try recordConsents(change, now: now)
        try store.endAddressChange(change.id, .done, now: now)
        return true
    }

    /// What stood granted stands for the new address too, on the word of both; what was withdrawn stays so.
    private func recordConsents(_ change: AddressChange, now: Instant) throws {
        let consent = ConsentChange(
            store: store, memberID: change.memberID, source: "address-change",
            proof: "address change \(change.id), message \(message)", now: now)
        let standings = try store.consentStandings(memberID: change.memberID)
        for purpose in standings.keys.sorted() where ConsentChange.isGranted(purpose, standings) {
            try consent.grantAnew(purpose, basis: "address changed, confirmed on both", wording: nil)
        }
    }
}
