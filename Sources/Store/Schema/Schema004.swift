/// The fourth schema. Each topic has its part in a file of its own, in this order.
enum Schema004 {
    static let sql = [
        ledger,
        experiments,
        surveys,
        intake,
    ].joined()
}
