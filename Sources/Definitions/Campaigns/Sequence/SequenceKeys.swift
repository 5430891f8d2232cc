internal import Formats

/// The keys of sequences, reminders and follow-ups.
extension KeyTable {
    package static let trigger = KeyTable(
        key: "trigger",
        [
            .optional(
                "stage", .either(.name, .list(.name)), Phrase("whoever enters this stage, or one of these"),
                example: "first_purchase"),
            .optional("activity", .name, Phrase("whoever does this"), example: "purchase"),
            .optional("response", .campaignName, Phrase("whoever answers this survey"), example: "nps-quarterly"),
            .optional("date", .name, Phrase("every year on the day of this attribute"), example: "birthday"),
            .optional(
                "segment", .name, Phrase("whoever comes into this segment; looked at once an hour"), example: "core"),
            .optional(
                "occasion", .either(.name, .list(.name)),
                Phrase("on the days of these occasions of occasions.yaml, or of any of them"), example: "any"),
            .optional(
                "apart", .duration,
                Phrase("so long at least lies between two occasions of a member (default 30d)"), example: "30d"),
            .optional(
                "where", .filter,
                Phrase("only activities whose fields, or answers whose scores, are like this"),
                example: "amount > 1000"),
        ],
        conditions: [.exactlyOne(of: ["stage", "activity", "response", "date", "segment", "occasion"])])

    package static let step = KeyTable(
        Phrase("a step"),
        [
            .required(
                "id", .name, Phrase("its name in the ledger; keep it when you edit the step"), example: "welcome"),
            .optional(
                "after", .duration, Phrase("so long after the message before, or what began the journey"), example: "3d"
            ),
            .optional("at", .timeOfDay, Phrase("not before this time of the day"), example: "\"10:00\""),
            .optional(
                "content", .either(.templateName, .mapping(.content)), Phrase("the message: the template's stem"),
                example: "welcome"),
            .optional(
                "where", .filter, Phrase("who gets the message; for others the step is passed over"),
                example: "purchases < 2"),
            .optional(
                "wait_for", .mapping(.waitFor), Phrase("goes on when something has happened, or the time is over")),
            .optional(
                "branch", .list(.mapping(.branch)), Phrase("the first way whose condition holds; none is straight on")),
        ],
        conditions: [.exactlyOne(of: ["content", "wait_for", "branch"])])

    package static let branch = KeyTable(
        Phrase("a way of a branch"),
        [
            .optional("when", .filter, Phrase("who goes this way; without it all others"), example: "nps >= 9"),
            .required("steps", .steps, Phrase("the steps of this way; after them it goes on behind the branch")),
        ])

    package static let waitFor = KeyTable(
        key: "wait_for",
        [
            .optional("activity", .name, Phrase("until they do this"), example: "purchase"),
            .optional("response", .campaignName, Phrase("until they answer this survey"), example: "nps-quarterly"),
            .optional(
                "where", .filter,
                Phrase("only activities whose fields, or answers whose scores, are like this"),
                example: "amount > 1000"),
            .required("timeout", .duration, Phrase("how long at most"), example: "14d"),
            .optional(
                "on_timeout", .choice(["continue", "exit"]),
                Phrase("what then: go on with the next step (the default), or leave"), example: "exit"),
        ],
        conditions: [.exactlyOne(of: ["activity", "response"])])

    package static let goal = KeyTable(
        key: "goal",
        [
            .optional("activity", .name, Phrase("who did this has reached the goal"), example: "purchase"),
            .optional("response", .campaignName, Phrase("who answered this survey has"), example: "nps-quarterly"),
            .optional(
                "where", .filter,
                Phrase(
                    "only activities whose fields, or answers whose scores, are like this; alone, members for whom it holds"
                ),
                example: "amount > 1000"),
            .optional("stage", .name, Phrase("who came into this stage has"), example: "promoter"),
            .optional(
                "within", .duration,
                Phrase(
                    "counted from when the message was due, of a sequence from when the journey began (default 30d)"),
                example: "30d"),
        ],
        conditions: [.atMostOne(of: ["activity", "response", "stage"])])

    package static let followUp = KeyTable(
        Phrase("a follow-up"),
        [
            .optional(
                "when", .condition, Phrase("for which answers; without it for all"), example: "score <= 6"),
            .optional(
                "start", .campaignName, Phrase("the campaign that the member gets now"), example: "tell-your-story"),
            .optional("tag", .text, Phrase("a tag for the member"), example: "critic"),
            .optional(
                "notify", .either(.address, .mapping(.notify)), Phrase("a person who is told"),
                example: "care@example.org"),
            .optional(
                "case", .mapping(.case), Phrase("somebody's task; while it is open the member gets no promotions")),
        ])

    package static let notify = KeyTable(
        key: "notify",
        [
            .required("to", .address, Phrase("who is told"), example: "care@example.org"),
            .optional(
                "pace", .choice(["at_once", "daily"]),
                Phrase("at once (the default), or one mail a day with all that came"),
                example: "daily"),
        ])

    package static let `case` = KeyTable(
        key: "case",
        [
            .required("owner", .address, Phrase("whose task it is"), example: "care@example.org"),
            .optional("due", .duration, Phrase("by when it should be done"), example: "2d"),
        ])
}
