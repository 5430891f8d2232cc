internal import Formats

/// The keys of `kamerton.yaml`, mapping by mapping.
extension KeyTable {
    package static let workspace = KeyTable(
        Phrase("the workspace file"),
        [
            .required(
                "workspace", .text, Phrase("the name of the community, as members know it"),
                example: "Green Orchard Club"),
            .required("locale", .locale, Phrase("the language of members whose own is not known"), example: "ru"),
            .required(
                "timezone", .zone, Phrase("the zone of schedules, and of members whose own is not known"),
                example: "Europe/Moscow"),
            .required(
                "public_url", .url, Phrase("where \"kamerton serve\" is reached: the base of every link in a mail"),
                example: "https://club.example.org"),
            .optional(
                "store", .path,
                Phrase("the database; the outbox and locks stand beside it (default .kamerton/store.sqlite)"),
                example: ".kamerton/store.sqlite"),
            .required(
                "secret", .signingSecret, Phrase("the key that signs the links; \"kamerton init\" makes it"),
                example: "{ file: .kamerton/secret }"),
            .required("sender", .mapping(.sender), Phrase("who the mail is from")),
            .optional(
                "delivery", .mapping(.delivery), Phrase("how mail leaves; without it nothing leaves the machine")),
            .optional(
                "topics", .named(Phrase("names"), .mapping(.topic)), Phrase("what members can subscribe to and leave"),
                example: "{ news: { title: { ru: Новости, en: News } } }"),
            .optional(
                "sign_up", .mapping(.signUp), Phrase("the sign-up page at /subscribe; without it there is none")),
            .optional("theme", .mapping(.theme), Phrase("how mail looks: colours, font, logo")),
            .optional(
                "images", .choice(["inline", "link"]),
                Phrase(
                    "pictures of templates/: inline (the default) puts them into the message, link leaves them at assets_url"
                ),
                example: "inline"),
            .optional(
                "assets_url", .url,
                Phrase("where the files of templates/ can be fetched: the base of linked pictures"),
                example: "https://club.example.org/assets"),
            .optional(
                "holidays", .list(.holiday),
                Phrase(
                    "days that schedules with `except: [holidays]` leave out; a day, a range, or a calendar file (.ics)"
                ),
                example: "[2027-01-01..2027-01-08, 05-09, holidays.ics]"),
            .optional(
                "control", .percentage,
                Phrase("a part of all members that gets no campaign but service, always the same, to compare with"),
                example: "2%"),
            .optional("limits", .mapping(.limits), Phrase("how much of anyone's attention may be taken")),
            .optional(
                "attributes", .named(Phrase("names"), .valueType),
                Phrase("what is known of a member beyond name and address"),
                example: "{ city: string, plan: { one_of: [free, club] } }"),
            .optional(
                "activities", .named(Phrase("names"), .named(Phrase("fields"), .valueType)),
                Phrase("what members do; fields of the built-in ones, and new ones"),
                example: "{ purchase: { amount: number } }"),
            .optional(
                "stages", .ordered(Phrase("name"), .filter),
                Phrase("the lifecycle, earliest to latest; a member is in the last stage whose rule holds"),
                example: "[prospect, { first_purchase: purchases >= 1 }]"),
            .optional(
                "segments", .named(Phrase("names"), .filter),
                Phrase("filters with a name; each may use those above it"),
                example: "{ staff: has_tag(\"staff\") }"),
            .optional(
                "webhooks", .named(Phrase("names"), .mapping(.webhook)),
                Phrase("where survey tools send answers, and relays what came back: /hooks/NAME")),
            .optional("bounces", .mapping(.returns), Phrase("where what comes back is fetched from")),
            .optional(
                "retention", .mapping(.retention),
                Phrase("how long what came in or went out raw is kept; \"kamerton run\" removes what is older")),
            .optional(
                "referrals", .mapping(.referrals), Phrase("members bring others: each has a code and a link /r/CODE")),
            .optional("programme", .mapping(.programme), Phrase("points for what members do, and what they are for")),
            .optional(
                "engagement", .mapping(.engagement),
                Phrase("what the things that members do are worth, for `engagement` in filters")),
            .optional(
                "roles", .named(Phrase("names"), .mapping(.role)), Phrase("what members do for others, for a time"),
                example: "{ mentor: { title: { ru: Наставник, en: Mentor }, term: 12mo } }"),
            .optional(
                "mentoring", .mapping(.mentoring), Phrase("newcomers are brought together with members who hold a role")
            ),
            .optional(
                "stories", .mapping(.stories),
                Phrase("what members are asked to agree to before their words are quoted")
            ),
            .optional(
                "tags", .path,
                Phrase("the file of tags, where it is not tags.yaml: which words mean what in texts of members"),
                example: "words.yaml"),
            .optional(
                "ideas", .mapping(.ideas), Phrase("what members propose, and who is told what became of it")),
            .optional(
                "alarms", .named(Phrase("names"), .mapping(.alarm)),
                Phrase("themes that many complain of at once: promotions to them wait, and somebody is told"),
                example: "{ delivery: { tag: delivery, owner: care@example.org } }"),
            .optional("community", .mapping(.community), Phrase("the community itself: its core, and when it began")),
            .optional(
                "strategy", .mapping(.strategy),
                Phrase("from where to where, what is in the way and who does what; `report goals` tells how far it is")),
        ],
        conditions: [.required("assets_url", where: "images", is: "link")])

    package static let sender = KeyTable(
        key: "sender",
        [
            .required("from", .mailbox, Phrase("the From line"), example: "Green Orchard Club <club@example.org>"),
            .optional(
                "reply_to", .mailbox, Phrase("where answers go, when not to `from`"), example: "hello@example.org"),
            .optional(
                "bounces", .address,
                Phrase("where bounces go; each message gets an address of its own, bounces+TOKEN@…"),
                example: "bounces@example.org"),
            .required(
                "postal_address", .text, Phrase("stands under every mail, as the law in many countries asks"),
                example: "12 Orchard Lane, Penza"),
        ])

    package static let delivery = KeyTable(
        key: "delivery",
        [
            .optional(
                "transport", .choice(["outbox", "smtp"]),
                Phrase("outbox (the default) writes mail to a Maildir beside the store; smtp sends it"),
                example: "outbox"),
            .optional(
                "smtp", .either(.mapping(.smtp), .list(.mapping(.smtp))),
                Phrase("the relay that takes the mail, or a list of several that share it"),
                example: "{ host: smtp.example.org, username: club, password: { env: SMTP_PASSWORD } }"),
            .optional(
                "streams", .named(Phrase("names"), .mapping(.stream)),
                Phrase("mail of some intents that goes its own way: promotions, service"),
                example: "{ promo: { from: Green Orchard Offers <offers@news.example.org>, relay: bulk } }"),
            .optional(
                "seeds", .list(.address),
                Phrase("addresses of your own that get one copy of each send, outside of all counts"),
                example: "[inbox@example.com, inbox@example.net]"),
            .optional(
                "dkim", .either(.mapping(.dkim), .list(.mapping(.dkim))),
                Phrase("the keys that sign the mail; without them it goes unsigned"),
                example: "{ domain: example.org, selector: k1, key: { file: .kamerton/dkim-k1.pem } }"),
            .optional(
                "if_unsure", .choice(["ask", "resend"]),
                Phrase(
                    "a message whose fate no program can know: ask (the default) holds and shows it, resend sends it again"
                ),
                example: "ask"),
            .optional(
                "per_domain", .named(Phrase("domains"), .pace),
                Phrase("how fast mail goes to the addresses of a domain"), example: "{ gmail.com: 20/s }"),
            .optional(
                "warmup", .mapping(.warmUp), Phrase("a new relay or domain: a little mail at first, then more and more")
            ),
            .optional("pause_at", .mapping(.pauseAt), Phrase("when a campaign pauses itself, and waits for you")),
        ],
        later: ["rate"],
        conditions: [.required("smtp", where: "transport", is: "smtp")])

    package static let smtp = KeyTable(
        key: "delivery.smtp",
        [
            .optional(
                "name", .name, Phrase("how the ledger and streams call it (default: its host)"), example: "main"),
            .required("host", .host, Phrase("the server's name"), example: "smtp.example.org"),
            .optional(
                "port", .integer(1...65_535), Phrase("its port (default 587; 465 for implicit, 25 for none)"),
                example: "587"),
            .optional(
                "tls", .choice(["starttls", "implicit", "none"]),
                Phrase("how the connection is encrypted (default starttls; none only to this machine)"),
                example: "starttls"),
            .optional("username", .text, Phrase("the account"), example: "club"),
            .optional("password", .secret, Phrase("where its password is"), example: "{ env: SMTP_PASSWORD }"),
            .optional(
                "token", .secret, Phrase("where its OAuth 2.0 access token is, instead of a password"),
                example: "{ file: .kamerton/smtp-token }"),
            .optional(
                "ca_file", .path, Phrase("authorities to trust instead of the system's (PEM)"), example: "relay-ca.pem"),
            .optional("rate", .pace, Phrase("how fast it takes mail"), example: "50/s"),
            .optional(
                "connections", .integer(1...1000), Phrase("how many connections to it at the same time (default 10)"),
                example: "10"),
            .optional(
                "messages_per_connection", .integer(1...1_000_000),
                Phrase("after so many messages a connection is replaced (default: when the server ends it)"),
                example: "100"),
            .optional(
                "pipelining", .choice(["full", "careful", "off"]),
                Phrase(
                    "round trips for each message, where the server offers PIPELINING: full one (the default), careful two, off four"
                ), example: "full"),
            .optional(
                "weight", .integer(0...1000),
                Phrase("its share beside the others (default 1); 0 is a spare, for when all others are down"),
                example: "3"),
            .optional(
                "from_domains", .list(.host),
                Phrase("it carries only mail from these domains, and no other relay does"),
                example: "[news.example.org]"
            ),
        ],
        later: ["per_domain"],
        conditions: [.paired("username", withOneOf: ["password", "token"])])

    package static let topic = KeyTable(
        Phrase("a topic"),
        [
            .required(
                "title", .localizedText, Phrase("how members read it"), example: "{ ru: Новости, en: News }")
        ])

    package static let limits = KeyTable(
        key: "limits",
        [
            .optional(
                "contacts", .countLimit, Phrase("messages to one member, over all campaigns"), example: "2 per 7d"),
            .optional(
                "promotions", .shareLimit, Phrase("how many of a member's messages may be promotions"),
                example: "1 in 5 per 90d"),
            .optional("surveys", .countLimit, Phrase("surveys to one member"), example: "1 per 90d"),
            .optional(
                "asks", .countLimit, Phrase("messages of campaigns with `asks: true` to one member"),
                example: "1 per 60d"),
            .optional(
                "quiet_hours", .quietHours, Phrase("when nothing is sent, in the member's own time zone"),
                example: "21:00-09:00"),
        ])

    package static let retention = KeyTable(
        key: "retention",
        [
            .optional(
                "raw_mail", .duration, Phrase("files of mail beside the store: the outbox, and what came back"),
                example: "90d"),
            .optional(
                "webhooks", .duration,
                Phrase("the bodies of webhook events, and what pages set aside; that there was something stays"),
                example: "90d"),
            .optional("rejects", .duration, Phrase("files of rows that imports did not take"), example: "90d"),
            .optional(
                "observations", .duration, Phrase("clicks and opens, of campaigns with tracking"), example: "365d"),
        ])

    package static let secretSource = KeyTable(
        Phrase("a secret"),
        [
            .optional("file", .path, Phrase("a file that git ignores"), example: ".kamerton/secret"),
            .optional("env", .text, Phrase("the name of an environment variable"), example: "KAMERTON_SECRET"),
        ],
        conditions: [.exactlyOne(of: ["file", "env"])])

    package static let signingSecrets = KeyTable(
        key: "secret",
        [
            .required("current", .secret, Phrase("signs new links"), example: "{ file: .kamerton/secret }"),
            .optional(
                "previous", .list(.secret), Phrase("still verify the links of older mail"),
                example: "[{ file: .kamerton/old }]"
            ),
        ])

    package static let oneOf = KeyTable(
        Phrase("a type"),
        [.required("one_of", .list(.text), Phrase("the values that are allowed"), example: "[free, club, patron]")])
}
