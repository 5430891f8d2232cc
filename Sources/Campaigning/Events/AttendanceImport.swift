package import Formats
package import Store

/// Notes who was at one date of an event.
package struct AttendanceImport {
    package struct Summary: Sendable {
        package var attended = 0
        package var absent = 0
        /// Addresses that are no member's.
        package var strangers: [(line: Int, address: String)] = []
    }

    private static let chunk = 200

    private let store: Store
    private let date: EventDateRow
    private let now: Instant

    package init(store: Store, date: EventDateRow, now: Instant) {
        (self.store, self.date, self.now) = (store, date, now)
    }

    package func run(_ rows: [AttendanceSheet.Row], restIsAbsent: Bool) throws -> Summary {
        var summary = Summary()
        var named: Set<Int64> = []
        for chunk in rows.chunks(of: AttendanceImport.chunk) {
            try store.inTransaction {
                let members = try store.memberIDs(emailKeys: chunk.map(\.address.key))
                for row in chunk {
                    guard let member = members[row.address.key] else {
                        summary.strangers.append((row.line, row.address.address))
                        continue
                    }
                    named.insert(member)
                    try note(member, row.isPresent, &summary)
                }
            }
        }
        guard restIsAbsent else { return summary }
        let rest = try store.eventReplies(campaign: date.campaign, occurrence: date.occurrence)
            .filter { $0.state == .seated && !named.contains($0.memberID) }
        for chunk in rest.chunks(of: AttendanceImport.chunk) {
            try store.inTransaction {
                for reply in chunk { try note(reply.memberID, false, &summary) }
            }
        }
        return summary
    }

    private func note(_ member: Int64, _ isPresent: Bool, _ summary: inout Summary) throws {
        try store.markAttendance(
            campaign: date.campaign, occurrence: date.occurrence, memberID: member, hasAttended: isPresent,
            startedAt: date.startsAt, now: now)
        if isPresent { summary.attended += 1 } else { summary.absent += 1 }
    }
}
