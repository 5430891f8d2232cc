package import Campaigning
package import Store

/// A claimed row, what makes its message, and what was made. One object that three threads hand on: copies of it would be counted and
/// freed at each step.
package final class ClaimedMessage: Sendable {
    package typealias Made = Result<MessageToSign, ComposeError>

    let row: LedgerMessage
    /// Which way of the line it goes.
    let lane: Int
    /// Called once, on any thread; nil when the member is gone. A message is made from values alone, so nothing is lost with
    /// one that was made and never sent.
    let compose: (@Sendable (LedgerMessage) -> Made)?
    /// Until a wire takes it; only inside the line's monitor.
    nonisolated(unsafe) var made: Result<OutgoingMessage, ComposeError>?

    package init(row: LedgerMessage, lane: Int = 0, compose: (@Sendable (LedgerMessage) -> Made)?) {
        (self.row, self.lane, self.compose) = (row, lane, compose)
    }
}
