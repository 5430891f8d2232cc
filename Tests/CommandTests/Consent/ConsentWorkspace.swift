import JSON
import TestSupport
import Testing

/// A workspace on disk with a sign-up page and no campaigns.
struct ConsentWorkspace {
    let folder = TemporaryFolder()

    init() {
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender:
              from: Test Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            topics:
              news: { title: News }
              events: { title: Events }
            sign_up:
              wording: { version: 2026-11, text: { ru: Согласен, en: I agree } }

            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
    }

    func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
        try KamertonProcess(words + ["--workspace", folder.path]).finish()
    }

    func json(_ words: String...) throws -> JSONValue {
        let end = try KamertonProcess(words + ["--json", "--workspace", folder.path]).finish()
        #expect(end.status == 0, "\(end.errors)")
        return try JSONValue(parsing: end.output)
    }
}
