package import Definitions
package import Formats
package import Store

/// Which tier members are in now.
package struct MemberTiers {
    private let store: Store
    private let conditions: [(name: String, condition: SQLFragment)]

    package init(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        self.store = store
        let tiers = workspace.definition.programme?.tiers ?? []
        conditions =
            tiers.isEmpty
            ? []
            : try {
                let compiler = try FilterCompiler(workspace, store, now: now)
                // The highest that holds is the tier: the first that is found.
                return tiers.reversed().map { ($0.name, compiler.compile($0.filter, prefix: "t")) }
            }()
    }

    /// By member; who is in none is not among them.
    package func tiers(of members: [Int64]) throws -> [Int64: String] {
        var found: [Int64: String] = [:]
        for (name, condition) in conditions {
            for member in try store.membersAmong(members, in: condition) where found[member] == nil {
                found[member] = name
            }
        }
        return found
    }
}
