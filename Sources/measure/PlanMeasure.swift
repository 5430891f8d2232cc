import Campaigning
import Definitions
import Formats
import Foundation
import Store

/// `measure plan WORKSPACE NOW`: the wall time of planning at that time, and how many messages it planned, for
/// bench/journeys. It writes to the store, as `run` does, and delivers nothing.
func measurePlan(_ words: [String]) throws {
    guard words.count == 4, let now = Instant(rfc3339: words[3]) else { fail("write: measure plan WORKSPACE NOW") }
    let loaded = WorkspaceLoader.load(directory: words[2])
    guard let workspace = loaded.workspace else { fail("\(loaded.findings.map(\.message.english))") }
    let store = try Store(path: workspace.storePath)
    let begun = ContinuousClock.now
    let outcome = try Planner.plan(store, workspace, now: now)
    let time = (ContinuousClock.now - begun).components
    let milliseconds = Double(time.seconds) * 1000 + Double(time.attoseconds) / 1e15
    print("\(Int(milliseconds.rounded())) \(outcome.planned)")
}
