import Definitions
import Formats
import Foundation
import Store
import TestSupport
import Testing

@testable import kamerton

/// `init`, `new` and `check` from the words of the command line to files and exit codes.
@Suite struct DefinitionCommandTests {
    private let folder = TemporaryFolder()
    private var club: String { folder.path + "/club" }

    private func run(_ words: String...) -> ExitCode { Kamerton.run(words + ["--quiet"]) }

    private func initialize() -> ExitCode {
        run("init", club, "--name", "Club", "--timezone", "Europe/Moscow", "--locale", "ru")
    }

    @Test func whatInitAndNewWritePassesCheck() {
        #expect(initialize() == .done)
        #expect(run("new", "email", "spring-news", "--workspace", club) == .done)
        #expect(run("new", "survey", "nps", "--workspace", club) == .done)
        #expect(run("check", "--workspace", club) == .done)
        for name in ["kamerton.yaml", "campaigns/nps.yaml", "templates/nps.ru.md", "templates/spring-news.en.md"] {
            #expect(FileManager.default.fileExists(atPath: club + "/" + name))
        }
    }

    @Test func newOverwritesNothing() {
        #expect(initialize() == .done)
        let before = folder.read("club/templates/welcome.ru.md")
        #expect(run("new", "email", "welcome", "--workspace", club) == .failed)
        #expect(folder.read("club/templates/welcome.ru.md") == before)
        #expect(run("new", "email", "../evil", "--workspace", club) == .usage)
        #expect(run("new", "party", "spring", "--workspace", club) == .usage)
    }

    @Test func initInAWorkspaceAddsOnlyWhatIsMissing() throws {
        #expect(initialize() == .done)
        folder.write("# mine\n" + folder.read("club/kamerton.yaml"), to: "club/kamerton.yaml")
        folder.write("*.log", to: "club/.gitignore")
        try FileManager.default.removeItem(atPath: club + "/.kamerton/secret")
        try FileManager.default.removeItem(atPath: club + "/campaigns/welcome.yaml")
        #expect(run("init", club, "--name", "Other") == .done)
        #expect(folder.read("club/kamerton.yaml").hasPrefix("# mine\n"))
        #expect(folder.read("club/.gitignore") == "*.log\n.kamerton/\n")
        #expect(FileManager.default.fileExists(atPath: club + "/.kamerton/secret"))
        #expect(!FileManager.default.fileExists(atPath: club + "/campaigns/welcome.yaml"))
    }

    @Test func initWithASaltMakesTheStore() throws {
        let salt = String(repeating: "07", count: 32)
        #expect(run("init", club, "--salt", salt) == .done)
        #expect(try Store(path: club + "/.kamerton/store.sqlite").salt == Sample.salt)
        #expect(run("init", club, "--salt", salt) == .done)
        #expect(run("init", club, "--salt", String(repeating: "08", count: 32)) == .failed)
        #expect(run("init", club, "--salt", "xyz") == .usage)
    }

    @Test func initRefusesValuesThatCheckWouldRefuse() {
        #expect(run("init", club, "--timezone", "Moscow") == .usage)
        #expect(!FileManager.default.fileExists(atPath: club + "/kamerton.yaml"))
    }

    @Test func checkExitsWithOneForMistakesAndTwoForFilesThatAreNotThere() {
        #expect(initialize() == .done)
        folder.write("title: x\n", to: "club/campaigns/broken.yaml")
        #expect(run("check", "--workspace", club) == .failed)
        #expect(run("check", "campaigns/welcome.yaml", "--workspace", club) == .done)
        #expect(run("check", "campaigns/broken.yaml", "--workspace", club) == .failed)
        #expect(run("check", club + "/campaigns", "--workspace", club) == .failed)
        #expect(run("check", "campaigns/nobody.yaml", "--workspace", club) == .usage)
    }

    @Test func aMissingSecretIsOnlyAWarning() throws {
        #expect(initialize() == .done)
        try FileManager.default.removeItem(atPath: club + "/.kamerton/secret")
        #expect(run("check", "--workspace", club) == .done)
    }

    @Test func findingsAreShownWithLineAndCaret() {
        let finding = Finding(
            SourceMark(file: "campaigns/a.yaml", line: 2, column: 7), length: 5, rule: "wrong-value",
            Phrase("\"emial\" is not one of email, survey"), suggestion: Phrase("did you mean \"email\"?"),
            sourceLine: "kind: emial")
        let lines = FindingPrinter(console: Console(GlobalOptions())).lines(finding)
        #expect(
            lines == [
                "campaigns/a.yaml:2:7: error: \"emial\" is not one of email, survey [wrong-value]", "  2 | kind: emial",
                "    |       ^^^^^", "  → did you mean \"email\"?",
            ])
    }

    @Test func caretsStandUnderWideCharactersAndTabs() {
        let finding = Finding(
            SourceMark(file: "a", line: 1, column: 8), length: 3, rule: "r", Phrase("m"), sourceLine: "\t日本 👍🏽 яя: x")
        let lines = FindingPrinter(console: Console(GlobalOptions())).lines(finding)
        #expect(lines[1] == "  1 |  日本 👍🏽 яя: x")
        #expect(lines[2] == "    |          ^^^")
    }
}
