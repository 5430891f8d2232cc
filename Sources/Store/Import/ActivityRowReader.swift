internal import Definitions
internal import Formats
internal import SQLite

/// Reads the cells of a record into an activity. Knows nothing of the store.
struct ActivityRowReader {
    /// A field that the file fills.
    struct Field {
        let name: String
        let index: Int
        /// By kind, for those that have it.
        let types: [String: ValueType]

        /// The code of who brought the member, which is no field of the kind.
        var isReferralCode = false

        var column: String { isReferralCode ? name : "field_" + name }
    }

    let mapping: HeaderMapping
    private(set) var fields: [Field]
    let kinds: [String]
    let defaultKind: String?
    private var times: CellTime
    private let styles: ColumnStyles?

    /// - Parameter styles: how the file writes dates and numbers.
    init(
        mapping: HeaderMapping, definition: WorkspaceDefinition, defaultKind: String?, styles: ColumnStyles? = nil
    ) {
        self.mapping = mapping
        self.defaultKind = defaultKind
        self.styles = styles
        kinds = ActivityRowReader.kinds(of: definition)
        times = CellTime(zone: definition.timezone, styles: styles)
        let reserved = ["email", "external_id", "at"] + (defaultKind == nil ? ["kind"] : [])
        var types: [String: [String: ValueType]] = [:]
        for activity in definition.activities {
            for field in activity.fields where !reserved.contains(field.name) {
                types[field.name, default: [:]][activity.name] = field.type
            }
        }
        fields = types.keys.sorted().compactMap { name in
            mapping[name].map { Field(name: name, index: $0, types: types[name] ?? [:]) }
        }
        if definition.takesReferralCodes, let index = mapping[HeaderSynonyms.referralCode] {
            let types = Dictionary(uniqueKeysWithValues: kinds.map { ($0, ValueType.string) })
            fields.append(
                Field(name: HeaderSynonyms.referralCode, index: index, types: types, isReferralCode: true))
        }
    }

    /// Declared and built-in kinds.
    static func kinds(of definition: WorkspaceDefinition) -> [String] {
        let declared = definition.activities.map(\.name)
        return declared + ActivityDefinition.builtIn.filter { !declared.contains($0) }
    }

    /// What columns may hold: the fields of `kind`, or of every kind. With a `kind` for all rows, a column of that name
    /// can be a field.
    static func fields(of definition: WorkspaceDefinition, kind: String?) -> [ImportField] {
        let own = ["email", "external_id", "at", "id", "order_id"] + (kind == nil ? ["kind"] : [])
        var declared: [String] = []
        for activity in definition.activities where kind == nil || activity.name == kind {
            for field in activity.fields where !declared.contains(field.name) && !own.contains(field.name) {
                declared.append(field.name)
            }
        }
        let code = definition.takesReferralCodes ? [HeaderSynonyms.referralCode] : []
        return (own + code).map { ImportField($0, synonyms: HeaderSynonyms.activities[$0] ?? []) }
            + declared.map { ImportField($0, synonyms: HeaderSynonyms.declared[$0] ?? []) }
    }

    mutating func row(
        _ record: CSVRecord, source: String?, sourceKey: (String) -> String
    ) throws(RowReject) -> ActivityRow {
        let kind = try kind(record)
        let who = try who(record)
        guard
            let at = try named(
                "at",
                { () throws(RowReject) in try times.instant(record.fields[mapping["at"]!], column: mapping["at"]!) })
        else {
            throw RowReject(Phrase("at is empty: when was it?"))
        }
        var values: [SQLValue] = []
        values.reserveCapacity(fields.count)
        for field in fields {
            guard let type = field.types[kind] else {
                values.append(.null)
                continue
            }
            values.append(
                try named(field.name) { () throws(RowReject) in
                    try value(record.fields[field.index], of: field, type)
                })
        }
        return ActivityRow(
            line: record.line, cells: record.fields, who: who, kind: kind, at: at, source: source ?? kind,
            sourceKey: sourceKey(kind), values: values)
    }

    /// When a cell says that it was.
    mutating func time(_ cell: String) throws(RowReject) -> Instant? {
        try times.instant(cell, column: mapping["at"] ?? -1)
    }

    /// The midnight of a day, written as ISO 8601 has it, whose clock runs evenly.
    func evenMidnight(_ day: String) -> Instant? { CivilDate(day).flatMap(times.evenMidnight) }

    /// What the cell of a field says.
    func value(_ cell: String, of field: Field, _ type: ValueType) throws(RowReject) -> SQLValue {
        try CellValue.value(cell, type: type, column: field.index, styles: styles)
    }

    private func kind(_ record: CSVRecord) throws(RowReject) -> String {
        if let defaultKind { return defaultKind }
        guard let index = mapping["kind"], let name = try CellText.line(record.fields[index]) else {
            throw RowReject(Phrase("kind is empty: what did the member do?"))
        }
        if kinds.contains(name) { return name }
        let folded = name.lowercased()
        if let same = kinds.first(where: { $0.lowercased() == folded }) { return same }
        throw RowReject(
            Phrase("kind: there is no activity \"\(name)\"").followed(by: Suggestions.advice(for: name, among: kinds)))
    }

    private func who(_ record: CSVRecord) throws(RowReject) -> ActivityRow.Who {
        if let index = mapping["email"] {
            let cell = record.fields[index]
            if CellText.isBlank(cell) { throw RowReject(Phrase("the email is empty: whose activity is it?")) }
            do throws(EmailAddress.Invalid) {
                return .email(try EmailAddress(extractingFrom: cell))
            } catch {
                throw RowReject(named: "email", error)
            }
        }
        guard let text = try CellText.line(record.fields[mapping["external_id"]!]) else {
            throw RowReject(Phrase("the external_id is empty: whose activity is it?"))
        }
        return .externalID(text)
    }

    private func named<Value>(_ name: String, _ body: () throws(RowReject) -> Value) throws(RowReject) -> Value {
        do throws(RowReject) { return try body() } catch { throw RowReject(named: name, error) }
    }
}
