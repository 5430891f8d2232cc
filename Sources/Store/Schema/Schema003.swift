/// The third schema. Each topic has its part in a file of its own, in this order.
enum Schema003 {
    static let sql = [
        bulk,
        preferences,
        observations,
        ledger,
        bounces,
        rhythm,
        operating,
        pace,
        suppression,
        returns,
        relays,
        journeys,
        followUps,
    ].joined()
}
