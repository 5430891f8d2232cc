import Foundation
import SQLite
import Store
import TestSupport
import Testing

@testable import kamerton

/// Imports as people run them: messages, exit codes, JSON, standard input.
struct ImportCommandTests {
    private let folder = TemporaryFolder()
    private let executable: Executable

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
              birthday: date
              amount: number
            activities:
              purchase: { amount: number }

            """, to: "kamerton.yaml")
        executable = Executable(workspace: folder.path)
    }

    private func run(_ words: String...) throws -> Executable.Result {
        try executable.run(["--now", "2026-10-10T07:00:00Z"] + words)
    }

    private func json(_ result: Executable.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any])
    }

    private func file(_ text: String, _ name: String = "in.csv") -> String {
        folder.write(text, to: name)
        return folder.path + "/" + name
    }

    private func store() throws -> Store { try Store(path: folder.path + "/.kamerton/store.sqlite") }

    @Test func theEncodingIsSaidAndDecidedByTheOption() throws {
        folder.write(Array("email,city\na@x.org,".utf8) + [0xCF, 0xE5, 0xED, 0xE7, 0xE0, 0x0A], to: "in.csv")
        let path = folder.path + "/in.csv"
        let first = try run("members", "import", path, "--dry-run")
        #expect(first.code == 0)
        #expect(first.error.contains("in.csv is read as windows-1251; --encoding decides"))
        let wrong = try run("members", "import", path, "--encoding", "utf-8")
        #expect(wrong.code == 1)
        #expect(wrong.error.contains("line 2: \"city\" has a byte that is not utf-8"))
        #expect(try run("members", "import", path, "--encoding", "koi-7").code == 2)
    }

    @Test func whatIsAskedAboutIsAnsweredByAnOption() throws {
        let path = file("email,birthday,amount\na@x.org,10/11/1990,\"1,234\"\n")
        let asked = try run("members", "import", path)
        #expect(asked.code == 1)
        #expect(asked.error.contains("--dates dmy"))
        #expect(try run("members", "import", path, "--dates", "dmy").error.contains("--decimal dot"))
        let answered = try run("members", "import", path, "--dates", "dmy", "--decimal", "dot", "--show-changes")
        #expect(answered.code == 0)
        #expect(
            answered.out.contains("line 2: a@x.org created: birthday: (none) -> 1990-11-10; amount: (none) -> 1234"))
        #expect(try run("members", "import", path, "--dates", "sometimes").code == 2)
    }

    @Test func changesAndAddressesAreListedAsJSON() throws {
        let path = file("email,city\nanna@gmial.com,Penza\ninfo@example.org,Omsk\n")
        let result = try json(try run("members", "import", path, "--dry-run", "--show-changes", "--json"))
        let changes = try #require(result["changes"] as? [[String: Any]])
        #expect(changes.map { $0["who"] as? String } == ["anna@gmial.com", "info@example.org"])
        #expect(changes.first?["change"] as? String == "created")
        let warnings = try #require(result["address_warnings"] as? [[String: Any]])
        #expect(warnings.map { $0["kind"] as? String } == ["typo", "role"])
        #expect(warnings.first?["suggestion"] as? String == "gmail.com")
        #expect((result["warnings"] as? [String])?.first?.contains("is gmail.com meant?") == true)
        #expect(result["address_typos"] as? Int == 1)
        #expect(result["created"] as? Int == 2)
    }

    @Test func standardInputIsAFileToo() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Executable.path)
        process.arguments = ["members", "import", "-", "--workspace", folder.path, "--quiet"]
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("email,city\na@x.org,Penza\na@x.org,Omsk\nbad,\n".utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(try store().memberSnapshot(emailKey: "a@x.org")?.attributes["city"] == "Omsk")
        let rejects = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.kamerton/rejects")
        #expect(rejects.count == 1)
        #expect(rejects.first?.hasPrefix("stdin-") == true)
    }

    @Test func anotherToolsExportNeedsItsName() throws {
        let mailchimp = SourceRoot.path + "/Tests/Fixtures/imports/mailchimp"
        let result = try run("members", "import", "--from", "mailchimp", mailchimp)
        #expect(result.code == 0)
        #expect(result.out.contains("5 read: 5 created, 0 updated, 0 unchanged, 0 rejected, 2 suppressed"))
        #expect(try run("members", "import", "--from", "sendgrid", mailchimp).code == 2)
        #expect(try run("members", "import", "--from", "mailchimp", mailchimp, "--consent", "granted").code == 2)
        let folder = try run("members", "import", mailchimp)
        #expect(folder.code == 1)
        #expect(folder.error.contains("--from mailchimp"))
        #expect(try run("members", "import", file("email\na@x.org\n"), "--status", "cleaned").code == 2)
    }

    @Test func activitiesAskTheSameQuestions() throws {
        _ = try run("members", "import", file("email\na@x.org\n", "members.csv"))
        let path = file("email;at;amount\na@x.org;46387,5;1 234,56\n")
        let asked = try run("activities", "import", path, "--kind", "purchase")
        #expect(asked.code == 1)
        #expect(asked.error.contains("--dates excel"))
        let answered = try run("activities", "import", path, "--kind", "purchase", "--dates", "excel", "--show-changes")
        #expect(answered.code == 0)
        #expect(answered.out.contains("at: (none) -> 2026-12-31T09:00:00Z; amount: (none) -> 1234.56"))
    }

    @Test func aWorkbookIsNamedAndNothingIsWritten() throws {
        folder.write([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], to: "members.xlsx")
        let result = try run("members", "import", folder.path + "/members.xlsx")
        #expect(result.code == 1)
        #expect(result.error.contains("Excel workbook"))
    }
}
