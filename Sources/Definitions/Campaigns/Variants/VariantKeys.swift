internal import Formats

/// The keys of experiments.
extension KeyTable {
    package static let variant = KeyTable(
        Phrase("a variant"),
        [
            .required(
                "id", .name, Phrase("its name in the ledger and in reports; keep it when you edit the variant"),
                example: "question"),
            .optional(
                "subject", .localizedText, Phrase("its subject; without it that of the content"),
                example: "{ ru: Как ваш сад?, en: How is your garden? }"),
            .optional(
                "preview", .localizedText, Phrase("what a mailbox shows beside the subject"),
                example: "Three photos and a question"),
            .optional(
                "template", .templateName, Phrase("its template; without it that of the content"),
                example: "win-back-short"),
            .optional(
                "at", .timeOfDay,
                Phrase("not before this time of the day, counted from when the message is due; to compare times"),
                example: "\"18:00\""),
            .optional(
                "weight", .integer(1...1000), Phrase("how many get it, against the weights of the others (default 1)"),
                example: "2"),
        ])

    /// What stands under `content` beside the template.
    static let experimentKeys: [Key] = [
        .optional(
            "variants", .list(.mapping(.variant)),
            Phrase("two or more ways to say it, or times; each member gets one, always the same"),
            example: "[{ id: calm }, { id: question, subject: How is your garden? }]"),
        .optional(
            "test", .percentage,
            Phrase("only this part of the audience gets the variants, the rest waits for the better one"),
            example: "20%"),
        .optional(
            "decide", .duration, Phrase("so long after the last message of the test went; required with `test`"),
            example: "4h"),
        .optional(
            "metric", .choice(["clicks", "responses", "goal"]),
            Phrase("what the variants are compared by: clicks of persons, answers, or the campaign's goal"),
            example: "clicks"),
        .optional(
            "confidence", .percentage,
            Phrase("how sure a difference must be to count as one, from 50% to 99.9% (default 95%)"), example: "99%"),
    ]
}
