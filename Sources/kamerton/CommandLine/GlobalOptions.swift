import Formats

/// The options that every command takes, before or after its name.
struct GlobalOptions: Sendable {
    var workspace: String?
    var now: Instant?
    var language = Language.english
    var isJSON = false
    var isQuiet = false
    var hasColor = true
    var wantsHelp = false

    static let table: [Command.Option] = [
        .init(
            name: "--workspace", value: "DIR",
            help: Phrase("the folder with kamerton.yaml (default: the nearest one, from here upwards)")),
        .init(
            name: "--now", value: "TIME", help: Phrase("act as if it were this time (RFC 3339: 2026-10-10T07:00:00Z)")),
        .init(
            name: "--lang", value: "ru|en", help: Phrase("speak Russian or English (default: what LC_ALL or LANG says)")
        ),
        .init(name: "--json", help: Phrase("one JSON document on stdout (JSON Lines where a command streams)")),
        .init(name: "--quiet", help: Phrase("no progress and no notes")),
        .init(name: "--no-color", help: Phrase("plain text (so does the variable NO_COLOR)")),
        .init(name: "--help", help: Phrase("how this command is used")),
    ]
}
