import JSON
import TestSupport
import Testing

@testable import kamerton

/// `segment` as a person runs it: what stands on stdout.
struct SegmentCommandTests {
    private let folder = TemporaryFolder()

    init() {
        folder.write(
            """
            workspace: Club
            locale: ru
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender:
              from: Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            attributes:
              city: string
            activities:
              purchase: { amount: number }
            segments:
              loyal: purchases >= 2

            """, to: "kamerton.yaml")
        folder.write(
            "email,city\nanna@example.org,Орёл\nivan@example.org,ОРЕЛ\nvera@example.org,Penza\n", to: "members.csv")
        folder.write(
            "id,email,at\n1,anna@example.org,2026-05-01\n2,anna@example.org,2026-06-01\n3,ivan@example.org,2026-05-01\n",
            to: "orders.csv")
    }

    private func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
        try KamertonProcess(["--workspace", folder.path, "--now", "2026-10-10T07:00:00Z"] + words).finish()
    }

    private func fill() throws {
        #expect(try run("members", "import", folder.path + "/members.csv").status == 0)
        #expect(try run("activities", "import", folder.path + "/orders.csv", "--kind", "purchase").status == 0)
    }

    @Test func aFilterCountsAndLists() throws {
        try fill()
        #expect(try run("segment", "city ~= \"орел\"").output == "2 of 3 members (67%)\n")
        #expect(try run("segment", "loyal", "--list").output.contains("anna@example.org"))
        let json = try JSONValue(parsing: run("segment", "purchases = 1", "--json").output)
        #expect(json["count"]?.integerValue == 1)
    }

    @Test func oneMemberIsExplained() throws {
        try fill()
        let told = try run("segment", "loyal and city = \"Орёл\"", "--explain", "Ivan@Example.org")
        #expect(
            told.output == """
                ivan@example.org is not selected
                  ✗ all of
                    ✗ in_segment("loyal")
                      ✗ purchases >= 2  (1: 2026-05-01)
                    ✗ city = "Орёл"  (ОРЕЛ)

                """)
        let json = try JSONValue(parsing: run("segment", "loyal", "--explain", "ivan@example.org", "--json").output)
        #expect(json["selected"]?.boolValue == false)
        #expect(json["condition"]?["filter"]?.stringValue == "purchases >= 2")
        #expect(json["condition"]?["found"]?.stringValue == "1: 2026-05-01")
        #expect(try run("segment", "loyal", "--explain", "nobody@example.org").status == 1)
    }

    @Test func aFilterIsReadAloudInTheLanguageOfTheConsole() throws {
        let russian = try run("segment", "loyal", "--say", "--lang", "ru")
        #expect(russian.output == "Участники, у которых не меньше 2 покупок.\n")
        #expect(
            try run("segment", "loyal", "--say", "--lang", "en").output == "Members who have at least 2 purchases.\n")
    }

    @Test func theSQLIsAScriptForTheShell() throws {
        try fill()
        let script = try run("segment", "purchases >= 2 and city ~= \"орел\"", "--sql")
        #expect(script.errors.isEmpty)
        #expect(script.output.hasPrefix("-- purchases >= 2 and city ~= \"орел\"\n"))
        #expect(script.output.contains(".parameter set :f_2 \"'purchase'\"\n") || script.output.contains("'purchase'"))
        #expect(script.output.contains("is 2026-10-10T07:00:00Z\n"))
        #expect(!script.output.contains("kamerton_"))
        #expect(try run("segment", "sample(5%)", "--sql").errors.contains("kamerton_share"))
    }
}
