/// The second schema: a million members. Each topic has its part in a file of its own, in this order.
enum Schema002 {
    static let sql = bulk + asking + stages + consent + preferences + keeping
}
