internal import Definitions
internal import Formats
internal import JSON
internal import SQLite

/// Rows of listmonk's export of subscribers: `uuid,email,name,attributes,status,created_at,updated_at`. Which lists somebody
/// is on, and has left, is not in it (knadh/listmonk issue 738); columns `lists` and `subscription_status` are read where a
/// query of one's own has added them.
struct ListmonkRows: ExportRows {
    private let basis: String?
    private let columns: [String: Int]
    private let attributes: [(name: String, slot: Int, type: ValueType)]
    private let styles: ColumnStyles?
    private var times = CellTime(zone: .utc)

    /// - Parameter slots: of the declared attributes among a row's values, by name.
    init(
        header: [String], attributes: [(name: String, slot: Int, type: ValueType)], styles: ColumnStyles?,
        basis: String?
    ) throws {
        var columns: [String: Int] = [:]
        for (index, title) in header.enumerated() { columns[HeaderMapping.normalized(title)] = index }
        guard columns["status"] != nil else {
            throw ImportError(
                Phrase("no column \"status\": this is not an export of listmonk's subscribers"),
                advice: Phrase("in listmonk: Subscribers, then Export; or leave --from out"))
        }
        (self.basis, self.columns, self.attributes, self.styles) = (basis, columns, attributes, styles)
    }

    mutating func suppression(_ record: CSVRecord) throws(RowReject) -> ExportSuppression? {
        let status = try status(record)
        let at = try time("updatedat", record)
        switch status {
        case "blocklisted": return ExportSuppression(reason: .imported, note: "blocklisted in listmonk", at: at)
        case "disabled": return ExportSuppression(reason: .imported, note: "disabled in listmonk", at: at)
        case _ where text("subscriptionstatus", record)?.lowercased() == "unsubscribed":
            return ExportSuppression(reason: .unsubscribed, note: "unsubscribed in listmonk", at: at)
        default: return nil
        }
    }

    mutating func complete(_ row: inout MemberRow, _ record: CSVRecord) throws(RowReject) {
        if let lists = text("lists", record) {
            row.tags += try CellText.list(lists).filter { !row.tags.contains($0) }
        }
        try readAttributes(of: &row, record)
        let since = try time("createdat", record)
        row.consent = nil
        guard try status(record) == "enabled" else { return }
        row.consentProof = since.map { "in listmonk since \($0)" }
        row.consentAt = since
        switch text("subscriptionstatus", record)?.lowercased() {
        case "unsubscribed":
            row.consent = .withdrawn
            row.consentAt = try time("updatedat", record) ?? since
            row.consentBasis = "unsubscribed in listmonk"
        case "unconfirmed":
            row.consent = .pending
            row.consentBasis = basis ?? "unconfirmed in listmonk"
        default:
            row.consent = .granted
            row.consentBasis = basis ?? "enabled in listmonk"
        }
    }

    /// Declared attributes from the JSON of the column `attributes`; an own column of the file goes before.
    private func readAttributes(of row: inout MemberRow, _ record: CSVRecord) throws(RowReject) {
        guard let text = text("attributes", record) ?? text("attribs", record), text != "{}", text != "null" else {
            return
        }
        guard let object = (try? JSONValue(parsing: text))?.objectValue else {
            throw RowReject(Phrase("attributes: this is not a JSON object"))
        }
        for attribute in attributes where row.values[attribute.slot] == .null {
            guard let value = object[attribute.name].flatMap(ListmonkRows.cell) else { continue }
            do throws(RowReject) {
                row.values[attribute.slot] = try CellValue.value(
                    value, type: attribute.type, column: -1, styles: styles)
            } catch {
                throw RowReject(named: "attributes: \(attribute.name)", error)
            }
        }
        if let tags = object["tags"]?.arrayValue {
            for case .string(let tag) in tags {
                if let tag = try CellText.line(tag, limit: 100), !row.tags.contains(tag) { row.tags.append(tag) }
            }
        }
    }

    private static func cell(_ value: JSONValue) -> String? {
        switch value {
        case .null, .object: nil
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .string(let value): value
        case .array(let values): values.compactMap(cell).joined(separator: ", ")
        }
    }

    private func status(_ record: CSVRecord) throws(RowReject) -> String {
        let status = text("status", record)?.lowercased() ?? ""
        guard ["enabled", "disabled", "blocklisted"].contains(status) else {
            throw RowReject(Phrase("status: \"\(status)\" is none of enabled, disabled, blocklisted"))
        }
        return status
    }

    private func text(_ name: String, _ record: CSVRecord) -> String? {
        columns[name].flatMap { try? CellText.text(record.fields[$0], limit: 100_000) }
    }

    private mutating func time(_ name: String, _ record: CSVRecord) throws(RowReject) -> Instant? {
        guard let column = columns[name] else { return nil }
        do throws(RowReject) {
            return try times.instant(record.fields[column], column: column)
        } catch {
            throw RowReject(named: name, error)
        }
    }
}
