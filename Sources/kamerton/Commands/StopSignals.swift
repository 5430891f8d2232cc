import Formats
import Delivery
import Dispatch
import Foundation

/// Ctrl-C and SIGTERM raise the flag; a second one ends the process at once, which the journal survives too.
struct StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(stop: StopFlag, console: Console) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { @Sendable in
                if stop.isRaised { _exit(128 + number) }
                stop.raise()
                console.note(Phrase("finishing what is on the wire; once more to stop at once"))
            }
            source.resume()
            return source
        }
    }

    func cancel() { for source in sources { source.cancel() } }
}
