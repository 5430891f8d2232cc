package import Formats

/// `alarms:`: a theme that many members complain of at once.
package struct AlarmDefinition: Sendable, Hashable {
    package let name: String
    /// Of the file of tags.
    package let tag: String
    /// So many members make it a spike.
    package let members: Int
    package let within: Span
    /// So many times as many as in as long before.
    package let times: Int
    /// How long promotions to those members wait.
    package let hold: Span
    /// Who is told.
    package let owner: String
}

extension KeyTable {
    package static let alarm = KeyTable(
        Phrase("an alarm"),
        [
            .required("tag", .text, Phrase("the theme: a tag of `tags`"), example: "delivery"),
            .required("owner", .address, Phrase("who is told, once for each spike"), example: "care@example.org"),
            .optional(
                "answers", .integer(2...100_000),
                Phrase("a spike is the texts of so many members at least (default 5)"), example: "5"),
            .optional("within", .duration, Phrase("written in so long (default 7d)"), example: "7d"),
            .optional(
                "times", .integer(1...100), Phrase("so many times as many as in as long before (default 3)"),
                example: "3"),
            .optional(
                "for", .duration, Phrase("how long promotions to these members wait (default 7d)"), example: "7d"),
        ])
}

/// Decodes `alarms:`.
struct AlarmDecoder {
    let ideas: IdeaDecoder
    private var collector: FindingCollector { ideas.collector }
    private static let week = Span(7, .days)

    init(_ ideas: IdeaDecoder) { self.ideas = ideas }

    func decode(_ reader: MappingReader, _ tags: TagRules?) -> [AlarmDefinition] {
        reader.pairs("alarms").compactMap { key, value in
            guard let name = collector.value(of: key, Values.hyphenatedName) else { return nil }
            let inner = MappingReader(value, .alarm, collector, under: key)
            let tag = inner.value("tag", Values.line)
            if let tag, let node = inner.node("tag") {
                ideas.check(tag, node, tags, isDeclared: reader.isPresent("tags"))
            }
            let owner = inner.value("owner", Values.address)
            let members = inner.value("answers", Values.integer(2...100_000)) ?? 5
            let times = inner.value("times", Values.integer(1...100)) ?? 3
            let within = inner.value("within", Values.duration) ?? AlarmDecoder.week
            let hold = inner.value("for", Values.duration) ?? AlarmDecoder.week
            guard let tag, let owner else { return nil }
            return AlarmDefinition(
                name: name, tag: tag, members: members, within: within, times: times, hold: hold, owner: owner)
        }
    }
}
