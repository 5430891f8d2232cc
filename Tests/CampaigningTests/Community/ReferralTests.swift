import Campaigning
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Who is credited for whom, and who is not.
@Suite struct ReferralTests {
    private let scene: BringScene
    private let anna: Int64
    private let code: String

    init() throws {
        scene = try BringScene()
        anna = try scene.member("anna")
        code = try scene.code(anna)
    }

    @Test func codesAreReadableAndEveryMemberHasOne() throws {
        for number in 0..<300 { _ = try scene.member("m\(number)") }
        try scene.record()
        let codes = try scene.store.connection.rows("SELECT code FROM referral_codes") { $0.text(0) }
        #expect(codes.count == 301 && Set(codes).count == 301)
        #expect(codes.allSatisfy(ReferralCode.isCode))
        #expect(ReferralCode.normalized(" \(ReferralCode.words(code).lowercased()) ") == code)
        // A Russian keyboard's letters that look the same.
        #expect(ReferralCode.normalized("ВСНК-МРТХ") == "BCHKMPTX")
        let before = try scene.store.fullDump()
        try scene.record()
        #expect(try scene.store.fullDump() == before)
    }

    @Test func anOrderWithTheCodeCreditsItsOwnerOnce() throws {
        let boris = try scene.member("boris", joined: -3)
        try scene.buy(boris, -2, code: ReferralCode.words(code).lowercased())
        try scene.record()
        try scene.record()
        #expect(try scene.outcome() == ["boris<anna credited"])
        #expect(try scene.count("referral") == 1 && scene.count("referred") == 1)
        let rows = try scene.store.connection.rows(
            "SELECT member_id, kind, at FROM activities WHERE kind <> 'purchase'"
        ) {
            ($0.integer(0), $0.text(1), $0.integer(2))
        }
        #expect(rows.contains { $0 == (anna, "referral", scene.at(-2).milliseconds) })
        #expect(rows.contains { $0 == (boris, "referred", scene.at(-2).milliseconds) })
        // The next order with the same code is no second friend.
        try scene.buy(boris, -1, code: code)
        try scene.record()
        #expect(try scene.outcome() == ["boris<anna credited", "boris<anna refused customer"])
        #expect(try scene.count("referral") == 1)
    }

    @Test func aSignUpCountsAndSoDoesWhatFollowsWithinTheWindow() throws {
        _ = try scene.member("boris", joined: -2, code: code)
        try scene.record()
        #expect(try scene.outcome() == ["boris<anna credited"])
    }

    @Test func onlyPurchasesCountWhereThatIsSaid() throws {
        let scene = try BringScene("referrals: { to: \"https://shop.example.org\", window: 10d, counts: [purchase] }")
        let code = try scene.code(try scene.member("anna"))
        let (boris, vera) = (
            try scene.member("boris", joined: -20, code: code), try scene.member("vera", joined: -20, code: code)
        )
        try scene.record(-15)
        #expect(try scene.outcome() == ["boris<anna waiting", "vera<anna waiting"])
        try scene.buy(boris, -14)
        try scene.buy(vera, -5)
        try scene.record()
        #expect(try scene.outcome() == ["boris<anna credited", "vera<anna refused window"])
        // An order that came to be known late, and was in time.
        try scene.buy(vera, -12)
        try scene.record(1)
        #expect(try scene.outcome() == ["boris<anna credited", "vera<anna credited"])
    }

    @Test func nobodyBringsThemselvesUnderAnyName() throws {
        try scene.buy(anna, -2, code: code)
        let again = try scene.member("anna+second@gmail.com")
        let first = try scene.member("an.na@googlemail.com")
        try scene.buy(again, -1, code: scene.code(first))
        try scene.record()
        #expect(try scene.outcome() == ["anna<anna refused self", "anna+second<an.na refused self"])
        #expect(try scene.count("referral") == 0)
    }

    @Test func ringsBreakAtTheirLastLink() throws {
        let (boris, vera) = (try scene.member("boris"), try scene.member("vera"))
        try scene.buy(boris, -10, code: code)
        try scene.buy(vera, -9, code: scene.code(boris))
        try scene.buy(anna, -8, code: scene.code(vera))
        try scene.record()
        #expect(
            try scene.outcome() == ["boris<anna credited", "vera<boris credited", "anna<vera refused ring"])
    }

    @Test func customersUnknownCodesAndSecondTouchesAreRefused() throws {
        let (boris, vera, gleb) = (try scene.member("boris"), try scene.member("vera"), try scene.member("gleb"))
        try scene.buy(boris, -100)
        try scene.buy(boris, -9, code: code)
        try scene.buy(vera, -8, code: "no such code <script>")
        try scene.buy(gleb, -7, code: code)
        _ = try scene.member("dina", joined: -6, code: code)
        try scene.buy(try #require(try scene.store.memberID(emailKey: "dina@example.org")), -5, code: scene.code(boris))
        try scene.record()
        #expect(
            try scene.outcome() == [
                "boris<anna refused customer", "vera<- refused unknown", "gleb<anna credited", "dina<anna credited",
                "dina<boris refused already",
            ])
    }

    @Test func theFirstTouchWinsAlsoWhenItIsKnownLater() throws {
        let scene = try BringScene("referrals: { to: \"https://shop.example.org\", window: 30d, counts: [purchase] }")
        let (anna, boris) = (try scene.member("anna"), try scene.member("boris"))
        let vera = try scene.member("vera", joined: -10, code: scene.code(boris))
        try scene.record(-9)
        try Rows(scene.store).activity(vera, "visit", scene.at(-12), ["referral_code": .text(scene.code(anna))])
        try scene.buy(vera, -2)
        try scene.record()
        #expect(try scene.outcome() == ["vera<anna credited", "vera<boris refused already"])
    }

    @Test func whatIsDatedLaterWaitsForItsTime() throws {
        try scene.buy(try scene.member("boris"), 3, code: code)
        try scene.record()
        #expect(try scene.outcome() == [])
        try scene.record(4)
        #expect(try scene.outcome() == ["boris<anna credited"])
    }

    @Test func anErasureLeavesNeitherCodeNorName() throws {
        let boris = try scene.member("boris")
        try scene.buy(boris, -2, code: code)
        try scene.record()
        let held = try scene.store.memberRecords(memberID: boris)
        #expect(held.first { $0.table == "referrals" }?.rows.count == 1)
        #expect(try scene.store.memberRecords(memberID: anna).first { $0.table == "referral_codes" }?.rows.count == 1)
        let erasure = try scene.store.beginErasure(memberID: anna, emailKey: "anna@example.org", at: scene.at(0))
        _ = try scene.store.deleteActivities(memberID: anna)
        _ = try scene.store.emptyMember(anna, erasure: erasure, at: scene.at(0))
        try scene.store.endErasure(erasure, at: scene.at(0))
        #expect(try scene.store.number("SELECT count(*) FROM referral_codes WHERE member_id = \(anna)") == 0)
        #expect(try scene.store.number("SELECT count(*) FROM referrals WHERE code <> ''") == 0)
        #expect(try scene.store.member(ofReferralCode: code) == nil)
        try scene.buy(try scene.member("vera"), -1, code: code)
        try scene.record()
        #expect(try scene.outcome() == ["boris<- credited", "vera<- refused unknown"])
        #expect(try scene.store.communityFaults() == [])
    }

    /// Runs that die at any change of a row leave what one whole run leaves.
    @Test(arguments: 0..<5) func whoeverIsKilledWherever(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let (killed, plain) = (try BringScene(), try BringScene())
        for scene in [killed, plain] {
            var random = SeededGenerator(seed + 100)
            let members = try (0..<60).map { try scene.member("m\($0)") }
            for (number, member) in members.enumerated() where number % 3 > 0 {
                let other = members[Int.random(in: 0..<60, using: &random)]
                try scene.buy(member, -Int.random(in: 1...20, using: &random), code: scene.code(other))
            }
        }
        for _ in 0..<15 {
            let other = try Sample.store(in: killed.folder)
            try other.dying(after: Int.random(in: 1...150, using: &random), tables: ["referrals", "activities"])
            try? killed.record(on: other)
        }
        try killed.record()
        try plain.record()
        #expect(try killed.outcome().sorted() == plain.outcome().sorted())
        #expect(try killed.count("referral") == plain.count("referral"))
        #expect(try killed.store.communityFaults() == [])
    }
}

extension Store {
    /// Rules of `store verify` about the community that do not hold.
    func communityFaults() throws -> [String] {
        try StoreVerification(of: self, definition: Sample.definition(), now: Sample.now).findings().map(\.rule)
            .filter {
                $0.hasPrefix("points") || $0.hasPrefix("referrals") || $0.hasPrefix("codes")
                    || $0.hasPrefix("community")
            }
    }

    /// The so-many-th change of a row from now on fails, and its transaction with it.
    func dying(after steps: Int, tables: [String]) throws {
        let left = Countdown(steps)
        try connection.addFunction("die_now", arguments: 1) { _ in left.next() ? 1 : 0 }
        for table in tables {
            for event in ["INSERT", "UPDATE"] {
                try connection.execute(
                    """
                    CREATE TEMP TRIGGER die_\(event)_\(table) BEFORE \(event) ON main.\(table) WHEN die_now(random()) = 1
                    BEGIN SELECT RAISE(ABORT, 'died'); END
                    """)
            }
        }
    }
}
