import JSON
import TestSupport
import Testing

struct DoctorCommandTests {
    @Test func programsReadEachLine() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 1, port: sink.port)
        let end = try KamertonProcess(
            ["doctor", "--offline", "--json", "--workspace", workspace.folder.path]
        ).finish()
        let document = try JSONValue(parsing: end.output)
        let checks = document["checks"]?.arrayValue ?? []
        #expect(checks.count > 5)
        for check in checks {
            #expect(check.objectValue?.names == ["check", "status", "about", "message", "advice"])
            let status = check["status"]?.stringValue ?? ""
            #expect(["ok", "warning", "error", "skipped"].contains(status))
            #expect(status != "error" && status != "warning" || check["advice"]?.stringValue != nil)
        }
        let hasErrors = checks.contains { $0["status"] == "error" }
        #expect(document["ok"]?.boolValue == !hasErrors)
        #expect(end.status == (hasErrors ? 1 : 0))
        #expect(checks.first { $0["check"] == "relay" }?["status"] == "skipped")
        #expect(sink.messages.isEmpty)
    }

    @Test func nothingIsChangedAndNothingSent() throws {
        let sink = SMTPSink()
        let workspace = try SendingWorkspace(members: 1, port: sink.port)
        let before = try workspace.store.fullDump()
        _ = try KamertonProcess(["doctor", "--offline", "--workspace", workspace.folder.path]).finish()
        #expect(try workspace.store.fullDump() == before)
    }
}
