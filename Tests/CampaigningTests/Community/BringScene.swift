import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// A workspace whose members bring others and have points; `record` is what each run does.
final class BringScene {
    static let day: Int64 = 86_400_000
    static let now = Sample.now

    let folder = TemporaryFolder()
    let store: Store
    let workspace: Workspace

    static let referrals = """
        referrals: { to: "https://club.example.org/subscribe", window: 30d, counts: [purchase, sign_up] }
        """
    static let programme = """
        programme:
          goal: More come back
          judged_by: { where: purchases >= 2, on: 2027-12-31 }
          yearly_limit: 1000
          earn:
            - { activity: purchase, per: amount, points: 1 per 100 }
            - { activity: referral, points: 50 }
          expire: 12mo
          tiers:
            - { name: silver, where: purchases >= 1, title: { en: Silver, ru: Серебро } }
            - { name: gold, where: purchases >= 3, title: { en: Gold, ru: Золото } }
          rewards:
            seat: { points: 10, cost: 400, kind: privilege, title: A seat }
            tree: { points: 20, cost: 100, kind: code, pool: trees, title: A tree }
        """

    init(_ more: String = BringScene.referrals) throws {
        store = try Sample.store(in: folder)
        try store.connection.execute("PRAGMA synchronous = OFF")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: UTC
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            activities: { purchase: { amount: number } }
            \(more)
            """, to: "kamerton.yaml")
        let loaded = WorkspaceLoader.load(directory: folder.path)
        let errors = loaded.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map { "\($0.mark) \($0.message.english)" })")
        workspace = try #require(loaded.workspace)
        try store.addDeclaredColumns(workspace.definition)
    }

    func at(_ days: Int) -> Instant { BringScene.now + Int64(days) * BringScene.day }

    /// A member who is there since long before, and their code.
    func member(_ name: String, joined: Int = -400, code: String? = nil) throws -> Int64 {
        try Rows(store).member(
            name.contains("@") ? name : name + "@example.org",
            ["joined_at": .integer(at(joined).milliseconds), "referral_code": SQLValue(code)], at: at(joined))
    }

    func code(_ member: Int64) throws -> String {
        try store.giveReferralCodes(at: at(0))
        return try #require(
            try store.connection.firstRow(
                "SELECT code FROM referral_codes WHERE member_id = :id", ["id": .integer(member)], { $0.text(0) }))
    }

    func buy(_ member: Int64, _ day: Int, code: String? = nil, amount: Double = 100) throws {
        try Rows(store).activity(
            member, "purchase", at(day), ["referral_code": SQLValue(code), "field_amount": .real(amount)])
    }

    func record(_ day: Int = 0, on other: Store? = nil) throws {
        try ReferralCrediting.record(other ?? store, workspace, now: at(day))
        try PointsKeeping.record(other ?? store, workspace, now: at(day))
    }

    /// `member<referrer state reason`, oldest touch first.
    func outcome() throws -> [String] {
        try store.referrals().reversed().map { one in
            let names = [one.email, one.referrerEmail].map { $0?.split(separator: "@").first.map(String.init) ?? "-" }
            return "\(names[0])<\(names[1]) \(one.state.rawValue)" + (one.refusal.map { " \($0.rawValue)" } ?? "")
        }
    }

    func count(_ kind: String) throws -> Int64 {
        try store.number("SELECT count(*) FROM activities WHERE kind = '\(kind)'")
    }
}
