@testable import Bounces
import Campaigning
import Definitions
import Formats
import Foundation
import Store
import TestSupport

/// A club of two members who were sent one message each.
final class InboundScene {
    let folder = TemporaryFolder()
    let store: Store
    let workspace: Workspace
    let anna: Int64
    let boris: Int64
    let message: Int64
    let signer = TokenSigner(current: [UInt8](repeating: 0x35, count: 32))
    let now = Sample.now + 3_600_000

    init() throws {
        folder.write([UInt8](repeating: 0x35, count: 32), to: ".kamerton/secret")
        store = try Sample.store(in: folder)
        workspace = Workspace(directory: folder.path, definition: Sample.definition(), campaigns: [])
        anna = try store.seedMember("anna@members.example")
        boris = try store.seedMember("boris@members.example")
        message = try store.seedMessage("news", "2026-10-10T07:00Z", memberID: anna, kind: "email", at: Sample.now)
        try store.seedMessage("news", "2026-10-10T07:00Z", memberID: boris, kind: "email", at: Sample.now)
        try store.connection.run(
            "UPDATE messages SET message_id = '<m' || id || '@example.org>', relay_id = 'queue' || id, claimed_at = sent_at"
        )
    }

    /// The address that a bounce of a message comes to.
    func verp(_ row: Int64, _ purpose: TokenPurpose = .bounce) -> String {
        "bounces+\(signer.signForAddress(purpose, row: row))@club.example.org"
    }

    @discardableResult
    func take(_ mail: [UInt8], at now: Instant? = nil, dryRun: Bool = false) throws -> InboundSummary {
        let ingest = try InboundIngest(store: store, workspace: workspace, now: now ?? self.now, isDryRun: dryRun)
        try ingest.take(mail: mail, source: "import")
        try ingest.finish()
        return ingest.summary
    }

    func state(_ row: Int64) throws -> String? { try store.word("SELECT state FROM messages WHERE id = \(row)") }
    func isSuppressed(_ email: String) throws -> Bool { try store.isSuppressed(emailKey: email) }

    /// A report about one message, sent to its own address.
    func report(
        _ status: String, _ words: String, to address: String = "bounces@club.example.org",
        recipient: String = "anna@members.example", messageID: String = "<x@elsewhere.example>", date: String? = nil
    ) -> [UInt8] {
        let returned = "Message-ID: \(messageID)\nTo: \(recipient)\nFrom: club@club.example.org\n\nHello"
        let fields = (["Delivered-To: \(address)"] + (date.map { ["Date: \($0)"] } ?? []))
        return Mails.report([Mails.group(recipient, status: status, words)], returned: returned, fields: fields)
    }
}
