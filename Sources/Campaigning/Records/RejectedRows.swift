internal import Formats

/// Takes one person's rows out of a rejects file.
enum RejectedRows {
    /// The file without the person's rows, how many those were, and how many are left.
    static func without(_ traces: PersonTraces, _ bytes: [UInt8]) throws -> (bytes: [UInt8], removed: Int, left: Int) {
        let reader = try CSVReader(bytes: bytes)
        var writer = CSVWriter(delimiter: reader.delimiter)
        writer.write(reader.header)
        var (removed, left) = (0, 0)
        while let fields = try next(reader) {
            if isTheirs(fields, reader.header, traces) {
                removed += 1
            } else {
                left += 1
                writer.write(fields)
            }
        }
        return (writer.takeBytes(), removed, left)
    }

    /// The person's rows, each cell under its header.
    static func of(_ traces: PersonTraces, _ bytes: [UInt8]) throws -> [[(header: String, cell: String)]] {
        let reader = try CSVReader(bytes: bytes)
        var rows: [[(header: String, cell: String)]] = []
        while let fields = try next(reader) {
            guard isTheirs(fields, reader.header, traces) else { continue }
            rows.append(zip(reader.header, fields).map { ($0, $1) })
        }
        return rows
    }

    private static func isTheirs(_ fields: [String], _ header: [String], _ traces: PersonTraces) -> Bool {
        if traces.isMentioned(inCells: fields) { return true }
        guard let externalID = traces.externalID else { return false }
        return zip(header, fields).contains { isExternalID($0) && $1 == externalID }
    }

    /// A record that does not fit the header is still a row.
    private static func next(_ reader: CSVReader) throws -> [String]? {
        do {
            return try reader.next()?.fields
        } catch let error as CSVError {
            return error.fields
        }
    }

    private static func isExternalID(_ header: String) -> Bool {
        let plain = header.lowercased().filter { $0.isLetter || $0.isNumber }
        return ["externalid", "внешнийid", "id", "customerid", "memberid"].contains(plain)
    }
}
