import Foundation
import JSON
import TestSupport
import Testing

/// Referrals, codes and points from files to reports, with the program as people run it.
@Suite struct BringCommandTests {
    private let folder = TemporaryFolder()
    private let kamerton: Executable

    init() throws {
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: UTC
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            activities: { purchase: { amount: number } }
            referrals: { to: "https://club.example.org/subscribe", counts: [purchase], thanks: { friend: hello } }
            programme:
              goal: More come back
              judged_by: { where: purchases >= 2, on: 2027-12-31 }
              yearly_limit: 200
              earn: [{ activity: purchase, per: amount, points: 1 per 100 }]
              expire: 12mo
              rewards:
                seat: { points: 5, cost: 120, kind: privilege, title: { en: A seat, ru: Место } }

            """, to: "kamerton.yaml")
        folder.write(
            """
            title: Hello, friend
            kind: sequence
            intent: service
            reason: a test
            trigger: { activity: referred }
            codes: gifts
            steps:
              - { id: hello, content: hello }

            """, to: "campaigns/hello.yaml")
        folder.write(
            """
            ---
            subject: Hello
            preview: Yours is {{ code }}
            ---
            Your code: {{ code }}. Bring others: {{ referral.url }}. {{ points.balance }} points.

            """, to: "templates/hello.md")
        kamerton = Executable(workspace: folder.path)
        folder.write(
            "email,joined_at\nanna@x.org,2025-01-01\nboris@x.org,2026-09-01\nvera@x.org,2026-09-01\n", to: "m.csv")
        let imported = try run("members", "import", folder.path + "/m.csv", "--now", "2026-09-02T00:00:00Z")
        #expect(imported.code == 0, "\(imported.error)")
        try run("run", "--now", "2026-09-02T01:00:00Z")
    }

    @discardableResult
    private func run(_ arguments: String...) throws -> (code: Int32, out: String, error: String) {
        let result = try kamerton.run(arguments)
        return (result.code, result.out, result.error)
    }

    private func json(_ arguments: String...) throws -> JSONValue {
        let result = try kamerton.run(arguments + ["--json"])
        return try JSONValue(parsing: result.out)
    }

    private func orders() throws {
        let code = try #require(try json("members", "show", "anna@x.org")["referral_code"]?.stringValue)
        folder.write(
            """
            email,at,amount,order_id,Ref
            anna@x.org,2026-09-01,900,1,
            boris@x.org,2026-09-03,250,2,\(code.lowercased())
            vera@x.org,2026-09-03,250,3,WRONGONE
            anna@x.org,2026-09-04,-100,4,\(code)

            """, to: "a.csv")
        let result = try run(
            "activities", "import", folder.path + "/a.csv", "--kind", "purchase", "--now", "2026-09-05T00:00:00Z")
        #expect(result.code == 0, "\(result.error)")
    }

    @Test func fromAnOrderToTheLetterWithACode() throws {
        folder.write("G-1\nG-2\nG-1\n", to: "gifts.txt")
        let filled = try run("codes", "import", folder.path + "/gifts.txt", "--pool", "gifts")
        #expect(filled.code == 1 && filled.error.contains("gifts.txt:3: G-1: the code stands on line 1 too"))
        try orders()
        #expect(try json("run", "--now", "2026-09-05T01:00:00Z")["sent"] == 1)
        let list = try json("referrals", "list")["referrals"]?.arrayValue ?? []
        #expect(
            Set(
                list.map {
                    "\($0["email"]?.stringValue ?? "") \($0["state"]?.stringValue ?? "") \($0["reason"]?.stringValue ?? "")"
                })
                == ["boris@x.org credited ", "vera@x.org refused unknown", "anna@x.org refused self"])
        #expect(try run("referrals", "list", "--lang", "ru").out.contains("отказ: это собственный код"))
        #expect(try run("referrals", "list", "--csv", "--refused").out.split(whereSeparator: \.isNewline).count == 3)
        let mail = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.kamerton/outbox/new")
        let text = folder.read(".kamerton/outbox/new/" + (try #require(mail.first)))
        #expect(
            text.contains("Your code: G-1") && text.contains("https://club.example.org/r/") && text.contains("2 points")
        )
        let shown = try run("codes", "show", "G-1")
        #expect(shown.code == 0 && shown.out.contains("boris@x.org") && shown.out.contains("hello"))
        #expect(try json("codes", "list")["pools"]?.arrayValue?.first?["free"] == 1)
        #expect(try run("codes", "list", "gifts").out.contains("(free)"))
        #expect(try run("status").error.contains("the pool gifts runs low: 1 code left"))
        #expect(try run("codes", "show", "G-9").code == 1)
    }

    @Test func pointsAreShownSpentAndCorrected() throws {
        try orders()
        try run("run", "--now", "2026-09-05T01:00:00Z")
        let at = ["--now", "2026-09-06T00:00:00Z"]
        #expect(try json("points", "show", "anna@x.org", at[0], at[1])["balance"] == 9)
        let spent = try run("points", "spend", "anna@x.org", "seat", "--lang", "ru", at[0], at[1])
        #expect(spent.code == 0 && spent.out.contains("Место: 5 баллов потрачено, осталось 4"), "\(spent)")
        let few = try run("points", "spend", "anna@x.org", "seat", at[0], at[1])
        #expect(few.code == 1 && few.error.contains("4 points are there, 5 are needed"))
        #expect(try run("points", "correct", "anna@x.org", "20", at[0], at[1]).code == 2)
        #expect(try run("points", "correct", "anna@x.org", "20", "--note", "the till", at[0], at[1]).code == 0)
        let limit = try run("points", "spend", "anna@x.org", "seat", at[0], at[1])
        #expect(limit.code == 1 && limit.error.contains("the year's limit of 200 is reached: rewards have cost 120"))
        #expect(try run("points", "correct", "anna@x.org", "25", "--take", "--note", "n", at[0], at[1]).code == 1)
        #expect(try run("points", "spend", "anna@x.org", "saet", at[0], at[1]).error.contains("seat"))
        #expect(try json("members", "show", "anna@x.org")["points"] == 24)
        #expect(try run("store", "verify").code == 0)
    }

    @Test func theReportsTellAndSimulateForecasts() throws {
        try orders()
        try run("run", "--now", "2026-09-05T01:00:00Z")
        let at = ["--now", "2026-09-06T00:00:00Z"]
        let referrals = try json("report", "referrals", at[0], at[1])
        #expect(referrals["credited"] == 1 && referrals["refused"]?["self"] == 1 && referrals["k_factor"] == .null)
        #expect(try run("report", "referrals", "--csv", at[0], at[1]).out.contains("anna@x.org,1,0"))
        #expect(try run("report", "referrals", at[0], at[1]).out.contains("1 member was brought by 1 member"))
        let page = try run("report", "referrals", "--html", "-", "--lang", "ru", at[0], at[1])
        #expect(page.out.contains("Кто кого приводит") && !page.out.contains("<script"))
        let loyalty = try json("report", "loyalty", at[0], at[1])
        #expect(loyalty["outstanding"] == 13 && loyalty["control"] == .null && loyalty["limit"] == 200)
        #expect(try run("report", "loyalty", at[0], at[1]).out.contains("there is no control group"))
        #expect(try run("report", "loyalty", "--html", "-", at[0], at[1]).out.contains("There is no control group"))
        let ahead = try json("simulate", "--days", "90", at[0], at[1])
        #expect(ahead["programme"]?["points"] == 13 && ahead["programme"]?["limit"] == 200)
        #expect(try run("simulate", "--days", "90", at[0], at[1]).out.contains("programme: about 13 points"))
        let html = try run("simulate", "--days", "90", at[0], at[1], "--html", "-").out
        #expect(html.contains("What the programme costs") && html.contains("programme: about 13 points"))
    }

    @Test func templatesNameOnlyWhatTheWorkspaceHas() throws {
        #expect(try run("check").code == 0)
        let file = folder.read("kamerton.yaml").split(separator: "\n").filter { !$0.hasPrefix("referrals:") }
        folder.write(file.joined(separator: "\n") + "\n", to: "kamerton.yaml")
        let checked = try run("check")
        #expect(checked.code == 1 && (checked.error + checked.out).contains("referral"))
        let campaign = folder.read("campaigns/hello.yaml").replacing("codes: gifts\n", with: "")
        folder.write(campaign, to: "campaigns/hello.yaml")
        #expect(try (run("check").error + run("check").out).contains("code"))
    }

    @Test func aProgrammeWithoutALimitEarnsNothing() throws {
        let file = folder.read("kamerton.yaml").replacing("  yearly_limit: 200\n", with: "")
        folder.write(file, to: "kamerton.yaml")
        let checked = try run("check")
        #expect(checked.code == 1 && checked.error.contains("yearly_limit") || checked.out.contains("yearly_limit"))
        #expect(try run("run", "--now", "2026-09-05T01:00:00Z").code != 0)
    }
}
