internal import Definitions
internal import Formats
internal import SQLite

/// Reads the cells of a record into what they say of a member. Knows nothing of the store.
struct MemberRowReader {
    let mapping: HeaderMapping
    let columns: [MemberColumn]
    private var times: CellTime
    private var zones = CellZones()
    private let styles: ColumnStyles?
    private let notes: AddressNotes?
    private var export: (any ExportRows)?
    /// Columns of telephone numbers, which spreadsheets like to round.
    private let phoneColumns: Set<Int>

    /// - Parameters:
    ///   - styles: how the file writes dates and numbers.
    ///   - notes: takes what is to be said of the addresses.
    ///   - export: reads what another tool's rows say besides; its times are UTC.
    init(
        mapping: HeaderMapping, definition: WorkspaceDefinition, styles: ColumnStyles? = nil,
        notes: AddressNotes? = nil, tool: ExportTool? = nil, export: (any ExportRows)? = nil
    ) {
        self.mapping = mapping
        columns = MemberColumn.all(of: mapping, definition: definition, tool: tool)
        times = CellTime(zone: export == nil ? definition.timezone : .utc, styles: styles)
        (self.styles, self.notes, self.export) = (styles, notes, export)
        phoneColumns = Set(columns.filter { $0.name.contains("phone") || $0.name.contains("mobile") }.map(\.index))
    }

    /// True when a row says more than its columns do: each must be read whole, by `row`.
    var readsWholeRows: Bool { export != nil }

    func holdsPhones(_ column: MemberColumn) -> Bool { phoneColumns.contains(column.index) }

    /// Notes what is to be said of an address that is its own key and came in without `row`.
    func note(address: UnsafeBufferPointer<UInt8>, line: Int) { notes?.look(at: address, line: line) }

    mutating func row(_ record: CSVRecord) throws(RowReject) -> MemberRow {
        var row = MemberRow(line: record.line, cells: record.fields, values: [])
        row.email = try email(in: record)
        row.externalID = try externalID(in: record)
        if row.email == nil, row.externalID == nil {
            throw RowReject(mapping["email"] == nil ? Phrase("the external_id is empty") : Phrase("the email is empty"))
        }
        row.values.reserveCapacity(columns.count)
        for column in columns {
            let cell = record.fields[column.index]
            do throws(RowReject) {
                row.values.append(try value(cell, of: column))
            } catch {
                let name = column.name.hasPrefix("attr_") ? String(column.name.dropFirst(5)) : column.name
                throw RowReject(named: name, error)
            }
        }
        if let index = mapping["tags"] { row.tags = try CellText.list(record.fields[index]) }
        try readConsent(record, into: &row)
        try export?.complete(&row, record)
        if let notes, let email = row.email, let index = mapping["email"] {
            notes.look(at: email, cell: record.fields[index], line: record.line)
        }
        return row
    }

    /// The address and the external id that the row stands for, without reading the rest; nil where there is none or
    /// where it will be rejected.
    func addresses(_ record: CSVRecord) -> (email: EmailAddress?, externalID: String?) {
        (try? email(in: record), try? externalID(in: record))
    }

    private func email(in record: CSVRecord) throws(RowReject) -> EmailAddress? {
        guard let index = mapping["email"] else { return nil }
        let cell = record.fields[index]
        if CellText.isBlank(cell) { return nil }
        do throws(EmailAddress.Invalid) {
            return try EmailAddress(extractingFrom: cell)
        } catch {
            throw RowReject(named: "email", error)
        }
    }

    private func externalID(in record: CSVRecord) throws(RowReject) -> String? {
        guard let index = mapping["external_id"] else { return nil }
        return try CellText.line(record.fields[index])
    }

    /// What one cell says.
    mutating func value(_ cell: String, of column: MemberColumn) throws(RowReject) -> SQLValue {
        switch column.content {
        case .line: SQLValue(try CellText.line(cell))
        case .locale: SQLValue(try export == nil ? CellLocale.locale(cell) : try? CellLocale.locale(cell))
        // Other tools guess zones from the network address and have names of their own for them.
        case .timezone: SQLValue(try export == nil ? zones.zone(cell) : try? zones.zone(cell))
        case .time: SQLValue(try times.instant(cell, column: column.index)?.milliseconds)
        case .attribute(let type): try attribute(cell, type: type, column: column.index)
        case .added: .null
        }
    }

    private func attribute(_ cell: String, type: ValueType, column: Int) throws(RowReject) -> SQLValue {
        // Mailchimp's birthdays have a month and a day only.
        if export != nil, type == .date, cell.utf8.count == 5, cell.utf8.dropFirst(2).first == 0x2F {
            notes?.hasBirthdaysWithoutYear = true
            return .null
        }
        if phoneColumns.contains(column), AddressNotes.isRounded(cell) { notes?.roundedNumbers += 1 }
        return try CellValue.value(cell, type: type, column: column, styles: styles)
    }

    private mutating func readConsent(_ record: CSVRecord, into row: inout MemberRow) throws(RowReject) {
        if let index = mapping["consent"], let text = try CellText.line(record.fields[index]) {
            row.consent = try MemberRowReader.consent(text)
        }
        if let index = mapping["consent_basis"] {
            row.consentBasis = try CellText.line(record.fields[index], limit: 500)
        }
        if let index = mapping["consent_at"] {
            do throws(RowReject) {
                row.consentAt = try times.instant(record.fields[index], column: index)
            } catch {
                throw RowReject(named: "consent_at", error)
            }
        }
    }

    static func consent(_ text: String) throws(RowReject) -> ConsentState? {
        switch text.lowercased() {
        case "granted", "yes", "y", "true", "1", "да", "согласен", "согласна", "subscribed": return .granted
        case "withdrawn", "no", "n", "false", "0", "нет", "отозвано", "unsubscribed": return .withdrawn
        case "pending", "unconfirmed": return .pending
        case "unknown", "неизвестно": return nil
        default:
            throw RowReject(
                Phrase("consent: \"\(text)\" is none of granted, withdrawn, pending, unknown (or yes, no)"))
        }
    }
}
