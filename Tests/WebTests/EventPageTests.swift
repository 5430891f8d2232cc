import Campaigning
import Definitions
import Formats
import HTTP
import SQLite
import Store
import TestSupport
import Testing
import Web

/// The pages of events: where members answer, where hosts note who is there, and what everyone may see.
@Suite struct EventPageTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let website: Website
    private let signer: TokenSigner
    private let messages: [Int64]
    private let date: Int64
    private let now: Instant

    init() throws {
        folder.write("a secret of tests", to: ".kamerton/secret")
        folder.write(
            """
            workspace: Green <Orchard> Club
            locale: ru
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Green Orchard Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            """, to: "kamerton.yaml")
        folder.write(
            """
            title: Grafting
            kind: event
            intent: invite
            event:
              title: { ru: Прививка <яблонь>, en: Grafting <apples> }
              purpose: { ru: Унести дерево, en: To take a tree home }
              start: 2026-12-12 11:00
              place: { ru: Питомник, en: The nursery }
              capacity: 2
              bring_a_friend: 1
              help: [bring, photograph]
              public: true
            """, to: "campaigns/graft.yaml")
        let loaded = WorkspaceLoader.load(directory: folder.path)
        let workspace = try #require(loaded.workspace, "\(loaded.findings.map(\.message.english))")
        store = try Sample.store(in: folder)
        website = try Website(workspace: workspace, isLoopback: true)
        signer = try TokenSigner(workspace: workspace)
        now = try #require(Instant(rfc3339: "2026-12-01T08:00:00Z"))
        let start = try #require(Instant(rfc3339: "2026-12-12T08:00:00Z"))
        try store.announceEvent(
            EventDateRow(
                campaign: "graft", occurrence: "2026-12-12", startsAt: start, endsAt: start + 7_200_000, details: "",
                announcedAt: now, changedAt: now))
        date = try #require(try store.eventDate(campaign: "graft", was: nil, occurrence: "2026-12-12")?.id)
        var messages: [Int64] = []
        for (name, locale) in [("anna", "ru"), ("boris", "en"), ("vera", "ru")] {
            let member = try store.seedMember(name + "@example.org", locale: locale)
            messages.append(try store.seedMessage("graft", "2026-12-12", memberID: member, at: now))
        }
        self.messages = messages
        try store.connection.run("UPDATE messages SET kind = 'event'")
    }

    private func path(_ index: Int) -> String { "/e/" + signer.sign(.rsvp, row: messages[index]) }

    private func send(_ method: String, _ target: String, _ body: String = "", at time: String? = nil) -> HTTPResponse {
        website.respond(
            to: HTTPRequest(method: method, target: target, headers: HTTPHeaders(), body: Array(body.utf8)),
            store: store, now: time.flatMap { Instant(rfc3339: $0) } ?? now)
    }

    private func text(_ response: HTTPResponse) -> String { String(decoding: response.body, as: UTF8.self) }

    private var replies: [String] {
        get throws {
            try store.eventReplies(campaign: "graft", occurrence: "2026-12-12").map {
                "\($0.email ?? "") \($0.answer?.rawValue ?? "-") \($0.guests) \($0.state?.rawValue ?? "-") "
                    + $0.helps.joined(separator: "+")
            }
        }
    }

    @Test func openingThePageDecidesNothing() throws {
        let page = send("GET", path(0) + "?v=yes")
        #expect(page.status == 200)
        #expect(text(page).contains("value=\"yes\" required checked"))
        #expect(text(page).contains("Прививка &lt;яблонь&gt;") && text(page).contains("12 декабря 2026, 11:00–13:00"))
        #expect(text(page).contains("<html lang=\"ru\">") && !text(page).contains("<script"))
        #expect(try replies == [])
        #expect(text(send("GET", path(1))).contains("Saturday, 12 December 2026"))
    }

    @Test func anAnswerIsTakenChangedAndShown() throws {
        let answered = send("POST", path(0), "v=yes&guests=1&help=bring&help=fly")
        #expect(answered.status == 200 && text(answered).contains("role=\"status\""))
        #expect(try replies == ["anna@example.org yes 1 seated bring"])
        #expect(text(send("GET", path(0))).contains("За вами места: вам и ещё 1."))
        #expect(text(send("POST", path(1), "v=yes")).contains("You are number 1 in line"))
        #expect(send("POST", path(0), "v=no").status == 200)
        #expect(try replies == ["boris@example.org yes 0 seated ", "anna@example.org no 0 - "])
    }

    @Test func whatCannotBeIsRefusedAndNothingChanges() throws {
        let refused = send("POST", path(0), "v=sometimes")
        #expect(refused.status == 422 && text(refused).contains("role=\"alert\""))
        #expect(text(send("POST", path(0), "v=yes&guests=7")).contains("не больше 1"))
        #expect(send("POST", path(0), "").status == 422)
        #expect(send("GET", "/e/nonsense").status == 404)
        // A token of another purpose opens nothing.
        #expect(send("GET", "/e/" + signer.sign(.survey, row: messages[0])).status == 404)
        #expect(send("GET", "/e/" + signer.sign(.rsvp, row: 999_999)).status == 404)
        #expect(try replies == [])
    }

    @Test func afterTheStartThePageOnlySaysSo() throws {
        let page = send("GET", path(0), at: "2026-12-12T08:00:00Z")
        #expect(page.status == 200 && !text(page).contains("<form"))
        #expect(send("POST", path(0), "v=yes", at: "2026-12-12T08:00:00Z").status == 410)
        #expect(try replies == [])
    }

    @Test func theEventGoesIntoACalendar() throws {
        let file = send("GET", path(0) + "/event.ics")
        #expect(file.headers["Content-Type"] == "text/calendar; charset=utf-8")
        #expect(text(file).contains("UID:graft-2026-12-12@example.org"))
        #expect(!text(file).contains("anna"))
        #expect(send("GET", path(0) + "/other").status == 404)
    }

    @Test func theHostNotesWhoIsThereFromADayBeforeOn() throws {
        let link = "/checkin/" + signer.sign(.checkIn, row: date)
        #expect(send("GET", link).status == 410)
        #expect(send("POST", path(0), "v=yes").status == 200)
        #expect(send("POST", path(1), "v=maybe").status == 200)
        let during = "2026-12-12T09:00:00Z"
        let list = text(send("GET", link, at: during))
        #expect(list.contains("anna@example.org") && list.contains("boris@example.org") && !list.contains("vera"))
        let members = try store.eventReplies(campaign: "graft", occurrence: "2026-12-12").map(\.memberID)
        let body = members.map { "m=\($0)" }.joined(separator: "&") + "&a=\(members[0])&email=vera%40example.org"
        #expect(text(send("POST", link, body, at: during)).contains("role=\"status\""))
        let counts = try store.eventCounts(campaign: "graft", occurrence: "2026-12-12")
        #expect(counts.attended == 2)
        #expect(
            text(send("POST", link, "email=nobody%40example.org", at: during)).contains("nobody@example.org"))
        #expect(try store.eventCounts(campaign: "graft", occurrence: "2026-12-12").attended == 2)
        #expect(send("GET", link, at: "2026-12-15T09:00:00Z").status == 410)
        #expect(send("GET", "/checkin/" + signer.sign(.rsvp, row: date), at: during).status == 404)
    }

    @Test func everyoneSeesThePlanAndNobodysName() throws {
        #expect(send("POST", path(0), "v=yes").status == 200)
        let page = send("GET", "/events")
        #expect(page.status == 200 && text(page).contains("&lt;") && !text(page).contains("anna"))
        let calendar = text(send("GET", "/calendar.ics"))
        #expect(calendar.contains("BEGIN:VEVENT") && calendar.contains("UID:graft-2026-12-12@example.org"))
        #expect(!calendar.contains("ATTENDEE"))
        #expect(!text(send("GET", "/events", at: "2027-01-01T00:00:00Z")).contains("<li>"))
    }
}
