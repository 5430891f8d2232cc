package import Definitions
package import Formats
package import Store

/// What time does to surveys, done by `run`: anonymous answers are let go when their survey closes, and drafts that nobody has
/// gone on with are forgotten.
package enum SurveyUpkeep {
    /// Days that a draft is kept.
    package static let draftDays = 30
    private static let chunk = 500

    package static func run(store: Store, workspace: WorkspaceDefinition, now: Instant) throws {
        _ = try AnonymousAnswers.releaseClosed(store, zone: workspace.timezone, now: now)
        let before = now - Int64(draftDays) * 86_400_000
        while try store.deleteDrafts(before: before, limit: chunk) > 0 {}
    }
}
