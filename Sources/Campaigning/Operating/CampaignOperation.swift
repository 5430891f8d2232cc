package import Definitions
package import Formats
package import Store

/// What an operator does to a campaign by hand: the order is recorded first, so that a run in progress obeys it at its next
/// batch; then the rows that wait are changed in chunks. Killed in between, the claims of the next run complete it.
package struct CampaignOperation {
    private static let chunkSize = 1000

    private let store: Store
    /// The campaign's name today.
    private let campaign: String
    private let selection: MessageSelection
    private let actor: String
    private let note: String?
    private let cause: Intervention.Cause?
    private let now: Instant

    /// - Parameter selection: whose campaigns begin with the name under which the order is recorded.
    package init(
        store: Store, selection: MessageSelection, actor: String, note: String? = nil,
        cause: Intervention.Cause? = nil, now: Instant
    ) {
        self.store = store
        campaign = selection.campaigns.first ?? ""
        self.selection = selection
        self.actor = actor
        self.note = note
        self.cause = cause
        self.now = now
    }

    /// Each returns how many rows it changed at once.
    package func pause() throws -> Int {
        try carryOut(.pause) {
            try inChunks(store.messageIDs(selection, in: .planned, exceptReason: .paused)) {
                try store.pauseMessages($0, at: now)
            }
        }
    }

    package func cancel() throws -> Int {
        try carryOut(.cancel) {
            try inChunks(store.messageIDs(selection, in: .planned)) { try store.cancelMessages($0, at: now) }
        }
    }

    /// Rows that something else still pauses are held again when they are claimed.
    package func resume() throws -> Int {
        try carryOut(.resume) {
            try inChunks(store.messageIDs(selection, in: .planned)) { try store.resumeMessages($0, at: now) }
        }
    }

    package func retry() throws -> Int { try replan(.failed, .retry) }

    package func resend() throws -> Int { try replan(.uncertain, .resolveResend) }

    private func replan(_ state: MessageState, _ action: Intervention.Action) throws -> Int {
        try carryOut(action) {
            try inChunks(store.messageIDs(selection, in: state)) {
                try store.replanMessages($0, in: state, at: now)
            }
        }
    }

    package func markFailed() throws -> Int {
        try carryOut(.resolveFailed) {
            try inChunks(store.messageIDs(selection, in: .uncertain)) { try store.resolveFailed($0, at: now) }
        }
    }

    /// - Parameter definition: knows the domain of the Message-IDs of messages whose own was lost with their journal.
    package func markSent(_ definition: WorkspaceDefinition) throws -> Int {
        try carryOut(.resolveSent) {
            try inChunks(store.messageIDs(selection, in: .uncertain)) { chunk in
                try store.inTransaction {
                    var count = 0
                    for id in chunk {
                        guard let message = try store.uncertainMessage(id) else { continue }
                        let stream = definition.mailStream(of: Intent(rawValue: message.intent) ?? .inform)
                        let own = MessageID(salt: store.salt, stream.sender).make(
                            campaign: message.campaign, occurrence: message.occurrence, step: message.step,
                            memberKey: message.memberKey)
                        if try store.resolveSent(id, messageID: message.messageID ?? own) { count += 1 }
                    }
                    return count
                }
            }
        }
    }

    private func carryOut(_ action: Intervention.Action, _ body: () throws -> Int) throws -> Int {
        let id = try store.record(
            Intervention(
                campaign: campaign, occurrence: selection.occurrence, action: action, actor: actor, note: note,
                cause: cause, at: now))
        let count = try body()
        try store.noteMessages(count, ofIntervention: id)
        return count
    }

    private func inChunks(_ ids: [Int64], _ body: (ArraySlice<Int64>) throws -> Int) throws -> Int {
        var count = 0
        for start in stride(from: 0, to: ids.count, by: CampaignOperation.chunkSize) {
            count += try body(ids[start..<min(start + CampaignOperation.chunkSize, ids.count)])
        }
        return count
    }
}
