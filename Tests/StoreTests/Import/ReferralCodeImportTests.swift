import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Codes of who brought somebody, in files of members and of orders; files of codes.
struct ReferralCodeImportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private var definition = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        definition.referrals = ReferralSettings(to: "https://club.example.org/subscribe")
        _ = try Sample.member("a@x.org", in: store)
        _ = try Sample.member("b@x.org", in: store)
    }

    private func orders(_ csv: String, _ definition: WorkspaceDefinition? = nil) throws -> ImportSummary {
        folder.write(csv, to: "in.csv")
        return try ActivityImport(
            store: store, definition: definition ?? self.definition, options: ImportOptions(now: Sample.now),
            kind: "purchase", idColumn: nil
        ).run(file: folder.path + "/in.csv")
    }

    private func codes(_ table: String) throws -> [String] {
        try store.connection.rows("SELECT coalesce(referral_code, '-') FROM \(table) ORDER BY id") { $0.text(0) }
    }

    @Test(arguments: ["referral_code", "Ref", "Invite code", "Кто пригласил"]) func ordersBringCodes(_ header: String)
        throws
    {
        let csv = "email,at,amount,order_id,\(header)\na@x.org,2026-01-01,10,1,BCDF-GHJK\nb@x.org,2026-01-02,20,2,\n"
        #expect(try orders(csv).created == 2)
        #expect(try codes("activities") == ["BCDF-GHJK", "-"])
        #expect(try orders(csv).unchanged == 2)
        // A code that is added later is a change; an empty cell erases nothing.
        #expect(try orders(csv.replacing("2,\n", with: "2,ZZZZ\n")).updated == 1)
        #expect(try orders(csv).unchanged == 2)
        #expect(try codes("activities") == ["BCDF-GHJK", "ZZZZ"])
    }

    @Test func withoutReferralsTheColumnIsAnyOther() throws {
        let csv = "email,at,order_id,referral_code\na@x.org,2026-01-01,1,BCDF-GHJK\n"
        #expect(try orders(csv, Sample.definition()).created == 1)
        #expect(try codes("activities") == ["-"])
    }

    @Test func membersComeWithCodes() throws {
        folder.write("email,Ref\nc@x.org,BCDF-GHJK\nd@x.org,\n", to: "in.csv")
        let summary = try MemberImport(
            store: store, definition: definition, options: ImportOptions(now: Sample.now)
        ).run(file: folder.path + "/in.csv")
        #expect(summary.created == 2)
        #expect(try codes("members") == ["-", "-", "BCDF-GHJK", "-"])
    }

    private func fill(_ text: String, isDry: Bool = false) throws -> PoolImport.Summary {
        folder.write(text, to: "codes.csv")
        var pooling = PoolImport(store: store, pool: "gifts", zone: .utc, now: Sample.now, isDryRun: isDry)
        return try pooling.run(try CSVReader(path: folder.path + "/codes.csv"))
    }

    @Test func aCodeIsInThePoolOnce() throws {
        let first = try fill("A-1\nA-2\nA-1\n\nA-3\n")
        #expect(first.added == 3 && first.rejects.map(\.line) == [3])
        #expect(first.rejects.first?.why.english == "the code stands on line 1 too")
        #expect(try fill("A-3\nA-4\n", isDry: true).added == 1)
        let second = try fill("code,expires_at\nA-4,2027-01-01\nA-2,\nA-5,2020-01-01\nA-6,never\n")
        #expect(second.added == 1 && second.rejects.map(\.line) == [4, 5, 3])
        #expect(try store.poolLevels(at: Sample.now) == [PoolLevel(pool: "gifts", given: 0, free: 4, expired: 0)])
        #expect(
            try store.poolLevels(at: Instant(rfc3339: "2027-06-01T00:00:00Z")!)
                == [PoolLevel(pool: "gifts", given: 0, free: 3, expired: 1)])
    }
}
