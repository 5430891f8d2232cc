package import Formats
internal import SMTP
package import Store

/// Turns what a transport reports, or what a journal kept, into the settlement of a ledger row.
package struct SettlementMaker {
    /// The hash that jitters a row's retries.
    let jitter: (Int64) -> [UInt8]

    package init(store: Store) { jitter = { store.keyedHash(["retry", String($0)]) } }

    /// - Parameter words: those of the result's reply, if it has one.
    package func settlement(
        of message: LedgerMessage, messageID: String?, _ result: DeliveryResult, _ words: Settlement.Words,
        at now: Instant
    ) -> Settlement {
        func settled(_ result: Settlement.Result) -> Settlement {
            Settlement(row: message.id, messageID: messageID, result: result, at: now)
        }
        switch result {
        case .accepted: return settled(.sent(words))
        case .refused(let reply, let phase):
            switch ReplyPolicy.verdict(code: reply.code, enhancedStatus: reply.enhancedStatus, phase: phase) {
            case .accepted: return settled(.sent(words))
            case .transient: return settled(retry(message, words, at: now))
            case .permanent(let addressIsBad): return settled(.failed(words, addressIsBad: addressIsBad))
            }
        case .lost(let why): return settled(retry(message, Settlement.Words(reply: why), at: now))
        case .unsure(let why, let reply):
            return settled(.uncertain(Settlement.Words(code: reply?.code, reply: why)))
        case .undeliverable(let why):
            return settled(.failed(Settlement.Words(reply: why), addressIsBad: false))
        }
    }

    /// What to do with a row of a dead claim (DESIGN.md 7).
    /// - Parameter record: the journal's. It names every row before the claim is committed, so that nil is not "never
    ///   offered" but "not the journal of this batch".
    package func recovered(_ message: LedgerMessage, _ record: WireRecord?, at now: Instant) -> Settlement {
        switch record?.stage {
        case nil: return uncertain(message, nil, "the wire journal of its sender does not know it", at: now)
        case .waiting, .offered:
            return Settlement(row: message.id, result: .released, at: now)
        case .dotSent:
            return uncertain(message, record?.messageID, "stopped after the final dot, before the answer", at: now)
        case .replied:
            let reply = SMTPReply(code: record?.code ?? 0, text: record?.reply ?? "")
            let result: DeliveryResult =
                reply.code / 100 == 2 ? .accepted(reply) : .refused(reply, record?.phase ?? .data)
            var words = SettlementMaker.words(reply, recipient: "")
            if reply.code / 100 == 2 { words.relayID = record?.relayID }
            return settlement(of: message, messageID: record?.messageID, result, words, at: now)
        }
    }

    package func uncertain(
        _ message: LedgerMessage, _ messageID: String?, _ why: String, at now: Instant
    ) -> Settlement {
        Settlement(
            row: message.id, messageID: messageID, result: .uncertain(Settlement.Words(reply: why)), at: now)
    }

    /// What the ledger keeps of a reply.
    static func words(_ reply: SMTPReply, recipient: String) -> Settlement.Words {
        Settlement.Words(
            code: reply.code, reply: reply.redacted(recipient: recipient),
            relayID: reply.isPositive ? reply.relayID : nil)
    }

    /// Words of ours that may name an address.
    static func safe(_ words: String) -> String { String(SMTPReply.redacting(words).prefix(400)) }

    private func retry(_ message: LedgerMessage, _ words: Settlement.Words, at now: Instant) -> Settlement.Result {
        let next = RetrySchedule.next(
            attempts: message.attempts + 1, first: message.firstAttempt ?? now, now: now, notAfter: message.notAfter,
            hash: jitter(message.id))
        return next.map { .retry(words, at: $0) } ?? .failed(words, addressIsBad: false)
    }
}
