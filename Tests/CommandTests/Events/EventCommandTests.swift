import Foundation
import JSON
import TestSupport
import Testing

/// The commands of events, as people run them.
@Suite struct EventCommandTests {
    private let folder = TemporaryFolder()
    private let kamerton: Executable

    init() throws {
        kamerton = Executable(workspace: folder.path)
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            delivery: { transport: outbox }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            topics: { events: { title: Events } }
            """, to: "kamerton.yaml")
        folder.write(
            """
            title: Grafting
            kind: event
            intent: invite
            topic: events
            event: { purpose: To take a tree home, start: 2026-03-20 11:00, place: The nursery, capacity: 2 }
            """, to: "campaigns/graft.yaml")
        folder.write(
            "email,consent,consent_at\nanna@example.org,yes,2026-01-01\nboris@example.org,yes,2026-01-01\n",
            to: "members.csv")
        _ = try kamerton.run(
            "members", "import", folder.path + "/members.csv", "--now", "2026-02-01T08:00:00Z")
    }

    private func json(_ words: String...) throws -> JSONValue {
        let result = try kamerton.run(words + ["--json"])
        try #require(result.code == 0, "\(result.error)")
        return try JSONValue(parsing: result.out)
    }

    @Test func thePlanIsListedAndSent() throws {
        let plan = try json("events", "--from", "2026-03-01", "--to", "2026-04-01", "--now", "2026-02-01T08:00:00Z")
        let event = try #require(plan["events"]?.arrayValue?.first)
        #expect(event["occurrence"] == "2026-03-20" && event["capacity"] == 2 && event["announced_at"] == .null)
        let run = try json("run", "--now", "2026-02-27T08:00:00Z")
        #expect(run["sent"] == 2, "\(run.text())")
        let shown = try json("events", "show", "graft", "--now", "2026-02-28T08:00:00Z")
        #expect(shown["invited"] == 2 && shown["replies"]?.arrayValue?.isEmpty == true)
        let mails = FileManager.default.enumerator(atPath: folder.path + "/.kamerton/outbox")?.allObjects ?? []
        let text = try #require(
            mails.compactMap { $0 as? String }.filter { $0.contains("new/") }.first.map {
                folder.read(".kamerton/outbox/" + $0)
            })
        #expect(text.contains("name=\"invite.ics\""))
        let text2 = try kamerton.run("events", "show", "graft", "--now", "2026-02-28T08:00:00Z").out
        #expect(text2.contains("2026-03-20 11:00") && text2.contains("0 of 2 seats taken"))
    }

    @Test func whoWasThereIsTakenInFromAFile() throws {
        _ = try json("run", "--now", "2026-02-27T08:00:00Z")
        folder.write(
            "Email,Attended\nANNA@example.org,yes\nnobody@example.org,yes\nboris@example.org,no\nx,1\n", to: "list.csv")
        let result = try kamerton.run(
            "events", "attendance", "graft", "2026-03-20", folder.path + "/list.csv", "--json", "--now",
            "2026-03-21T08:00:00Z")
        #expect(result.code == 1)
        let summary = try JSONValue(parsing: result.out)
        #expect(summary["attended"] == 1 && summary["absent"] == 1 && summary["strangers"] == 1)
        #expect(summary["rejected"] == 1)
        let report = try json("report", "events", "--now", "2026-03-21T08:00:00Z")
        #expect(report["events"]?.arrayValue?.first?["attended"] == 1)
        let page = try kamerton.run("report", "events", "--html", "-", "--now", "2026-03-21T08:00:00Z")
        #expect(page.out.hasPrefix("<!DOCTYPE html>"))
        #expect(try kamerton.run("store", "verify").code == 0)
    }

    @Test func theHostsLinkIsForAnnouncedDatesOnly() throws {
        let early = try kamerton.run("events", "checkin", "graft", "--now", "2026-02-01T08:00:00Z")
        #expect(early.code == 1 && early.error.contains("not announced"))
        _ = try json("run", "--now", "2026-02-27T08:00:00Z")
        let link = try kamerton.run("events", "checkin", "graft", "--now", "2026-02-28T08:00:00Z")
        #expect(link.out.hasPrefix("https://club.example.org/checkin/"))
    }

    @Test(arguments: [
        (["events", "show", "graf"], "did you mean"), (["events", "show", "graft", "2026-03-21"], "nearest date"),
        (["events", "show", "graft", "tomorrow"], "2026-12-12"),
        (["events", "attendance", "graft", "2026-03-20", "nowhere.csv"], "events"),
    ])
    func mistakesSayWhatToDo(_ words: [String], _ advice: String) throws {
        let result = try kamerton.run(words + ["--now", "2026-02-01T08:00:00Z"])
        #expect(result.code != 0 && result.error.contains(advice), "\(result.error)")
    }

    @Test func everythingElseUnderstandsAnEvent() throws {
        _ = try json("run", "--now", "2026-02-27T08:00:00Z")
        let now = ["--now", "2026-02-28T08:00:00Z"]
        for words in [
            ["plan", "--until", "2026-03-25"], ["simulate", "--days", "60"], ["explain", "anna@example.org"],
            ["preview", "graft", "--text"], ["preview", "graft", "--step", "cancelled-1", "--eml"],
            ["send-test", "graft", "--to", "me@example.org"], ["report", "campaign", "graft"], ["status"],
            ["messages", "graft"],
        ] {
            let result = try kamerton.run(words + now)
            #expect(result.code == 0, "\(words): \(result.error)")
        }
        let preview = try kamerton.run(["preview", "graft", "--step", "cancelled-1", "--eml"] + now)
        #expect(preview.out.contains("text/calendar; charset=utf-8; method=CANCEL"))
        // The reminders are foreseen from what has been answered.
        let plan = try kamerton.run(["plan", "--until", "2026-03-25"] + now)
        #expect(!plan.out.contains("reminder-1"))
    }

    @Test func aNewEventPassesTheCheck() throws {
        #expect(try kamerton.run("new", "event", "spring-walk", "--now", "2026-02-01T08:00:00Z").code == 0)
        let check = try kamerton.run("check", "--json", "--now", "2026-02-01T08:00:00Z")
        #expect(check.code == 0, "\(check.out)")
    }
}
