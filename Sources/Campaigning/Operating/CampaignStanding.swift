package import Store

/// What holds of a campaign by hand: paused, cancelled, or nothing.
///
/// A cancel stands until the very thing that was cancelled is resumed, and a pause never weakens it. Resuming a campaign lifts
/// the pauses of its occurrences too; what was cancelled by the name of its occurrence stays so.
package struct CampaignStanding: Sendable {
    private var whole: Intervention?
    private var occurrences: [String: Intervention] = [:]

    /// - Parameter interventions: of the campaign under all its names, oldest first.
    package init(_ interventions: [Intervention]) {
        for one in interventions { take(one) }
    }

    private mutating func take(_ one: Intervention) {
        switch (one.action, one.occurrence) {
        case (.pause, nil): if whole?.action != .cancel { whole = one }
        case (.cancel, nil): whole = one
        case (.resume, nil):
            whole = nil
            occurrences = occurrences.filter { $0.value.action == .cancel }
        case (.pause, let name?): if occurrences[name]?.action != .cancel { occurrences[name] = one }
        case (.cancel, let name?): occurrences[name] = one
        case (.resume, let name?): occurrences[name] = nil
        default: break
        }
    }

    /// What keeps messages of an occurrence back; nil for one that is not known yet.
    package func intervention(of occurrence: String?) -> Intervention? {
        let own = occurrence.flatMap { occurrences[$0] }
        return [whole, own].compactMap(\.self).first { $0.action == .cancel } ?? whole ?? own
    }

    /// All that stands, the whole campaign first.
    package var all: [Intervention] {
        [whole].compactMap(\.self) + occurrences.sorted { $0.key < $1.key }.map(\.value)
    }
}
