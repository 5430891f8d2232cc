import Foundation
import Formats
import JSON
import Store
import TestSupport
import Testing

/// `plan --markdown` and `approve`: what a pull request shows, and what lets it go.
struct PlanReviewTests {
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
            sender:
              from: Test Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            segments:
              even: has_tag("even")

            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        folder.write("---\nsubject: A <b>word</b> | @team\npreview: Short\n---\nHello!\n", to: "templates/word.en.md")
        folder.write(
            """
            title: A *word*
            kind: email
            intent: inform
            approval: true
            schedule: { at: 2026-10-10 10:00 }
            content: word

            """, to: "campaigns/word.yaml")
        let store = try Sample.store(in: folder)
        for number in 0..<4 {
            let member = try store.seedMember("m\(number)@example.org", locale: number == 0 ? "ru" : nil)
            try store.appendConsent(
                memberID: member, purpose: "all", state: .granted, source: "test", at: Instant(milliseconds: 0))
            if number % 2 == 0 { try store.addTag("even", memberID: member, at: Sample.now) }
        }
    }

    private func kamerton(_ arguments: String...) throws -> String {
        let result = try Executable(workspace: folder.path).run(arguments + ["--now", "2026-10-10T07:00:00Z"])
        #expect(result.code == 0, "\(result.error)")
        return arguments.contains("--json") ? result.out.filter { !$0.isWhitespace } : result.out
    }

    @Test func whatIsNotApprovedIsHeldUntilItIsAndAnEditRevokesIt() throws {
        try fill()
        #expect(try kamerton("plan", "--markdown").contains("- **not approved**"))
        #expect(try kamerton("run", "--json").contains("\"not_approved\":4"))
        #expect(try kamerton("approve", "word", "--json").contains("\"released\":4"))
        let plan = try kamerton("plan", "--markdown")
        #expect(plan.contains("**4 messages** of 1 campaign"))
        #expect(plan.contains("- subject (en): A &lt;b&gt;word&lt;/b&gt; \\| @<!-- -->team"))
        #expect(plan.contains("#### `word` · A \\*word\\*"))
        #expect(plan.contains("- in segments: even 2"))
        #expect(plan.contains("ru 1"))
        folder.write("---\nsubject: Another\npreview: Short\n---\nHello!\n", to: "templates/word.en.md")
        #expect(try kamerton("run", "--json").contains("\"not_approved\":4"))
        _ = try kamerton("approve", "word")
        #expect(try kamerton("run", "--json").contains("\"sent\":4"))
    }

    @Test func aNewCampaignIsCalledNewUntilItWasRun() throws {
        try fill()
        #expect(try kamerton("plan", "--markdown").contains("#### `word` · new · "))
        _ = try kamerton("run")
        #expect(try !kamerton("plan", "--markdown").contains("· new ·"))
    }
}
