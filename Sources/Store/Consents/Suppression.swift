package import Formats

/// Why an address must not be mailed.
package enum SuppressionReason: String, Sendable, CaseIterable {
    case manual, unsubscribed, bounced, complained, erased, imported
}

/// An address that must not be mailed, whoever's it is.
package struct Suppression: Sendable, Hashable {
    /// Nil for an erased address, of which only a keyed hash is kept. A whole domain begins with `@`.
    package let emailKey: String?
    package let reason: SuppressionReason
    package let source: String
    package let note: String?
    package let at: Instant

    package var isDomain: Bool { emailKey?.hasPrefix("@") ?? false }
}
