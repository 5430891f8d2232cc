internal import Formats

/// The keys of events.
extension KeyTable {
    package static let event = KeyTable(
        key: "event",
        [
            .optional(
                "title", .localizedText, Phrase("what members read; without it the campaign's title"),
                example: "{ ru: Мастерская прививки, en: Grafting workshop }"),
            .optional(
                "purpose", .localizedText, Phrase("why come: what somebody takes home"),
                example: "{ ru: Каждый уносит своё дерево, en: Everyone takes a tree home }"),
            .optional(
                "format", .choice(EventFormat.allCases.map(\.rawValue)), Phrase("what kind of meeting it is"),
                example: "workshop"),
            .optional(
                "start", .dateTime, Phrase("when it begins; a series has \"series\" instead"),
                example: "2026-12-12 11:00"),
            .optional(
                "timezone", .zone, Phrase("the zone of its times (default the workspace's)"), example: "Europe/Moscow"),
            .optional("duration", .duration, Phrase("how long it takes (default 2h)"), example: "3h"),
            .optional(
                "place", .localizedText, Phrase("where it is"),
                example: "{ ru: \"Питомник, Пенза\", en: \"The nursery, Penza\" }"),
            .optional("url", .text, Phrase("where it is, for a call"), example: "https://meet.example.org/club"),
            .optional(
                "capacity", .integer(1...100_000),
                Phrase("how many seats there are, guests included; without it enough"),
                example: "20"),
            .optional(
                "hosts", .list(.address), Phrase("who receives the guests"), example: "[lena@example.org]"),
            .optional(
                "bring_a_friend", .integer(0...20), Phrase("how many friends somebody may bring (default 0)"),
                example: "1"),
            .optional(
                "seats", .named(Phrase("a segment"), .percentage),
                Phrase("a part of the seats that is kept for a segment"), example: "{ newcomers: 30% }"),
            .optional(
                "seats_until", .duration, Phrase("so long before the start the kept seats are everyone's (default 3d)"),
                example: "2d"),
            .optional(
                "help", .list(.choice(EventHelp.allCases.map(\.rawValue))),
                Phrase("how members may help to prepare it (default all of them; [] asks nobody)"),
                example: "[bring, photograph]"),
            .optional(
                "announce", .duration, Phrase("so long before the start members are invited (default 21d)"),
                example: "28d"),
            .optional(
                "reminders", .list(.duration),
                Phrase("so long before the start those who said yes or maybe are reminded (default [3d, 3h])"),
                example: "[2d, 2h]"),
            .optional(
                "ask_again", .duration, Phrase("so long before the start those who did not answer are asked once more"),
                example: "7d"),
            .optional(
                "feedback", .campaignName, Phrase("the survey that those who came are asked"),
                example: "event-feedback"),
            .optional(
                "public", .boolean, Phrase("true shows it on the page /events and in /calendar.ics"), example: "true"),
            .optional(
                "cancelled", .boolean, Phrase("true tells those who wanted to come that it does not take place"),
                example: "true"),
        ])

    package static let series = KeyTable(
        key: "series",
        [
            .required(
                "every", .recurrence, Phrase("how often, on which days, at what time"),
                example: "month on second saturday at 11:00"),
            .optional("until", .day, Phrase("the last day on which it may be"), example: "2027-06-30"),
            .optional(
                "except", .list(.calendarDay), Phrase("days on which it is not; holidays are the workspace's"),
                example: "[holidays, 2026-12-31]"),
            .optional(
                "cancelled", .list(.day), Phrase("days on which it does not take place though it was announced"),
                example: "[2026-12-12]"),
            .optional(
                "dates", .dated(.mapping(.eventDate)), Phrase("what is another on one day"),
                example: "{ 2026-12-12: { place: The town hall } }"),
        ])

    package static let eventDate = KeyTable(
        Phrase("a date of a series"),
        [
            .optional("start", .dateTime, Phrase("when it begins instead"), example: "2026-12-13 12:00"),
            .optional("duration", .duration, Phrase("how long it takes"), example: "4h"),
            .optional("place", .localizedText, Phrase("where it is"), example: "The town hall"),
            .optional("url", .text, Phrase("where it is, for a call"), example: "https://meet.example.org/club"),
            .optional("capacity", .integer(1...100_000), Phrase("how many seats there are"), example: "40"),
            .optional("cancelled", .boolean, Phrase("true: it does not take place"), example: "true"),
        ])

    /// The keys of a campaign file that are about events.
    static let eventKeys: [Key] = [
        .optional("event", .mapping(.event), Phrase("what members are invited to; required with `kind: event`")),
        .optional(
            "series", .mapping(.series), Phrase("when an event comes again and again"),
            example: "{ every: month on second saturday at 11:00 }"),
    ]
}
