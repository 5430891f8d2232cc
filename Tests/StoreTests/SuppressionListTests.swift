import Formats
import Store
import TestSupport
import Testing

struct SuppressionListTests {
    private let folder = TemporaryFolder()
    private let store: Store

    init() throws { store = try Sample.store(in: folder) }

    private func read(_ text: String, isDryRun: Bool = false) throws -> SuppressionList.Summary {
        var list = SuppressionList(
            store: store, source: "list.csv", reason: .imported, now: Sample.now, isDryRun: isDryRun)
        return try list.run(CSVReader(bytes: Array(text.utf8)))
    }

    @Test func aListWithAHeaderKeepsReasonTimeAndNote() throws {
        let summary = try read(
            """
            Email,reason,at,source,note
            Ivan@Example.org,bounced,2026-01-02T03:04:05Z,old tool,full of holes
            @bad.example,manual,2026-01-03,,
            """)
        #expect(summary.read == 2 && summary.added == 2 && summary.rejects.isEmpty)
        let ivan = try #require(try store.suppression(emailKey: "ivan@example.org"))
        #expect(ivan.reason == .bounced && ivan.source == "old tool" && ivan.note == "full of holes")
        #expect(ivan.at == Instant(rfc3339: "2026-01-02T03:04:05Z"))
        #expect(try store.suppression(emailKey: "any@bad.example")?.at == Instant(rfc3339: "2026-01-03T00:00:00Z"))
    }

    @Test func oneAddressALineIsAListToo() throws {
        let summary = try read("ivan@example.org\nanna@example.org\n\nivan@example.org\n")
        #expect(summary.read == 3 && summary.added == 2 && summary.unchanged == 1)
        #expect(try store.suppression(emailKey: "anna@example.org")?.reason == .imported)
    }

    @Test func whatCannotBeReadIsNamedAndTheRestIsTaken() throws {
        let summary = try read("email,reason\nnobody,manual\nivan@example.org,whim\nanna@example.org,manual\n")
        #expect(summary.read == 3 && summary.added == 1)
        #expect(summary.rejects.map(\.line) == [2, 3])
    }

    @Test func theFirstReasonStands() throws {
        try store.suppress(emailKey: "ivan@example.org", reason: .complained, source: "fbl", at: Sample.now)
        #expect(try read("email,reason\nivan@example.org,manual\n").unchanged == 1)
        #expect(try store.suppression(emailKey: "ivan@example.org")?.reason == .complained)
    }

    @Test func aDryRunWritesNothing() throws {
        #expect(try read("ivan@example.org\n@bad.example\n", isDryRun: true).added == 2)
        #expect(try !store.isSuppressed(emailKey: "ivan@example.org"))
    }

    @Test func aDomainHoldsForAllItsAddressesAndNoOthers() throws {
        let domain = try #require(try MailDomain("@BÜCHER.example"))
        #expect(domain.name == "xn--bcher-kva.example")
        #expect(try store.suppress(domain: domain, reason: .manual, source: "test", at: Sample.now))
        #expect(try !store.suppress(domain: domain, reason: .bounced, source: "test", at: Sample.now))
        #expect(try store.isSuppressed(emailKey: "anna@xn--bcher-kva.example"))
        #expect(try !store.isSuppressed(emailKey: "anna@mail.xn--bcher-kva.example"))
        #expect(try !store.isSuppressed(emailKey: "anna@notxn--bcher-kva.example"))
        var all: [String?] = []
        try store.forEachSuppression { all.append($0.emailKey) }
        #expect(all == ["@xn--bcher-kva.example"])
        #expect(try store.liftSuppression(domain: domain))
        #expect(try !store.isSuppressed(emailKey: "anna@xn--bcher-kva.example"))
    }

    @Test func onlyWhatIsWrittenAsADomainIsOne() throws {
        #expect(try MailDomain("anna@example.org") == nil)
        #expect(try MailDomain("example.org") == nil)
        #expect(try MailDomain("domain:Example.org")?.name == "example.org")
        #expect(throws: EmailAddress.Invalid.self) { _ = try MailDomain("@no domain") }
    }
}
