package import Definitions
package import Formats
package import Store

/// Derives members' lifecycle stages from the rules (DESIGN.md 4).
package enum StageDerivation {
    package struct Outcome: Sendable {
        package var examined = 0
        package var changed = 0

        package init(examined: Int = 0, changed: Int = 0) { (self.examined, self.changed) = (examined, changed) }
    }

    /// Records: what `run` does first. Incremental; full when the rules' hash changed.
    package static func record(_ store: Store, _ workspace: Workspace, now: Instant) throws -> Outcome { Outcome() }

    /// For read-only commands: makes `stage` in filters mean the stage as of `now`, without writing to the store (a TEMP
    /// table on this connection).
    package static func overlay(_ store: Store, _ workspace: Workspace, now: Instant) throws {}
}
