internal import Formats
internal import SQLite

/// Takes one activity in, whatever told of it: each once, by its identity within its source.
struct ActivityTaker {
    let writer: ActivityWriter
    let fields: [ActivityRowReader.Field]
    let now: Instant
    /// What the last row was, the next one probably is.
    var expectsNew = true

    /// Throws `RowReject`, with nothing written, where nobody is whose activity it could be.
    /// - Parameter keepsKnown: an activity that is there stays as it is.
    mutating func take(_ row: ActivityRow, keepsKnown: Bool = false) throws -> RowOutcome {
        guard let memberID = try writer.member(row.who) else {
            throw RowReject(Phrase("no member is \(ActivityTaker.describe(row.who)): import the members first"))
        }
        if expectsNew, try writer.insert(row, memberID: memberID, now: now) { return .created }
        guard let found = try writer.find(row) else {
            expectsNew = try writer.insert(row, memberID: memberID, now: now)
            return .created
        }
        expectsNew = false
        if keepsKnown { return .unchanged }
        let changed = changes(of: found, by: row, memberID: memberID)
        if changed.isEmpty { return .unchanged }
        try writer.update(found, row, memberID: memberID)
        return .updated {
            let names = changed.map(\.name).joined(separator: ", ")
            let who = ActivityTaker.describe(row.who)
            return RowChange(
                who: who, sentence: Phrase("\(row.kind) \(row.sourceKey) of \(who): \(names)"), fields: changed)
        }
    }

    private func changes(
        of found: ActivityWriter.Existing, by row: ActivityRow, memberID: Int64
    ) -> [ImportChange.Field] {
        var changed = zip(fields, zip(row.values, found.values))
            .filter { $1.0 != .null && $1.0 != $1.1 }
            .map { ImportChange.Field(column: $0.column, old: $1.1, new: $1.0) }
        if found.memberID != memberID {
            changed.append(ImportChange.Field("member", new: ActivityTaker.describe(row.who)))
        }
        if found.kind != row.kind { changed.append(ImportChange.Field("kind", old: found.kind, new: row.kind)) }
        if found.at != row.at.milliseconds {
            changed.append(
                ImportChange.Field(column: "at", old: .integer(found.at), new: .integer(row.at.milliseconds)))
        }
        return changed
    }

    static func describe(_ who: ActivityRow.Who) -> String {
        switch who {
        case .email(let email): email.address
        case .externalID(let externalID): "external_id \(externalID)"
        }
    }
}
