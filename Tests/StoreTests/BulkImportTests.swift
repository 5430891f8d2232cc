import Definitions
import Foundation
import Formats
import SQLite
import TestSupport
import Testing

@testable import Store

/// Files large enough for the ways that only many rows take.
struct BulkImportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private var definition = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        definition.attributes += [
            AttributeDefinition(name: "birthday", type: .date), AttributeDefinition(name: "points", type: .number),
            AttributeDefinition(name: "vip", type: .boolean),
        ]
    }

    private func members(_ csv: String, consent: MemberImport.DefaultConsent? = nil) throws -> ImportSummary {
        folder.write(csv, to: "in.csv")
        let options = ImportOptions(rejectsPath: folder.path + "/rejects.csv", now: Sample.now)
        return try MemberImport(store: store, definition: definition, options: options, consent: consent)
            .run(file: folder.path + "/in.csv")
    }

    private func activities(_ csv: String) throws -> ImportSummary {
        folder.write(csv, to: "in.csv")
        let options = ImportOptions(rejectsPath: folder.path + "/rejects.csv", now: Sample.now)
        return try ActivityImport(store: store, definition: definition, options: options, kind: "purchase")
            .run(file: folder.path + "/in.csv")
    }

    /// Everything about everybody, but ids and keys.
    private func everybody() throws -> [[SQLValue]] {
        try store.connection.rows(
            """
            SELECT m.email, m.email_key, m.external_id, m.first_name, m.last_name, m.locale, m.timezone, m.joined_at,
                m.attr_city, m.attr_plan, m.attr_birthday, m.attr_points, m.attr_vip,
                (SELECT group_concat(t.tag, ',') FROM member_tags t WHERE t.member_id = m.id),
                (SELECT s.state FROM consent_states s WHERE s.member_id = m.id), length(m.key)
            FROM members m ORDER BY m.email_key
            """
        ) { row in (0..<16).map { row.value($0) } }
    }

    private static let header =
        "email,external_id,first_name,last_name,locale,timezone,joined_at,city,plan,birthday,points,vip,tags,consent\n"

    /// Rows of every kind: with and without quotes, with what needs more work, with empty cells.
    private func rows(_ count: Int) -> [String] {
        let names = [
            "Anna", "Анна", "\"Anna, jr.\"", "'Anna", " Anna ", "Chloé", "\"say \"\"hi\"\"\"", "", "李雷", "=1+1",
        ]
        let cities = ["Penza", "Пенза", "", "\"Omsk\nWest\""]
        let plans = ["club", "CLUB", "", "free"]
        let points = ["1", "007", "1.5", "\"1 234,5\"", ""]
        let days = ["2025-01-31", "31.01.2025", ""]
        let consents = ["granted", "yes", "", "withdrawn", "Да"]
        return (0..<count).map { index in
            func pick(_ values: [String], _ step: Int) -> String { values[index / step % values.count] }
            let email = index % 11 == 3 ? "<Member\(index)@Example.org>" : "member\(index)@example.org"
            return [
                email, index % 3 == 0 ? "X-\(index)" : "", pick(names, 1), pick(names, 7),
                pick(["ru", "pt_br", ""], 2),
                pick(["Europe/Moscow", ""], 3), pick(days, 1), pick(cities, 2), pick(plans, 1), pick(days, 5),
                pick(points, 1), pick(["yes", "0", ""], 4), index % 17 == 5 ? "\"a, b\"" : "", pick(consents, 1),
            ].joined(separator: ",")
        }
    }

    @Test func manyRowsAtOnceAreReadAsOneByOne() throws {
        let rows = rows(1500)
        #expect(try members(Self.header + rows.joined(separator: "\n") + "\n").created == 1500)
        let together = try everybody()
        try store.connection.execute(
            """
            DELETE FROM consent_states; DELETE FROM consents; DELETE FROM member_tags; DELETE FROM touched_members;
            DELETE FROM members
            """
        )
        // Five in a file, so that each is told of and none is packed.
        for start in stride(from: 0, to: rows.count, by: 5) {
            #expect(try members(Self.header + rows[start..<(start + 5)].joined(separator: "\n") + "\n").created == 5)
        }
        #expect(try everybody() == together)
    }

    @Test func aSecondImportOfManyRowsChangesNothing() throws {
        let csv = Self.header + rows(1500).joined(separator: "\r\n")
        let granted = MemberImport.DefaultConsent(state: .granted, basis: "form")
        #expect(try members(csv, consent: granted).created == 1500)
        try store.forgetTouchedMembers()
        let before = try everybody()
        let second = try members(csv, consent: granted)
        #expect((second.read, second.unchanged) == (1500, 1500))
        #expect(try everybody() == before)
        #expect(try store.touchedMembers().isEmpty)
    }

    @Test func everyRowThatChangesSomethingIsNoticedAmongMany() throws {
        var rows = rows(1500)
        #expect(try members(Self.header + rows.joined(separator: "\n")).created == 1500)
        rows[700] = rows[700].replacing("member700@", with: "new700@")
        for index in [3, 900, 1499] { rows[index] = "member\(index)@example.org,,,,,,,Saratov,,,,,," }
        let summary = try members(Self.header + rows.joined(separator: "\n"))
        #expect((summary.created, summary.updated, summary.unchanged) == (1, 3, 1496))
        #expect(try store.memberSnapshot(emailKey: "member900@example.org")?.attributes["city"] == "Saratov")
    }

    @Test func suppressedAndErasedAddressesAreSeenAmongMany() throws {
        try store.suppress(emailKey: "member800@example.org", reason: .bounced, source: "dsn", at: Sample.now)
        try store.suppress(emailKey: "member900@example.org", reason: .erased, source: "erase", at: Sample.now)
        let rows = (0..<1000).map { "member\($0)@example.org,Anna" }
        let summary = try members("email,first_name\n" + rows.joined(separator: "\n"))
        #expect((summary.created, summary.rejected) == (999, 1))
        #expect(summary.notes.map(\.english) == ["1 member taken in with a suppressed address: no mail will go there"])
        #expect(try store.memberID(emailKey: "member900@example.org") == nil)
    }

    @Test func anAddressThatWasAnothersGetsAnotherKeyAmongMany() throws {
        _ = try members("email,external_id\nmember900@example.org,17\n")
        _ = try members("email,external_id\nmoved@example.org,17\n")
        let rows = (0..<1000).map { "member\($0)@example.org" }
        #expect(try members("email\n" + rows.joined(separator: "\n")).created == 1000)
        let keys = try store.connection.firstRow("SELECT count(DISTINCT key) FROM members", [:]) { $0.int(0) }
        #expect(keys == 1001)
    }

    @Test func anExternalIDOfAnotherIsRejectedAmongMany() throws {
        _ = try members("email,external_id\nanna@example.org,X-500\n")
        let rows = (0..<1000).map { "member\($0)@example.org,X-\($0)" }
        let summary = try members("email,external_id\n" + rows.joined(separator: "\n"))
        // Whom the external id names gets the address of the row.
        #expect((summary.created, summary.updated) == (999, 1))
        #expect(try store.memberID(externalID: "X-500") == store.memberID(emailKey: "member500@example.org"))
        #expect(try store.memberID(emailKey: "anna@example.org") == nil)
    }

    @Test func newMembersAreNewUntilStagesAreDerived() throws {
        _ = try members("email\n" + (0..<100).map { "member\($0)@example.org" }.joined(separator: "\n"))
        func new() throws -> Int {
            try store.memberCount(matching: SQLFragment(sql: Store.newMember))
        }
        #expect(try new() == 100)
        try store.connection.run("UPDATE members SET touched = 0 WHERE id <= 60")
        try store.noteNewMembers()
        #expect(try new() == 40)
        try store.forgetTouchedMembers()
        try store.noteNewMembers()
        #expect(try new() == 0)
        _ = try members("email\nlate@example.org\n")
        #expect(try new() == 1)
    }

    @Test func manyActivitiesComeInOnce() throws {
        _ = try members("email\n" + (0..<50).map { "member\($0)@example.org" }.joined(separator: "\n"))
        try store.forgetTouchedMembers()
        let rows = (0..<2000).map { index in
            let email = index % 7 == 0 ? "Member\(index % 50)@Example.org" : "member\(index % 50)@example.org"
            return "\(email),2026-01-\(index % 22 + 10) 10:\(index % 50 + 10),\(index),\(index % 9).5"
        }
        let csv =
            "email,at,order_id,amount\n" + rows.joined(separator: "\n") + "\nstranger@example.org,2026-01-01,x,1\n"
        let first = try activities(csv)
        #expect((first.created, first.rejected) == (2000, 1))
        #expect(try store.touchedMembers().count == 50)
        try store.forgetTouchedMembers()
        let second = try activities(csv)
        #expect((second.unchanged, second.rejected) == (2000, 1))
        #expect(try store.touchedMembers().isEmpty)
        let third = try activities(csv.replacing(",1500,", with: ",new,"))
        #expect(third.created == 1)
    }

    @Test func sameRowsWithoutAnIdentityAreCountedAmongMany() throws {
        _ = try members("email\n" + (0..<50).map { "member\($0)@example.org" }.joined(separator: "\n"))
        var rows = (0..<1500).map {
            "member\($0 % 50)@example.org,2026-01-01 10:\($0 % 60 < 10 ? "0" : "")\($0 % 60),\($0)"
        }
        rows += [rows[100], rows[1200], rows[100]]
        let csv = "email,at,amount\n" + rows.joined(separator: "\n")
        #expect(try activities(csv).created == 1503)
        #expect(try activities(csv).unchanged == 1503)
        // In another order they are the same activities.
        #expect(try activities("email,at,amount\n" + rows.reversed().joined(separator: "\n")).unchanged == 1503)
    }
}
