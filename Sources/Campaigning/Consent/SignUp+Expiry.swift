package import Definitions
package import Formats
import Foundation
package import Store

extension SignUp {
    /// Sign-ups in one write transaction.
    private static let chunk = 100

    /// What became of sign-ups whose time was over.
    package struct Expiry: Sendable, Hashable {
        package var expired = 0
        /// Members whom nothing else had made.
        package var forgotten = 0
    }

    /// Ends the sign-ups that nobody confirmed in time, and forgets members whom nothing else made, with their mails in the
    /// outbox. With none there is nothing written.
    @discardableResult
    package static func expire(_ store: Store, _ workspace: Workspace, now: Instant) throws -> Expiry {
        var result = Expiry()
        while true {
            let ids = try store.expiredSignUps(at: now, limit: chunk)
            if ids.isEmpty { return result }
            var gone: [SignUpRecord] = []
            try store.inTransaction {
                for id in ids {
                    guard let record = try store.signUp(id), try settle(record, .expired, by: nil, in: store, now: now)
                    else { continue }
                    result.expired += 1
                    try store.dropPendingStandings(memberID: record.memberID, purposes: record.purposes)
                    if try store.forgetUnconfirmedMember(
                        record.memberID, campaign: ConfirmationMail.campaign, now: now)
                    {
                        result.forgotten += 1
                        gone += try store.signUps(memberID: record.memberID)
                    }
                }
            }
            removeMail(of: gone, workspace)
        }
    }

    /// Mail in the outbox is named after its message: `confirm.sign_up12.main.….eml`.
    private static func removeMail(of records: [SignUpRecord], _ workspace: Workspace) {
        guard !records.isEmpty else { return }
        let occurrences = Set(records.map { "sign_up\($0.id)" })
        for path in StateFolder(workspace).mailFiles {
            let parts = (path as NSString).lastPathComponent.split(separator: ".", maxSplits: 2).map(String.init)
            guard parts.count == 3, parts[0] == ConfirmationMail.campaign, occurrences.contains(parts[1]) else {
                continue
            }
            try? FileManager.default.removeItem(atPath: path)
        }
    }
}
