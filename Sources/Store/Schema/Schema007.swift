/// The seventh schema: stories, goals, content. Each topic has its part in a file of its own, in this order.
enum Schema007 {
    static let sql = [
        stories, goals, content, intake, views,
    ].joined()
}
