internal import Definitions
internal import Formats
internal import Store

/// Lets the campaigns of `ideas:` tell exactly those who raised an idea what became of it: a journey each, named after the change.
/// Audience, consent and limits hold for the letters as for any others.
struct IdeaLetters {
    /// Older news is none: whoever is added to an idea later is told by hand.
    static let freshness = Span(14, .days)

    private let store: Store
    private let workspace: Workspace
    private let now: Instant

    init(_ store: Store, _ workspace: Workspace, now: Instant) {
        (self.store, self.workspace, self.now) = (store, workspace, now)
    }

    /// Once for each member and change; run again, nothing is repeated.
    func run() throws {
        guard let ideas = workspace.definition.ideas else { return }
        let since = IdeaLetters.freshness.before(now, in: workspace.definition.timezone)
        for state in IdeaState.told {
            guard let name = ideas.letters[state], let campaign = workspace.campaign(name), !campaign.isDisabled else {
                continue
            }
            let listeners = try store.ideaListeners(campaign: name, state: state, since: since)
            guard !listeners.isEmpty else { continue }
            try store.inTransaction {
                for one in listeners {
                    try store.enterJourneys(
                        campaign: name, occurrence: IdeaNews.occurrence(one.change), members: one.members, at: now,
                        now: now)
                }
            }
        }
    }
}
