import Campaigning
import Definitions
import Formats
import Store

extension Invocation {
    /// Lets `stage` in filters and reports mean the stage of now. What takes long is said.
    func overlayStages(_ store: Store, _ workspace: Workspace) throws {
        var hasSaid = false
        try StageDerivation.overlay(store, workspace, now: now) { done, total in
            guard total >= 100_000 else { return }
            if !hasSaid {
                console.note(Phrase("working out the stages of \(total, "member", "members") as of \("\(now)")"))
            }
            hasSaid = true
            console.progress(Phrase("\(done) of \(total, "member", "members")"))
        }
        if hasSaid { console.clearProgress() }
    }

    /// Makes the indexes that filters lack, and says so before: it writes, and others who write wait for it. Where there are
    /// few rows, reading all of them takes no longer than the search.
    func addFilterIndexes(for filters: [Filter], _ store: Store) throws {
        try store.addFilterIndexes(for: filters, inTablesOf: 20_000) { subject in
            console.note(
                Phrase(
                    "making an index for \(subject) in the store, this once: filters search by it; whoever else writes waits until it is there"
                ))
        }
    }
}
