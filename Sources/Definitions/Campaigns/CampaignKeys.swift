internal import Formats

/// The keys of a campaign file, mapping by mapping.
extension KeyTable {
    package static let campaign = KeyTable(
        Phrase("the campaign"),
        [
            .required("title", .text, Phrase("what the team calls it"), example: "Quarterly NPS"),
            .required(
                "kind", .choice(CampaignKind.allCases.map(\.rawValue)),
                Phrase("email says something, survey asks, sequence sends one after the other, event invites"),
                example: "survey"),
            .required(
                "intent", .choice(["inform", "promo", "invite", "research", "service"]),
                Phrase("why it is sent; consent, limits and priority depend on it"), example: "research"),
            .optional(
                "reason", .text, Phrase("why a service message is one; required with `intent: service` and only there"),
                example: "the delivery date of an order has changed"),
            .optional(
                "teaches",
                .either(
                    .choice(Teaching.allCases.map(\.rawValue)), .list(.choice(Teaching.allCases.map(\.rawValue)))),
                Phrase(
                    "what it gives a reader who buys nothing: tell (what there is to know), show (how), why; \"kamerton report content\" has the mix"
                ), example: "[tell, show]"),
            .optional("topic", .name, Phrase("the topic by which members can leave it"), example: "research"),
            .optional("owner", .address, Phrase("who answers for it"), example: "lena@example.org"),
            .optional("was", .campaignName, Phrase("its name before the file was renamed"), example: "nps"),
            .optional(
                "approval", .boolean,
                Phrase("true sends only what \"kamerton approve\" let go as it is; an edit revokes that"),
                example: "true"),
            .optional(
                "asks", .boolean, Phrase("true for one that asks a favour: it counts for `limits.asks`"),
                example: "true"),
            .optional("disabled", .boolean, Phrase("true stops it; what waits is skipped"), example: "true"),
            .optional(
                "pace", .pace, Phrase("how fast it is sent; without it as fast as the relay takes it"),
                example: "1000 per 1h"),
            .optional(
                "priority", .choice(["first", "normal", "last"]),
                Phrase(
                    "what goes first when several are due: normal (the default) is by intent, research, invite, inform, promo"
                ),
                example: "first"),
            .optional("audience", .mapping(.audience), Phrase("who it is for; without it everyone")),
            .optional("schedule", .mapping(.schedule), Phrase("when it is due"), example: "{ at: 2026-12-01 10:00 }"),
            .optional(
                "content", .either(.templateName, .mapping(.content)),
                Phrase("the template: nps stands for templates/nps.ru.md, nps.en.md, nps.md"), example: "nps"),
            .optional("survey", .mapping(.survey), Phrase("what a survey asks; required with `kind: survey`")),
            .optional(
                "import", .named(Phrase("questions"), .text),
                Phrase(
                    "which column of other tools' exports holds the answers to a question, or token, email, at, id; \"kamerton responses import --save\" writes it"
                ), example: "{ score: How likely are you to recommend us? }"),
            .optional(
                "reminders", .list(.duration),
                Phrase("reminders of an email, so long after it, to those who have not clicked"), example: "[3d, 7d]"),
            .optional(
                "follow_up", .list(.mapping(.followUp)), Phrase("what the answers of a survey lead to")),
            .optional(
                "trigger", .either(.choice(["joined"]), .mapping(.trigger)),
                Phrase("what begins a sequence for a member"), example: "{ stage: first_purchase }"),
            .optional(
                "steps", .list(.mapping(.step)), Phrase("what a sequence sends, one after the other"),
                example: "[{ id: hello, content: hello }]"),
            .optional(
                "exit", .filter, Phrase("whoever it holds for leaves the sequence"),
                example: "count(purchase, within 30d) >= 1"),
            .optional(
                "goal", .either(.text, .mapping(.goal)),
                Phrase("what it is for: counted for those who got it, and for those who were held out"),
                example: "purchase within 14d"),
            .optional(
                "reentry", .reentry, Phrase("may a member enter again: once (the default), every 365d, or always"),
                example: "every 365d"),
            .optional(
                "tracking", .mapping(.tracking), Phrase("what is learned of clicks and opens; without it nothing")),
            .optional(
                "silence", .named(Phrase("rules of mail and surveys"), .text),
                Phrase("what `check` shall not warn of in its messages and questions, each with the reason"),
                example: "{ http-link: the printer has no TLS }"),
            .optional(
                "codes", .either(.name, .mapping(.codes)),
                Phrase(
                    "each message has a code of this pool, as the variable `code`: one a member and campaign, never twice"
                ),
                example: "autumn-gifts"),
            .optional(
                "waves", .list(.mapping(.wave)),
                Phrase("who gets it first, and what must be heard of them before the next do"),
                example: "[{ where: stage = kamerton }, { gate: responses >= 30 and csat >= 4.2, wait: 3d }]"),
            .optional(
                "pilot", .either(.choice(["core"]), .mapping(.pilot)),
                Phrase("the core gets it first, as a draft with five questions; the others wait"), example: "core"),
        ] + eventKeys,
        conditions: [
            .only("reason", where: "intent", is: "service"), .exempt("topic", where: "intent", is: "service"),
            .only("survey", where: "kind", is: "survey"),
            .only("steps", where: "kind", is: "sequence"),
            .exemptAny("content", where: "kind", in: ["sequence", "event"]),
            .only("event", where: "kind", is: "event"),
        ])

    package static let audience = KeyTable(
        key: "audience",
        [
            .optional("where", .filter, Phrase("who: see the filter language"), example: "purchases >= 1"),
            .optional(
                "exclude", .list(.exclusion), Phrase("segments, or tag:NAME, that get nothing"),
                example: "[staff, \"tag:partner\"]"),
            .optional("sample", .percentage, Phrase("a part of the audience, drawn anew each time"), example: "25%"),
            .optional(
                "holdout", .percentage, Phrase("a part of the audience that never gets it, always the same members"),
                example: "5%"),
            .optional(
                "max_audience", .integer(1 ... .max),
                Phrase("more members than this, and nothing is sent until you have looked"),
                example: "5000"),
        ])

    package static let schedule = KeyTable(
        key: "schedule",
        [
            .optional("at", .dateTime, Phrase("once, at this time"), example: "2026-12-01 10:00"),
            .optional(
                "every", .recurrence, Phrase("again and again, in words: how often, on which days, at what time"),
                example: "month on last friday at 18:30"),
            .optional(
                "cron", .cron, Phrase("again and again: minute hour day-of-month month day-of-week"),
                example: "\"0 10 * * tue\""),
            .optional(
                "timezone", .scheduleZone,
                Phrase("the zone of the times (default the workspace's); member is each member's own"),
                example: "member"),
            .optional(
                "window", .window, Phrase("the days and hours at which its messages may go; others wait for the next"),
                example: "weekdays 09:00-20:00"),
            .optional(
                "not_after", .duration,
                Phrase("later than this after the due time, or after the window opened, it is not sent any more"),
                example: "2d"),
            .optional("until", .day, Phrase("the last day on which it is due"), example: "2027-06-30"),
            .optional(
                "except", .list(.calendarDay), Phrase("days on which it is not due; holidays are the workspace's"),
                example: "[holidays, 2026-12-31]"),
        ],
        conditions: [.atMostOne(of: ["at", "every", "cron"])])

    package static let tracking = KeyTable(
        key: "tracking",
        [
            .optional(
                "clicks", .boolean,
                Phrase("true leads the links of the HTML part over your own pages and counts clicks"),
                example: "true"),
            .optional(
                "opens", .boolean,
                Phrase("true adds a picture of one pixel; programs open mail too, so never decide by it alone"),
                example: "true"),
            .optional("utm", .mapping(.utm), Phrase("what web statistics shall read in the links")),
        ])

    package static let utm = KeyTable(
        key: "utm",
        [
            .optional("source", .text, Phrase("utm_source: where visitors come from"), example: "club"),
            .optional("medium", .text, Phrase("utm_medium (default email)"), example: "email"),
            .optional("campaign", .text, Phrase("utm_campaign (default the campaign's name)"), example: "spring"),
            .optional("content", .text, Phrase("utm_content: which of several letters"), example: "long-letter"),
            .optional("term", .text, Phrase("utm_term"), example: "saplings"),
        ])

    package static let content = KeyTable(
        key: "content",
        [
            .required("template", .templateName, Phrase("the stem of the templates"), example: "nps"),
            .optional(
                "subject", .localizedText, Phrase("the subject; or in the templates' front matter"),
                example: "{ ru: Один вопрос, en: One question }"),
            .optional(
                "preview", .localizedText, Phrase("what a mailbox shows beside the subject"),
                example: "It takes a minute"),
        ] + experimentKeys)
}
