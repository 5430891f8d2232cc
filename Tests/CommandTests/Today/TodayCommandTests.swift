import Foundation
import JSON
import Store
import TestSupport
import Testing

/// The morning page as people run it, on a workspace of its own.
struct TodayCommandTests {
    private let folder = TemporaryFolder()
    /// A Wednesday, 10:00 of the workspace.
    private let now = "2026-10-14T07:00:00Z"

    init() throws {
        write()
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            title: Grafting
            kind: event
            intent: invite
            topic: events
            owner: host@example.org
            event: { purpose: To take a tree home, start: 2026-10-24 11:00, place: The nursery, capacity: 20 }
            """, to: "campaigns/graft.yaml")
        folder.write(
            """
            email,first_name,joined_at
            anna@example.org,<b>Anna</b>,2024-10-14
            boris@example.org,Boris,2026-08-01
            """, to: "members.csv")
        folder.write("id,email,kind,at\n1,boris@example.org,review,2026-10-13 12:00\n", to: "activities.csv")
        for words in [
            ["members", "import", folder.path + "/members.csv", "--consent", "granted", "--basis", "form"],
            ["activities", "import", folder.path + "/activities.csv"],
            [
                "cases", "open", "boris@example.org", "--owner", "Care@example.org", "--due", "1d", "--note",
                "=cmd() of Boris",
            ],
        ] {
            let result = try Executable(workspace: folder.path).run(words + ["--now", "2026-10-12T08:00:00Z"])
            #expect(result.code == 0, "\(result.error)")
        }
    }

    private func write(digest: String = "") {
        folder.writeClub(
            """
            topics: { events: { title: Events } }
            community: { launch: 2026-09-01\(digest) }
            strategy:
              point_a: { on: 2026-09-01 }
              point_b: [{ measure: members, target: 10, by: 2027-06-30 }]
              tasks:
                - { month: 2026-09, do: A late one, owner: anna@team.example }
                - { month: 2026-10, do: A near one, owner: anna@team.example, by: 2026-10-20 }
                - { month: 2026-10, do: A far one, owner: anna@team.example }
            """, timezone: "Europe/Moscow")
    }

    private func run(_ words: String..., at time: String? = nil) throws -> (code: Int32, out: String, error: String) {
        let result = try Executable(workspace: folder.path).run(words + ["--now", time ?? now])
        return (result.code, result.out, result.error)
    }

    private var outbox: [String] {
        let path = folder.path + "/.kamerton/outbox/new"
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted().map {
            String(decoding: FileManager.default.contents(atPath: path + "/" + $0) ?? Data(), as: UTF8.self)
        }
    }

    /// Mails of the morning page among all.
    private var pages: Int { outbox.count { $0.contains("All of it: kamerton today") } }

    @Test func thePageSaysWhatWaitsAndWhatToDoAboutIt() throws {
        let page = try run("today")
        #expect(page.code == 0, "\(page.error)")
        for words in [
            "Members who wait (1)", "! 1  overdue since 2026-10-13 11:00", "Boris, boris@example.org",
            "→ kamerton cases show NUMBER", "! overdue since 2026-09-30: A late one (anna@team.example)",
            "until 2026-10-20: A near one", "Grafting: yes 0, maybe 0, seats 0 of 20; nobody hosts it",
            "→ kamerton events show graft", "boris@example.org: told others of us", "2 years with us today",
        ] {
            #expect(page.out.contains(words), "\(words)\n\(page.out)")
        }
        #expect(!page.out.contains("A far one") && !page.out.contains("Odd numbers"))
        #expect(try run("today", "--lang", "ru").out.contains("Кого поблагодарить"))
        #expect(try run("today", "--owner", "nobody").code == 2)
    }

    @Test func anOwnerSeesWhatIsTheirsAndWhatIsEveryones() throws {
        let json = try JSONValue(parsing: try run("today", "--owner", "care@example.org", "--json").out)
        let sections = try #require(json["sections"])
        #expect(sections["cases"]?.arrayValue?.first?["email"] == "boris@example.org")
        #expect(sections["cases"]?.arrayValue?.first?["urgent"] == .bool(true))
        #expect(sections["tasks"]?.arrayValue?.isEmpty == true && sections["events"]?.arrayValue?.isEmpty == true)
        #expect(sections["thanks"]?.arrayValue?.count == 2)
    }

    @Test func aPageNamesNoMemberExceptForTheirOwner() throws {
        let everyone = try run("today", "--html", "-").out
        #expect(everyone.contains("urgent: 1  overdue since") && everyone.contains("a member: told others of us"))
        #expect(!everyone.contains("boris@example.org") && !everyone.contains("Anna"))
        let own = try run("today", "--owner", "care@example.org", "--html", "-").out
        #expect(own.contains("boris@example.org") && !own.contains("A late one") && !own.contains("Anna"))
        #expect(!own.contains("<script"))
    }

    @Test func eachOwnerGetsTheirPartOnceADay() throws {
        let first = try run("today", "--mail")
        #expect(first.code == 0 && outbox.count == 3, "\(first.error)")
        #expect(first.out.contains("sent to care@example.org") && first.out.contains("sent to host@example.org"))
        let again = try run("today", "--mail")
        #expect(again.error.contains("has had the page of today") && outbox.count == 3)
        let mail = try #require(outbox.first { $0.contains("To: care@example.org") })
        #expect(mail.contains("Boris") && mail.contains("a member: told others of us"))
        #expect(!mail.contains("A late one") && !mail.contains("Anna"))
        #expect(try run("today", "--mail", "--owner", "care@example.org", at: "2026-10-15T07:00:00Z").code == 0)
        #expect(outbox.count == 4)
        #expect(try run("store", "verify").code == 0)
    }

    @Test func runSendsThemFromTheTimeThatTheFileSays() throws {
        write(digest: ", digest: \"09:30\"")
        _ = try run("run", at: "2026-10-14T06:15:00Z")
        #expect(pages == 0)
        _ = try run("run", at: "2026-10-14T06:30:00Z")
        _ = try run("run", at: "2026-10-14T12:00:00Z")
        // One each; the mail of cases is part of it.
        #expect(pages == 3)
        #expect(!outbox.contains { $0.contains("overdue, 0 due today") })
    }

    @Test func yesterdayIsSetAgainstTheSameWeekday() throws {
        let store = try Store(path: folder.path + "/.kamerton/store.sqlite")
        let week: Int64 = 7 * 86_400_000
        let noon: Int64 = 1_791_882_000_000  // 2026-10-13 12:00 in Moscow, a Tuesday
        try store.connection.run("UPDATE members SET created_at = :at", ["at": .integer(noon - 9 * week)])
        // Two answers each Tuesday, twenty yesterday; what came on other days is not looked at.
        for (weeks, count) in [(0, 20), (1, 2), (2, 2), (3, 2), (4, 2), (5, 50), (6, 2)] as [(Int64, Int)] {
            for number in 0..<count {
                for (name, at) in [("a", noon - weeks * week), ("b", noon - weeks * week - 86_400_000)] {
                    try store.connection.run(
                        """
                        INSERT INTO responses (campaign, source, source_key, definition_hash, is_late, is_duplicate, at,
                            received_at, updated_at, matched_by)
                        VALUES ('nps', 'test', :key, 'x', 0, 0, :at, :at, :at, 'none')
                        """, ["key": .text("\(name)-\(weeks)-\(number)"), "at": .integer(at)])
                }
            }
        }
        let json = try JSONValue(parsing: try run("today", "--json").out)
        let odd = json["sections"]?["odd"]?.arrayValue ?? []
        #expect(odd.count == 1 && odd.first?["measure"] == "responses" && odd.first?["value"] == 20)
        #expect(odd.first?["median"]?.numberValue == 2 && odd.first?["weeks"] == 8)
        #expect(try run("today").out.contains("answers to surveys: 20, usually 2 on this day of the week"))
    }
}
