package import Definitions
package import Formats
package import Store

/// Gives and ends roles. The history is only added to.
package enum RoleBook {
    /// Why a role cannot be given or ended.
    package struct Refusal: PhrasedError {
        package let phrase: Phrase
        package let suggestion: Phrase?

        package var advice: Phrase? { suggestion }
    }

    /// The role of this name, or what is wrong with the name.
    package static func role(_ name: String, in definition: WorkspaceDefinition) throws(Refusal) -> RoleDefinition {
        if let role = definition.roles.first(where: { $0.name == name }) { return role }
        let known = definition.roles.map(\.name)
        throw Refusal(
            phrase: Phrase("there is no role \"\(name)\""),
            suggestion: known.isEmpty
                ? Phrase("declare it in kamerton.yaml: roles: { \(name): { title: … } }")
                : Suggestions.advice(for: name, among: known))
    }

    /// Gives a role, or gives one that is held for another time.
    /// - Parameter until: nil takes the role's own term.
    /// - Returns: what was written, and what the member held of it before.
    package static func give(
        _ role: RoleDefinition, to memberID: Int64, until: Instant?, note: String?, who: String?, in store: Store,
        zone: Zone, now: Instant
    ) throws -> (change: RoleChange, before: HeldRole?) {
        let end = until ?? role.term?.after(now, in: zone)
        if let end, end <= now {
            throw Refusal(
                phrase: Phrase("the role would end at \(end.description), which is not after now"),
                suggestion: Phrase("write a later day, or a duration such as 6mo"))
        }
        return try store.inTransaction {
            let before = try store.heldRoles(role: role.name, memberID: memberID, now: now).first
            let change = RoleChange(
                memberID: memberID, role: role.name, kind: .given, until: end, note: note, who: who, at: now)
            try store.appendRoleChange(change)
            return (change, before)
        }
    }

    /// Ends a role that a member holds.
    package static func end(
        _ role: String, of memberID: Int64, note: String?, who: String?, in store: Store, now: Instant
    ) throws -> HeldRole {
        try store.inTransaction {
            guard let held = try store.heldRoles(role: role, memberID: memberID, now: now).first else {
                let others = try store.heldRoles(memberID: memberID, now: now).map(\.role)
                throw Refusal(
                    phrase: Phrase("the member does not hold the role \"\(role)\""),
                    suggestion: others.isEmpty
                        ? Phrase("see who holds what with: kamerton roles list")
                        : Phrase("they hold: \(others.joined(separator: ", "))"))
            }
            try store.appendRoleChange(
                RoleChange(memberID: memberID, role: role, kind: .ended, note: note, who: who, at: now))
            return held
        }
    }
}
