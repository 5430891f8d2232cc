/// Which header fields a signature covers: each of these as often as the message has it, and some once more than that, so that
/// nobody can add a second one (RFC 6376, 5.4 and 8.15).
package struct DKIMHeaders: Sendable, Hashable {
    /// In lower case, in the order of `h=`.
    package let names: [String]
    /// Those of which a further one breaks the signature. `from` always is.
    package let oversigned: Set<String>

    package init(_ names: [String], oversigned: Set<String> = []) {
        let names = names.map { $0.lowercased() }
        var seen: Set<String> = []
        self.names = (["from"] + names).filter { seen.insert($0).inserted }
        self.oversigned = oversigned.union(["from"])
    }

    /// What a reader sees, what tells programs how to treat the mail, and the way out of the list.
    package static let standard = DKIMHeaders(
        [
            "from", "reply-to", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type",
            "content-transfer-encoding", "content-language", "in-reply-to", "references", "list-id", "list-unsubscribe",
            "list-unsubscribe-post", "list-help", "list-owner", "list-archive", "precedence", "auto-submitted",
            "feedback-id",
        ],
        oversigned: [
            "from", "reply-to", "to", "cc", "subject", "date", "mime-version", "content-type",
            "content-transfer-encoding", "list-unsubscribe", "list-unsubscribe-post",
        ])

    /// The names of `h=` for a message.
    func mentions(in fields: MailFields) -> [String] {
        names.flatMap { name in
            Array(repeating: name, count: fields.count(name) + (oversigned.contains(name) ? 1 : 0))
        }
    }
}
