package import Formats

/// What an erasure did.
package struct ErasureSummary: Sendable, Hashable {
    /// False while another process works with the member's data or reads the store: nothing is mailed to them from now on,
    /// and the next `run`, or the same command again, erases the rest.
    package var isComplete = false
    /// The member had been erased before; nothing was left to do.
    package var wasErased = false
    package var hadMember = false
    package var activities = 0
    package var answers = 0
    package var webhookEvents = 0
    package var messages = 0
    /// Files of mail that were removed.
    package var mailFiles = 0
    /// Rows taken out of rejects files.
    package var rejectedRows = 0
    /// Places in other rows and in logs where the address was overwritten.
    package var mentions = 0
    /// Files beside the store that hold the address and are not for a program to change: backups, exports.
    package var filesToCheck: [String] = []
    /// Why it is not complete, in words for people.
    package var hindrance: Phrase?

    package init() {}
}
