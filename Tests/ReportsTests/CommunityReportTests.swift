import Definitions
import Formats
import JSON
import Reports
import SQLite
import Store
import TestSupport
import Testing

private let day: Int64 = 86_400_000

/// Before the community and after; it was launched 60 days before Sample.now.
@Suite struct CommunityReportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let launch = Sample.now + (-60 * day)

    init() throws {
        store = try Sample.store(in: folder)
        var definition = Sample.definition()
        definition.activities = [
            ActivityDefinition(name: "purchase", fields: [AttributeDefinition(name: "amount", type: .number)])
        ]
        try store.addDeclaredColumns(definition)
    }

    private func report(launch: Instant? = nil, roles: [RoleDefinition] = []) throws -> CommunityReport {
        var definition = Sample.definition()
        definition.roles = roles
        let workspace = Workspace(directory: folder.path, definition: definition, campaigns: [])
        return try CommunityReport(store, workspace, launch: launch ?? self.launch, now: Sample.now)
    }

    private func members(_ count: Int, knownDaysAgo: Int64 = 200) throws -> [Int64] {
        try (0..<count).map { number in
            let member = try store.seedMember("m\(number)@example.org")
            try store.connection.run(
                "UPDATE members SET joined_at = :at WHERE id = :id",
                ["at": .integer((Sample.now + (-knownDaysAgo * day)).milliseconds), "id": .integer(member)])
            return member
        }
    }

    private func did(_ kind: String, _ member: Int64, daysAgo: Int64) throws {
        try store.seedActivity(kind, memberID: member, at: Sample.now + (-daysAgo * day))
    }

    private subscript(_ kind: BeforeAndAfter.Kind) -> BeforeAndAfter {
        get throws { try #require(try report().measures.first { $0.kind == kind }) }
    }

    @Test func theFirstMonthIsThirtyDaysAndItsMarkIsOneInTen() throws {
        let all = try members(40)
        // Four in the month, one after it.
        for member in all.prefix(4) { try did("joined", member, daysAgo: 45) }
        try did("joined", all[5], daysAgo: 20)
        let report = try report()
        #expect(report.joined == Proportion(4, of: 40) && report.firstMonth == .reached && report.isMonthOver)
        #expect(report.hasSeasons)
        let fresh = try self.report(launch: Sample.now + (-25 * day))
        #expect(fresh.joined == Proportion(1, of: 40) && fresh.firstMonth == .open)
        let late = try self.report(launch: Sample.now + (-35 * day))
        #expect(late.firstMonth == .missed)
        #expect(late.joining.english.hasSuffix("The mark of 10 % is missed."))
    }

    @Test func beforeIsAsLongAsAfterAndAYearAtMost() throws {
        let report = try report()
        #expect(report.before.end == launch && report.before.end - report.before.start == 60 * day + 1)
        #expect(report.after.start == launch)
        let old = try self.report(launch: Sample.now + (-500 * day))
        #expect(old.after.end - old.after.start == 365 * day && !old.hasSeasons)
        #expect(old.after.start > old.launch)
    }

    @Test func whatMembersDidIsSetSideBySide() throws {
        let all = try members(20)
        for member in all {
            try did("visit", member, daysAgo: 100)
            try did("visit", member, daysAgo: 30)
            // Twice on one day is once; the ticket is a day more.
            try did("visit", member, daysAgo: 100)
            try did("visit", member, daysAgo: 10)
            if member % 2 == 0 { try did("ticket", member, daysAgo: 90) }
        }
        try did("review", all[0], daysAgo: 5)
        try did("review", all[0], daysAgo: 4)
        try did("referral", all[1], daysAgo: 3)
        let enquiries = try self[.enquiries]
        guard case .share(let before) = enquiries.before, case .share(let after) = enquiries.after else {
            Issue.record("\(enquiries)")
            return
        }
        #expect(before == Proportion(10, of: 20) && after == Proportion(20, of: 20))
        guard case .share(let reviews) = try self[.reviews].after else { return }
        #expect(reviews == Proportion(1, of: 20))
        let tickets = try self[.tickets]
        #expect(tickets.change == -1)
        guard case .mean(let load) = tickets.before else { return }
        #expect(load.mean == 0.5 && load.count == 20)
        guard case .count(let referrals) = try self[.referrals].after else { return }
        #expect(referrals == 1)
    }

    @Test func newCustomersThroughMembersAreAShareOfTheNew() throws {
        let all = try members(6)
        try did("purchase", all[0], daysAgo: 150)
        for member in all[1...4] { try did("purchase", member, daysAgo: 10) }
        for (member, daysAgo) in [(all[0], 150), (all[1], 10), (all[2], 10)] as [(Int64, Int64)] {
            try store.seedCredit(of: member, to: all[5], at: Sample.now + (-daysAgo * day))
        }
        let brought = try self[.brought]
        guard case .share(let before) = brought.before, case .share(let after) = brought.after else {
            Issue.record("\(brought)")
            return
        }
        // The launch was 60 days ago: the first of them came before the time before.
        #expect(before == Proportion(0, of: 0) && after == Proportion(2, of: 4))
    }

    @Test func ambassadorsAreCountedWhereThereIsTheRole() throws {
        let all = try members(4)
        for (member, daysAgo) in [(all[0], 100), (all[1], 10), (all[2], 5)] as [(Int64, Int64)] {
            try store.appendRoleChange(
                RoleChange(
                    memberID: member, role: "ambassador", kind: .given, until: daysAgo == 5 ? Sample.now + (-day) : nil,
                    at: Sample.now + (-daysAgo * day)))
        }
        #expect(try report().measures.allSatisfy { $0.kind != .ambassadors })
        let row = try report(roles: [RoleDefinition(name: "ambassador", title: LocalizedText("Ambassador"))]).measures
            .first { $0.kind == .ambassadors }
        guard case .count(1) = row?.before, case .count(2) = row?.after else {
            Issue.record("\(String(describing: row))")
            return
        }
    }

    @Test func theLatestAnswerOfEachMemberCounts() throws {
        for (number, member) in try members(12).enumerated() {
            for (days, score) in [(100, 3), (40, 2), (20, 10)] as [(Int64, Int)] {
                let at = (Sample.now + (-days * day)).milliseconds
                try store.connection.run(
                    """
                    INSERT INTO responses (id, campaign, member_id, source, source_key, definition_hash, is_late, is_duplicate, at,
                        received_at, updated_at, matched_by)
                    VALUES (:row, 'nps', :member, 'test', :key, 'x', 0, 0, :at, :at, :at, 'address')
                    """,
                    [
                        "row": .integer(Int64(number) * 1000 + days), "member": .integer(member),
                        "key": .text("\(number)-\(days)"), "at": .integer(at),
                    ])
                try store.connection.run(
                    "INSERT INTO answers (response_id, question, kind, number) VALUES (:row, 'score', 'nps', :score)",
                    ["row": .integer(Int64(number) * 1000 + days), "score": .integer(Int64(score))])
            }
        }
        let nps = try self[.nps]
        guard case .score(let before) = nps.before, case .score(let after) = nps.after else {
            Issue.record("\(nps)")
            return
        }
        #expect(before == NetScore(promoters: 0, passives: 0, detractors: 12))
        #expect(after == NetScore(promoters: 12, passives: 0, detractors: 0))
        #expect(nps.change == 1 && nps.difference?.value == 200)
        #expect(try report().json["measures"]?.arrayValue?.first?["difference"]?.numberValue == 200)
    }

    @Test func newCustomersAndOrdersAreThoseOfTheirPeriod() throws {
        let all = try members(3)
        for (member, daysAgo, amount) in [(all[0], 100, 10.0), (all[0], 30, 30), (all[1], 20, 50)]
            as [(Int64, Int64, Double)]
        {
            try store.connection.run(
                """
                INSERT INTO activities (member_id, kind, at, source, source_key, created_at, field_amount)
                VALUES (:member, 'purchase', :at, 'test', :key, 0, :amount)
                """,
                [
                    "member": .integer(member), "at": .integer((Sample.now + (-daysAgo * day)).milliseconds),
                    "key": .text("\(daysAgo)"), "amount": .real(amount),
                ])
        }
        guard case .count(let before) = try self[.customers].before,
            case .count(let after) = try self[.customers].after,
            case .mean(let order) = try self[.order].after
        else { return }
        #expect(before == 1 && after == 1 && order.mean == 40 && order.count == 2)
    }
}
