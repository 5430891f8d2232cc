internal import Formats

extension KeyTable {
    package static let programme = KeyTable(
        key: "programme",
        [
            .required(
                "goal", .text, Phrase("what it is for, in a sentence"),
                example: "More members come back for a second tree"),
            .required("judged_by", .mapping(.judgement), Phrase("how it will be seen whether that came about")),
            .required(
                "yearly_limit", .amount, Phrase("what rewards may cost in a calendar year; then no more are given"),
                example: "60000"),
            .optional(
                "point_costs", .amount,
                Phrase(
                    "what a point is taken to cost: for rewards without a cost of their own, and for what is outstanding"
                ),
                example: "0.5"),
            .required("earn", .list(.mapping(.earning)), Phrase("what earns points")),
            .optional(
                "expire", .duration, Phrase("points end so long after they were earned; without it never"),
                example: "12mo"),
            .optional("since", .date, Phrase("what was done before this day earns nothing"), example: "2026-12-01"),
            .optional(
                "tiers", .list(.mapping(.tier)),
                Phrase("lowest to highest; a member is in the last that holds, and each is the segment tier_NAME too")),
            .optional(
                "rewards", .named(Phrase("names"), .mapping(.reward)), Phrase("what points are spent on"),
                example: "{ workshop: { points: 300, cost: 150, kind: privilege, title: A workshop } }"),
        ])

    package static let judgement = KeyTable(
        key: "programme.judged_by",
        [
            .required(
                "where", .filter, Phrase("of whom there should be more: members are compared with the control group"),
                example: "count(purchase, within 365d) >= 2"),
            .required("on", .date, Phrase("the day on which it is judged"), example: "2027-11-30"),
        ])

    package static let earning = KeyTable(
        Phrase("what earns points"),
        [
            .required("activity", .name, Phrase("what a member does"), example: "purchase"),
            .optional(
                "per", .name, Phrase("a field of the activity: points are for so much of it"), example: "amount"),
            .required(
                "points", .either(.integer(1...1_000_000), .text), Phrase("how many; with `per` as 1 per 100"),
                example: "1 per 100"),
        ])

    package static let tier = KeyTable(
        Phrase("a tier"),
        [
            .required("name", .name, Phrase("how filters and templates call it"), example: "gold"),
            .required("where", .filter, Phrase("who is in it"), example: "count(purchase, within 365d) >= 3"),
            .optional(
                "title", .localizedText, Phrase("how members read it"), example: "{ ru: Садовник, en: Gardener }"),
            .optional(
                "privileges", .localizedText, Phrase("what it gives: better privileges than discounts"),
                example: "{ ru: Первая очередь на саженцы, en: First choice of saplings }"),
        ])

    package static let reward = KeyTable(
        Phrase("a reward"),
        [
            .required("points", .integer(1...1_000_000_000), Phrase("how many points it takes"), example: "300"),
            .optional(
                "cost", .amount, Phrase("what it costs you; without it points × point_costs"), example: "150"),
            .required(
                "kind", .choice(["privilege", "code"]),
                Phrase("a privilege is given by people, a code comes out of a pool"), example: "privilege"),
            .optional("pool", .name, Phrase("the pool of codes"), example: "trees"),
            .required(
                "title", .localizedText, Phrase("how members read it"), example: "{ ru: Мастерская, en: A workshop }"),
        ],
        conditions: [.only("pool", where: "kind", is: "code"), .required("pool", where: "kind", is: "code")])
}
