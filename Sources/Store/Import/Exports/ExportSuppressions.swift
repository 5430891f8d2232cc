internal import Definitions
internal import Formats
internal import SQLite

/// Suppresses the addresses that another tool would not write to. Runs over a whole export before its members come in.
struct ExportSuppressions {
    private let store: Store
    private var rows: any ExportRows
    private let mapping: HeaderMapping
    private let source: String
    private let options: ImportOptions
    private var waiting: [Entry] = []
    private var suppressed = 0
    private var kept = 0
    private var changes: [ImportChange] = []

    private struct Entry {
        let line: Int
        let email: EmailAddress
        let suppression: ExportSuppression
    }

    init(store: Store, rows: any ExportRows, mapping: HeaderMapping, source: String, options: ImportOptions) {
        (self.store, self.rows, self.mapping, self.source, self.options) = (store, rows, mapping, source, options)
    }

    /// Rows that cannot be read are left to the import of the members, which tells why.
    mutating func run(_ file: ImportFile) throws {
        guard let index = mapping["email"] else { return }
        try file.forEachRecord { record in
            guard let email = try? EmailAddress(extractingFrom: record.fields[index]),
                let found = try? rows.suppression(record)
            else { return }
            waiting.append(Entry(line: record.line, email: email, suppression: found))
            if waiting.count >= 200 { try write() }
        }
        try write()
    }

    /// What was done, and who was let alone.
    var summary: ImportSummary {
        var summary = ImportSummary()
        if suppressed > 0 {
            summary.add(ImportSummary.Count(.suppressed, suppressed))
        }
        if kept > 0 {
            summary.notes.append(Phrase("members who came back since they unsubscribed there stay with us: \(kept)"))
        }
        summary.changes = changes
        return summary
    }

    private mutating func write() throws {
        let entries = waiting
        waiting.removeAll(keepingCapacity: true)
        guard !entries.isEmpty else { return }
        if options.isDryRun {
            for entry in entries where try isNews(entry) { note(entry) }
            return
        }
        try store.connection.transaction {
            for entry in entries where try isNews(entry) {
                let found = entry.suppression
                let isNew = try store.suppress(
                    emailKey: entry.email.key, reason: found.reason, source: source, note: found.note,
                    at: found.at ?? options.now)
                if isNew { note(entry) }
            }
        }
    }

    /// False for an address that is suppressed already, and for a member who has granted consent after they unsubscribed
    /// there.
    private mutating func isNews(_ entry: Entry) throws -> Bool {
        if try store.isSuppressed(emailKey: entry.email.key) { return false }
        guard entry.suppression.reason == .unsubscribed, let at = entry.suppression.at,
            let id = try store.memberID(emailKey: entry.email.key),
            let standing = try store.consentStanding(memberID: id, purpose: Consent.all)
        else { return true }
        if standing.state == .granted, standing.at > at {
            kept += 1
            return false
        }
        return true
    }

    private mutating func note(_ entry: Entry) {
        suppressed += 1
        guard options.listsChanges else { return }
        changes.append(
            ImportChange(
                line: entry.line, kind: .suppressed, who: entry.email.address,
                fields: [ImportChange.Field("suppression", new: entry.suppression.reason.rawValue)]))
    }
}
