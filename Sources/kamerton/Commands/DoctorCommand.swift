import Bounces
import Definitions
import Delivery
import Formats
import JSON

/// `kamerton doctor`
enum DoctorCommand {
    static let command = Command(
        "doctor", summary: Phrase("look at everything that mail depends on"),
        discussion: Phrase(
            """
            Connects to the relay (TLS, certificate, login, PIPELINING, SIZE), asks name servers about the sender (SPF, the DKIM
            record against the key, DMARC and its alignment, MX, reverse DNS), says which of the large providers' rules are
            met, looks at the folder that "bounces fetch" reads (TLS, certificate, login), at the store, the clock, cron, the
            permissions of secrets and the disk. Each line is ok, a warning or an error, and says what to do. It sends no mail
            and changes nothing; docs/doctor.md explains every line.

            With --offline neither the mail servers nor name servers are asked. Exits 1 when there is an error.

              kamerton doctor
              kamerton doctor --offline --json
            """),
        options: [.init(name: "--offline", help: Phrase("ask neither mail servers nor name servers"))]
    ) { invocation in
        let workspace = try invocation.workspace()
        var doctor = Doctor(workspace: workspace, now: invocation.now)
        doctor.isOffline = invocation.flag("--offline")
        doctor.look = { settings throws(FolderFailure) in try folder(settings, workspace) }
        let lines = doctor.run()
        if invocation.isJSON {
            invocation.printJSON(json(lines))
        } else {
            show(lines, invocation.console)
        }
        return lines.contains { $0.status == .error } ? .failed : .done
    }

    /// What a fetch would find.
    private static func folder(
        _ settings: IMAPSettings, _ workspace: Workspace
    ) throws(FolderFailure) -> FolderFacts {
        do {
            let found = try FolderLook.at(settings, workspace)
            return FolderFacts(
                tls: found.tls, certificateExpiresAt: found.certificateExpiresAt, messages: found.messages,
                obstacle: found.obstacle.map { failure($0) })
        } catch let error as FetchError {
            throw failure(error)
        } catch let error as any PhrasedError {
            throw FolderFailure(.login, error.phrase, advice: error.advice)
        } catch {
            throw FolderFailure(.connection, Phrase(verbatim: "\(error)"), advice: nil)
        }
    }

    private static func failure(_ error: FetchError) -> FolderFailure {
        let part: FolderFailure.Part =
            switch error.part {
            case .connection: .connection
            case .login: .login
            case .folder: .folder
            }
        return FolderFailure(part, error.phrase, advice: error.advice)
    }

    private static func show(_ lines: [DoctorLine], _ console: Console) {
        let say = { (phrase: Phrase) in printable(phrase.text(in: console.language)) }
        for line in lines {
            let check = line.check + (line.about.map { " (\(printable($0)))" } ?? "")
            console.out(verbatim: "\(label(line.status, console))  \(check): \(say(line.words))")
            if let advice = line.advice {
                console.out(verbatim: "  " + console.styled(verbatim: "→ " + say(advice), .dim))
            }
        }
        let errors = lines.count { $0.status == .error }
        let warnings = lines.count { $0.status == .warning }
        console.note(Phrase("\(errors, "error", "errors"), \(warnings, "warning", "warnings")"))
    }

    private static func label(_ status: DoctorLine.Status, _ console: Console) -> String {
        switch status {
        case .ok: console.styled(Phrase("ok"), .green)
        case .warning: console.styled(Phrase("warning"), .yellow)
        case .error: console.styled(Phrase("error"), .red)
        case .skipped: console.styled(Phrase("not looked at"), .dim)
        }
    }

    static func json(_ lines: [DoctorLine]) -> JSONValue {
        [
            "ok": .bool(!lines.contains { $0.status == .error }),
            "checks": .array(
                lines.map {
                    [
                        "check": .string($0.check), "status": .string($0.status.rawValue),
                        "about": JSONValue($0.about), "message": .string($0.words.english),
                        "advice": JSONValue($0.advice?.english),
                    ]
                }),
        ]
    }
}
