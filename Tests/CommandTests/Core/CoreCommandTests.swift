import Foundation
import JSON
import TestSupport
import Testing

/// Engagement, the core, roles and mentors by commands, on a workspace of its own.
struct CoreCommandTests {
    private let folder = TemporaryFolder()
    private let now = "2026-10-10T07:00:00Z"

    init() throws {
        folder.writeClub(
            """
            attributes: { city: string }
            activities: { story: {} }
            community: { core: { size: 1 } }
            roles:
              mentor: { title: Mentor, term: 12mo }
              host: { title: Host }
            mentoring: { newcomers: has_tag("new"), match: [city] }
            """)
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            email,first_name,city,tags
            anna@example.org,=Anna,Penza,
            boris@example.org,Boris,Penza,new
            clara@example.org,Clara,Moscow,
            """, to: "members.csv")
        folder.write(
            """
            id,email,kind,at
            1,anna@example.org,attended,2026-07-12 07:00
            2,anna@example.org,purchase,2026-10-10 07:00
            3,clara@example.org,purchase,2026-10-10 07:00
            """, to: "activities.csv")
        #expect(
            try run(
                "members", "import", folder.path + "/members.csv", "--consent", "granted", "--basis", "form"
            ).code == 0)
        #expect(try run("activities", "import", folder.path + "/activities.csv").code == 0)
    }

    private func run(_ words: String...) throws -> (code: Int32, out: String, error: String) {
        let result = try Executable(workspace: folder.path).run(words + ["--now", now])
        return (result.code, result.out, result.error)
    }

    private func json(_ words: String...) throws -> JSONValue {
        let result = try Executable(workspace: folder.path).run(words + ["--json", "--now", now])
        #expect(result.code == 0, "\(result.error)")
        return try JSONValue(parsing: result.out)
    }

    @Test func theCoreSaysWhoIsInItAndWhy() throws {
        let core = try json("core")
        let first = core["members"]?.arrayValue?.first
        #expect(core["members"]?.arrayValue?.count == 1 && core["chosen_at"] == .null)
        #expect(first?["email"] == "anna@example.org" && first?["since"] == .null)
        #expect(first?["parts"]?.arrayValue?.map { $0["kind"]?.stringValue } == ["purchase", "attended"])
        #expect(try json("core", "--size", "2")["members"]?.arrayValue?.count == 2)
        #expect(try run("core", "--csv").out.contains("1,anna@example.org,'=Anna,"))
        #expect(try run("core", "--size", "0").code == 2)
        #expect(try run("run").code == 0)
        #expect(try json("core")["members"]?.arrayValue?.first?["since"] == .string(now))
        #expect(try run("segment", "core", "--list").out.contains("anna@example.org"))
    }

    @Test func aMemberShowsTheShareOfEachThingDone() throws {
        let engagement = try #require(try json("members", "show", "anna@example.org")["engagement"])
        let parts = engagement["parts"]?.arrayValue ?? []
        #expect(parts.map { $0["kind"]?.stringValue } == ["purchase", "attended"])
        let text = try run("members", "show", "anna@example.org").out
        #expect(text.contains("Engagement 5.50") && text.contains("attended: 2.50 of 5"))
        let list = try json("members", "list", "--by", "engagement")["members"]?.arrayValue ?? []
        #expect(
            list.map { $0["email"]?.stringValue } == ["anna@example.org", "clara@example.org", "boris@example.org"])
        #expect(try run("members", "list", "--by", "age").code == 2)
    }

    @Test func aRoleIsGivenListedAndEnded() throws {
        let unknown = try run("roles", "give", "anna@example.org", "mentr")
        #expect(unknown.code == 1 && unknown.error.contains("did you mean \"mentor\"?"))
        #expect(try run("roles", "give", "anna@example.org", "mentor", "--until", "2026-10-09").code == 1)
        #expect(try run("roles", "give", "anna@example.org", "mentor", "--until", "soon").code == 2)
        #expect(try json("roles", "give", "anna@example.org", "mentor")["until"] == "2027-10-10T07:00:00Z")
        #expect(
            try json("roles", "give", "anna@example.org", "host", "--until", "2026-12-31")["until"]
                == "2027-01-01T00:00:00Z")
        #expect(try json("roles", "list", "--role", "mentor")["roles"]?.arrayValue?.count == 1)
        #expect(try run("segment", "has_role(\"mentor\")", "--list").out.contains("anna@example.org"))
        #expect(try run("roles", "end", "anna@example.org", "host", "--note", "thanks").code == 0)
        #expect(try run("roles", "end", "anna@example.org", "host").error.contains("they hold: mentor"))
        let history = try json("roles", "list", "--history")["changes"]?.arrayValue ?? []
        #expect(history.map { $0["kind"]?.stringValue } == ["given", "given", "ended"])
        #expect(try run("store", "verify").code == 0)
    }

    @Test func mentorsAreMatchedByRunAndTheirLettersNameNobody() throws {
        #expect(try run("roles", "give", "anna@example.org", "mentor").code == 0)
        let dry = try json("mentors", "match", "--dry-run")
        #expect(dry["offers"]?.arrayValue?.first?["mentor"] == "anna@example.org")
        #expect(dry["offers"]?.arrayValue?.first?["common"] == ["city"] && dry["written"] == .bool(false))
        #expect(try run("mentors", "list").out.contains("nobody was offered a mentor"))
        let sent = try json("run")
        #expect(sent["sent"] == 2)
        #expect(try json("mentors", "list")["mentorships"]?.arrayValue?.first?["state"] == "asked")
        let outbox = folder.path + "/.kamerton/outbox/new"
        let mails = try FileManager.default.contentsOfDirectory(atPath: outbox).map {
            String(decoding: try #require(FileManager.default.contents(atPath: outbox + "/" + $0)), as: UTF8.self)
        }
        #expect(mails.count == 2)
        for mail in mails {
            #expect(mail.contains("/mentor/"))
            #expect(mail.contains("To: ") && !(mail.contains("boris@example.org") && mail.contains("anna@example.org")))
        }
        #expect(try run("store", "verify").code == 0)
    }
}
