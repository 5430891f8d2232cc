import Definitions
import Formats
import JSON
import Reports
import SQLite
import Store
import TestSupport
import Testing

/// Which events were received well, and what followed.
@Suite struct EventsReportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let workspace: Workspace
    private let start: Instant
    private static let day: Int64 = 86_400_000

    init() throws {
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            """, to: "kamerton.yaml")
        folder.write(
            """
            title: Voice
            kind: survey
            intent: service
            reason: a test
            content: voice
            survey:
              questions:
                - again: { type: csat }
            """, to: "campaigns/voice.yaml")
        folder.write(
            """
            title: Grafting
            kind: event
            intent: invite
            event: { title: "=Grafting", format: workshop, start: 2026-03-20 11:00, feedback: voice }
            """, to: "campaigns/graft.yaml")
        let loaded = WorkspaceLoader.load(directory: folder.path)
        workspace = try #require(loaded.workspace, "\(loaded.findings.map(\.message.english))")
        store = try Sample.store(in: folder)
        start = try #require(Instant(rfc3339: "2026-03-20T08:00:00Z"))
        try store.announceEvent(
            EventDateRow(
                campaign: "graft", occurrence: "2026-03-20", startsAt: start, endsAt: start + 7_200_000, details: "",
                announcedAt: start - 21 * EventsReportTests.day, changedAt: start))
        for index in 0..<20 { try fill(index) }
    }

    /// Twenty were invited: twelve said yes, ten of them came; six of those bought something, and one of the others.
    private func fill(_ index: Int) throws {
        let member = try store.seedMember("m\(index)@example.org")
        try store.seedMessage("graft", "2026-03-20", memberID: member, at: start - 21 * EventsReportTests.day)
        if index < 12 {
            try store.writeEventReply(
                campaign: "graft", occurrence: "2026-03-20", memberID: member, answer: .yes, guests: 0, helps: [],
                isNewcomer: false, now: start - EventsReportTests.day)
            let reply = try #require(
                try store.eventReply(campaign: "graft", occurrence: "2026-03-20", memberID: member))
            try store.seat([reply.id], isLater: false, now: start - EventsReportTests.day)
            try store.markAttendance(
                campaign: "graft", occurrence: "2026-03-20", memberID: member, hasAttended: index < 10,
                startedAt: start, now: start)
        }
        guard index < 6 || index == 15 else { return }
        try store.connection.run(
            """
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
            VALUES (:member, 'purchase', :at, 'test', :key, 0)
            """,
            [
                "member": .integer(member), "at": .integer((start + 10 * EventsReportTests.day).milliseconds),
                "key": .text("p\(index)"),
            ])
        guard index < 5 else { return }
        let response = try #require(
            try store.connection.firstRow(
                """
                INSERT INTO responses (campaign, occurrence, member_id, matched_by, source, source_key, at, received_at,
                    updated_at)
                VALUES ('voice', 'event:graft:2026-03-20', :member, 'token', 'test', :key, 0, 0, 0) RETURNING id
                """, ["member": .integer(member), "key": .text("r\(index)")], { $0.integer(0) }))
        try store.connection.run(
            "INSERT INTO answers (response_id, question, kind, number) VALUES (:id, 'again', 'csat', :number)",
            ["id": .integer(response), "number": .real(index < 3 ? 5 : 4)])
    }

    private func report(_ now: String) throws -> EventsReport {
        try EventsReport(
            store, workspace, from: nil, until: nil, locale: "en", now: try #require(Instant(rfc3339: now)))
    }

    @Test func whoCameIsCountedAgainstWhoDidNot() throws {
        let report = try report("2026-07-01T00:00:00Z")
        let line = try #require(report.events.first).line
        #expect(line.counts.invited == 20 && line.counts.yes == 12 && line.counts.attended == 10)
        #expect(line.counts.absent == 2 && line.attendance == Proportion(10, of: 12))
        #expect(line.sample.mean == 4.6 && line.scale == 1...5)
        let within = try #require(line.following[.purchases]?[30])
        #expect(within.came == Proportion(6, of: 10) && within.stayedAway == Proportion(1, of: 10))
        #expect(try #require(within.difference?.difference) == 0.5)
        #expect(report.formats.map(\.format) == [.workshop] && report.formats[0].events == 1)
    }

    @Test func whatIsNotOverIsNotCountedYet() throws {
        #expect(try report("2026-03-20T09:00:00Z").events.isEmpty)
        #expect(try report("2026-04-01T00:00:00Z").events[0].line.following.isEmpty)
        let month = try report("2026-05-01T00:00:00Z").events[0].line
        #expect(month.following[.purchases]?.keys.sorted() == [30])
    }

    @Test func groupsOfFewAreNotShown() throws {
        try store.connection.run("DELETE FROM answers WHERE number = 4")
        try store.connection.run("UPDATE event_replies SET attended = 0 WHERE member_id > 4")
        let report = try report("2026-07-01T00:00:00Z")
        #expect(report.events[0].line.feedbackWords.english == "fewer than 5")
        #expect(report.events[0].line.following[.purchases]?[30]?.difference == nil)
        let json = report.json.text()
        #expect(json.contains("\"suppressed\":true") && json.contains("\"feedback_mean\":null"))
    }

    @Test func theTableIsDefusedAndThePageSaysItIsNoExperiment() throws {
        let report = try report("2026-07-01T00:00:00Z")
        #expect(String(decoding: report.csv, as: UTF8.self).contains("'=Grafting"))
        let page = EventsPage(report, workspace, language: .english).html
        #expect(page.contains("no experiment") && page.contains("workshop"))
        #expect(EventsPage(report, workspace, language: .russian).html.contains("не эксперимент"))
    }
}
