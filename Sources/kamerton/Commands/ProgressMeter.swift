import Formats
import Delivery
import Foundation

/// What a person watches during a run: a bar with what is sent, the rate, what failed and the time to go. Where no terminal is,
/// in a log, a line a minute.
final class ProgressMeter {
    /// Where it is shown.
    enum Place {
        case terminal
        case log
        case nowhere

        /// A line is redrawn, or written, no sooner after the one before.
        var patience: Duration { self == .log ? .seconds(60) : .milliseconds(100) }
    }

    private static let width = 20

    private let place: Place
    private let elapsed: () -> ContinuousClock.Instant
    private let write: (String) -> Void
    private let language: Language
    private let begun: ContinuousClock.Instant
    private var shown: ContinuousClock.Instant?

    convenience init(console: Console) {
        let place: Place = console.hasProgress ? .terminal : console.isQuiet ? .nowhere : .log
        self.init(at: place, in: console.language) { text in
            if place == .terminal { console.progress(verbatim: text) } else { console.note(verbatim: text) }
        }
    }

    init(
        at place: Place, in language: Language, elapsed: @escaping () -> ContinuousClock.Instant = { .now },
        write: @escaping (String) -> Void
    ) {
        (self.place, self.language, self.elapsed, self.write) = (place, language, elapsed, write)
        begun = elapsed()
    }

    func show(_ report: RunReport, of due: Int) {
        guard place != .nowhere else { return }
        let now = elapsed()
        // A log says nothing of what takes less than a minute.
        let last = shown ?? (place == .log ? begun : nil)
        if let last, now - last < place.patience { return }
        shown = now
        let seconds = Double((now - begun).components.seconds) + 1e-18 * Double((now - begun).components.attoseconds)
        let words = ProgressMeter.line(report, of: due, seconds: seconds).text(in: language)
        write(place == .terminal ? ProgressMeter.bar(report, of: due) + " " + words : words)
    }

    /// `[#####...............]`
    static func bar(_ report: RunReport, of due: Int) -> String {
        let full = due > 0 ? min(width, done(report) * width / due) : 0
        return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: width - full) + "]"
    }

    /// Rows of which this run has decided.
    private static func done(_ report: RunReport) -> Int {
        report.sent + report.failed + report.retrying + report.uncertain
            + report.skipped.values.reduce(0, +) + report.held.values.reduce(0, +)
    }

    static func line(_ report: RunReport, of due: Int, seconds: Double) -> Phrase {
        let done = done(report)
        var parts = [Phrase("sent \(report.sent) of \(max(due, report.sent))")]
        if report.failed > 0 { parts.append(Phrase("failed \(report.failed)")) }
        guard seconds >= 1, done > 0 else { return Phrase(listing: parts) }
        let rate = Double(report.sent) / seconds
        parts.append(Phrase("\(Int(rate.rounded())) a second"))
        let left = Int(Double(max(0, due - done)) * seconds / Double(done))
        parts.append(Phrase("\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) to go"))
        return Phrase(listing: parts)
    }
}
