package import Campaigning
package import Store

/// A claimed row and what makes its message.
package struct ClaimedMessage: Sendable {
    package typealias Made = Result<ComposedMessage, ComposeError>

    let row: LedgerMessage
    /// Called once, on any thread; nil when the member is gone. A message is made from values alone, so nothing is lost with
    /// one that was made and never sent.
    let compose: (@Sendable () -> Made)?

    package init(row: LedgerMessage, compose: (@Sendable () -> Made)?) { (self.row, self.compose) = (row, compose) }
}
