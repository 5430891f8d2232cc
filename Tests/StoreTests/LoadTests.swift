import Definitions
import Foundation
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Large loads, with the store for themselves.
@Suite struct LoadTests {
    private let folder = TemporaryFolder()
    private static let byMember: Set<String> = ["activities_by_member", "activities_with_code"]

    private func indexes(_ store: Store) throws -> Set<String> {
        Set(
            try store.connection.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL") {
                $0.text(0)
            })
    }

    private func findings(_ store: Store) throws -> [String] {
        try StoreVerification(of: store, definition: Sample.definition(), now: Sample.now).findings().map { "\($0)" }
    }

    @Test func indexesAreSetAsideAndMadeAgain() throws {
        let store = try Sample.store(in: folder)
        try store.addDeclaredColumns(Sample.definition())
        let before = try indexes(store)
        var hasTold = false
        try store.loading(activities: 10, least: 10, restoring: { hasTold = true }) { isAlone in
            #expect(isAlone)
            let left = try indexes(store)
            #expect(before.subtracting(left) == LoadTests.byMember)
        }
        #expect(hasTold)
        #expect(try indexes(store) == before)
        #expect(try findings(store).isEmpty)
    }

    @Test func aLoadThatFailsLeavesAWholeStore() throws {
        struct Stopped: Error {}
        let store = try Sample.store(in: folder)
        let before = try indexes(store)
        #expect(throws: Stopped.self) {
            try store.loading(activities: 10, least: 10) { _ in
                throw Stopped()
            }
        }
        #expect(try indexes(store) == before)
    }

    @Test func nobodyIsAloneBesideAnother() throws {
        let store = try Sample.store(in: folder)
        let before = try indexes(store)
        let other = try Store(path: store.path)
        try store.loading(activities: 10, least: 10) { isAlone in
            #expect(!isAlone)
            let seen = try indexes(other)
            #expect(seen == before)
        }
    }

    @Test func aSmallLoadLeavesTheIndexesAlone() throws {
        let store = try Sample.store(in: folder)
        let member = try Sample.member("a@x.org", in: store)
        func isAlone(loading count: Int) throws -> Bool {
            try store.loading(activities: count, least: 10) { $0 }
        }
        #expect(try !isAlone(loading: 9))
        for number in 0..<6 {
            try store.connection.run(
                """
                INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
                VALUES (:member, 'visit', 0, 's', :key, 0)
                """, ["member": .integer(member), "key": .text("\(number)")])
        }
        // Six are there already.
        #expect(try !isAlone(loading: 10))
        #expect(try isAlone(loading: 12))
    }

    @Test func whoOpensTheStoreMeanwhileWaits() throws {
        let store = try Sample.store(in: folder)
        let path = store.path
        _ = try store.loading(activities: 10, least: 10) { _ in
            #expect(throws: StoreError.self) { try Store(path: path, patience: .zero) }
        }
        _ = try Store(path: store.path, patience: .zero)
    }

    @Test func aKilledLoadIsMadeWholeByWhoOpensTheStoreNext() throws {
        let store = try Sample.store(in: folder)
        try store.addDeclaredColumns(Sample.definition())
        let before = try indexes(store)
        let copy = folder.path + "/copy.sqlite"
        _ = try store.loading(activities: 10, least: 10) { _ in
            for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: store.path + ending) {
                try FileManager.default.copyItem(atPath: store.path + ending, toPath: copy + ending)
            }
        }
        var said: [String] = []
        let next = try Store(path: copy) { said.append($0.english) }
        #expect(said.count == 1 && said[0].contains("interrupted"))
        #expect(try indexes(next) == before)
        #expect(try findings(next).isEmpty)
    }

    @Test func anImportAloneTakesTheSameRowsIn() throws {
        let csv =
            "email,at,order_id,amount\n"
            + (0..<500).map { "m\($0 * 7 % 10)@x.org,2026-01-0\($0 % 9 + 1),\($0),\($0)" }.joined(separator: "\n")
            + "\nnobody@x.org,2026-01-01,x,1\nm1@x.org,never,y,1\n"
        folder.write(csv, to: "in.csv")
        func load(_ name: String, largeLoad: Int) throws -> ([String], ImportSummary, Bool) {
            let store = try Store(path: folder.path + "/" + name, salt: Sample.salt)
            for number in 0..<10 { _ = try Sample.member("m\(number)@x.org", in: store) }
            var options = ImportOptions(rejectsPath: folder.path + "/rejects.csv", now: Sample.now)
            options.largeLoad = largeLoad
            var isIndexing = false
            let summary = try ActivityImport(
                store: store, definition: Sample.definition(), options: options, kind: "purchase"
            ).run(file: folder.path + "/in.csv") { isIndexing = isIndexing || $0.isIndexing }
            #expect(try findings(store).isEmpty)
            let rows = try store.connection.rows(
                "SELECT member_id, at, source_key, field_amount FROM activities ORDER BY source_key"
            ) { row in (0..<4).map { "\(row.value($0))" }.joined(separator: " ") }
            return (rows, summary, isIndexing)
        }
        let usual = try load("usual.sqlite", largeLoad: .max)
        let alone = try load("alone.sqlite", largeLoad: 100)
        #expect(!usual.2 && alone.2)
        #expect(usual.0.count == 500 && usual.0 == alone.0)
        #expect((alone.1.created, alone.1.rejected) == (500, 2))
        #expect(usual.1.firstRejects == alone.1.firstRejects)
    }
}
