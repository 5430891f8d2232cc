import Foundation
import Store
import TestSupport
import Testing

/// Cases on the command line, from the answer to the report.
@Suite struct CaseCommandTests {
    private let workspace: SurveyWorkspace

    init() throws { workspace = try SurveyWorkspace() }

    private func run(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
        try KamertonProcess(words + ["--workspace", workspace.folder.path, "--lang", "en"]).finish()
    }

    private var outbox: [String] {
        let folder = workspace.folder.path + "/.kamerton/outbox"
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
            .filter { $0.contains("To: care@example.org") }
    }

    @Test func aCaseFromItsOpeningToItsEnd() throws {
        let now = ["--now", "2026-10-12T07:00:00Z"]
        let opened = try KamertonProcess(
            [
                "cases", "open", "anna@example.org", "--owner", "care@example.org", "--due", "2d", "--campaign", "nps",
                "--note", "called", "--by", "lena", "--json", "--workspace", workspace.folder.path,
            ] + now
        ).finish()
        #expect(opened.output.contains("\"case\": 1") && opened.output.contains("\"is_new\": true"))
        let again = try run("cases", "open", "anna@example.org", "--owner", "care@example.org", "--campaign", "nps")
        #expect(again.status == 0 && again.errors.contains("open for this already"))
        #expect(try run("cases", "assign", "1", "--owner", "boris@example.org", "--by", "lena").status == 0)
        #expect(try run("cases", "contacted", "1", "--note", "wrote", "--now", "2026-10-13T07:00:00Z").status == 0)
        #expect(try run("cases", "note", "1", "--note", "=1+1").status == 0)
        let list = try run("cases", "list", "--owner", "boris@example.org", "--state", "contacted", "--csv")
        #expect(list.output.contains("1,anna@example.org") && list.output.contains("'=1+1"))
        #expect(try run("cases", "list", "--where", "email = \"boris@example.org\"").output.contains("no case is open"))
        #expect(
            try run("cases", "list", "--overdue", "--now", "2026-10-12T08:00:00Z").output.contains("no case is open"))
        #expect(try run("cases", "list", "--overdue", "--now", "2026-10-20T08:00:00Z").output.contains("overdue"))
        #expect(try run("cases", "waiting", "1").status == 0)
        #expect(try run("cases", "close", "1", "--outcome", "maybe").status == 2)
        #expect(try run("cases", "close", "1", "--outcome", "not_possible", "--note", "sold out").status == 0)
        #expect(try run("cases", "contacted", "1").errors.contains("kamerton cases reopen 1"))
        #expect(try run("cases", "reopen", "1").status == 0)
        let shown = try run("cases", "show", "1")
        for word in ["opened", "assigned to", "boris@example.org", "contacted", "wrote", "sold out", "opened again"] {
            #expect(shown.output.contains(word), "\(word)")
        }
        let json = try run("cases", "show", "1", "--json")
        #expect(json.output.contains("\"story\"") && json.output.contains("\"state\": \"contacted\""))
        let report = try run("report", "cases", "--json")
        #expect(report.output.contains("\"opened\": 1"))
        #expect(try run("report", "cases").output.contains("boris@example.org"))
        #expect(try !run("store", "verify").output.contains("cases-"))
    }

    @Test func whatIsWrongIsSaid() throws {
        #expect(
            try run("cases", "open", "nobody@example.org", "--owner", "care@example.org").errors.contains("nobody has"))
        #expect(try run("cases", "open", "anna@example.org").status == 2)
        #expect(try run("cases", "open", "anna@example.org", "--owner", "care").status == 2)
        #expect(
            try run("cases", "open", "anna@example.org", "--owner", "care@example.org", "--campaign", "npss").errors
                .contains(
                    "nps"))
        #expect(try run("cases", "contacted", "x").status == 2)
        #expect(try run("cases", "contacted", "9").errors.contains("there is no open case 9"))
        #expect(try run("cases", "note", "1").status == 2)
        #expect(try run("cases", "assign", "1").status == 2)
        #expect(try run("cases", "list", "--state", "new").status == 2)
        #expect(
            try run("cases", "open", "anna@example.org", "--owner", "care@example.org", "--due", "soon").errors
                .contains(
                    "2026-12-01"))
    }

    @Test func theOwnerIsToldOnceADay() throws {
        let due = "2026-10-14T07:00:00Z"
        #expect(
            try run(
                "cases", "open", "anna@example.org", "--owner", "care@example.org", "--due", "2d", "--now",
                "2026-10-12T07:00:00Z"
            ).status == 0)
        // Nothing is due today, and before nine nobody is told.
        _ = try run("run", "--now", "2026-10-13T07:00:00Z")
        _ = try run("run", "--now", "2026-10-14T05:30:00Z")
        #expect(outbox == [])
        _ = try run("run", "--now", due)
        _ = try run("run", "--now", "2026-10-14T12:00:00Z")
        #expect(outbox.count == 1)
        // A run that was killed before it noted it makes the same mail again, in the same file.
        try workspace.store.connection.run("DELETE FROM case_digests")
        _ = try run("run", "--now", due)
        #expect(outbox.count == 1)
        _ = try run("run", "--now", "2026-10-15T07:00:00Z")
        #expect(outbox.count == 2)
        #expect(outbox.contains { $0.contains("overdue") })
        #expect(try run("cases", "close", "1", "--now", "2026-10-15T08:00:00Z").status == 0)
        _ = try run("run", "--now", "2026-10-16T07:00:00Z")
        #expect(outbox.count == 2)
    }
}
