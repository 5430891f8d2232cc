import Foundation
import TestSupport
import Testing

/// `serve --run-every`: the server is the scheduler too.
struct RunEveryTests {
    private let folder = TemporaryFolder()

    private func fill() {
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender:
              from: Test Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza

            """, to: "kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        folder.write("---\nsubject: A word\npreview: Short\n---\nHello!\n", to: "templates/word.en.md")
        folder.write(
            """
            title: A word
            kind: email
            intent: service
            reason: a test
            schedule: { at: 2026-10-10 10:00 }
            content: word

            """, to: "campaigns/word.yaml")
        folder.write("email\nanna@example.org\nboris@example.org\n", to: "members.csv")
    }

    /// The lines of stderr until one holds.
    private func read(_ handle: FileHandle, until isLast: (String) -> Bool) -> String {
        var text = ""
        while true {
            let data = handle.availableData
            guard !data.isEmpty else { return text }
            text += String(decoding: data, as: UTF8.self)
            if isLast(text) { return text }
        }
    }

    @Test func itSendsWhatIsDueAndStopsWhenTold() throws {
        fill()
        let path = folder.path
        #expect(
            try KamertonProcess(["members", "import", path + "/members.csv", "--workspace", path]).finish().status == 0)
        let server = Process()
        let errors = Pipe()
        server.executableURL = URL(fileURLWithPath: Executable.path)
        server.arguments = [
            "serve", "--port", "0", "--run-every", "1h", "--lang", "en", "--now", "2026-10-10T07:00:00Z", "--workspace",
            path,
        ]
        server.standardInput = FileHandle.nullDevice
        server.standardOutput = FileHandle.nullDevice
        server.standardError = errors
        try server.run()
        let log = read(errors.fileHandleForReading) { $0.contains("sent 2") }
        #expect(log.contains("listening on http://127.0.0.1:") && log.contains("planned 2 · sent 2"))
        // Cron's own run finds nothing to do.
        let run = try KamertonProcess(["run", "--json", "--now", "2026-10-10T07:00:00Z", "--workspace", path]).finish()
        #expect(run.status == 0 && run.output.filter { !$0.isWhitespace }.contains("\"sent\":0"))
        kill(server.processIdentifier, SIGTERM)
        let rest = read(errors.fileHandleForReading) { _ in false }
        server.waitUntilExit()
        #expect(server.terminationReason == .exit && server.terminationStatus == 0 && rest.contains("stopped"))
        let mails = try FileManager.default.contentsOfDirectory(atPath: path + "/.kamerton/outbox/new")
        #expect(mails.count == 2)
    }

    @Test(arguments: ["5", "0m", "2s", "3mo", "often"]) func timesThatMakeNoSenseAreRefused(text: String) throws {
        fill()
        let end = try KamertonProcess(["serve", "--run-every", text, "--lang", "en", "--workspace", folder.path])
            .finish()
        #expect(end.status == 2 && end.errors.contains("--run-every \(text) is not a time between 10s and 1d"))
    }
}
