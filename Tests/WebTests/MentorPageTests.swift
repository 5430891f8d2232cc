import Campaigning
import Formats
import HTTP
import Store
import TestSupport
import Testing

/// A newcomer and a mentor are asked; neither sees the other before both have said yes.
struct MentorPageTests {
    private let scene: WebScene
    private let mentor: Int64
    private let id: Int64

    init() throws {
        scene = try WebScene(locale: "en")
        mentor = try scene.store.seedMember("boris@example.net", locale: "en")
        id = try #require(
            try scene.store.offerMentor(
                newcomer: scene.member, mentor: mentor, expiresAt: Sample.now + 7 * WebScene.day, hash: "built-in",
                priority: 20, now: Sample.now))
    }

    private func path(_ side: Mentorship.Side) throws -> String {
        let row = try scene.store.number(
            "SELECT min(id) FROM messages WHERE campaign = '\(Mentorship.campaign(side))'")
        return "/mentor/" + scene.signer.sign(.mentorship, row: row)
    }

    private func answer(_ side: Mentorship.Side, _ word: String, after: Int64 = WebScene.minute) throws -> String {
        scene.send("POST", try path(side), "answer=\(word)", after: after).text
    }

    private func state() throws -> Mentorship.State? { try scene.store.mentorship(id)?.state }

    @Test(arguments: [[Mentorship.Side.newcomer, .mentor], [.mentor, .newcomer]])
    func bothSeeEachOtherWhenBothHaveSaidYes(order: [Mentorship.Side]) throws {
        for side in Mentorship.Side.allCases {
            let page = scene.send("GET", try path(side)).text
            #expect(!page.contains("boris@") && !page.contains("anna@"))
        }
        let first = try answer(order[0], "yes")
        #expect(first.contains("We wait for the other") && !first.contains("@example"))
        #expect(try state() == .asked)
        let second = try answer(order[1], "yes")
        #expect(try state() == .active)
        #expect(second.contains(order[1] == .newcomer ? "boris@example.net" : "anna@example.org"))
        #expect(scene.send("GET", try path(.newcomer)).text.contains("Your mentor is"))
        #expect(scene.send("GET", try path(.mentor)).text.contains("anna@example.org"))
        // Each is told once to look at the page.
        #expect(try scene.store.number("SELECT count(*) FROM messages WHERE step = 'matched'") == 2)
    }

    @Test func aNoEndsItAndTellsNothing() throws {
        _ = try answer(.newcomer, "yes")
        let page = try answer(.mentor, "no")
        #expect(page.contains("Neither has learnt") && !page.contains("anna@"))
        #expect(try state() == .declined)
        #expect(try !answer(.newcomer, "yes").contains("boris@"))
        #expect(try state() == .declined)
    }

    @Test func openingALinkDecidesNothing() throws {
        let before = try scene.store.fullDump()
        for side in Mentorship.Side.allCases {
            for method in ["GET", "HEAD"] {
                #expect(scene.send(method, try path(side) + "?answer=yes", "answer=yes").status == 200)
            }
        }
        #expect(try scene.store.fullDump() == before)
    }

    @Test func afterSevenDaysAYesComesTooLate() throws {
        #expect(try answer(.newcomer, "yes", after: 7 * WebScene.day).contains("This link has run out"))
        #expect(try state() == .asked)
        #expect(try scene.store.tidyMentorships(now: Sample.now + 7 * WebScene.day) == 1)
        #expect(try state() == .expired)
    }

    @Test func eitherMayEndIt() throws {
        _ = try answer(.newcomer, "yes")
        _ = try answer(.mentor, "yes")
        let page = try answer(.mentor, "no")
        #expect(page.contains("This has ended") && !page.contains("anna@"))
        #expect(try state() == .ended)
        #expect(!scene.send("GET", try path(.newcomer)).text.contains("boris@"))
    }

    @Test func anErasureOfOneEndsItForTheOther() throws {
        _ = try answer(.newcomer, "yes")
        _ = try answer(.mentor, "yes")
        let erasure = try scene.store.beginErasure(
            memberID: mentor, emailKey: "boris@example.net", at: Sample.now)
        _ = try scene.store.emptyMember(mentor, erasure: erasure, at: Sample.now)
        let page = scene.send("GET", try path(.newcomer)).text
        #expect(page.contains("This has ended") && !page.contains("boris@"))
        #expect(try scene.store.tidyMentorships(now: Sample.now) == 1)
        #expect(try state() == .ended)
    }

    @Test func aTokenOfAnotherPurposeOpensNothing() throws {
        let row = try scene.store.number("SELECT min(id) FROM messages WHERE campaign = 'mentoring-mentor'")
        for purpose in [TokenPurpose.address, .preferences, .survey] {
            #expect(scene.send("GET", "/mentor/" + scene.signer.sign(purpose, row: row)).status == 404)
        }
    }
}
