internal import Campaigning
internal import Formats
internal import Store

/// What becomes of one event: which address is given up, which message settled.
struct InboundDecision {
    private(set) var record: InboundEventRecord
    private let event: MailEvent?
    private let match: InboundMatcher.Match
    private let at: Instant
    private let isProven: Bool

    init(_ event: MailEvent?, _ match: InboundMatcher.Match, _ item: InboundItem) {
        self.event = event
        self.match = match
        at = item.record.at
        isProven = item.isProven
        record = InboundEventRecord(
            kind: event?.kind.rawValue ?? "reply", message: match.message?.row, memberID: match.memberID,
            matchedBy: match.memberID == nil ? .none : match.by, status: event?.status, reason: event?.reason?.rawValue,
            words: event.flatMap { Redaction.redacted($0.words) }, isFinal: event?.isFinal ?? true)
    }

    /// Within the transaction that records the mail. True if the ledger changed.
    mutating func apply(in store: Store, now: Instant) throws -> Bool {
        record.effect = try effect(in: store)
        var hasChanged = false
        if let row = record.message {
            switch record.kind {
            case "hard", "soft": if record.isFinal { hasChanged = try store.markBounced(row, at: now) }
            case "complaint": hasChanged = try store.markComplained(row, at: now)
            // The relay itself says what nobody knew.
            case "delivered": if match.isSure { hasChanged = try store.markArrived(row, at: now) }
            default: break
            }
        }
        switch record.effect {
        case .suppressed:
            let reason: SuppressionReason = record.kind == "complaint" ? .complained : .bounced
            try suppress(reason, note: record.words, in: store, now: now)
        case .withdrawn:
            if let memberID = record.memberID {
                try ConsentChange(store: store, memberID: memberID, source: "mail", proof: proof, now: now).withdraw()
            }
        default: break
        }
        return hasChanged
    }

    /// After the event is recorded: five in a row over ten days are enough.
    mutating func countSoft(in store: Store, mail: Int64, now: Instant) throws {
        guard record.effect == .counted, let memberID = record.memberID else { return }
        guard try store.softRun(memberID: memberID).isOver() else { return }
        try suppress(
            .bounced, note: "failed again and again: \(record.words ?? record.reason ?? "")", in: store, now: now)
        record.effect = .suppressed
        try store.noteSuppressed(mail: mail, memberID: memberID)
    }

    /// What would be done, as far as it can be told without doing it.
    mutating func preview(in store: Store) throws { record.effect = try effect(in: store) }

    private func effect(in store: Store) throws -> InboundEffect {
        switch record.kind {
        case "reply", "autoreply": return .kept
        case "delivered", "other": return .none
        default: break
        }
        guard record.memberID != nil else { return .unmatched }
        switch record.kind {
        case "unsubscribe": return .withdrawn
        case "soft": return record.isFinal ? .counted : .waiting
        default:
            // A letter that anybody can write is believed only of an address that was mailed of late.
            guard record.message != nil || isProven else { return .none }
            return try addressKey(in: store) == nil ? .otherAddress : .suppressed
        }
    }

    /// The address that is not mailed any more: the member's, if that is the one which failed, or stands before it.
    private func addressKey(in store: Store) throws -> String? {
        guard let memberID = record.memberID, let own = try store.emailKey(memberID: memberID) else { return nil }
        let named = InboundMatcher.keys([event?.recipient].compactMap(\.self) + (event?.aliases ?? []))
        if named.contains(own) { return own }
        // A message to a new address that is not confirmed says nothing of the member's own.
        guard let message = match.message, message.campaign != AddressChange.campaign(.new), match.isSure else {
            return nil
        }
        let sentAt = message.sentAt ?? at
        return try store.hasChangedAddress(memberID: memberID, after: sentAt) ? nil : own
    }

    private func suppress(_ reason: SuppressionReason, note: String?, in store: Store, now: Instant) throws {
        guard let key = try addressKey(in: store) else { return }
        try store.suppress(
            emailKey: key, reason: reason, source: "bounces", note: note.map { String($0.prefix(300)) }, at: now)
    }

    private var proof: String { record.message.map { "message \($0)" } ?? "mail" }
}
