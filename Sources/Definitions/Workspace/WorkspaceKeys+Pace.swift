internal import Formats

extension KeyTable {
    package static let pauseAt = KeyTable(
        key: "delivery.pause_at",
        [
            .optional(
                "refusals", .integer(1 ... .max),
                Phrase("messages in a row that the relay refuses for what they are: policy, spam (default 20)"),
                example: "20"),
            .optional(
                "bounces", .percentage, Phrase("the share of what was sent in 7 days that came back (default 5%)"),
                example: "5%"),
            .optional(
                "complaints", .percentage,
                Phrase("the share of what was sent in 7 days that was reported as spam (default 0.3%)"),
                example: "0.3%"),
        ])

    package static let warmUp = KeyTable(
        key: "delivery.warmup",
        [
            .required("start", .pace, Phrase("how much on the first day"), example: "200 per day"),
            .required("double_every", .duration, Phrase("how long until it may be twice as much"), example: "1d"),
            .optional(
                "since", .date, Phrase("the first day (default: that of the first message that was ever sent)"),
                example: "2026-12-01"),
            .optional(
                "pause_at", .percentage,
                Phrase("nothing more goes for now when the relay puts off (4xx) more than this share (default 5%)"),
                example: "5%"),
        ])
}
