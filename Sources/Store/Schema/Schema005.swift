/// The fifth schema. Each topic has its part in a file of its own, in this order.
enum Schema005 {
    static let sql = [
        cases
    ].joined()
}
