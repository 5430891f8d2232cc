/// The sixth schema: the community. Each topic has its part in a file of its own, in this order.
enum Schema006 {
    static let sql = [
        forecasts, events, engagement, referrals, loyalty,
    ].joined()

    /// Reasons more for a message to wait: its wave, and codes that have run out.
    static let reasonsMore = TableRewording.reasonsMore(["wave", "codes"], after: "test")
}
