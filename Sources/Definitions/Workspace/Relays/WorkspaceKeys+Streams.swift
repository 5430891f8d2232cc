internal import Formats

extension KeyTable {
    package static let stream = KeyTable(
        Phrase("a stream"),
        [
            .optional(
                "intents", .list(.choice(Intent.allCases.map(\.rawValue))),
                Phrase("whose mail it is (default: the intent that the stream is named after)"),
                example: "[promo, invite]"
            ),
            .optional(
                "from", .mailbox, Phrase("the From line, instead of sender.from"),
                example: "Green Orchard Offers <offers@news.example.org>"),
            .optional(
                "reply_to", .mailbox, Phrase("where answers go, instead of sender.reply_to"),
                example: "hello@example.org"),
            .optional(
                "bounces", .address, Phrase("where bounces go, instead of sender.bounces"),
                example: "bounces@news.example.org"),
            .optional(
                "relay", .either(.text, .list(.text)),
                Phrase("the relay that carries it, and nothing else; of several, each its share"), example: "bulk"),
            .optional(
                "dkim", .either(.mapping(.dkim), .list(.mapping(.dkim))),
                Phrase("the keys that sign it, instead of delivery.dkim"),
                example: "{ domain: news.example.org, selector: k1, key: { file: .kamerton/dkim-news.pem } }"),
        ])
}
