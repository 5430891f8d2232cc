import Definitions
import Foundation
import Formats
import SQLite
import Store
import TestSupport
import Testing

struct ActivityImportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private var definition = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        definition.activities.append(
            ActivityDefinition(name: "story", fields: [AttributeDefinition(name: "kind", type: .string)]))
        _ = try Sample.member("a@x.org", in: store)
        _ = try Sample.member("b@x.org", in: store)
        try store.forgetTouchedMembers()
    }

    private func load(
        _ csv: String, kind: String? = "purchase", id: String? = nil, source: String? = nil, dryRun: Bool = false
    ) throws -> ImportSummary {
        folder.write(csv, to: "in.csv")
        let options = ImportOptions(
            source: source, rejectsPath: folder.path + "/rejects.csv", isDryRun: dryRun, now: Sample.now)
        return try ActivityImport(store: store, definition: definition, options: options, kind: kind, idColumn: id)
            .run(file: folder.path + "/in.csv")
    }

    private func times() throws -> [String] {
        try store.connection.rows("SELECT at FROM activities ORDER BY id") {
            Instant(milliseconds: $0.integer(0)).description
        }
    }

    @Test func timesAreReadInTheWorkspacesZone() throws {
        let summary = try load(
            """
            email,at,order_id
            a@x.org,2026-01-31,1
            a@x.org,2026-01-31 14:30,2
            a@x.org,2026-01-31T14:30:05Z,3
            a@x.org,31.01.2026 9:15,4
            a@x.org,01/02/2026,5
            a@x.org,,6
            """)
        #expect((summary.created, summary.rejected) == (4, 2))
        #expect(
            try times() == [
                "2026-01-30T21:00:00Z", "2026-01-31T11:30:00Z", "2026-01-31T14:30:05Z", "2026-01-31T06:15:00Z",
            ])
    }

    @Test func anActivityComesInOnceByItsIdentity() throws {
        let csv = "email,at,amount,order_id\na@x.org,2026-01-01,10,1\nb@x.org,2026-01-02,20,2\n"
        #expect(try load(csv).created == 2)
        #expect(try load(csv).unchanged == 2)
        let corrected = try load(csv.replacing(",20,", with: ",25,"))
        #expect((corrected.updated, corrected.unchanged) == (1, 1))
        #expect(try load(csv, source: "other shop").created == 2)
    }

    @Test func withoutAnIdentityEqualRowsAreCounted() throws {
        let csv = "email,at,amount\na@x.org,2026-01-01,10\na@x.org,2026-01-01,10\na@x.org,2026-01-01,11\n"
        #expect(try load(csv).created == 3)
        #expect(try load(csv).unchanged == 3)
        #expect(try load(csv + "a@x.org,2026-01-01,10\n").created == 1)
    }

    @Test func oneIdentityWithTwoContentsIsRefused() throws {
        let csv =
            "email,at,amount,order_id\na@x.org,2026-01-01,10,1\na@x.org,2026-01-01,15,1\na@x.org,2026-01-01,10,1\n"
        let summary = try load(csv)
        #expect((summary.created, summary.unchanged, summary.rejected) == (1, 1, 1))
        #expect(summary.firstRejects[0].english.contains("stands on line 2 too"))
        #expect(try load(csv).unchanged == 2)
    }

    @Test func membersAreTouchedOnlyByChanges() throws {
        let csv = "email,at,order_id\na@x.org,2026-01-01,1\n"
        _ = try load(csv)
        #expect(try store.touchedMembers() == [1])
        try store.forgetTouchedMembers()
        _ = try load(csv)
        #expect(try store.touchedMembers().isEmpty)
    }

    @Test func theKindMayStandInAColumn() throws {
        let summary = try load(
            "email,at,kind,amount\na@x.org,2026-01-01,purchase,5\na@x.org,2026-01-01,Visit,\na@x.org,2026-01-01,purchas,5\n",
            kind: nil)
        #expect((summary.created, summary.rejected) == (2, 1))
        #expect(summary.firstRejects[0].english.contains("did you mean \"purchase\"?"))
        let kinds = try store.connection.rows("SELECT kind, source FROM activities") { [$0.text(0), $0.text(1)] }
        #expect(kinds == [["purchase", "purchase"], ["visit", "visit"]])
    }

    @Test func aFieldMayBeCalledKind() throws {
        #expect(try load("email,at,kind\na@x.org,2026-01-01,video\n", kind: "story").created == 1)
        #expect(try store.connection.rows("SELECT field_kind FROM activities") { $0.text(0) } == ["video"])
    }

    @Test func anUnknownKindIsRefusedWithASuggestion() {
        let error = #expect(throws: ImportError.self) { try load("email,at\na@x.org,2026-01-01\n", kind: "purchese") }
        #expect(error?.advice?.english == "did you mean \"purchase\"?")
    }

    @Test func activitiesOfStrangersAreRejected() throws {
        let summary = try load("email,at\nc@x.org,2026-01-01\n,2026-01-01\n")
        #expect(summary.rejected == 2)
        #expect(folder.read("rejects.csv").contains("no member is c@x.org: import the members first"))
        _ = try Sample.member("c@x.org", in: store)
        // The rejects file, as it is, once the member is there.
        #expect(try load(folder.read("rejects.csv")).created == 1)
    }

    @Test func membersAreFoundByExternalID() throws {
        try store.connection.run("UPDATE members SET external_id = 'A-1' WHERE email = 'a@x.org'")
        let summary = try load("external_id,date,amount\nA-1,2026-01-01,5\nA-2,2026-01-01,5\n")
        #expect((summary.created, summary.rejected) == (1, 1))
    }

    @Test func theIdentityColumnMayBeNamed() throws {
        let csv = "email,at,Receipt\na@x.org,2026-01-01,r1\na@x.org,2026-01-01,r2\na@x.org,2026-01-01,\n"
        let summary = try load(csv, id: "receipt")
        #expect((summary.created, summary.rejected) == (2, 1))
        #expect(throws: ImportError.self) { try load(csv, id: "recipe") }
    }

    @Test func aDryRunWritesNothing() throws {
        #expect(try load("email,at\na@x.org,2026-01-01\n", dryRun: true).created == 1)
        #expect(try times().isEmpty)
    }
}
