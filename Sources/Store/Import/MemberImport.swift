package import Definitions

/// `members import`: a CSV file into the store (DESIGN.md 6). Idempotent: what is there already is not written again.
package struct MemberImport {
    /// `--consent granted --basis TEXT`: for rows that say nothing of consent themselves.
    package struct DefaultConsent: Sendable {
        package let state: ConsentState
        package let basis: String?

        package init(state: ConsentState, basis: String?) { (self.state, self.basis) = (state, basis) }
    }

    private let store: Store
    private let definition: WorkspaceDefinition
    private let options: ImportOptions
    private let consent: DefaultConsent?

    package init(
        store: Store, definition: WorkspaceDefinition, options: ImportOptions, consent: DefaultConsent? = nil
    ) {
        self.store = store
        self.definition = definition
        self.options = options
        self.consent = consent
    }

    package func run(
        file path: String, progress: (ImportProgress) throws -> Void = { _ in }
    ) throws -> ImportSummary {
        let source = options.source ?? "members"
        let file = try ImportFile(path: path)
        let lock = try ImportLock(store, importing: file.name, options: options) {
            try progress(ImportProgress(read: 0, total: nil, waitingFor: $0))
        }
        defer { lock.end() }
        try store.addDeclaredColumns(definition)
        let mapping = try HeaderMapping(
            header: file.header, fields: MemberColumn.fields(of: definition), given: options.mappings,
            remembered: store.importMapping(kind: "members", source: source), source: source)
        guard mapping["email"] != nil || mapping["external_id"] != nil else {
            throw ImportError(
                "no column holds addresses: the file has \(file.header.map { "\"\($0)\"" }.joined(separator: ", "))",
                suggestion: "name it: --map email=\"HEADER\"")
        }
        let reader = MemberRowReader(mapping: mapping, definition: definition)
        let scan = try MemberScan(file, reader: reader)
        let session = try ImportSession(store: store, file: file, options: options)
        session.warn(mapping.warnings)
        session.note(mapping.notes)
        var logID: Int64?
        if !options.isDryRun {
            logID = try store.beginImport(
                kind: "members", fileName: file.name, fileHash: scan.fileHash, source: source, at: options.now)
            try store.rememberImportMapping(kind: "members", source: source, mapping.explicit)
        }
        var importer = try MemberImporter(
            store: store, reader: reader, scan: scan, consent: consent, source: source, fileName: file.name,
            now: options.now)
        try store.bulkWriting { try session.run(&importer, total: scan.records, progress: progress) }
        session.note(MemberImport.notes(importer.tally, merged: importer.preparer.merged))
        if let logID { try store.endImport(id: logID, session.summary, at: options.now) }
        return session.summary
    }

    private static func notes(_ tally: MemberImporter.Tally, merged: Int) -> [String] {
        func members(_ count: Int) -> String { count == 1 ? "1 member" : "\(count) members" }
        var notes: [String] = []
        if merged > 0 {
            let rows = merged == 1 ? "1 row is" : "\(merged) rows are"
            notes.append(
                "\(rows) about a member who stands further down too: the later row wins (counted as unchanged)")
        }
        if tally.withdrawalsKept > 0 {
            notes.append("\(members(tally.withdrawalsKept)) withdrew consent: that stands, whatever the file says")
        }
        if tally.suppressed > 0 {
            notes.append("\(members(tally.suppressed)) taken in with a suppressed address: no mail will go there")
        }
        if tally.addressesChanged > 0 {
            notes.append("\(members(tally.addressesChanged)) found by external_id got a new address")
        }
        return notes
    }
}
