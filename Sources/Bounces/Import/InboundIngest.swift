package import Campaigning
internal import Crypto
package import Definitions
import Foundation
package import Formats
package import Store

/// Takes in what comes back: reads it, finds the message, settles the ledger, suppresses. The same mail again changes
/// nothing.
package final class InboundIngest {
    private let store: Store
    private let signer: TokenSigner
    private let matcher: InboundMatcher
    private let folder: String
    private let now: Instant
    private let isDryRun: Bool
    private var waiting: [InboundItem] = []
    private var waitingBytes = 0
    /// Campaigns of which messages came back, or were complained of, just now.
    package private(set) var returnedCampaigns: Set<String> = []
    package private(set) var summary = InboundSummary()
    /// Called with each event once it is decided upon.
    private let onEvent: (InboundEventRecord, MailEvent?) -> Void

    /// Mails that are written in one transaction.
    private static let chunk = 50
    /// Bytes of mails that wait to be written.
    private static let room = 8 << 20

    /// Reads the secrets of the workspace, where no signer is given.
    package init(
        store: Store, workspace: Workspace, signer: TokenSigner? = nil, now: Instant, isDryRun: Bool = false,
        onEvent: @escaping (InboundEventRecord, MailEvent?) -> Void = { _, _ in }
    ) throws {
        self.store = store
        self.signer = try signer ?? TokenSigner(workspace: workspace)
        matcher = InboundMatcher(store: store, domains: Set(workspace.definition.mailStreams.map(\.fromDomain)))
        folder = InboundFolder.path(workspace)
        self.now = now
        self.isDryRun = isDryRun
        self.onEvent = onEvent
    }

    /// Takes one raw mail.
    package func take(mail bytes: [UInt8], source: String) throws {
        let hash = Crypto.sha256(bytes)
        // A whole Maildir again costs no more than its hashes.
        if try store.inboundMail(hash: hash) != nil {
            summary.read += 1
            summary.unchanged += 1
            return
        }
        guard let reading = MailReading(parsing: bytes) else { return }
        let written = reading.mail.header["Date"].flatMap(MailTime.parse).map { min($0, now) } ?? now
        let record = InboundMailRecord(
            hash: hash, kind: reading.kind.rawValue, source: source, at: written, receivedAt: now)
        let answers = [.reply, .autoreply, .unsubscribe].contains(reading.kind)
        try take(
            InboundItem(
                record: record, events: reading.events, answeredBy: answers ? reading.mail.addresses("From") : [],
                clues: InboundClues(reading, signer: signer), bytes: bytes))
    }

    /// Takes what is read already: a provider's event.
    func take(_ item: InboundItem) throws {
        summary.read += 1
        waiting.append(item)
        waitingBytes += item.bytes?.count ?? 0
        if waiting.count >= InboundIngest.chunk || waitingBytes >= InboundIngest.room { try flush() }
    }

    /// Writes what waits. To be called at the end.
    package func finish() throws {
        try flush()
        if !isDryRun { try store.settleEarlyReturns(at: now) }
    }

    /// Writes what waits: what was taken before is committed when this returns.
    package func flush() throws {
        let items = waiting
        (waiting, waitingBytes) = ([], 0)
        let matched = try items.map { ($0, try matches($0)) }
        if isDryRun {
            for (item, events) in matched { try preview(item, events) }
            return
        }
        for item in items where try store.inboundMail(hash: item.record.hash) == nil {
            if let bytes = item.bytes { try InboundFolder.keep(bytes, hash: item.record.hash, in: folder) }
        }
        try store.inTransaction {
            for (item, events) in matched { try apply(item, events) }
        }
    }

    private func matches(_ item: InboundItem) throws -> [(MailEvent?, InboundMatcher.Match)] {
        if item.events.isEmpty, item.record.kind == "reply" {
            return [(nil, try matcher.match(item.answeredBy, item.clues, at: item.record.at))]
        }
        return try item.events.map { event in
            let addresses = [event.recipient].compactMap(\.self) + event.aliases
            return (event, try matcher.match(addresses, item.clues, at: item.record.at))
        }
    }

    private func apply(_ item: InboundItem, _ events: [(MailEvent?, InboundMatcher.Match)]) throws {
        guard try store.inboundMail(hash: item.record.hash) == nil, let mail = try store.addInboundMail(item.record)
        else {
            summary.unchanged += 1
            return
        }
        summary.created += 1
        for (event, match) in events {
            var decision = InboundDecision(event, match, item)
            let changed = try decision.apply(in: store, now: now)
            if changed { summary.messages += 1 }
            if changed, event?.kind != .delivered, let campaign = match.message?.campaign {
                returnedCampaigns.insert(campaign)
            }
            try store.addInboundEvent(decision.record, mail: mail, at: item.record.at)
            try decision.countSoft(in: store, mail: mail, now: now)
            count(decision.record)
            onEvent(decision.record, event)
        }
    }

    private func preview(_ item: InboundItem, _ events: [(MailEvent?, InboundMatcher.Match)]) throws {
        if try store.inboundMail(hash: item.record.hash) != nil {
            summary.unchanged += 1
            return
        }
        summary.created += 1
        for (event, match) in events {
            var decision = InboundDecision(event, match, item)
            try decision.preview(in: store)
            count(decision.record)
            onEvent(decision.record, event)
        }
    }

    private func count(_ record: InboundEventRecord) {
        switch record.kind {
        case "hard": summary.hard += 1
        case "soft": if record.isFinal { summary.soft += 1 } else { summary.delayed += 1 }
        case "complaint": summary.complaints += 1
        case "unsubscribe": summary.unsubscribes += 1
        case "autoreply": summary.autoreplies += 1
        case "reply": summary.replies += 1
        default: summary.reports += 1
        }
        switch record.effect {
        case .suppressed: summary.suppressed += 1
        case .withdrawn: summary.withdrawn += 1
        case .kept: summary.kept += 1
        default: break
        }
        if record.matchedBy == .none { summary.unmatched += 1 }
    }
}
