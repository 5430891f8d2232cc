import Foundation
import JSON
import TestSupport
import Testing

/// A complaint that many have at once holds promotions to them, and tells somebody.
@Suite struct ThemeAlarmTests {
    private let club: IdeaWorkspace

    init() throws {
        club = try IdeaWorkspace(
            extra:
                "alarms: { late: { tag: delivery, answers: 2, within: 7d, times: 2, for: 1d, owner: care@example.org } }"
        )
        for (name, keys) in [("sale", "intent: promo\ntopic: offers"), ("news", "intent: inform\ntopic: news")] {
            club.folder.write(
                "title: T\nkind: email\n\(keys)\nschedule: { at: 2026-02-10 10:00 }\ncontent: plain\n",
                to: "campaigns/\(name).yaml")
        }
        for language in ["en", "ru"] {
            club.folder.write("---\nsubject: Hello\n---\nHello!\n", to: "templates/plain.\(language).md")
        }
        _ = try club.json("run", now: "2026-02-01T09:00:00Z")
    }

    private func complain() throws {
        try club.answer(
            "anna@example.org,3,It came too late <b>,2026-02-09 10:00",
            "boris@example.org,2,Курьер опоздал,2026-02-09 11:00",
            "clara@example.org,9,All well,2026-02-09 12:00")
    }

    private var toCare: [String] { club.mails.filter { $0.contains("care@example.org") } }

    @Test func promotionsToThoseWhoComplainedWaitAndTheOwnerIsToldOnce() throws {
        try complain()
        // News to three, the promotion to the one who did not complain.
        #expect(try club.json("run", now: "2026-02-10T10:00:00Z")["sent"] == 4)
        #expect(toCare.count == 1)
        #expect(try club.json("run", now: "2026-02-10T12:00:00Z")["sent"] == 0)
        #expect(toCare.count == 1)
        let story = try club.run("explain", "anna@example.org", now: "2026-02-10T12:00:00Z").out
        #expect(story.contains("a complaint that many have now"), "\(story)")
        #expect(try club.run("store", "verify").code == 0)
        // Over, they go.
        #expect(try club.json("run", now: "2026-02-11T13:00:00Z")["sent"] == 2)
    }

    @Test func whoComplainsWhileItLastsWaitsToo() throws {
        try complain()
        _ = try club.json("run", now: "2026-02-10T08:00:00Z")
        try club.answer("clara@example.org,1,Late again,2026-02-10 08:30", now: "2026-02-10T08:31:00Z")
        #expect(try club.json("run", now: "2026-02-10T10:00:00Z")["sent"] == 3)
        #expect(toCare.count == 1)
    }

    @Test func whatWasAlwaysSoIsNoSpike() throws {
        try club.answer(
            "clara@example.org,3,Late,2026-01-31 10:00", "dora@example.org,3,Late,2026-01-31 11:00",
            now: "2026-02-01T10:00:00Z")
        try complain()
        #expect(try club.json("run", now: "2026-02-10T08:00:00Z")["sent"] == 0)
        #expect(toCare.isEmpty)
    }

    @Test func oneMemberIsNoSpikeHoweverOftenTheyWrite() throws {
        try club.answer(
            "anna@example.org,3,Late,2026-02-08 10:00", "anna@example.org,3,Late again,2026-02-09 11:00")
        #expect(try club.json("run", now: "2026-02-10T10:00:00Z")["sent"] == 6)
        #expect(toCare.isEmpty)
    }

    @Test func statusNamesWhatLasts() throws {
        try complain()
        _ = try club.json("run", now: "2026-02-10T10:00:00Z")
        let status = try club.run("status", now: "2026-02-10T12:00:00Z")
        let line = "late has an alarm since 2026-02-10 10:00: 2 members wrote of \"delivery\", 0 in as long before"
        #expect(status.code == 0 && status.error.contains(line), "\(status.error)")
        #expect(status.error.contains("promotions to them wait until 2026-02-11 10:00"))
        let alarm = try #require(try club.json("status", now: "2026-02-10T12:00:00Z")["alarms"]?.arrayValue?.first)
        #expect(alarm["alarm"] == "late" && alarm["members"] == 2 && alarm["ends_at"] == "2026-02-11T10:00:00Z")
        #expect(try !club.run("status", "sale", now: "2026-02-10T12:00:00Z").error.contains("has an alarm"))
        #expect(try club.json("status", now: "2026-02-11T10:00:00Z")["alarms"]?.arrayValue?.count == 0)
    }

    @Test func anErasureTakesTheHold() throws {
        try complain()
        _ = try club.json("run", now: "2026-02-10T10:00:00Z")
        #expect(try club.json("members", "export", "anna@example.org")["theme_holds"]?.arrayValue?.count == 1)
        #expect(try club.run("members", "erase", "anna@example.org", "--yes", now: "2026-02-10T11:00:00Z").code == 0)
        #expect(try club.run("store", "verify", now: "2026-02-10T11:00:00Z").code == 0)
    }

    @Test func unknownTagsAreFound() throws {
        club.folder.write(
            club.folder.read("kamerton.yaml").replacing("tag: delivery", with: "tag: delivry"), to: "kamerton.yaml")
        let result = try club.run("check")
        #expect(result.code == 1 && (result.out + result.error).contains("no tag \"delivry\""))
    }
}
