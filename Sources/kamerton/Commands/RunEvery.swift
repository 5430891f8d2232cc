import Delivery
import Formats
import Foundation
import Synchronization

/// `serve --run-every`: runs what is due beside the pages, on a thread of its own, as cron would.
///
/// Each run reads the files anew, opens the store for itself and takes the lock of runs: one that cron has started meanwhile goes
/// first. What goes wrong is printed and ends nothing: the next run comes.
final class RunEvery: Sendable {
    private let invocation: Invocation
    private let turns: Turns
    private let stopFlag = StopFlag()
    private let isDone = Atomic<Bool>(false)

    /// The shortest and the longest time between two runs.
    private static let bounds: ClosedRange<Int64> = 10_000...86_400_000

    /// - Parameter text: as given: `5m`.
    init(_ text: String, _ invocation: Invocation) throws {
        guard let span = Span(text), [.seconds, .minutes, .hours, .days].contains(span.unit),
            RunEvery.bounds.contains(span.approximateMilliseconds)
        else {
            throw UsageError(
                message: Phrase("--run-every \(text) is not a time between 10s and 1d"),
                suggestion: Phrase("every minute is --run-every 1m"), command: "serve")
        }
        turns = Turns(every: span.approximateMilliseconds, clock: MachineTurnClock())
        var globals = invocation.globals
        // What was done is a line of the log; the results of `serve` are its own.
        (globals.isJSON, globals.isQuiet) = (false, true)
        self.invocation = Invocation(
            command: RunCommand.command, arguments: [], options: [:], globals: globals, console: Console(globals))
        self.log = invocation.console
    }

    private let log: Console

    func start() {
        let thread = Thread { [self] in
            turns.run(isOver: { stopFlag.isRaised }) { turn() }
            isDone.store(true, ordering: .releasing)
        }
        thread.name = "run"
        // Messages are composed on it too.
        thread.stackSize = 8 << 20
        thread.start()
    }

    private func turn() {
        do {
            try RunCommand.once(invocation, stop: stopFlag) { [log] line in log.note(line) }
        } catch {
            _ = ErrorPrinter(console: invocation.console).print(error)
        }
    }

    /// What is on the wire is finished, the rest goes back. A second signal ends the process at once.
    func stop(_ signals: SignalSet) {
        stopFlag.raise()
        turns.clock.wake()
        var hasTold = false
        while !isDone.load(ordering: .acquiring) {
            guard let signal = signals.wait(milliseconds: 100) else {
                if !hasTold { log.note(Phrase("finishing what is on the wire; once more to stop at once")) }
                hasTold = true
                continue
            }
            if signal != SIGHUP { _exit(128 + signal) }
        }
    }
}
