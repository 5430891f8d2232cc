/// The sixth schema: the community. Each topic has its part in a file of its own, in this order.
enum Schema006 {
    static let sql = [
        forecasts, events, engagement, stories, referrals, loyalty,
    ].joined()
}
