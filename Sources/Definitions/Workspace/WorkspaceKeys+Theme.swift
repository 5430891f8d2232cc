internal import Formats

extension KeyTable {
    package static let theme = KeyTable(
        key: "theme",
        [
            .optional(
                "colors", .mapping(.themeColors("theme.colors")),
                Phrase("colours on a bright screen; what is left out follows from the others"),
                example: "{ accent: \"#1f6f54\" }"),
            .optional(
                "dark", .mapping(.themeColors("theme.dark")),
                Phrase("colours on a dark screen; without it they are made from the others"),
                example: "{ accent: \"#86d6b4\" }"),
            .optional(
                "font", .text, Phrase("families, the one that every machine has last"),
                example: "Georgia, Times, serif"),
            .optional(
                "logo", .mapping(.logo), Phrase("stands above the message, in the place of the community's name")),
            .optional("width", .integer(320...800), Phrase("of the column, in pixels (default 600)"), example: "600"),
        ])

    package static func themeColors(_ title: String) -> KeyTable {
        KeyTable(
            Phrase(verbatim: title),
            [
                .optional("accent", .color, Phrase("links, buttons, what stands out"), example: "\"#1f6f54\""),
                .optional("on_accent", .color, Phrase("words on the accent"), example: "\"#ffffff\""),
                .optional("background", .color, Phrase("behind the card"), example: "\"#f3f5f1\""),
                .optional("card", .color, Phrase("behind the text"), example: "\"#ffffff\""),
                .optional("text", .color, Phrase("the text"), example: "\"#1d2420\""),
                .optional(
                    "muted", .color, Phrase("what is said quietly: captions, the footer"), example: "\"#5a6158\""),
                .optional("line", .color, Phrase("thin lines"), example: "\"#dbdcdb\""),
            ])
    }

    package static let logo = KeyTable(
        key: "theme.logo",
        [
            .required(
                "src", .path, Phrase("a picture below templates/, or a web address"), example: "images/logo.png"),
            .required("alt", .text, Phrase("what is read where pictures are not shown"), example: "Green Orchard Club"),
            .optional("width", .integer(16...600), Phrase("its width, in pixels (default 140)"), example: "140"),
        ])
}
