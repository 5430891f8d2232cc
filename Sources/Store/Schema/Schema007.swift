/// The seventh schema: stories, goals, content. Each topic has its part in a file of its own, in this order.
enum Schema007 {
    static let sql = [
        stories, goals, content, intake, views,
    ].joined()

    /// Reasons more for a message to wait: a permission to quote, and a theme of complaints that the member has named.
    static let reasonsMore = TableRewording.reasonsMore(["quote", "theme"], after: "codes")
}
