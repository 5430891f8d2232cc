import Formats
import Delivery
import Foundation

/// The line that a person watches during a run: sent, rate, failed, time to go.
final class ProgressMeter {
    private let console: Console
    private var begun: ContinuousClock.Instant?
    private var shown: ContinuousClock.Instant?

    init(console: Console) { self.console = console }

    func show(_ report: RunReport, of due: Int) {
        guard console.hasProgress else { return }
        let now = ContinuousClock.now
        let begun = begun ?? now
        self.begun = begun
        if let shown, now - shown < .milliseconds(100) { return }
        shown = now
        let seconds = Double((now - begun).components.seconds) + 1e-18 * Double((now - begun).components.attoseconds)
        console.progress(ProgressMeter.line(report, of: due, seconds: seconds))
    }

    static func line(_ report: RunReport, of due: Int, seconds: Double) -> Phrase {
        let skipped = report.skipped.values.reduce(0, +) + report.held.values.reduce(0, +)
        let done = report.sent + report.failed + report.retrying + report.uncertain + skipped
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
