package import Definitions
import Foundation
package import Formats
package import Store

/// Erases what is held on a person (DESIGN.md 8). Of the member stay an id, the ledger's rows under it without addresses
/// or words, and a keyed hash of the address, which stays suppressed.
///
/// The order makes a kill at any instant harmless. First the address is suppressed and nothing more is planned; then files
/// and what only holds the address; then, in one transaction, the member's own rows; last the files of the database. Until
/// that one transaction the address is still known, so that whoever goes on (the same command, or the next `run`) can find
/// everything again.
package enum MemberErasure {
    /// Erases a member.
    /// - Parameter patience: how long to wait for a run that has a message to the member in hand.
    package static func erase(
        memberID: Int64, store: Store, workspace: Workspace, now: Instant, patience: Duration = .zero
    ) throws -> ErasureSummary {
        guard let person = try store.personDetails(memberID: memberID) else {
            throw MemberErasureError(phrase: Phrase("no member has the id \(memberID)"))
        }
        if person.isErased {
            var summary = ErasureSummary()
            (summary.hadMember, summary.wasErased) = (true, true)
            try finish(try store.openErasures().filter { $0.memberID == memberID }, nil, store, now, patience, &summary)
            return summary
        }
        let erasure = try store.beginErasure(memberID: memberID, emailKey: person.emailKey, at: now)
        return try erase(person, erasure, store, workspace, now, patience)
    }

    /// Erases an address, whether it is a member's or only stands in what was sent in, rejected or written to.
    package static func erase(
        address: EmailAddress, store: Store, workspace: Workspace, now: Instant, patience: Duration = .zero
    ) throws -> ErasureSummary {
        if let id = try store.memberID(emailKey: address.key) {
            return try erase(memberID: id, store: store, workspace: workspace, now: now, patience: patience)
        }
        let open = try store.openErasures(emailKey: address.key)
        let wasErased = try store.suppression(emailKey: address.key)?.reason == .erased
        let erasure = try store.beginErasure(memberID: nil, emailKey: address.key, at: now)
        let person = PersonDetails(memberID: nil, email: address.address, emailKey: address.key)
        var summary = try erase(person, erasure, store, workspace, now, patience)
        summary.wasErased = wasErased && open.isEmpty
        guard summary.isComplete else { return summary }
        for other in open where other.id != erasure { try store.endErasure(other.id, at: now) }
        return summary
    }

    /// Goes on with erasures that were begun and could not be completed. Called by `run`; with none, nothing is written.
    package static func finishOpen(store: Store, workspace: Workspace, now: Instant) throws -> [ErasureSummary] {
        try store.openErasures().compactMap { open in
            guard let id = open.memberID else { return nil }
            return try erase(memberID: id, store: store, workspace: workspace, now: now)
        }
    }

    private static func erase(
        _ person: PersonDetails, _ erasure: Int64, _ store: Store, _ workspace: Workspace, _ now: Instant,
        _ patience: Duration
    ) throws -> ErasureSummary {
        var summary = ErasureSummary()
        summary.hadMember = person.memberID != nil
        if let id = person.memberID, try !wait(for: id, store, patience) {
            summary.hindrance =
                Phrase(
                    "a run has a message to this member in hand: no other will be sent, and the next run erases the rest"
                )
            return summary
        }
        // Read anew: what was in hand has its Message-ID now.
        let current = try person.memberID.flatMap(store.personDetails(memberID:)) ?? person
        let traces = PersonTraces(current)
        let files = ErasureFiles(folder: StateFolder(workspace), traces: traces)
        let returned = try current.memberID.map(store.inboundHashes(memberID:)) ?? []
        summary.mailFiles = try files.removeMail(returned: returned)
        summary.rejectedRows = try files.removeRejectedRows(otherFiles: store.rejectsFiles())
        try files.removeJournals(exceptOf: store.openClaimIDs())
        summary.mentions = try files.overwriteLogs()
        summary.webhookEvents = try emptyEvents(of: current, traces, store, workspace)
        if let emailKey = current.emailKey { try store.deleteAddressRows(emailKey: emailKey) }
        summary.mentions += try store.overwriteMentions(
            of: traces.forms, exceptIn: current.memberID, traces.overwritten)
        if let id = current.memberID {
            summary.messages = try store.ledger(ofMember: id).count
            summary.activities = try store.deleteActivities(memberID: id)
            summary.answers = try store.emptyMember(id, erasure: erasure, at: now)
        }
        let open = OpenErasure(id: erasure, memberID: current.memberID, isEmptied: true)
        try finish([open], traces.spellings, store, now, patience, &summary)
        summary.filesToCheck = try files.filesToCheck()
        return summary
    }

    /// Waits until no run has a message to the member in hand. False when the time is over.
    private static func wait(for memberID: Int64, _ store: Store, _ patience: Duration) throws -> Bool {
        let end = ContinuousClock.now + patience
        while try store.sendingCount(memberID: memberID) > 0 {
            guard ContinuousClock.now < end else { return false }
            usleep(50_000)
        }
        return true
    }

    private static func emptyEvents(
        of person: PersonDetails, _ traces: PersonTraces, _ store: Store, _ workspace: Workspace
    ) throws -> Int {
        let finder = WebhookTraces(
            store: store, traces: traces, memberID: person.memberID, signer: try? TokenSigner(workspace: workspace))
        var found: [KeptWebhookEvent] = []
        try store.forEachWebhookEvent { event in
            if try finder.isTheirs(event) { found.append(event) }
        }
        try store.emptyWebhookEvents(found.map(\.id))
        for event in found where event.memberID == nil {
            if let response = event.responseID { try store.emptyUnmatchedResponse(response) }
        }
        return found.count
    }

    private static func finish(
        _ open: [OpenErasure], _ texts: [String]?, _ store: Store, _ now: Instant, _ patience: Duration,
        _ summary: inout ErasureSummary
    ) throws {
        guard !open.isEmpty else {
            summary.isComplete = true
            return
        }
        guard try store.scrub(texts, patience: max(patience, .milliseconds(200))) else {
            summary.hindrance =
                Phrase(
                    "the rows are empty, but another process reads the store, so its journal could not be emptied: the next run does it"
                )
            return
        }
        for erasure in open { try store.endErasure(erasure.id, at: now) }
        summary.isComplete = true
    }
}

/// There is nobody to erase.
package struct MemberErasureError: PhrasedError {
    package let phrase: Phrase
}
