package import Definitions
import Foundation
internal import Formats

/// `members import`: a CSV file into the store (DESIGN.md 6). Idempotent: what is there already is not written again.
package struct MemberImport {
    /// `--consent granted --basis TEXT`: for rows that say nothing of consent themselves.
    package struct DefaultConsent: Sendable {
        package let state: ConsentState
        package let basis: String?

        package init(state: ConsentState, basis: String?) { (self.state, self.basis) = (state, basis) }
    }

    /// `--from mailchimp`: whose export it is, and what its rows do not say themselves.
    package struct Export: Sendable {
        package let tool: ExportTool
        package let status: MailchimpStatus?
        package let basis: String?

        package init(tool: ExportTool, status: MailchimpStatus? = nil, basis: String? = nil) {
            (self.tool, self.status, self.basis) = (tool, status, basis)
        }
    }

    private let store: Store
    private let definition: WorkspaceDefinition
    private let options: ImportOptions
    private let consent: DefaultConsent?
    private let export: Export?

    package init(
        store: Store, definition: WorkspaceDefinition, options: ImportOptions, consent: DefaultConsent? = nil,
        export: Export? = nil
    ) {
        self.store = store
        self.definition = definition
        self.options = options
        self.consent = consent
        self.export = export
    }

    private var source: String { options.source ?? export?.tool.rawValue ?? "members" }

    package func run(
        file path: String, progress: (ImportProgress) throws -> Void = { _ in }
    ) throws -> ImportSummary {
        let lock = try ImportLock(
            store, importing: path == "-" ? "stdin" : (path as NSString).lastPathComponent, options: options
        ) {
            try progress(ImportProgress(read: 0, total: nil, waitingFor: $0))
        }
        defer { lock.end() }
        try store.addDeclaredColumns(definition)
        guard let export else {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                throw ImportError(
                    Phrase("\(path) is a folder"),
                    advice: Phrase("name a file, or say whose export it is: --from mailchimp"))
            }
            return try run(prepare(ImportFile(path: path, encoding: options.encoding)), progress: progress)
        }
        let parts = try export.tool.parts(at: path, status: export.status)
        let inputs = try parts.enumerated().map { number, part in
            try prepare(ImportFile(path: part.path, encoding: options.encoding), status: part.status, number: number)
        }
        // Whom nobody may write to is known before the first member is: an import that is stopped leaves nobody open.
        var summary = ImportSummary()
        for input in inputs {
            guard let rows = input.rows else { continue }
            var suppressions = ExportSuppressions(
                store: store, rows: rows, mapping: input.mapping, source: "import:\(source)", options: options)
            try suppressions.run(input.file)
            summary.append(suppressions.summary, file: inputs.count > 1 ? input.file.name : nil)
        }
        for input in inputs {
            summary.append(try run(input, progress: progress), file: inputs.count > 1 ? input.file.name : nil)
        }
        summary.notes += export.tool.notes(header: inputs.first?.file.header ?? [])
        return summary
    }

    /// A file with what its header says.
    private struct Input {
        let file: ImportFile
        let mapping: HeaderMapping
        let styles: ColumnStyles
        let notes: AddressNotes
        let rows: (any ExportRows)?
        let reader: MemberRowReader
        let options: ImportOptions
    }

    /// - Parameter number: of the file among those of one import, each of which has rejects of its own.
    private func prepare(_ file: ImportFile, status: MailchimpStatus? = nil, number: Int = 0) throws -> Input {
        let mapping = try HeaderMapping(
            header: file.header, fields: MemberColumn.fields(of: definition, tool: export?.tool),
            given: options.mappings, remembered: store.importMapping(kind: "members", source: source),
            source: source, tool: export?.tool)
        guard mapping["email"] != nil || mapping["external_id"] != nil else {
            let found = file.header.map { "\"\($0)\"" }.joined(separator: ", ")
            throw ImportError(
                Phrase("no column holds addresses: the file has \(found)"),
                advice: Phrase("name it: --map email=\"HEADER\""))
        }
        let columns = MemberColumn.all(of: mapping, definition: definition, tool: export?.tool)
        let styles = ColumnStyles(
            file: file, options: options,
            dateColumns: columns.filter(\.holdsDates).map(\.index) + [mapping["consent_at"]].compactMap { $0 },
            numberColumns: columns.filter(\.holdsNumbers).map(\.index))
        let rows = try rows(of: file, status: status, columns: columns, styles: styles)
        let notes = AddressNotes()
        let reader = MemberRowReader(
            mapping: mapping, definition: definition, styles: styles, notes: notes, tool: export?.tool, export: rows)
        var options = options
        options.rejectsPath = options.rejectsPath.map { RejectsFile.path($0, number: number) }
        return Input(
            file: file, mapping: mapping, styles: styles, notes: notes, rows: rows, reader: reader, options: options)
    }

    private func rows(
        of file: ImportFile, status: MailchimpStatus?, columns: [MemberColumn], styles: ColumnStyles
    ) throws -> (any ExportRows)? {
        guard let export else { return nil }
        switch export.tool {
        case .mailchimp: return try MailchimpRows(header: file.header, status: status, basis: export.basis)
        case .listmonk:
            let attributes = definition.attributes.compactMap { attribute in
                columns.firstIndex { $0.name == attribute.column }.map { (attribute.name, $0, attribute.type) }
            }
            return try ListmonkRows(
                header: file.header, attributes: attributes, styles: styles, basis: export.basis)
        }
    }

    private func run(_ input: Input, progress: (ImportProgress) throws -> Void) throws -> ImportSummary {
        let (file, reader) = (input.file, input.reader)
        let scan = try MemberScan(file, reader: reader)
        let session = try ImportSession(store: store, file: file, options: input.options)
        session.warn(input.mapping.warnings)
        session.note(input.mapping.notes + file.notes)
        var logID: Int64?
        if !options.isDryRun {
            logID = try store.beginImport(
                kind: "members", fileName: file.name, fileHash: scan.fileHash, source: source, at: options.now)
            try store.rememberImportMapping(kind: "members", source: source, input.mapping.explicit)
        }
        var importer = try MemberImporter(
            store: store, reader: reader, scan: scan, consent: export == nil ? consent : nil, source: source,
            fileName: file.name, now: options.now)
        try store.bulkWriting { checkpointer in
            try session.run(&importer, total: scan.records, checkpointer, progress: progress)
        }
        session.note(MemberImport.notes(importer.tally, merged: importer.preparer.merged))
        if let logID { try store.endImport(id: logID, session.summary, at: options.now) }
        var summary = session.summary
        input.notes.settle(into: &summary)
        return summary
    }

    private static func notes(_ tally: MemberImporter.Tally, merged: Int) -> [Phrase] {
        var notes: [Phrase] = []
        if merged > 0 {
            notes.append(
                Phrase(
                    """
                    \(merged, "row is", "rows are") about a member who stands further down too: the later row wins \
                    (counted as unchanged)
                    """))
        }
        if case let count = tally.withdrawalsKept, count > 0 {
            notes.append(
                Phrase("\(count, "member", "members") withdrew consent: that stands, whatever the file says"))
        }
        if case let count = tally.suppressed, count > 0 {
            notes.append(
                Phrase("\(count, "member", "members") taken in with a suppressed address: no mail will go there"))
        }
        if case let count = tally.addressesChanged, count > 0 {
            notes.append(Phrase("\(count, "member", "members") found by external_id got a new address"))
        }
        return notes
    }
}

extension MemberColumn {
    var holdsDates: Bool {
        switch content {
        case .time, .attribute(.date): true
        default: false
        }
    }

    var holdsNumbers: Bool {
        if case .attribute(.number) = content { return true }
        return false
    }
}

extension ImportSummary {
    /// Adds what another file of the same import did.
    /// - Parameter file: its name, where there are several.
    mutating func append(_ other: ImportSummary, file: String?) {
        read += other.read
        created += other.created
        updated += other.updated
        unchanged += other.unchanged
        rejected += other.rejected
        if let path = other.rejectsFile {
            if let rejectsFile, rejectsFile != path {
                notes.append(Phrase("more rejected rows are in \(path)"))
            }
            rejectsFile = rejectsFile ?? path
        }
        warnings += other.warnings.filter { !warnings.contains($0) }
        notes += other.notes.filter { !notes.contains($0) }
        for count in other.others { add(count) }
        let named = { (text: Phrase) in file.map { Phrase("\($0), \(text)") } ?? text }
        firstRejects = Array((firstRejects + other.firstRejects.map(named)).prefix(10))
        firstChanges = Array((firstChanges + other.firstChanges.map(named)).prefix(10))
        changes += other.changes.map { change in
            var change = change
            change.file = file
            return change
        }
        addressWarnings += other.addressWarnings
    }
}
