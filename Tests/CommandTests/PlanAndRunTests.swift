import Foundation
import Formats
import JSON
import Store
import TestSupport
import Testing

/// `plan` says what `run` then does, also where messages of one run stand in each other's way.
struct PlanAndRunTests {
    private let folder = TemporaryFolder()

    /// More members than are claimed at once, and campaigns that look at what the others have sent.
    private func fill(members count: Int) throws {
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            store: .kamerton/store.sqlite
            secret: { file: .kamerton/secret }
            sender:
              from: Test Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            limits:
              contacts: 2 per 7d

            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        folder.write("---\nsubject: A word\npreview: A short one\n---\nHello!\n", to: "templates/word.en.md")
        write("one", intent: "research", audience: "has_tag(\"even\")")
        write("two", intent: "invite", audience: "not received(any, within 7d)")
        write("three", intent: "inform", audience: "not received(\"two\")")
        write("four", intent: "inform", audience: "joined_at is not set")
        write("five", intent: "promo", audience: "joined_at is not set")
        let store = try Sample.store(in: folder)
        try store.connection.transaction {
            for number in 0..<count {
                let member = try store.seedMember("m\(number)@example.org")
                try store.appendConsent(
                    memberID: member, purpose: "all", state: .granted, source: "test", at: Instant(milliseconds: 0))
                if number % 2 == 0 { try store.addTag("even", memberID: member, at: Sample.now) }
            }
        }
    }

    private func write(_ name: String, intent: String, audience: String) {
        folder.write(
            """
            title: A word
            kind: email
            intent: \(intent)
            audience:
              where: \(audience)
            schedule:
              at: 2026-10-10 10:00
            content: word

            """, to: "campaigns/\(name).yaml")
    }

    private func command(_ words: [String], status: Int32 = 0) throws -> String {
        let end = try KamertonProcess(words + ["--workspace", folder.path, "--now", "2026-10-10T07:00:00Z"]).finish()
        #expect(end.status == status, "\(end.errors)")
        return end.output
    }

    @Test func thePromiseIsKeptWhateverTheBatches() throws {
        try fill(members: 260)
        let plan = try JSONValue(parsing: try command(["plan", "--json"]))
        var promised: [String: [String: Int]] = [:]
        for line in plan["campaigns"]?.arrayValue ?? [] {
            let name = try #require(line["campaign"]?.stringValue)
            promised[name] = ["sent": Int(line["send"]?.numberValue ?? -1)]
            for (reason, count) in line["held"]?.objectValue?.members ?? [] {
                promised[name]?[reason] = Int(count.numberValue ?? -1)
            }
        }
        #expect(
            promised == [
                "one": ["sent": 130], "two": ["sent": 130, "left_audience": 130],
                "three": ["sent": 0, "left_audience": 130, "contacts": 130], "four": ["sent": 260],
                "five": ["sent": 0, "contacts": 260],
            ])
        let report = try JSONValue(parsing: try command(["run", "--json"]))
        #expect(report["sent"] == 520 && report["failed"] == 0)
        var done: [String: [String: Int]] = [:]
        for name in promised.keys {
            done[name] = ["sent": 0]
            for line in try command(["messages", name, "--json"]).split(separator: "\n") {
                let message = try JSONValue(parsing: String(line))
                let key = message["reason"]?.stringValue ?? message["state"]?.stringValue ?? ""
                done[name]?[key, default: 0] += 1
            }
        }
        #expect(done == promised)
    }

    @Test func waitingAndNotGoingAreToldApart() throws {
        try fill(members: 4)
        let table = try command(["plan"])
        #expect(table.split(separator: "\n").first?.contains("send  waits") == true)
        #expect(table.contains("4 mailed often enough lately") && table.contains("2 no longer in the audience"))
        let summary = try command(["run"])
        #expect(summary.contains("held back: 6 mailed often enough lately"))
        #expect(summary.contains("skipped: 4 no longer in the audience"))
    }
}
