import Bounces
import Definitions
import Formats
import Store

/// What `run` does of `bounces: imap: every:`, before it sends: what came back may pause a campaign.
enum ReturnsTurn {
    /// A run has other things to do.
    private static let patience = Duration.seconds(60)

    /// What there is to tell of it; a mail server that is away stops nothing.
    struct News {
        var warnings: [Phrase] = []
        /// Campaigns that have paused themselves.
        var paused: [Intervention] = []
    }

    static func take(_ invocation: Invocation, _ workspace: Workspace, _ store: Store) -> News {
        var news = News()
        // Mail of another day is not fetched because of a `--now`.
        guard let settings = workspace.definition.returns.imap, settings.every != nil,
            abs(invocation.now - Invocation.clock) <= 5 * 60_000
        else { return news }
        do {
            guard try FolderFetch.isDue(settings, store, now: invocation.now),
                let lock = FetchLock(path: workspace.stateDirectory + "/fetch.lock")
            else { return news }
            defer { withExtendedLifetime(lock) {} }
            let ingest = try InboundIngest(store: store, workspace: workspace, now: invocation.now)
            let fetch = FolderFetch(
                settings, workspace: workspace, store: store, now: invocation.now, patience: patience)
            let outcome = try fetch.run(into: ingest)
            try ingest.finish()
            news.paused = try ReturnsWatch.look(store, workspace, ingest.returnedCampaigns, at: invocation.now)
            if !outcome.unreadable.isEmpty {
                news.warnings.append(
                    Phrase(
                        "\(outcome.unreadable.count, "message", "messages") of bounces.imap could not be had from the server"
                    ))
            }
        } catch let error as any PhrasedError {
            news.warnings.append(Phrase("what came back could not be fetched: \(error.phrase)"))
        } catch {
            news.warnings.append(Phrase("what came back could not be fetched: \("\(error)")"))
        }
        return news
    }
}
