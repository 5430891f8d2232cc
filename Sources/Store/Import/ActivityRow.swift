internal import Definitions
internal import Formats
internal import SQLite

/// What one row says of an activity. Empty cells say nothing.
struct ActivityRow: ImportRow {
    enum Who: Hashable {
        case email(EmailAddress)
        case externalID(String)
    }

    let line: Int
    let cells: [String]
    let who: Who
    let kind: String
    let at: Instant
    let source: String
    let sourceKey: String
    /// Parallel to `ActivityRowReader.fields`; `.null` where the cell is empty or the kind has no such field.
    let values: [SQLValue]
}

/// Which column makes a row the same activity as an earlier one.
enum ActivityIdentity {
    case column(Int, name: String)
    /// No column does: every cell together, and the ordinal among rows that are the same in every cell.
    case wholeRow

    /// `--id COLUMN`, else `id`, `order_id`, or `external_id` where the member is found by address.
    init(_ mapping: HeaderMapping, header: [String], given: String?) throws {
        if let given {
            let wanted = HeaderMapping.normalized(given)
            guard
                let index = header.firstIndex(of: given)
                    ?? header.firstIndex(where: { HeaderMapping.normalized($0) == wanted })
            else {
                throw ImportError(
                    Phrase("--id \(given): the file has no such column"),
                    advice: Suggestions.advice(for: given, among: header))
            }
            self = .column(index, name: header[index])
            return
        }
        for name in ["id", "order_id"] + (mapping["email"] == nil ? [] : ["external_id"]) {
            if let index = mapping[name] {
                self = .column(index, name: header[index])
                return
            }
        }
        self = .wholeRow
    }

    /// What the column holds; nil where there is no column.
    func value(of record: CSVRecord) throws(RowReject) -> String? {
        guard case .column(let index, let name) = self else { return nil }
        guard let text = try CellText.line(record.fields[index]) else {
            throw RowReject(Phrase("\(name), by which activities are told apart, is empty"))
        }
        return text
    }
}
