internal import Formats

extension KeyTable {
    package static let wave = KeyTable(
        Phrase("a wave"),
        [
            .optional(
                "where", .filter, Phrase("who of the audience that no wave before has (default: all of them)"),
                example: "stage = kamerton"),
            .optional(
                "share", .percentage,
                Phrase("a part of those, drawn anew each time; the others are left to later waves"),
                example: "25%"),
            .optional("mix", .mapping(.waveMix), Phrase("others who are mixed in, one in so many")),
            .optional(
                "gate", .condition,
                Phrase(
                    "what the wave before must have come to: responses, response_rate, csat, nps, clicks, unsubscribes, complaints, bounces"
                ),
                example: "responses >= 30 and csat >= 4.2"),
            .optional(
                "wait", .duration, Phrase("how long after the wave before has gone it is looked at (default 1d)"),
                example: "3d"),
        ])

    package static let waveMix = KeyTable(
        key: "mix",
        [
            .optional("with", .filter, Phrase("who (default: all whom no wave before has)"), example: "purchases >= 1"),
            .required("ratio", .ratio, Phrase("how many of the whole wave they are"), example: "1 in 4"),
        ])
}
