internal import Formats

extension KeyTable {
    package static let engagement = KeyTable(
        key: "engagement",
        [
            .optional(
                "weights", .named(Phrase("activities"), .integer(0...1000)),
                Phrase(
                    "what an activity is worth on its day; those that are not named keep their default, 0 counts nothing; `response` is an answered survey"
                ),
                example: "{ purchase: 3, attended: 5, story: 8, visit: 0 }"),
            .optional(
                "half_life", .duration,
                Phrase("after so long it is worth half, after twice that a quarter (default 90d)"), example: "90d"),
        ])

    package static let community = KeyTable(
        key: "community",
        [
            .optional(
                "core", .mapping(.core),
                Phrase("the members who are asked first: a segment called core, of a fixed size")
            ),
            .optional(
                "launch", .day, Phrase("the day on which the community began; report community tells before and after"),
                example: "2026-09-01"),
            .optional(
                "digest", .timeOfDay,
                Phrase(
                    "from this time of the day on `run` sends each owner their morning page; without it nobody gets one"
                ),
                example: "\"08:00\""),
            .optional(
                "mission", .localizedText,
                Phrase("what the community is for, in a line: under every mail but service, and where members join"),
                example: "{ ru: вместе растим сады, en: we grow orchards together }"),
            .optional(
                "declaration", .mapping(.declaration),
                Phrase("what members say yes to when they join; at /declaration for everyone")),
        ])

    package static let declaration = KeyTable(
        key: "community.declaration",
        [
            .required(
                "version", .integer(1...100_000), Phrase("a new text is a new version, which members may accept anew"),
                example: "1"),
            .required(
                "text", .localizedText, Phrase("what they say yes to, a paragraph a line"),
                example: "{ ru: Мы помогаем новичкам., en: We help newcomers. }"),
        ])

    package static let core = KeyTable(
        key: "community.core",
        [
            .optional(
                "where", .filter, Phrase("who can be in it (default: everyone)"),
                example: "stage in (promoter, kamerton)"),
            .required(
                "size", .integer(1...CoreDecoder.mostMembers), Phrase("at most so many members"), example: "150"),
            .optional(
                "by", .choice(["engagement"]), Phrase("who comes first: the most engaged (the default)"),
                example: "engagement"),
        ])

    package static let role = KeyTable(
        Phrase("a role"),
        [
            .required("title", .localizedText, Phrase("as members read it"), example: "{ ru: Наставник, en: Mentor }"),
            .optional(
                "term", .duration, Phrase("how long it is held when nobody says; without it until it is ended"),
                example: "12mo"),
            .optional(
                "note", .text, Phrase("what is asked of those who hold it, for the team"),
                example: "answers newcomers within a day"),
        ])
}
