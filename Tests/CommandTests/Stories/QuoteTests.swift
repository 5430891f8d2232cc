import Foundation
import JSON
import TestSupport
import Testing

/// A message quotes only what its member permits: `check` says so, messages wait, and none goes without.
struct QuoteTests {
    private let folder = TemporaryFolder()
    private let now = "2026-10-10T07:00:00Z"

    init() throws {
        folder.writeClub()
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            title: Spring
            kind: email
            intent: inform
            schedule: { at: 2026-10-10 07:00 }
            content: spring
            """, to: "campaigns/spring.yaml")
        folder.write("email,first_name\nanna@example.org,Anna\n", to: "members.csv")
        folder.write(
            """
            id,email,kind,at,text
            1,anna@example.org,story,2026-09-12 07:00,Ask <b>first</b>: it saves years.
            2,anna@example.org,purchase,2026-09-10 07:00,

            """, to: "activities.csv")
        #expect(
            try run("members", "import", folder.path + "/members.csv", "--consent", "granted", "--basis", "form").code
                == 0)
        #expect(try run("activities", "import", folder.path + "/activities.csv").code == 0)
        template("{% render \"quote\", story: 1 %}")
    }

    private func template(_ body: String) {
        folder.write(
            "---\nsubject: S\npreview: P\n---\nHello, what members say.\n\n\(body)\n", to: "templates/spring.en.md")
    }

    private func run(_ words: String...) throws -> (code: Int32, out: String, error: String) {
        let result = try Executable(workspace: folder.path).run(words + ["--now", now])
        return (result.code, result.out, result.error)
    }

    private func permit() throws {
        let done = try run(
            "stories", "permit", "1", "--wording", "You may quote me", "--origin", "slip 1", "--name", "Anna <i>P.")
        #expect(done.code == 0)
    }

    private func mails() throws -> [String] {
        let outbox = folder.path + "/.kamerton/outbox/new"
        return try ((try? FileManager.default.contentsOfDirectory(atPath: outbox)) ?? []).map {
            String(decoding: try #require(FileManager.default.contents(atPath: outbox + "/" + $0)), as: UTF8.self)
        }
    }

    @Test func checkShowsAQuoteWithoutPermissionAtItsPlace() throws {
        let check = try run("check")
        #expect(check.code == 1)
        let said = check.out + check.error
        #expect(said.contains("templates/spring.en.md:7:27: error: story 1 may not be quoted"))
        #expect(said.contains("kamerton stories ask 1"))
        try permit()
        #expect(try run("check").code == 0)
        #expect(try run("stories", "withdraw", "1").code == 0)
        #expect(try (run("check").error + run("check").out).contains("its member has said no"))
    }

    @Test func aMessageWaitsUntilItsQuoteIsPermitted() throws {
        #expect(try run("run", "--json").out.contains("\"quote\": 1"))
        #expect(try mails().isEmpty)
        #expect(try run("explain", "anna@example.org").out.contains("quotes what may not be quoted"))
        try permit()
        let later = try Executable(workspace: folder.path).run(["run", "--now", "2026-10-10T09:00:00Z"])
        #expect(later.code == 0)
        let mail = try #require(try mails().first)
        #expect(mail.contains("> Ask <b>first</b>: it saves years.") && mail.contains("> Anna <i>P., verified buyer"))
        #expect(mail.contains("Ask &lt;b&gt;first&lt;/b&gt;") && mail.contains("Anna &lt;i&gt;P."))
    }

    @Test func changedWordsAreNotSent() throws {
        try permit()
        let changed = folder.read("activities.csv").replacing("saves years", with: "saves three years")
        folder.write(changed, to: "activities.csv")
        #expect(try run("activities", "import", folder.path + "/activities.csv").code == 0)
        #expect(try run("run", "--json").out.contains("\"quote\": 1"))
        #expect(try mails().isEmpty)
    }

    @Test func aComputedNumberIsRefusedWhenTheMessageIsMade() throws {
        template("{% assign n = 1 %}{% render \"quote\", story: n %}")
        #expect(try run("check").code == 0)
        _ = try run("run")
        #expect(try mails().isEmpty)
        let messages = try run("messages", "spring").out
        #expect(messages.contains("render") || messages.contains("could not be rendered"))
    }

    @Test func whatMayBeQuotedIsListed() throws {
        try permit()
        template("{% for one in stories.story limit: 3 %}{% render \"quote\", story: one.id %}{% endfor %}")
        #expect(try run("check").code == 0)
        #expect(try run("run").code == 0)
        #expect(try mails().first?.contains("it saves years") == true)
    }

    @Test func aQuoteHasWordsOrAStory() throws {
        template("{% render \"quote\", name: \"Anna\" %}")
        let check = try run("check")
        #expect(check.code == 1 && (check.out + check.error).contains("needs \"text\""))
    }
}
