package import Formats

/// A change of address that a member asked for, to be confirmed from the old address and from the new one.
package struct AddressChange: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable {
        case asked
        case done
        /// By whoever reads one of the two addresses.
        case refused
        /// Confirmed on both, but the new address is a member's already, or must not be mailed.
        case impossible
        /// Withdrawn by the member, or followed by another one.
        case replaced
        case expired
    }

    /// Where a confirmation comes from.
    package enum Side: String, Sendable, CaseIterable {
        case old, new
    }

    package let id: Int64
    package let memberID: Int64
    /// The new address as given; nil once the change has ended.
    package let email: String?
    package let emailKey: String?
    package let state: State
    package let askedAt: Instant
    package let expiresAt: Instant
    package let oldConfirmedAt: Instant?
    package let newConfirmedAt: Instant?

    package func isOpen(at now: Instant) -> Bool { state == .asked && now < expiresAt }

    package func confirmedAt(_ side: Side) -> Instant? { side == .old ? oldConfirmedAt : newConfirmedAt }
}

extension AddressChange {
    /// What its messages to one side are called in the ledger: no file can have this name.
    /// Asked of every message that is made.
    package static func campaign(_ side: Side) -> String {
        switch side {
        case .old: "address:old"
        case .new: "address:new"
        }
    }

    package static func occurrence(_ id: Int64) -> String { "address:\(id)" }

    package static func id(ofOccurrence name: String) -> Int64? {
        name.hasPrefix("address:") ? Int64(name.dropFirst(8)) : nil
    }
}
