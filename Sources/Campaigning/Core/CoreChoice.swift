package import Definitions
package import Formats
package import Store

/// Chooses the core of the community: once a day, and anew when its rule was edited, so that a member who was asked in the
/// morning is not refused at noon.
package enum CoreChoice {
    /// Writes the choice where it is due; else nothing.
    package static func refresh(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        let definition = workspace.definition
        let chosen = try store.chosenCore()
        guard let core = definition.core else {
            if chosen != nil { try store.forgetCore() }
            return
        }
        let rule = store.rule(of: core, definition.engagement)
        if let chosen, chosen.rule == rule,
            definition.timezone.civil(chosen.at).date >= definition.timezone.civil(now).date
        {
            return
        }
        let compiler = try FilterCompiler(workspace, store, now: now)
        try store.chooseCore(try store.coreSelection(core, compiler), rule: rule, now: now)
    }
}
