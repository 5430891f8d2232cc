import Foundation
import Formats
import JSON
import Store
import TestSupport
import Testing

/// `kamerton simulate`, as people run it.
struct SimulateCommandTests {
    private let folder = TemporaryFolder()

    private func fill() throws {
        folder.write(
            """
            workspace: Test <Club>
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            store: .kamerton/store.sqlite
            secret: { file: .kamerton/secret }
            sender:
              from: Test Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            attributes: { birthday: date }
            activities: { purchase: { amount: number } }
            stages:
              - prospect
              - customer: purchases >= 1
              - lapsed: last(purchase) older than 30d

            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        folder.write("---\nsubject: A word\npreview: Short\n---\nHello!\n", to: "templates/word.en.md")
        folder.write(
            """
            title: A word
            kind: email
            intent: inform
            audience: { where: stage = customer }
            schedule: { every: week on monday at 10:00 }
            content: word

            """, to: "campaigns/word.yaml")
        folder.write(
            """
            title: Come back
            kind: sequence
            intent: inform
            trigger: { stage: lapsed }
            steps:
              - { id: first, content: word }
              - { id: second, after: 7d, content: word }

            """, to: "campaigns/back.yaml")
        folder.write(
            """
            title: Birthday
            kind: sequence
            intent: inform
            trigger: { date: birthday }
            steps: [{ id: letter, at: "10:00", content: word }]

            """, to: "campaigns/birthday.yaml")
        let store = try Sample.store(in: folder)
        try store.connection.execute("ALTER TABLE members ADD COLUMN attr_birthday TEXT")
        for number in 0..<3 {
            let member = try store.seedMember("m\(number)@example.org")
            try store.appendConsent(
                memberID: member, purpose: "all", state: .granted, source: "test", at: Instant(milliseconds: 0))
            try store.connection.run(
                """
                INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
                VALUES (:member, 'purchase', unixepoch('2026-09-20 12:00') * 1000, 'test', :member, 0)
                """, ["member": .integer(member)])
        }
        try store.connection.execute("UPDATE members SET attr_birthday = '1990-10-15' WHERE id = 1")
    }

    private func kamerton(_ arguments: String..., code: Int32 = 0) throws -> String {
        let result = try Executable(workspace: folder.path).run(arguments)
        #expect(result.code == code, "\(result.error)")
        return code == 0 ? result.out : result.error
    }

    @Test func itKnowsStagesStepsAndYearlyDaysAndWritesNothing() throws {
        try fill()
        _ = try kamerton("run", "--now", "2026-10-01T00:00:00Z")
        let store = folder.path + "/.kamerton/store.sqlite"
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        let json = try JSONValue(
            parsing: try kamerton("simulate", "--days", "60", "--json", "--now", "2026-10-01T00:00:00Z"))
        var sent: [String: Int] = [:]
        for day in json["days"]?.arrayValue ?? [] {
            for (name, count) in day["campaigns"]?.objectValue?.members ?? [] {
                sent["\(day["date"]?.stringValue ?? "") \(name)"] = count.integerValue.map(Int.init)
            }
        }
        // They lapse thirty days after the purchase: two Mondays are left to them.
        #expect(
            sent == [
                "2026-10-05 word": 3, "2026-10-12 word": 3, "2026-10-19 word": 3, "2026-10-20 back": 3,
                "2026-10-27 back": 3, "2026-10-15 birthday": 1,
            ])
        #expect(json["members"]?["members"]?.integerValue == 3 && json["send"]?.integerValue == 16)
        #expect(json["members"]?["silent"]?["members"]?.integerValue == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    @Test func thePageStandsByItselfAndEscapesWhatFilesSay() throws {
        try fill()
        let path = folder.path + "/calendar.html"
        for language in ["en", "ru"] {
            let text = try kamerton(
                "simulate", "--days", "30", "--html", path, "--lang", language, "--now", "2026-10-01T00:00:00Z")
            #expect(!text.contains("\u{1B}"))
            let page = try String(contentsOfFile: path, encoding: .utf8)
            #expect(page.contains("<html lang=\"\(language)\">") && page.contains("Test &lt;Club&gt;"))
            #expect(page.contains("<svg") && !page.contains("<script") && !page.contains("src="))
            #expect(page.contains("prefers-color-scheme:dark") && page.contains("@media print"))
            #expect(page.contains(language == "ru" ? "Календарь вперёд" : "The calendar ahead"))
        }
    }

    @Test func daysThatMakeNoSenseAreRefused() throws {
        try fill()
        #expect(try kamerton("simulate", "--days", "0", code: 2).contains("--days 0 is not between 1 and 366"))
        #expect(try kamerton("simulate", "--days", "soon", code: 2).contains("--days soon is not a whole number"))
    }

    @Test func theCalendarReadsWithoutColour() throws {
        try fill()
        let text = try kamerton("simulate", "--days", "14", "--lang", "en", "--now", "2026-10-01T00:00:00Z")
        #expect(text.contains("2026-10-01 to 2026-10-15 (Europe/Moscow)"))
        #expect(text.contains("Mon   Tue   Wed   Thu   Fri   Sat   Sun"))
        #expect(text.split(separator: "\n").contains { $0.hasPrefix("2026-10-05") && $0.contains("3") })
    }
}
