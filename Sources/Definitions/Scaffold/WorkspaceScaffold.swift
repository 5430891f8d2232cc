internal import Crypto
internal import Formats
import Foundation
internal import JSON

/// What `kamerton init` writes into a new folder.
package struct WorkspaceScaffold: Sendable {
    package var name: String
    package var from: String
    package var locale: String
    package var timezone: String
    package var publicURL: String
    package var postalAddress: String

    package init(
        name: String, from: String, locale: String, timezone: String, publicURL: String = "http://localhost:8080",
        postalAddress: String
    ) {
        self.name = name
        self.from = from
        self.locale = locale
        self.timezone = timezone
        self.publicURL = publicURL
        self.postalAddress = postalAddress
    }

    package static let secretPath = ".kamerton/secret"

    /// The first mistake of the values, if any: nothing should be written then.
    package func mistake() -> Finding? {
        let bytes = Array(workspaceText.utf8)
        let (root, findings) = YAMLTree.parse(bytes, file: "kamerton.yaml")
        let collector = FindingCollector(SourceText(bytes, file: "kamerton.yaml"), findings: findings)
        if let root { _ = WorkspaceDecoder(collector: collector, campaigns: nil).decode(root) }
        return collector.findings.first { $0.severity == .error }
    }

    /// Everything but the secret.
    package var files: [ScaffoldFile] {
        [
            ScaffoldFile("kamerton.yaml", workspaceText),
            ScaffoldFile("campaigns/welcome.yaml", CampaignScaffold.welcome),
            WorkspaceScaffold.gitignore,
        ]
            + JSONSchema.files
            + languages.templates(
                "welcome", russian: CampaignScaffold.welcomeTemplate(isRussian: true),
                english: CampaignScaffold.welcomeTemplate(isRussian: false))
    }

    package static let gitignore = ScaffoldFile(".gitignore", ".kamerton/\n*.rejects.csv\n")

    /// A new random secret, for its owner's eyes.
    package static func secret(at path: String = secretPath) -> ScaffoldFile {
        ScaffoldFile(path, TextCode.base64URL(Crypto.randomBytes(32)) + "\n", mode: 0o600)
    }

    /// The file of a workspace that runs as it stands: mail goes to a folder.
    package var workspaceText: String {
        """
        \(JSONSchema.File.workspace.modeline)
        # The workspace of \(comment(name)). Look it over with: kamerton check
        workspace: \(scalar(name))
        locale: \(scalar(locale))                      # of members whose own is not known
        timezone: \(scalar(timezone))
        public_url: \(scalar(publicURL))   # where "kamerton serve" is reached: the base of every link
        store: .kamerton/store.sqlite
        secret: { file: \(WorkspaceScaffold.secretPath) }   # signs the links; keep it out of git

        sender:
          from: \(scalar(from))
          postal_address: \(scalar(postalAddress))   # stands under every mail

        delivery:
          transport: outbox               # mail is written to .kamerton/outbox, nothing leaves the machine
          # transport: smtp               # when you are ready to send
          # smtp: { host: smtp.example.org, username: club, password: { env: SMTP_PASSWORD } }
          # dkim: \(dkim)
          #                               # signs every mail; kamerton dkim keygen --selector k1 --out .kamerton/dkim-k1.pem
          #                               # makes the key and prints the record for your DNS

        topics:                           # what members can leave one by one
          news: { title: \(languages.text("Новости", "News")) }
          events: { title: \(languages.text("Встречи", "Events")) }
          research: { title: \(languages.text("Опросы", "Surveys")) }

        limits:                           # how much of anyone's attention may be taken
          contacts: 2 per 7d
          promotions: 1 in 5 per 90d
          surveys: 1 per 90d
          quiet_hours: 21:00-09:00        # in the member's own time zone

        attributes:                       # what you know of a member beyond name and address
          city: string

        activities:                       # purchase, visit, referral and others are built in; give them fields
          purchase: { amount: number }

        stages:                           # earliest to latest; a member is in the last one that holds
          - prospect
          - first_purchase: purchases >= 1
          - repeat: purchases >= 2
          - promoter: nps >= 9
          - lapsed: last(purchase) older than 180d

        segments:
          staff: has_tag("staff")

        retention:                        # how long what came in or went out raw is kept
          raw_mail: 90d                   # files of mail
          webhooks: 90d                   # what survey tools sent
          rejects: 90d                    # rows that imports did not take

        """
    }

    /// For the domain that mail comes from.
    private var dkim: String {
        let domain = (try? EmailAddress(extractingFrom: from))?.key.split(separator: "@").last.map(String.init)
        return "{ domain: \(domain ?? "example.org"), selector: k1, key: { file: .kamerton/dkim-k1.pem } }"
    }

    private var languages: ScaffoldLanguages { ScaffoldLanguages(locale: locale) }

    private func comment(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

    private func scalar(_ text: String) -> String { CampaignScaffold.scalar(text) }
}
