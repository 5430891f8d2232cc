internal import Formats

extension KeyTable {
    package static let strategy = KeyTable(
        key: "strategy",
        [
            .required("point_a", .mapping(.strategyStart), Phrase("where the community stood, and when")),
            .required(
                "point_b", .list(.mapping(.strategyTarget)),
                Phrase("where it shall stand: targets, each with the day by which it is reached")),
            .optional("obstacles", .list(.mapping(.strategyObstacle)), Phrase("what stands in the way")),
            .optional(
                "tasks", .list(.mapping(.strategyTask)),
                Phrase("who does what about it in which month; three months ahead are enough")),
        ])

    package static let strategyStart = KeyTable(
        key: "strategy.point_a",
        [
            .required("on", .date, Phrase("the day; measured as it begins"), example: "2026-09-01"),
            .optional(
                "text", .localizedText, Phrase("how it was, in words"),
                example: "{ ru: Покупают один раз, en: They buy once }"),
            .optional(
                "measures", .named(Phrase("measures"), .measured),
                Phrase("what is known of that day; the rest is taken from the store, where it can be"),
                example: "{ nps: 31, repeat_rate: 22% }"),
        ])

    package static let strategyTarget = KeyTable(
        Phrase("a target"),
        [
            .required(
                "measure", .name,
                Phrase("one of \(StrategyMeasure.names), or a name of your own with count"), example: "nps"),
            .optional(
                "count", .filter, Phrase("the members who are counted, where the measure is one of your own"),
                example: "stage = kamerton"),
            .required("target", .measured, Phrase("what it shall be; shares in per cent"), example: "45"),
            .required("by", .date, Phrase("the last day for it"), example: "2027-06-30"),
            .optional(
                "title", .localizedText, Phrase("how the report calls it"),
                example: "{ ru: Камертоны, en: Those who ring }"),
        ])

    package static let strategyObstacle = KeyTable(
        Phrase("an obstacle"),
        [
            .required(
                "text", .localizedText, Phrase("what stands in the way"),
                example: "{ ru: Мало ведущих, en: Too few hosts }"),
            .optional("owner", .address, Phrase("who sees to it"), example: "anna@example.org"),
        ])

    package static let strategyTask = KeyTable(
        Phrase("a task"),
        [
            .required("month", .month, Phrase("the month in which it is done"), example: "2026-11"),
            .required(
                "do", .localizedText, Phrase("what is done"),
                example: "{ ru: Позвать двух ведущих, en: Ask two hosts }"),
            .required("owner", .address, Phrase("who does it"), example: "anna@example.org"),
            .optional(
                "by", .date, Phrase("the last day for it (default: the last of the month)"), example: "2026-11-20"),
            .optional(
                "done", .either(.date, .boolean),
                Phrase("the day on which it was done; false (the default) is not yet"),
                example: "2026-11-18"),
        ])
}

extension StrategyMeasure {
    fileprivate static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
