import Foundation
import Store
import TestSupport
import Testing

@testable import kamerton

@Suite struct PreviewCommandTests {
    let folder = TemporaryFolder()

    init() throws {
        #expect(Kamerton.run(["init", folder.path, "--quiet"]) == .done)
        let store = try Store(path: folder.path + "/.kamerton/store.sqlite", salt: Sample.salt)
        try store.connection.execute(
            """
            INSERT INTO members (id, key, email, email_key, first_name, created_at, updated_at)
            VALUES (1, x'01', 'anna@example.org', 'anna@example.org', 'Anna', 1, 1)
            """)
    }

    private func preview(_ words: String...) -> ExitCode {
        Kamerton.run(["preview"] + words + ["--workspace", folder.path, "--quiet"])
    }

    @Test(arguments: ["--html", "--text", "--eml", "--json"]) func everyFormatWorksWithoutALedger(format: String) {
        #expect(preview("welcome", "--member", "Anna@Example.org", format) == .done)
        #expect(preview("welcome", "--member", "anna@example.org", "--locale", "ru", format) == .done)
    }

    @Test func whatIsMissingIsSaid() {
        #expect(preview() == .usage)
        #expect(preview("welcome", "--sample", "nobody") == .usage)
        #expect(preview("welcome", "--sample", "greek", "--member", "anna@example.org") == .usage)
        #expect(preview("welcom", "--member", "anna@example.org") == .usage)
        #expect(preview("welcome", "--member", "nobody@example.org") == .failed)
        #expect(preview("welcome", "--member", "no address") == .usage)
        #expect(preview("welcome", "--member", "anna@example.org", "--html", "--eml") == .usage)
    }

    @Test func mistakesInTheTemplateAreShown() {
        folder.write("---\nsubject: Hi\npreview: p\n---\n{{ nope }}", to: "templates/welcome.en.md")
        #expect(preview("welcome", "--member", "anna@example.org") == .failed)
    }

    @Test func whatIsShownIsSignedAsWhatIsSent() throws {
        let kamerton = Executable(workspace: folder.path)
        let key = folder.path + "/.kamerton/k1.pem"
        #expect(
            try kamerton.run("dkim", "keygen", "--domain", "example.org", "--selector", "k1", "--out", key).code == 0)
        let file = folder.path + "/kamerton.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let dkim = "\n  dkim: { domain: example.org, selector: k1, key: { file: .kamerton/k1.pem } }\n"
        folder.write(text.replacing("\ndelivery:\n", with: "\ndelivery:" + dkim), to: "kamerton.yaml")
        for who in [["--member", "anna@example.org"], ["--sample", "greek"]] {
            let result = try kamerton.run(["preview", "welcome", "--eml"] + who)
            #expect(result.out.hasPrefix("DKIM-Signature: v=1;"), "\(who): \(result.error)")
        }
    }

    @Test func withoutAMemberAnInventedOneIsShown() throws {
        let kamerton = Executable(workspace: folder.path)
        let result = try kamerton.run("preview", "welcome", "--locale", "en")
        #expect(result.code == 0)
        #expect(result.error.contains("for an invented member with a long name"))
        #expect(result.out.contains("Maximiliana-Alexandrina"))
        let greek = try kamerton.run("preview", "welcome", "--sample", "greek", "--json")
        #expect(greek.code == 0 && greek.out.contains("Ευαγγελία") && greek.error.isEmpty)
    }

    @Test func aFileIsWrittenForItsOwnerAlone() throws {
        let file = folder.path + "/mail.html"
        #expect(preview("welcome", "--member", "anna@example.org", "--output", file) == .done)
        #expect(folder.read("mail.html").contains("<!doctype html>"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: [["--all", "x", "--html"], ["welcome", "--all", "x"], ["welcome", "--watch"]])
    func whatDoesNotGoTogetherIsSaid(words: [String]) {
        #expect(Kamerton.run(["preview"] + words + ["--workspace", folder.path, "--quiet"]) == .usage)
    }
}
