package import Formats

/// Reads a list of addresses and domains that must not be mailed: CSV with a header (`email`, and if they are there `reason`,
/// `at`, `source`, `note`), as `suppress export` writes it, or one address a line.
package struct SuppressionList {
    package struct Summary: Sendable {
        package var read = 0
        package var added = 0
        package var unchanged = 0
        /// Line, what was found, and why it was not taken.
        package var rejects: [(line: Int, value: String, why: Phrase)] = []
    }

    private static let chunkSize = 200
    private static let names: [String: Set<String>] = [
        "email": ["email", "address", "e-mail", "email address", "domain"], "reason": ["reason"],
        "at": ["at", "since", "date"], "source": ["source"], "note": ["note", "comment"],
    ]

    private struct Entry {
        let address: String?
        let domain: MailDomain?
        let reason: SuppressionReason
        let source: String
        let note: String?
        let at: Instant
    }

    private let store: Store
    private let source: String
    private let reason: SuppressionReason
    private let now: Instant
    private let isDryRun: Bool
    private var summary = Summary()
    private var waiting: [Entry] = []

    /// - Parameters:
    ///   - source: where a row does not name its own.
    ///   - reason: the same.
    package init(store: Store, source: String, reason: SuppressionReason, now: Instant, isDryRun: Bool) {
        (self.store, self.source, self.reason) = (store, source, reason)
        (self.now, self.isDryRun) = (now, isDryRun)
    }

    package mutating func run(_ reader: CSVReader) throws -> Summary {
        var columns = SuppressionList.columns(reader.header)
        if columns["email"] == nil {
            columns = ["email": 0]
            take(CSVRecord(line: 1, fields: reader.header), columns)
        }
        while true {
            do {
                guard let record = try reader.next() else { break }
                take(record, columns)
            } catch let error as CSVError {
                summary.read += 1
                summary.rejects.append((error.line, "", error.problem))
            }
            if waiting.count >= SuppressionList.chunkSize { try write() }
        }
        try write()
        return summary
    }

    private static func columns(_ header: [String]) -> [String: Int] {
        var columns: [String: Int] = [:]
        for (index, cell) in header.enumerated() {
            let name = cell.lowercased().split(separator: " ").joined(separator: " ")
            for (column, words) in names where words.contains(name) && columns[column] == nil {
                columns[column] = index
            }
        }
        return columns
    }

    private mutating func take(_ record: CSVRecord, _ columns: [String: Int]) {
        func cell(_ name: String) -> String? {
            guard let index = columns[name], index < record.fields.count else { return nil }
            let text = CSVWriter.undefused(record.fields[index]).split(separator: " ").joined(separator: " ")
            return text.isEmpty ? nil : text
        }
        guard let text = cell("email") else { return }
        summary.read += 1
        do {
            waiting.append(try entry(text, cell))
        } catch {
            summary.rejects.append((record.line, text, error.phrase))
        }
    }

    private func entry(_ text: String, _ cell: (String) -> String?) throws(EntryMistake) -> Entry {
        var reason = reason
        if let word = cell("reason") {
            guard let known = SuppressionReason(rawValue: word.lowercased()) else {
                throw EntryMistake(phrase: Phrase("\(word) is no reason of a suppression"))
            }
            reason = known
        }
        var at = now
        if let word = cell("at") {
            guard let time = Instant(rfc3339: word) ?? Instant(rfc3339: word + "T00:00:00Z") else {
                throw EntryMistake(phrase: Phrase("\(word) is not a time such as 2026-10-10T07:00:00Z"))
            }
            at = time
        }
        let source = cell("source") ?? source
        do throws(EmailAddress.Invalid) {
            if let domain = try MailDomain(text) {
                return Entry(
                    address: nil, domain: domain, reason: reason, source: source, note: cell("note"), at: at)
            }
            let key = try EmailAddress(extractingFrom: text).key
            return Entry(address: key, domain: nil, reason: reason, source: source, note: cell("note"), at: at)
        } catch {
            throw EntryMistake(phrase: error.phrase)
        }
    }

    private struct EntryMistake: Error { let phrase: Phrase }

    private mutating func write() throws {
        let entries = waiting
        waiting.removeAll(keepingCapacity: true)
        guard !entries.isEmpty else { return }
        let added =
            try isDryRun ? entries.filter(isNew).count : store.inTransaction { try entries.filter(suppress).count }
        summary.added += added
        summary.unchanged += entries.count - added
    }

    private func isNew(_ entry: Entry) throws -> Bool {
        if let domain = entry.domain { return try store.suppression(domain: domain) == nil }
        return try entry.address.map { try !store.isSuppressed(emailKey: $0) } ?? false
    }

    private func suppress(_ entry: Entry) throws -> Bool {
        if let domain = entry.domain {
            return try store.suppress(
                domain: domain, reason: entry.reason, source: entry.source, note: entry.note, at: entry.at)
        }
        return try entry.address.map {
            try store.suppress(
                emailKey: $0, reason: entry.reason, source: entry.source,
                note: entry.reason == .erased ? nil : entry.note, at: entry.at)
        } ?? false
    }
}
