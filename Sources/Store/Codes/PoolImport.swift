package import Formats

/// Reads codes into a pool: CSV with a header (`code`, and if it is there `expires_at`), or one code a line.
package struct PoolImport {
    package struct Summary: Sendable {
        package var read = 0
        package var added = 0
        /// Line, what was found, and why it was not taken.
        package var rejects: [(line: Int, value: String, why: Phrase)] = []
    }

    private static let chunkSize = 500
    private static let longest = 200

    private let store: Store
    private let pool: String
    private let now: Instant
    private let isDryRun: Bool
    private var times: CellTime
    private var summary = Summary()
    private var waiting: [(line: Int, code: String, expiresAt: Instant?)] = []
    private var lines: [String: Int] = [:]

    package init(store: Store, pool: String, zone: Zone, now: Instant, isDryRun: Bool) {
        (self.store, self.pool, self.now, self.isDryRun) = (store, pool, now, isDryRun)
        times = CellTime(zone: zone, styles: nil)
    }

    package mutating func run(_ reader: CSVReader) throws -> Summary {
        let names = reader.header.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
        var codeColumn = 0
        var expiry: Int?
        if let index = names.firstIndex(where: { ["code", "coupon", "promocode", "код", "промокод"].contains($0) }) {
            codeColumn = index
            expiry = names.firstIndex { ["expiresat", "expires", "validuntil", "действуетдо", "срок"].contains($0) }
        } else {
            take(CSVRecord(line: 1, fields: reader.header), 0, nil)
        }
        while true {
            do {
                guard let record = try reader.next() else { break }
                take(record, codeColumn, expiry)
            } catch let error as CSVError {
                summary.read += 1
                summary.rejects.append((error.line, "", error.problem))
            }
            if waiting.count >= PoolImport.chunkSize { try write() }
        }
        try write()
        return summary
    }

    private mutating func take(_ record: CSVRecord, _ column: Int, _ expiry: Int?) {
        guard column < record.fields.count else { return }
        do throws(RowReject) {
            guard let code = try CellText.line(CSVWriter.undefused(record.fields[column]), limit: PoolImport.longest)
            else { return }
            summary.read += 1
            if let first = lines[code] { throw RowReject(Phrase("the code stands on line \(first) too")) }
            var expiresAt: Instant?
            if let expiry, expiry < record.fields.count {
                expiresAt = try times.instant(record.fields[expiry], column: expiry)
            }
            if let expiresAt, expiresAt <= now { throw RowReject(Phrase("the code ended at \(expiresAt)")) }
            lines[code] = record.line
            waiting.append((record.line, code, expiresAt))
        } catch {
            summary.rejects.append((record.line, record.fields[column], error.reason))
        }
    }

    private mutating func write() throws {
        guard !waiting.isEmpty else { return }
        let codes = waiting.map { (code: $0.code, expiresAt: $0.expiresAt) }
        let known: [Int] =
            isDryRun
            ? try codes.indices.filter { try store.hasPoolCode(codes[$0].code, pool: pool) }
            : try store.inTransaction { try store.addPoolCodes(codes, pool: pool, now: now) }
        for index in known {
            summary.rejects.append(
                (waiting[index].line, waiting[index].code, Phrase("the pool \(pool) has the code already")))
        }
        summary.added += waiting.count - known.count
        waiting.removeAll(keepingCapacity: true)
    }
}
