internal import Formats

extension KeyTable {
    package static let referrals = KeyTable(
        key: "referrals",
        [
            .required(
                "to", .url, Phrase("where /r/CODE goes on to, with ?ref=CODE"),
                example: "https://club.example.org/subscribe"),
            .optional(
                "window", .duration,
                Phrase("how long after the first touch what is counted may come (default 30d)"), example: "30d"),
            .optional(
                "counts", .list(.name),
                Phrase("what brings the credit: sign_up, or activities (default: purchase and sign_up)"),
                example: "[purchase]"),
            .optional(
                "thanks", .mapping(.referralThanks),
                Phrase("the campaigns, or pools of campaigns, that thank both sides")
            ),
            .optional(
                "utm", .mapping(.referralMarks), Phrase("parameters for your web statistics; without it none")),
        ])

    package static let referralThanks = KeyTable(
        key: "referrals.thanks",
        [
            .optional(
                "member", .name, Phrase("to who brought somebody: begins with the activity `referral`"),
                example: "thank-you-for-bringing"),
            .optional(
                "friend", .name, Phrase("to who was brought: begins with the activity `referred`"),
                example: "welcome-of-a-friend"),
        ])

    package static let referralMarks = KeyTable(
        key: "referrals.utm",
        [
            .optional("source", .text, Phrase("utm_source"), example: "members"),
            .optional("medium", .text, Phrase("utm_medium"), example: "referral"),
            .optional("campaign", .text, Phrase("utm_campaign"), example: "friends"),
        ])

    package static let codes = KeyTable(
        key: "codes",
        [
            .required(
                "pool", .name, Phrase("the pool that \"kamerton codes import\" filled"), example: "autumn-gifts"),
            .optional(
                "per", .choice(["campaign", "occurrence"]),
                Phrase("campaign (the default): a member gets one code of it, ever; occurrence: one each time"),
                example: "occurrence"),
        ])
}
