import Foundation
import Formats
import JSON
import Store
import TestSupport
import Testing

/// An experiment from the file to the report, by the commands alone.
struct ExperimentCommandTests {
    private let folder = TemporaryFolder()

    private func fill() throws {
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            store: .kamerton/store.sqlite
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            activities: { purchase: { amount: number } }

            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        folder.write(
            "---\nsubject: Spring\npreview: Now\n---\nSee [here](https://example.org/a).\n",
            to: "templates/spring.en.md")
        folder.write(
            """
            title: Spring
            kind: email
            intent: service
            reason: a test
            audience: { holdout: 20% }
            schedule: { at: 2026-10-10 10:00, not_after: 2d }
            tracking: { clicks: true }
            goal: purchase within 14d
            content:
              template: spring
              variants:
                - id: calm
                - { id: question, subject: Is it spring? }
              test: 50%
              decide: 4h
              metric: clicks

            """, to: "campaigns/spring.yaml")
        let store = try Sample.store(in: folder)
        try store.connection.transaction { for number in 0..<100 { try store.seedMember("m\(number)@example.org") } }
    }

    private func kamerton(_ now: String, _ arguments: String...) throws -> String {
        let result = try Executable(workspace: folder.path).run(arguments + ["--now", now])
        #expect(result.code == 0, "\(result.error)")
        return result.out
    }

    private func json(_ now: String, _ arguments: String...) throws -> JSONValue {
        let result = try Executable(workspace: folder.path).run(arguments + ["--json", "--now", now])
        #expect(result.code == 0, "\(result.error)")
        return try JSONValue(parsing: result.out)
    }

    private func lines(_ text: String) throws -> [JSONValue] {
        try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }

    @Test func theStoryOfAnExperiment() throws {
        try fill()
        let start = "2026-10-10T07:00:00Z"
        _ = try kamerton(start, "check")
        let promised = try lines(kamerton(start, "plan", "--messages", "--json"))
        let plan = try json(start, "plan")["campaigns"]?[0]
        let calm = try #require(plan?["variants"]?["calm"]?.numberValue)
        let question = try #require(plan?["variants"]?["question"]?.numberValue)
        let waiting = try #require(plan?["held"]?["test"]?.numberValue)
        #expect(plan?["send"]?.numberValue == calm + question)
        #expect(try kamerton(start, "plan").contains("by variant: calm \(Int(calm)), question \(Int(question))"))
        _ = try kamerton(start, "run")
        let ledger = try lines(kamerton(start, "messages", "spring", "--json"))
        for line in promised {
            let row = try #require(ledger.first { $0["email"] == line["email"] })
            #expect(row["variant"] == line["variant"])
        }
        #expect(ledger.filter { $0["reason"] == "test" }.count == Int(waiting))
        #expect(try json(start, "status")["experiments"]?[0]?["decided_at"] == .null)
        // Every question is clicked in, and bought after.
        let store = try Sample.store(in: folder)
        try store.connection.execute(
            """
            INSERT INTO observations (message_id, member_id, kind, url, at)
            SELECT id, member_id, 'click', 'https://example.org/a', sent_at + 60000 FROM messages WHERE variant = 'question'
            """)
        let run = try json("2026-10-10T11:00:00Z", "run")
        #expect(run["decisions"]?[0]?["winner"] == "question")
        #expect(run["sent"]?.numberValue == waiting)
        let later = "2026-10-10T12:00:00Z"
        let report = try json(later, "report", "campaign", "spring")
        #expect(report["decisions"]?[0]?["difference_shown"] == true)
        #expect(report["decisions"]?[0]?["variants"]?[1]?["n"]?.numberValue == question)
        #expect(report["total"]?["sent"]?.numberValue == calm + question + waiting)
        #expect(report["lift"]?[0]?["against"] == "holdout")
        let text = try kamerton(later, "report", "campaign", "spring")
        #expect(text.contains("the rest gets question"))
        #expect(text.contains("No lift shown at 95 %"))
        #expect(
            try kamerton(later, "report", "campaign", "spring", "--lang", "ru").contains("остальные получают question"))
        #expect(try kamerton(later, "report", "campaign", "spring", "--csv").hasPrefix("campaign,occurrence,"))
        #expect(try kamerton(later, "status", "spring").contains("the rest gets question"))
        let email = try #require(ledger.first { $0["variant"] == "calm" }?["email"]?.stringValue)
        #expect(try kamerton(later, "explain", email).contains("main (calm): sent"))
        _ = try kamerton(later, "store", "verify")
    }

    @Test func aVariantSaysInWhichLanguageItSpeaks() throws {
        try fill()
        folder.write("---\nsubject: Весна\npreview: Пора\n---\nСмотрите.\n", to: "templates/spring.ru.md")
        let executable = Executable(workspace: folder.path)
        let mixed = try executable.run("check")
        #expect(mixed.code == 1 && (mixed.out + mixed.error).contains("the variant question says no language"))
        let file = folder.read("campaigns/spring.yaml")
        folder.write(
            file.replacing("subject: Is it spring?", with: "subject: { en: Is it spring? }"),
            to: "campaigns/spring.yaml")
        let half = try executable.run("check")
        #expect(half.code == 0 && (half.out + half.error).contains("the variant question has no subject in ru"))
    }

    @Test func eachVariantIsShownByItsName() throws {
        try fill()
        let now = "2026-10-10T07:00:00Z"
        #expect(try json(now, "preview", "spring", "--member", "m1@example.org")["subject"] == "Spring")
        #expect(
            try json(now, "preview", "spring", "--member", "m1@example.org", "--variant", "question")["subject"]
                == "Is it spring?")
        let wrong = try Executable(workspace: folder.path).run(
            ["preview", "spring", "--member", "m1@example.org", "--variant", "questoin"])
        #expect(wrong.code == 2 && wrong.error.contains("question"))
    }
}
