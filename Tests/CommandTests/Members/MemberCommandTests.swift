import Foundation
import Store
import TestSupport
import Testing

@testable import kamerton

struct MemberCommandTests {
    private let folder = TemporaryFolder()

    init() {
        folder.write(
            """
            workspace: Club
            locale: ru
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender:
              from: Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            attributes:
              city: string
            activities:
              purchase: { amount: number }

            """, to: "kamerton.yaml")
        folder.write("email,city\nanna@example.org,Penza\nivan@example.org,=1+1\n", to: "members.csv")
    }

    private func run(_ words: String...) -> ExitCode {
        Kamerton.run(["--workspace", folder.path, "--now", "2026-10-10T07:00:00Z", "--quiet"] + words)
    }

    private func store() throws -> Store { try Store(path: folder.path + "/.kamerton/store.sqlite") }

    private var file: String { folder.path + "/members.csv" }

    @Test func membersAreImportedAndExportedUnchanged() throws {
        #expect(run("members", "import", file, "--consent", "granted", "--basis", "form") == .done)
        let export = folder.path + "/export.csv"
        #expect(run("members", "export", "--output", export) == .done)
        let text = folder.read("export.csv")
        #expect(text.contains("ivan@example.org,,,,,,,,,,granted,'=1+1\r\n"))
        let before = try store().connection.rows("SELECT updated_at, attr_city FROM members ORDER BY id") {
            [$0.text(0), $0.text(1)]
        }
        #expect(run("--now", "2027-01-01T00:00:00Z", "members", "import", export) == .usage)
        #expect(run("members", "import", export) == .done)
        let after = try store().connection.rows("SELECT updated_at, attr_city FROM members ORDER BY id") {
            [$0.text(0), $0.text(1)]
        }
        #expect(before == after)
    }

    @Test func aFilterSelectsWhatIsExported() throws {
        #expect(run("members", "import", file) == .done)
        let export = folder.path + "/some.csv"
        #expect(run("members", "export", "--where", "city = \"Penza\"", "--output", export) == .done)
        #expect(folder.read("some.csv").contains("anna@example.org"))
        #expect(!folder.read("some.csv").contains("ivan@example.org"))
        #expect(run("members", "export", "--where", "citty = \"Penza\"") == .usage)
    }

    @Test func rejectedRowsEndTheCommandWithOne() throws {
        folder.write(
            "email,at,amount\nanna@example.org,2026-01-01,5\nnobody@example.org,2026-01-01,5\n", to: "orders.csv")
        #expect(run("members", "import", file) == .done)
        #expect(run("activities", "import", folder.path + "/orders.csv", "--kind", "purchase") == .failed)
        let rejects = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.kamerton/rejects")
        #expect(rejects == ["orders-20261010T070000Z.rejects.csv"])
        #expect(try store().activitySummaries(memberID: 1, now: .init(milliseconds: .max)).map(\.count) == [1])
    }

    @Test func consentNeedsItsBasis() {
        #expect(run("members", "import", file, "--consent", "granted") == .usage)
        #expect(run("members", "import", file, "--basis", "form") == .usage)
        #expect(run("members", "import", file, "--consent", "maybe") == .usage)
    }

    @Test func mappingsMustNameWhatIsThere() {
        #expect(run("members", "import", file, "--map", "city") == .usage)
        #expect(run("members", "import", file, "--map", "sity=city") == .failed)
        #expect(run("members", "import", folder.path + "/missing.csv") == .failed)
    }

    @Test func membersAreListedAndShown() {
        #expect(run("members", "import", file) == .done)
        #expect(run("members", "list", "--json") == .done)
        #expect(run("members", "list", "--limit", "-1") == .usage)
        #expect(run("members", "show", "Anna@Example.org") == .done)
        #expect(run("members", "show", "nobody@example.org") == .failed)
    }

    @Test func suppressionsComeAndGo() throws {
        #expect(run("suppress", "add", "anna@example.org", "--note", "by phone") == .done)
        #expect(run("suppress", "add", "no address") == .usage)
        #expect(try store().suppression(emailKey: "anna@example.org")?.note == "by phone")
        #expect(run("suppress", "list", "--reason", "manual") == .done)
        #expect(run("suppress", "list", "--reason", "dislike") == .usage)
        #expect(run("suppress", "remove", "anna@example.org") == .done)
        #expect(try !store().isSuppressed(emailKey: "anna@example.org"))
    }

    @Test func anErasedAddressIsLiftedByForceOnly() throws {
        try store().suppress(emailKey: "anna@example.org", reason: .erased, source: "erase", at: Sample.now)
        #expect(run("suppress", "remove", "anna@example.org") == .failed)
        #expect(run("suppress", "remove", "--force", "anna@example.org") == .done)
        #expect(try !store().isSuppressed(emailKey: "anna@example.org"))
    }
}
