import Definitions
import Formats
import Reports
import Store
import TestSupport
import Testing

private let day: Int64 = 86_400_000

private struct Scene {
    let folder = TemporaryFolder()
    let store: Store
    var workspace = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        workspace.stages = ["prospect", "promoter"].map { StageDefinition(name: $0, rule: nil, mark: Sample.mark) }
        try store.addDeclaredColumns(workspace)
    }

    /// So many members who joined so many days before.
    @discardableResult
    func join(
        _ count: Int, _ prefix: String, days: Int64 = 100, stage: String? = nil, plan: String? = nil,
        consent: ConsentState? = nil
    ) throws -> [Int64] {
        try (0..<count).map { number in
            let member = try store.seedMember("\(prefix)\(number)@example.org", stage: stage)
            try store.connection.run(
                "UPDATE members SET joined_at = :at, attr_plan = :plan WHERE id = :id",
                [
                    "at": .integer((Sample.now - days * day).milliseconds), "plan": plan.map { .text($0) } ?? .null,
                    "id": .integer(member),
                ])
            if let consent {
                try store.appendConsent(
                    memberID: member, purpose: "all", state: consent, source: "shop", at: Sample.now - 50 * day)
            }
            return member
        }
    }

    func report(where condition: SQLFragment? = nil) throws -> MembersReport {
        try MembersReport(
            store, Workspace(directory: folder.path, definition: workspace, campaigns: []), condition: condition,
            filter: condition?.sql, period: (Sample.now - 30 * day, Sample.now),
            before: (Sample.now - 60 * day, Sample.now - 30 * day), now: Sample.now)
    }
}

extension MembersReport {
    fileprivate func counts(_ key: String) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: (self[key]?.rows ?? []).map { ($0.label.words.english, $0.members) })
    }
}

@Suite struct MembersReportTests {
    @Test func itCountsMembersByStageConsentAndMonth() throws {
        let scene = try Scene()
        try scene.join(6, "a", days: 10, stage: "prospect", consent: .granted)
        try scene.join(7, "b", days: 40, stage: "promoter", consent: .withdrawn)
        try scene.join(1, "c", days: 1000)
        let erased = try scene.join(1, "gone")[0]
        try scene.store.connection.run(
            "UPDATE members SET erased_at = 1, email = NULL, email_key = NULL WHERE id = :id", ["id": .integer(erased)])
        try scene.store.suppress(
            emailKey: "a0@example.org", reason: .bounced, source: "test", at: Sample.now)
        let report = try scene.report()
        #expect((report.count, report.all) == (14, 14))
        #expect(report.counts("stage") == ["prospect": 6, "promoter": 7, "without a stage": 1])
        #expect(
            report.counts("mailable") == [
                "can be mailed": 5, "address suppressed": 1, "have withdrawn their consent": 7, "have not consented": 1,
            ])
        #expect(report["joined"]?.rows.map(\.members).reduce(0, +) == 14)
        #expect((report.period.counts.joined, report.before.counts.joined) == (6, 7))
        #expect(report.before.counts.withdrew == 7)
        #expect(report.stages?.rows.map(\.members) == [6, 7])
        #expect(report.counts("source") == ["shop": 13, "not known": 1] || report["source"]?.hidden == 2)
    }

    @Test func valuesOfFewMembersArePutTogetherSoThatNoneCanBeTold() throws {
        let scene = try Scene()
        try scene.join(20, "a", plan: "free")
        try scene.join(6, "b", plan: "club")
        try scene.join(2, "c")
        let plan = try #require(try scene.report()["attribute:plan"])
        // Two alone could be told from the whole: the next smallest goes with them.
        #expect(plan.rows.map(\.members) == [20, 8] && plan.hidden == 2)
        #expect(plan.rows.last?.name == nil && plan.rows.last?.label.words.english == "2 other values")
    }

    @Test func aFilterNarrowsEveryNumber() throws {
        let scene = try Scene()
        let chosen = try scene.join(6, "a", stage: "prospect", consent: .granted)
        let others = try scene.join(5, "b", stage: "promoter", consent: .granted)
        for member in chosen + others {
            for number in 0..<(member == chosen[0] ? 2 : 1) {
                try scene.store.seedMessage(
                    "nps", "o\(number)", memberID: member, at: Sample.now - Int64(5 + number) * day)
            }
            try scene.store.connection.run(
                """
                INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
                VALUES (:member, 'purchase', :at, 'test', :member, 0)
                """, ["member": .integer(member), "at": .integer((Sample.now - 40 * day).milliseconds)])
        }
        let report = try scene.report(where: SQLFragment(sql: "m.stage = 'prospect'"))
        #expect((report.count, report.all) == (6, 11) && report.stages == nil)
        #expect(report.counts("contacts_30d") == ["0": 0, "1": 5, "2": 1])
        #expect(report.counts("answering")["answered none"] == 6)
        #expect(report.counts("last_purchase")["30 to 90 days ago"] == 6)
        #expect((report.period.counts.reached, report.period.counts.active, report.before.counts.active) == (6, 0, 6))
        #expect(try scene.report().counts("contacts_30d")["1"] == 10)
    }

    @Test func nobodyIsAReportToo() throws {
        let report = try Scene().report()
        #expect(report.count == 0)
        let page = MembersPage(report, Sample.definition(), language: .english).html
        #expect(page.contains("<html lang=\"en\">"))
        #expect(String(decoding: report.csv, as: UTF8.self).hasPrefix("dimension,value,label,members,of\r\n"))
        #expect(report.json["members"]?.integerValue == 0)
    }

    @Test func whatComesFromOutsideIsNoMarkupAndNoFormula() throws {
        let scene = try Scene()
        for member in try scene.join(6, "a") {
            try scene.store.connection.run(
                "INSERT INTO member_tags (member_id, tag, added_at) VALUES (:id, '=<b>1', 0)", ["id": .integer(member)])
        }
        let report = try scene.report()
        #expect(String(decoding: report.csv, as: UTF8.self).contains("tag,'=<b>1,'=<b>1,6,6"))
        let page = MembersPage(report, scene.workspace, language: .russian).html
        #expect(page.contains("=&lt;b&gt;1") && !page.contains("<b>1"))
        #expect(page.contains("<html lang=\"ru\">"))
    }
}
