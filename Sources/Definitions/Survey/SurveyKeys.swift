internal import Formats

extension KeyTable {
    package static let survey = KeyTable(
        key: "survey",
        [
            .optional(
                "purpose", .localizedText, Phrase("why members are asked; shown to them"),
                example: "{ ru: Чтобы слышать клуб, en: To hear the club }"),
            .optional(
                "minutes", .integer(1...60), Phrase("how long it takes, shown to members; without it nothing is said"),
                example: "2"),
            .optional(
                "closes", .either(.duration, .either(.day, .dateTime)),
                Phrase("answers later than this are not counted; without it never"), example: "14d"),
            .optional(
                "pages", .choice(SurveyDefinition.Pages.allCases.map(\.rawValue)),
                Phrase("one shows all questions on one page (the default), each asks one at a time"), example: "each"),
            .required(
                "questions", .ordered(Phrase("id"), .mapping(.question)), Phrase("what is asked, in order"),
                example: "[{ score: { type: nps } }]"),
            .optional(
                "thanks", .either(.localizedText, .list(.mapping(.ending))),
                Phrase("what is said after the last answer, or where it leads, by what was answered"),
                example: "Thank you!"),
            .optional(
                "anonymous", .boolean, Phrase("true keeps answers so that nobody can tell whose they are"),
                example: "true"),
            .optional(
                "public", .boolean, Phrase("true also takes answers through a link that is for everyone"),
                example: "true"),
            .optional(
                "min_n", .integer(2...1000),
                Phrase("groups with fewer answers are not shown in reports (default 5; if anonymous at least 5)"),
                example: "5"),
            .optional(
                "quotas", .list(.mapping(.quota)), Phrase("how many answer sheets are wanted, of all or of some"),
                example: "[{ most: 500 }]"),
            .optional(
                "reminders", .list(.duration), Phrase("so long after the message, to those who have not answered"),
                example: "[3d, 7d]"),
        ])

    package static let ending = KeyTable(
        Phrase("an ending"),
        [
            .optional("when", .condition, Phrase("for those whose answers are like this"), example: "score >= 9"),
            .optional("text", .localizedText, Phrase("what is said"), example: "Thank you!"),
            .optional("to", .url, Phrase("the page that is opened instead"), example: "https://example.org/thanks"),
        ],
        conditions: [.exactlyOne(of: ["text", "to"])])

    package static let quota = KeyTable(
        Phrase("a quota"),
        [
            .optional("when", .condition, Phrase("for those whose answers are like this"), example: "kind = shop"),
            .required("most", .integer(1 ... .max), Phrase("so many answer sheets"), example: "500"),
        ])

    package static let question = KeyTable(
        Phrase("a question"),
        [
            .required(
                "type", .choice(Question.Kind.allCases.map(\.rawValue)),
                Phrase("what is answered: a score, stars, options, words, a number, a day, an order"), example: "nps"),
            .optional(
                "text", .localizedText, Phrase("the question; for nps, csat and ces there is a standard one"),
                example: "{ ru: Почему?, en: Why? }"),
            .optional("help", .localizedText, Phrase("a sentence below the question"), example: "In your own words"),
            .optional("required", .boolean, Phrase("true if it must be answered"), example: "true"),
            .optional(
                "when", .condition, Phrase("asked only if this holds for answers given above"), example: "score <= 8"),
            .optional(
                "options", .ordered(Phrase("id"), .localizedText),
                Phrase("what may be chosen or put in order; of a matrix what each row is answered with, least first"),
                example: "[{ price: { ru: Цена, en: The price } }]"),
            .optional(
                "rows", .ordered(Phrase("id"), .localizedText), Phrase("the rows of a matrix"),
                example: "[{ speed: { ru: Скорость, en: Speed } }]"),
            .optional(
                "other", .either(.boolean, .localizedText),
                Phrase("of choice and choices: an answer in one's own words may be given; true, or how it is called"),
                example: "true"),
            .optional(
                "order", .choice(["written", "random"]),
                Phrase("random shows options, or rows of a matrix, to each in an order of their own"), example: "random"
            ),
            .optional(
                "min", .bound, Phrase("the fewest options, the smallest number or the first day"), example: "1"),
            .optional(
                "max", .bound, Phrase("the most options or places, the greatest number or the last day"), example: "3"),
            .optional("decimals", .integer(0...6), Phrase("digits after the point of a number"), example: "0"),
            .optional("unit", .localizedText, Phrase("what a number counts, shown beside it"), example: "km"),
            .optional("stars", .integer(3...10), Phrase("how many stars a rating has (default 5)"), example: "5"),
            .optional(
                "size", .choice(["short", "long"]), Phrase("of a text: one line, or several (the default)"),
                example: "short"),
            .optional("limit", .integer(1...Question.longestText), Phrase("of a text: characters"), example: "500"),
            .optional(
                "low", .localizedText, Phrase("what stands at the lower end of csat, ces and rating"),
                example: "{ ru: Плохо, en: Bad }"),
            .optional(
                "high", .localizedText, Phrase("what stands at the upper end"), example: "{ ru: Отлично, en: Great }"),
            .optional(
                "silence", .named(Phrase("rules of surveys"), .text),
                Phrase("what `check` shall not warn of in this question, each with the reason"),
                example: "{ required-text: the refund needs the number of the order }"),
        ],
        conditions: ["text", "rating", "choice", "choices", "yes_no", "number", "date", "ranking", "matrix"].map {
            .required("text", where: "type", is: $0)
        } + ["choice", "choices", "ranking", "matrix"].map { .required("options", where: "type", is: $0) } + [
            .only("rows", where: "type", is: "matrix")
        ])
}
