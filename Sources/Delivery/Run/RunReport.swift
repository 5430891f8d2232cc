package import Campaigning
package import Definitions
package import Formats
package import Store

/// What one run did.
package struct RunReport: Sendable {
    /// New ledger rows.
    package var planned = 0
    package var sent = 0
    package var failed = 0
    /// Will be tried again.
    package var retrying = 0
    /// New messages of which nobody can know whether the relay took them.
    package var uncertain = 0
    package var held: [MessageReason: Int] = [:]
    package var skipped: [MessageReason: Int] = [:]
    package var seconds = 0.0

    /// What was said when messages failed, without addresses, and how often.
    package var failures: [Phrase: Int] = [:]
    /// The campaigns with messages that failed, and those with new uncertain ones, by the rows' names.
    package var failedCampaigns: Set<String> = []
    package var uncertainCampaigns: Set<String> = []
    /// When the next planned message is looked at again.
    package var nextAt: Instant?

    /// All uncertain messages of the store, those of earlier runs too.
    package var uncertainInAll = 0
    /// Uncertain messages that were planned again (`if_unsure: resend`).
    package var resent = 0
    /// Rows of a process that had died.
    package var recovered = 0
    /// What was removed because it was old.
    package var retention = RetentionReport()
    /// Erasures that an earlier process had begun, completed.
    package var erasures = 0
    /// Tests that were decided.
    package var decisions: [ExperimentRow] = []
    /// In words for people.
    package var warnings: [Phrase] = []
    /// Mistakes that stop single campaigns.
    package var findings: [Finding] = []
    package var stoppedCampaigns: Set<String> = []
    /// Campaigns that have paused themselves in this run.
    package var paused: [Intervention] = []
    /// Relays that could not be had in this run, and why.
    package var failedRelays: [String: Phrase] = [:]
    /// Copies for addresses of our own that were sent.
    package var seeds = 0
    /// Why nothing could leave, or not all that is due.
    package var unreachable: Phrase?
    /// Another run holds the lock; nothing was done.
    package var isBusy = false
    /// A signal ended it early.
    package var wasStopped = false

    package init() {}

    /// True when someone should have a look.
    package var hasProblems: Bool {
        failed > 0 || uncertain > 0 || unreachable != nil || !stoppedCampaigns.isEmpty || !paused.isEmpty
    }

    package var isIdle: Bool {
        planned == 0 && sent == 0 && failed == 0 && retrying == 0 && uncertain == 0 && held.isEmpty && skipped.isEmpty
            && recovered == 0 && resent == 0 && seeds == 0 && erasures == 0 && retention.isEmpty
    }

    mutating func add(_ plan: Planner.Outcome) {
        planned += plan.planned
        skipped.merge(plan.skipped, uniquingKeysWith: +)
        decisions += plan.decisions
        warnings += plan.warnings.filter { !warnings.contains($0) }
    }

    /// - Parameter campaign: of a row, where it is known.
    package mutating func count(_ settlements: [Settlement], campaign: (Int64) -> String? = { _ in nil }) {
        for settlement in settlements {
            // Copies for addresses of our own are in no count.
            guard settlement.row > 0 else {
                if case .sent = settlement.result { seeds += 1 }
                continue
            }
            let row = settlement.row
            switch settlement.result {
            case .sent: sent += 1
            case .failed(let words, _):
                let said = [words.code.map(String.init), words.reply].compactMap(\.self).joined(separator: " ")
                countFailure(said.isEmpty ? Phrase("no reason was given") : Phrase(verbatim: said), campaign(row))
            case .unrenderable(let why): countFailure(Phrase("could not be rendered: \(why)"), campaign(row))
            case .retry: retrying += 1
            case .uncertain:
                uncertain += 1
                if let campaign = campaign(row) { uncertainCampaigns.insert(campaign) }
            case .skipped(let reason): skipped[reason, default: 0] += 1
            case .released: break
            }
        }
    }

    private mutating func countFailure(_ words: Phrase, _ campaign: String?) {
        failed += 1
        // Replies that name the message each time differ: the first few tell enough.
        if failures[words] != nil || failures.count < 100 { failures[words, default: 0] += 1 }
        if let campaign { failedCampaigns.insert(campaign) }
    }
}
