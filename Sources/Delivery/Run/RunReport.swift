package import Definitions
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

    /// All uncertain messages of the store, those of earlier runs too.
    package var uncertainInAll = 0
    /// Uncertain messages that were planned again (`if_unsure: resend`).
    package var resent = 0
    /// Rows of a process that had died.
    package var recovered = 0
    /// In words for people.
    package var warnings: [String] = []
    /// Mistakes that stop single campaigns.
    package var findings: [Finding] = []
    package var stoppedCampaigns: Set<String> = []
    /// Why nothing could leave.
    package var unreachable: String?
    /// Another run holds the lock; nothing was done.
    package var isBusy = false
    /// A signal ended it early.
    package var wasStopped = false

    package init() {}

    /// True when someone should have a look.
    package var hasProblems: Bool {
        failed > 0 || uncertain > 0 || unreachable != nil || !stoppedCampaigns.isEmpty
    }

    package var isIdle: Bool {
        planned == 0 && sent == 0 && failed == 0 && retrying == 0 && uncertain == 0 && held.isEmpty && skipped.isEmpty
            && recovered == 0 && resent == 0
    }

    package mutating func count(_ settlements: [Settlement]) {
        for settlement in settlements {
            switch settlement.result {
            case .sent: sent += 1
            case .failed, .unrenderable: failed += 1
            case .retry: retrying += 1
            case .uncertain: uncertain += 1
            case .skipped(let reason): skipped[reason, default: 0] += 1
            case .released: break
            }
        }
    }
}
