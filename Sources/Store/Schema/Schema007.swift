/// The seventh schema: stories, goals, content. Each topic has its part in a file of its own, in this order.
enum Schema007 {
    static let sql = [
        stories, goals, content, intake,
    ].joined()

    /// A reason more for a message to wait: a theme of complaints that the member has named.
    static let reasonsMore = TableRewording.reasonsMore(["theme"], after: "test")
}
