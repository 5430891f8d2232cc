internal import Campaigning
internal import Formats
internal import Store

extension DeliveryRun {
    /// Completes erasures that could not be completed when they were asked for, and removes what is older than the workspace
    /// wants. With neither to do, nothing is written.
    func keep(_ clock: RunClock, _ report: inout RunReport) throws {
        do {
            try keepPromises(clock, &report)
        } catch let error as ErasureFileError {
            report.warnings.append(Phrase("an erasure is not complete: \(error.phrase)"))
        } catch let error as RetentionError {
            report.warnings.append(error.phrase)
        }
    }

    private func keepPromises(_ clock: RunClock, _ report: inout RunReport) throws {
        for summary in try MemberErasure.finishOpen(store: store, workspace: workspace, now: clock.now) {
            if summary.isComplete { report.erasures += 1 }
            if let hindrance = summary.hindrance {
                report.warnings.append(Phrase("an erasure is not complete: \(hindrance)"))
            }
        }
        if stop.isRaised { return }
        report.retention = try Retention.run(store: store, workspace: workspace, now: clock.now, clock: system())
    }
}
