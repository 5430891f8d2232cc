import Formats
import Definitions
import Foundation
import JSON
import Store
import Web

/// `kamerton serve`
enum ServeCommand {
    static let command = Command(
        "serve", summary: Phrase("survey pages, unsubscribe and webhooks over HTTP"),
        discussion: Phrase(
            """
            Serves what the links in mails lead to, until it is told to stop (Ctrl-C or SIGTERM):

              /s/TOKEN      a survey; opening it records nothing, sending the form does
              /u/TOKEN      unsubscribe, also by one click of the mail program (RFC 8058)
              /p/TOKEN      what a member gets, how often and where to; their data, and deletion (docs/preferences.md)
              /address/TOKEN  the answer of an address to a change of address
              /subscribe    the sign-up page, where kamerton.yaml has sign_up
              /confirm/T…   the confirmation of a sign-up
              /hooks/NAME   the webhooks declared in kamerton.yaml
              /healthz      answers "ok" while the store can be read

            It speaks plain HTTP and belongs behind a proxy that does TLS, under the public_url of kamerton.yaml
            (docs/surveys.md has one for nginx, and a systemd unit). It may run beside `kamerton run` on one store.
            SIGHUP reads kamerton.yaml and the campaigns anew; a restart loses nothing, for each answer is on disk
            before it is confirmed. With --port 0 the system chooses a port, which is printed:

              kamerton serve --port 0
              listening on http://127.0.0.1:40611

            With --run-every 1m it is the scheduler too: it does what "run" does once a minute, one run after the other, and
            takes the same lock, so that cron may go on beside it (docs/cron.md).

            Errors go to stderr; requests, tokens and addresses are not logged. A webhook with `secret: none` is for
            tests: it is refused unless the host is this machine alone, and takes no requests through a proxy.
            """),
        options: [
            .init(name: "--host", value: "HOST", help: Phrase("the address to listen on (default: 127.0.0.1)")),
            .init(name: "--port", value: "PORT", help: Phrase("the port, 0 for any free one (default: 8080)")),
            .init(
                name: "--run-every", value: "SPAN",
                help: Phrase("also run what is due, so often: 1m, 5m (default: leave that to cron)")),
        ],
        run: serve)

    @Sendable private static func serve(_ invocation: Invocation) throws -> ExitCode {
        let host = invocation.value("--host") ?? "127.0.0.1"
        let port = try invocation.integer("--port") ?? 8080
        guard (0...65535).contains(port) else {
            throw UsageError(message: Phrase("--port \(port) is not between 0 and 65535"), command: "serve")
        }
        let runs = try invocation.value("--run-every").map { try RunEvery($0, invocation) }
        let signals = SignalSet(SIGINT, SIGTERM, SIGHUP)
        signals.block()
        let website = try website(invocation, try invocation.workspace(), host: host)
        let server = try start(invocation, website, host: host, port: port)
        announce(invocation, host: host, port: server.port)
        runs?.start()
        while signals.wait() == SIGHUP {
            do {
                server.replace(try self.website(invocation, try invocation.workspace(), host: host))
                invocation.console.note(Phrase("the workspace is read anew"))
            } catch {
                _ = ErrorPrinter(console: invocation.console).print(error)
                invocation.console.error(Phrase("  the workspace as it was before is still served"))
            }
        }
        server.stop()
        runs?.stop(signals)
        invocation.console.note(Phrase("stopped"))
        return .done
    }

    private static func website(_ invocation: Invocation, _ workspace: Workspace, host: String) throws -> Website {
        let isLoopback = WebServer.isLoopback(host)
        let unsigned = Website.unsignedHooks(workspace)
        if !isLoopback, !unsigned.isEmpty {
            throw CommandError(
                message:
                    Phrase(
                        "the webhook \(unsigned.joined(separator: ", ")) has no secret and may not be served on \(host)"
                    ),
                suggestion: Phrase("give it a secret in kamerton.yaml, or serve on 127.0.0.1"), exitCode: .usage)
        }
        let console = invocation.console
        do {
            return try Website(
                workspace: workspace, isLoopback: isLoopback,
                report: { _ = ErrorPrinter(console: console).print($0) },
                afterReturns: { store, campaigns, now in
                    let paused = try ReturnsWatch.look(store, workspace, campaigns, at: now)
                    ReturnsWatch.tell(paused, workspace, on: console)
                })
        } catch let missing as SecretReader.Missing {
            throw CommandError(
                message: missing.phrase,
                suggestion:
                    Phrase(
                        "set it where serve is started, for example: export NAME=…; kamerton.yaml says where each secret is"
                    )
            )
        }
    }

    /// Milliseconds that a request waits for a turn to write before it is answered 503. A `run` writes for less than 100
    /// at a time; senders of webhooks hang up after 10 seconds or more.
    private static let patience: Int32 = 5000

    private static func start(
        _ invocation: Invocation, _ website: Website, host: String, port: Int
    ) throws -> WebServer {
        let fixed = invocation.globals.now
        let store = try invocation.store(of: website.workspace, busyTimeout: patience)
        do throws(WebServer.Failure) {
            return try WebServer(host: host, port: port, website: website, store: store) {
                fixed ?? Invocation.clock
            }
        } catch {
            throw CommandError(
                message: error.phrase,
                suggestion: error.isPortTaken ? Phrase("choose another with --port") : nil,
                exitCode: error.isPortTaken ? .busy : .failed)
        }
    }

    private static func announce(_ invocation: Invocation, host: String, port: Int) {
        let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        if invocation.isJSON {
            invocation.printJSONLine(
                .object(JSONObject([("listening", .string(address)), ("port", JSONValue(port))])))
            invocation.console.flush()
        }
        invocation.console.error(Phrase("listening on \(address)"))
    }
}
