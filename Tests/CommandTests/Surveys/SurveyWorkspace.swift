import Foundation
import Store
import TestSupport

/// A workspace on disk with one NPS survey that was sent to two members.
struct SurveyWorkspace {
    let folder = TemporaryFolder()
    let store: Store

    init() throws {
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
            webhooks:
              open: { kind: generic, campaign: nps, secret: none }

            """, to: "kamerton.yaml")
        folder.write(
            """
            title: NPS
            kind: survey
            intent: research
            schedule:
              at: 2026-10-10 10:00
            content: nps
            survey:
              closes: 14d
              questions:
                - score: { type: nps }
                - reason: { type: text, text: Why? }

            """, to: "campaigns/nps.yaml")
        folder.write("---\nsubject: A question\npreview: One minute\n---\nHello!\n", to: "templates/nps.en.md")
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        store = try Sample.store(in: folder)
        try store.seedOccurrence("nps", "2026-10-10T07:00Z", dueAt: Sample.now, closesAt: Sample.closing)
        for name in ["anna", "boris"] {
            let member = try store.seedMember("\(name)@example.org")
            try store.seedMessage("nps", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
        }
    }

    func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
        try KamertonProcess(words + ["--workspace", folder.path]).finish()
    }
}

/// `kamerton serve --port 0 --json`, running.
final class ServingProcess {
    private let process = Process()
    private(set) var port = 0

    convenience init(_ workspace: SurveyWorkspace) throws { try self.init(workspace.folder.path) }

    init(_ directory: String, _ words: String...) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Executable.path)
        process.arguments = ["serve", "--port", "0", "--json", "--quiet", "--workspace", directory] + words
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The one line that it prints, or nothing when it ended.
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        port = Int(line.split(separator: "\"port\":").last?.prefix { $0.isNumber } ?? "") ?? 0
    }

    deinit { process.terminate() }

    var identifier: Int32 { process.processIdentifier }

    /// The exit status after a signal.
    func stop(_ signal: Int32) -> Int32 {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
}
