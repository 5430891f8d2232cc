import Foundation
import Formats
import JSON
import Store
import TestSupport
import Testing

/// `report content`, from the file to the figures.
@Suite struct ContentReportTests {
    private let club: IdeaWorkspace

    init() throws {
        club = try IdeaWorkspace()
        write("guide", "intent: inform\ntopic: news\nteaches: [show, why]\ntracking: { clicks: true }")
        write("sale", "intent: promo\ntopic: offers")
        club.folder.write(
            "email,consent,consent_at\n" + (1...8).map { "m\($0)@example.org,yes,2026-01-01\n" }.joined(),
            to: "more.csv")
        #expect(
            try club.run("members", "import", club.folder.path + "/more.csv", now: "2026-02-01T09:00:00Z").code == 0)
    }

    private func write(_ name: String, _ keys: String) {
        club.folder.write(
            "title: \"=The \(name)\"\nkind: email\n\(keys)\nschedule: { at: 2026-02-10 10:00 }\ncontent: \(name)\n",
            to: "campaigns/\(name).yaml")
        for language in ["en", "ru"] {
            club.folder.write(
                "---\nsubject: The \(name)\n---\nHello!\n\n{% render \"useful\" %}\n",
                to: "templates/\(name).\(language).md")
        }
    }

    private func send() throws {
        _ = try club.json("run", now: "2026-02-10T09:00:00Z")
        #expect(try club.json("run", now: "2026-02-10T10:00:00Z")["sent"] == 22)
    }

    private func vote(_ answers: [Bool]) throws {
        let store = try Store(path: club.folder.path + "/.kamerton/store.sqlite")
        let rows = try store.connection.rows(
            "SELECT id, member_id FROM messages WHERE campaign = 'guide' AND sent_at IS NOT NULL ORDER BY id"
        ) { ($0.integer(0), $0.integer(1)) }
        for (row, isUseful) in zip(rows, answers) {
            try store.keepUsefulVote(
                message: row.0, memberID: row.1, isUseful: isUseful, now: Instant(milliseconds: 1_770_800_000_000))
        }
    }

    @Test func theMixIsCountedByWhatCampaignsTeachAndByIntent() throws {
        try send()
        try vote([true, true, true, true, false])
        let report = try club.json("report", "content", now: "2026-03-10T10:00:00Z")
        #expect(report["sent"] == 22 && report["teaching"] == 0.5 && report["offers"] == 0.5)
        let teaching = report["by_teaching"]?.arrayValue ?? []
        #expect(teaching.map { $0["sent"]?.text() } == ["0", "11", "11", "11"])
        let guide = try #require(report["campaigns"]?.arrayValue?.first { $0["campaign"] == "guide" })
        #expect(guide["clicked"] == 0 && guide["useful"]?["n"] == 5 && guide["useful"]?["share"] == 0.8)
        // Wilson's interval of 4 of 5.
        let low = try #require(guide["useful"]?["ci_low"]?.numberValue)
        #expect(abs(low - 0.3755) < 0.001)
        let sale = try #require(report["campaigns"]?.arrayValue?.first { $0["campaign"] == "sale" })
        #expect(sale["clicked"] == .null && sale["useful"]?["suppressed"] == true)
        let months = report["months"]?.arrayValue ?? []
        #expect(months.map { $0["month"]?.stringValue } == ["2025-12", "2026-01", "2026-02", "2026-03"])
        #expect(months.map { $0["sent"]?.text() } == ["0", "0", "22", "0"])
        #expect(try club.json("report", "content", "--days", "5", now: "2026-03-10T10:00:00Z")["sent"] == 0)
    }

    @Test func fewAnswersAreNotShown() throws {
        try send()
        try vote([true, true, true, true])
        let report = try club.json("report", "content", now: "2026-02-11T10:00:00Z")
        #expect(report["useful"]?["n"] == 4 && report["useful"]?["share"] == .null)
    }

    @Test func textCSVAndPageSayTheSame() throws {
        try send()
        try vote([true, true, true, true, true, false])
        let now = "2026-02-11T10:00:00Z"
        let text = try club.run("report", "content", now: now).out
        #expect(text.contains("22 messages: 50 % teach something, 50 % are offers"), "\(text)")
        #expect(text.contains("show, why") && text.contains("83 % (44–97)"), "\(text)")
        #expect(
            try club.run("report", "content", "--csv", now: now).out.contains("guide,'=The guide,inform,show why,11"))
        let page = try club.run("report", "content", "--html", "-", now: now).out
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("Campaign by campaign"))
        #expect(try club.run("report", "content", "--days", "0").code == 2)
    }

    @Test func everyMessageHasALinkOfItsOwnToThePage() throws {
        try send()
        let links = Set(
            club.mails.flatMap { mail in
                mail.replacing("=\r\n", with: "").split(whereSeparator: { " \r\n\"".contains($0) })
                    .filter { $0.hasPrefix("https://club.example.org/useful/") }.map(String.init)
            })
        #expect(links.count == 22, "\(links.count)")
    }

    @Test func aWordThatIsNoTeachingIsAMistake() throws {
        write("guide", "intent: inform\ntopic: news\nteaches: [shwo]")
        let result = try club.run("check")
        #expect(result.code == 1 && (result.out + result.error).contains("shwo"))
    }
}
