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
        #expect(preview("welcome") == .usage)
        #expect(preview("welcom", "--member", "anna@example.org") == .usage)
        #expect(preview("welcome", "--member", "nobody@example.org") == .failed)
        #expect(preview("welcome", "--member", "no address") == .usage)
        #expect(preview("welcome", "--member", "anna@example.org", "--html", "--eml") == .usage)
    }

    @Test func mistakesInTheTemplateAreShown() {
        folder.write("---\nsubject: Hi\npreview: p\n---\n{{ nope }}", to: "templates/welcome.en.md")
        #expect(preview("welcome", "--member", "anna@example.org") == .failed)
    }
}
