internal import Formats

extension KeyTable {
    package static let returns = KeyTable(
        key: "bounces",
        [
            .optional("imap", .mapping(.imap), Phrase("the folder that \"kamerton bounces fetch\" reads"))
        ])

    package static let imap = KeyTable(
        key: "bounces.imap",
        [
            .required("host", .host, Phrase("the mail server's name"), example: "imap.example.org"),
            .optional(
                "port", .integer(1...65_535), Phrase("its port (default 993; 143 for starttls and none)"),
                example: "993"),
            .optional(
                "tls", .choice(["implicit", "starttls", "none"]),
                Phrase("how the connection is encrypted (default implicit; none only to this machine)"),
                example: "implicit"),
            .required("username", .text, Phrase("the account"), example: "bounces@example.org"),
            .optional("password", .secret, Phrase("where its password is"), example: "{ env: IMAP_PASSWORD }"),
            .optional(
                "access_token", .secret,
                Phrase("where its OAuth 2.0 access token is (XOAUTH2), instead of a password; read anew each time"),
                example: "{ file: .kamerton/imap-token }"),
            .optional(
                "ca_file", .path, Phrase("authorities to trust instead of the system's (PEM)"), example: "mail-ca.pem"),
            .optional("folder", .text, Phrase("the folder (default INBOX)"), example: "INBOX"),
            .optional(
                "after", .text,
                Phrase(
                    "what becomes of a message that was taken in: leave (the default), seen, flag:NAME or move:FOLDER"),
                example: "move:Taken"),
            .optional(
                "every", .duration, Phrase("how often \"kamerton run\" fetches (default: never)"), example: "15m"),
        ],
        conditions: [.exactlyOne(of: ["password", "access_token"])])

    package static let webhook = KeyTable(
        Phrase("a webhook"),
        [
            .required(
                "kind", .choice(WebhookKind.allCases.map(\.rawValue)),
                Phrase(
                    "the form of what arrives: answers of a survey tool (generic: of any program), activities such as orders, or a relay's bounces and complaints"
                ),
                example: "generic"),
            .optional(
                "campaign", .campaignName, Phrase("the survey that the answers belong to (kinds that take answers)"),
                example: "nps-quarterly"),
            .optional(
                "secret", .hookSecret,
                Phrase(
                    "what signs the requests (survey tools, activities, mailgun) or stands in them (postmark, brevo); none, for generic and activities, is served to this machine only"
                ),
                example: "{ env: HOOK_SECRET }"),
            .optional(
                "client_id", .text, Phrase("the client id of the app, a part of what signs (surveymonkey)"),
                example: "a1B2c3D4e5"),
            .optional(
                "api_key", .secret,
                Phrase(
                    "what fetches the answers that the tool only names (surveymonkey: an access token; qualtrics: an API token); without it they wait for an export"
                ),
                example: "{ env: SURVEYMONKEY_TOKEN }"),
            .optional(
                "api_url", .text,
                Phrase(
                    "where the tool's API is (surveymonkey: https://api.surveymonkey.com unless it is another; qualtrics: that of your data center)"
                ),
                example: "https://fra1.qualtrics.com"),
            .optional(
                "map", .named(Phrase("questions"), .text),
                Phrase(
                    "what holds the answer to a question: the tool's key or ref for it, its wording there, or a JSON Pointer into the event; by default what has the question's id or wording"
                ), example: "{ score: /form_response/answers/0/number }"),
            .optional(
                "topic_arn", .text, Phrase("the SNS topic that is believed (ses)"),
                example: "arn:aws:sns:eu-west-1:123456789012:kamerton"),
            .optional(
                "public_key", .text, Phrase("the verification key of the signed event webhook (sendgrid)"),
                example: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE…"),
            .optional(
                "header", .text,
                Phrase(
                    "the header that the secret stands in (postmark, brevo; default: Authorization, Basic or Bearer)"),
                example: "X-Hook-Secret"),
        ],
        conditions: [
            .only("topic_arn", where: "kind", is: "ses"), .only("public_key", where: "kind", is: "sendgrid"),
            .only("client_id", where: "kind", is: "surveymonkey"),
            .required("client_id", where: "kind", is: "surveymonkey"),
        ]
            + WebhookKind.allCases.filter(\.hasSecret).map { .required("secret", where: "kind", is: $0.rawValue) }
            + WebhookKind.answers.map { .required("campaign", where: "kind", is: $0.rawValue) })
}
