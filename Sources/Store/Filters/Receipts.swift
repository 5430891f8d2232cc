/// Which messages `received()` counts: when messages are decided, those that were let go just before count as well, so that
/// the outcome does not depend on how many are claimed at once.
package enum Receipts: Sendable {
    /// Sent, perhaps sent, complained of.
    case settled
    /// Those and the claimed ones: in the claiming transaction.
    case claimed
    /// Those, the claimed ones, and what this connection's forecast has sent.
    case forecast
}
