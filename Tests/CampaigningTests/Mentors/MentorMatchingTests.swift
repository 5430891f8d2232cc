import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

struct MentorMatchingTests {
    private let community: Community
    private let now = Sample.now

    init() throws {
        community = try Community()
        community.definition.roles = [RoleDefinition(name: "mentor", title: LocalizedText("Mentor"))]
        let city = AttributeDefinition(name: "city", type: .string)
        community.definition.mentoring = MentoringDefinition(
            match: [.attribute(city), .member(.locale)],
            newcomers: Filter(text: "has_tag(\"new\")", root: .hasTag("new")), role: "mentor", capacity: 2)
        try community.store.addDeclaredColumns(community.definition)
    }

    @discardableResult
    private func add(
        _ name: String, city: String?, locale: String? = nil, isMentor: Bool = false
    ) throws -> Int64 {
        let id = try community.add("\(name)@example.org", tags: isMentor ? [] : ["new"])
        try community.store.connection.run(
            "UPDATE members SET attr_city = :city, locale = :locale WHERE id = :id",
            ["city": SQLValue(city), "locale": SQLValue(locale), "id": .integer(id)])
        if isMentor {
            try community.store.appendRoleChange(
                RoleChange(memberID: id, role: "mentor", kind: .given, at: now - 1000))
        }
        return id
    }

    private func pairs(at now: Instant? = nil) throws -> [MentorMatching.Pair] {
        let mentoring = try #require(community.definition.mentoring)
        return try MentorMatching(community.store, community.workspace, now: now ?? self.now).pairs(mentoring)
    }

    @discardableResult
    private func run(at now: Instant? = nil) throws -> Int {
        try MentorMatching(community.store, community.workspace, now: now ?? self.now).run()
    }

    @Test func mostInCommonComesFirstThenTheLeastBusy() throws {
        let far = try add("far", city: "Moscow", locale: "en", isMentor: true)
        let near = try add("near", city: "penza", locale: "ru", isMentor: true)
        let anna = try add("anna", city: "Penza", locale: "ru-RU")
        let boris = try add("boris", city: "Penza", locale: nil)
        let clara = try add("clara", city: "Penza", locale: "ru")
        let found = try pairs()
        #expect(found.map(\.newcomer) == [anna, boris, clara])
        // Two have the near one, who then has no room.
        #expect(found.map(\.mentor) == [near, near, far])
        #expect(found.map(\.common) == [["city", "locale"], ["city"], []])
    }

    @Test func anOfferIsOpenOnceAndTheNextCandidateFollowsANo() throws {
        let first = try add("first", city: "Penza", isMentor: true)
        let second = try add("second", city: "Moscow", isMentor: true)
        let anna = try add("anna", city: "Penza")
        #expect(try run() == 1)
        #expect(try run() == 0)
        let offer = try #require(try community.store.mentorships().first)
        #expect(offer.mentor?.memberID == first && offer.newcomer?.memberID == anna)
        let letters = try community.ledger()
        #expect(letters.count == 2 && letters.allSatisfy { $0.contains("mentoring-") && $0.contains("planned") })
        let answer = try #require(
            try MentorAnswer(
                community.store, campaign: "mentoring-mentor", occurrence: Mentorship.occurrence(offer.id),
                memberID: first))
        #expect(try answer.refuse(now: now).state == .declined)
        // What was planned for the newcomer is taken back.
        #expect(try community.ledger().allSatisfy { $0.hasSuffix("skipped cancelled") })
        #expect(try run() == 1)
        #expect(try community.store.mentorships().first?.mentor?.memberID == second)
    }

    @Test func whoSaidNoOrDidNotAnswerIsNotAskedAgain() throws {
        try add("first", city: nil, isMentor: true)
        try add("second", city: nil, isMentor: true)
        let anna = try add("anna", city: nil)
        try run()
        let offer = try #require(try community.store.mentorships().first)
        let answer = try #require(
            try MentorAnswer(
                community.store, campaign: "mentoring-newcomer", occurrence: Mentorship.occurrence(offer.id),
                memberID: anna))
        _ = try answer.refuse(now: now)
        #expect(try pairs().isEmpty)
        let boris = try add("boris", city: nil)
        try run()
        #expect(try community.store.mentorships().first?.newcomer?.memberID == boris)
        try settle("sent", to: boris)
        #expect(try run(at: now + 7 * 86_400_000) == 0)
        #expect(try community.store.mentorships(state: .expired).count == 1)
    }

    /// What became of the planned letters to one member.
    private func settle(_ state: String, reason: String? = nil, to member: Int64) throws {
        try community.store.connection.run(
            """
            UPDATE messages SET state = :state, reason = :reason, next_attempt_at = NULL, settled_at = :now,
                sent_at = CASE WHEN :state = 'sent' THEN :now END
            WHERE member_id = :member AND state = 'planned'
            """,
            [
                "state": .text(state), "reason": SQLValue(reason), "now": .integer(now.milliseconds),
                "member": .integer(member),
            ])
    }

    private static let week: Int64 = 7 * 86_400_000

    @Test(arguments: [("failed", nil), ("skipped", "too_late"), (nil, nil)] as [(String?, String?)])
    func aNewcomerWhoseLetterNeverWentIsOfferedTheMentorWhoSaidYesAgain(state: String?, reason: String?) throws {
        let mentor = try add("mentor", city: nil, isMentor: true)
        let anna = try add("anna", city: nil)
        try run()
        try settle("sent", to: mentor)
        // Nothing is said of a letter that is still held back: it is taken back with the offer.
        if let state { try settle(state, reason: reason, to: anna) }
        let offer = try #require(try community.store.mentorships().first)
        let answer = try #require(
            try MentorAnswer(
                community.store, campaign: "mentoring-mentor", occurrence: Mentorship.occurrence(offer.id),
                memberID: mentor))
        #expect(try answer.agree(now: now + 1000).state == .asked)
        #expect(try run(at: now + 1000) == 0)
        #expect(try run(at: now + MentorMatchingTests.week) == 1)
        let again = try #require(try community.store.mentorships(state: .asked).first)
        #expect(again.newcomer?.memberID == anna && again.mentor?.memberID == mentor && again.id != offer.id)
        // Once it has gone, silence is an answer.
        try settle("sent", to: anna)
        #expect(try run(at: now + 2 * MentorMatchingTests.week) == 0)
    }

    @Test func aMentorWhoDidNotAnswerMakesRoomForAnother() throws {
        let first = try add("first", city: "Penza", isMentor: true)
        let second = try add("second", city: "Moscow", isMentor: true)
        let anna = try add("anna", city: "Penza")
        try run()
        try settle("sent", to: first)
        #expect(try run(at: now + MentorMatchingTests.week) == 1)
        let again = try #require(try community.store.mentorships(state: .asked).first)
        #expect(again.newcomer?.memberID == anna && again.mentor?.memberID == second)
    }

    @Test func whoMayNotBeWrittenToIsNotAskedAgain() throws {
        try add("mentor", city: nil, isMentor: true)
        let anna = try add("anna", city: nil)
        try run()
        try settle("skipped", reason: "no_consent", to: anna)
        #expect(try run(at: now + MentorMatchingTests.week) == 0)
    }

    @Test func nobodyIsTheirOwnMentorAndAnEndedRoleMentorsNobody() throws {
        let guide = try add("guide", city: nil, isMentor: true)
        try community.store.addTag("new", memberID: guide, at: now)
        #expect(try pairs().isEmpty)
        try add("anna", city: nil)
        #expect(try pairs().count == 1)
        try community.store.appendRoleChange(RoleChange(memberID: guide, role: "mentor", kind: .ended, at: now - 10))
        #expect(try pairs().isEmpty)
    }

    @Test func theLettersSayNothingOfTheOther() throws {
        for side in Mentorship.Side.allCases {
            let campaign = try #require(MentorMail.definition(Mentorship.campaign(side), community.workspace))
            #expect(campaign.intent == .invite)
        }
        #expect(MentorMail.definition("welcome", community.workspace) == nil)
    }
}
