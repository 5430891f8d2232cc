internal import Formats

extension KeyTable {
    package static let signUp = KeyTable(
        key: "sign_up",
        [
            .optional(
                "double_opt_in", .boolean,
                Phrase("true (the default): a sign-up counts when it is confirmed by a link in a mail"), example: "true"
            ),
            .optional(
                "topics", .list(.name), Phrase("the topics to choose from (default: all)"), example: "[news, events]"),
            .required("wording", .mapping(.wording), Phrase("what a person agrees to")),
            .optional(
                "reminder", .either(.duration, .choice(["none"])),
                Phrase("when a person who has not confirmed is reminded, once (default 2d)"), example: "2d"),
            .optional(
                "expires", .duration,
                Phrase("when the link stops working and an address that was never confirmed is forgotten (default 7d)"),
                example: "7d"),
            .optional(
                "rate", .countLimit,
                Phrase("sign-ups from one block of network addresses: IPv4 /24, IPv6 /48 (default 30 per 1h)"),
                example: "30 per 1h"),
            .optional(
                "record_address", .choice(["block", "whole"]),
                Phrase("what the proof keeps of the network address: its block (the default), or the whole of it"),
                example: "block"),
        ])

    package static let wording = KeyTable(
        key: "sign_up.wording",
        [
            .required(
                "version", .text, Phrase("names this text in the proof; a new text takes a new version"),
                example: "2026-11"),
            .required(
                "text", .localizedText, Phrase("stands beside the box that is ticked"),
                example: "{ ru: Согласен получать письма, en: I agree to get mail }"),
        ])
}
