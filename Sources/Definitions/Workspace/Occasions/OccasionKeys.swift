internal import Formats

/// The keys of `occasions.yaml`, a list of these.
extension KeyTable {
    package static let occasion = KeyTable(
        Phrase("an occasion"),
        [
            .required("name", .name, Phrase("its name in the ledger; keep it"), example: "a-year-with-us"),
            .required("when", .mapping(.occasionDay), Phrase("the day that it falls on")),
            .required(
                "title", .localizedText, Phrase("what members read, as occasion.title of templates"),
                example: "{ ru: Год вместе, en: A year with us }"),
            .optional("where", .filter, Phrase("for whom; without it for all"), example: "purchases >= 1"),
            .optional(
                "again_after", .duration,
                Phrase("a member who had it does not have it again sooner (default 330d)"), example: "330d"),
        ])

    package static let occasionDay = KeyTable(
        key: "when",
        [
            .optional(
                "anniversary", .text,
                Phrase(
                    "every year on the day of joined_at, of an attribute of type date, or of the first activity of a kind"
                ),
                example: "first(purchase)"),
            .optional(
                "date", .text, Phrase("a day of every year, as 05-09, or one day, as 2027-03-20"), example: "05-09"),
        ], conditions: [.exactlyOne(of: ["anniversary", "date"])])
}
