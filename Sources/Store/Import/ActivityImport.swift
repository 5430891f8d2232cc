package import Definitions
internal import Formats

/// `activities import`: a CSV file into the store (DESIGN.md 6). Each activity once, however often its file comes.
package struct ActivityImport {
    private let store: Store
    private let definition: WorkspaceDefinition
    private let options: ImportOptions
    private let kind: String?
    private let idColumn: String?

    /// - Parameters:
    ///   - kind: of every row; nil when a column says it.
    ///   - idColumn: the header of the column that tells one activity from another.
    package init(
        store: Store, definition: WorkspaceDefinition, options: ImportOptions, kind: String? = nil,
        idColumn: String? = nil
    ) {
        self.store = store
        self.definition = definition
        self.options = options
        self.kind = kind
        self.idColumn = idColumn
    }

    package func run(
        file path: String, progress: (ImportProgress) throws -> Void = { _ in }
    ) throws -> ImportSummary {
        try checkKind()
        let source = options.source ?? kind ?? "activities"
        let file = try ImportFile(path: path, encoding: options.encoding)
        let lock = try ImportLock(store, importing: file.name, options: options) {
            try progress(ImportProgress(read: 0, total: nil, waitingFor: $0))
        }
        defer { lock.end() }
        try store.addDeclaredColumns(definition)
        let mapping = try HeaderMapping(
            header: file.header, fields: ActivityRowReader.fields(of: definition, kind: kind), given: options.mappings,
            remembered: store.importMapping(kind: "activities", source: source), source: source)
        try check(mapping, of: file)
        let identity = try ActivityIdentity(mapping, header: file.header, given: idColumn)
        let scan = try ActivityScan(file, identity: identity)
        let session = try ImportSession(store: store, file: file, options: options)
        session.warn(mapping.warnings)
        session.note(mapping.notes + file.notes)
        if case .wholeRow = identity {
            session.note([
                Phrase("no column identifies an activity (id, order_id, --id): rows are told apart by all their cells")
            ])
        }
        var logID: Int64?
        if !options.isDryRun {
            logID = try store.beginImport(
                kind: "activities", fileName: file.name, fileHash: scan.fileHash, source: source, at: options.now)
            try store.rememberImportMapping(kind: "activities", source: source, mapping.explicit)
        }
        let reader = ActivityRowReader(
            mapping: mapping, definition: definition, defaultKind: kind, styles: styles(of: mapping, in: file))
        var importer = try ActivityImporter(
            store: store, reader: reader, scan: scan, identity: identity, source: options.source, now: options.now)
        let indexing = {
            try progress(ImportProgress(read: session.summary.read, total: scan.records, isIndexing: true))
        }
        let count = options.isDryRun ? 0 : scan.records
        try store.loading(activities: count, least: options.largeLoad, restoring: indexing) { isAlone in
            session.isAlone = isAlone
            importer.preparer.isAlone = isAlone
            try store.bulkWriting { checkpointer in
                try session.run(&importer, total: scan.records, checkpointer, progress: progress)
            }
        }
        if let logID { try store.endImport(id: logID, session.summary, at: options.now) }
        return session.summary
    }

    private func styles(of mapping: HeaderMapping, in file: ImportFile) -> ColumnStyles {
        let fields = definition.activities.flatMap(\.fields)
        func columns(of type: ValueType) -> [Int] {
            fields.filter { $0.type == type }.compactMap { mapping[$0.name] }
        }
        return ColumnStyles(
            file: file, options: options, dateColumns: columns(of: .date) + [mapping["at"]].compactMap { $0 },
            numberColumns: columns(of: .number))
    }

    private func checkKind() throws {
        let kinds = ActivityRowReader.kinds(of: definition)
        guard let kind, !kinds.contains(kind) else { return }
        throw ImportError(
            Phrase("there is no activity \"\(kind)\""),
            advice: Suggestions.advice(for: kind, among: kinds)
                ?? Phrase("declare it under activities: in kamerton.yaml"))
    }

    private func check(_ mapping: HeaderMapping, of file: ImportFile) throws {
        let found = file.header.map { "\"\($0)\"" }.joined(separator: ", ")
        if mapping["email"] == nil, mapping["external_id"] == nil {
            throw ImportError(
                Phrase("no column says whose activities these are: the file has \(found)"),
                advice: Phrase("name it: --map email=\"HEADER\""))
        }
        if mapping["at"] == nil {
            throw ImportError(
                Phrase("no column says when: the file has \(found)"), advice: Phrase("name it: --map at=\"HEADER\""))
        }
        if kind == nil, mapping["kind"] == nil {
            throw ImportError(
                Phrase("no column says what kind of activity each row is"),
                advice: Phrase("give one for all: --kind purchase"))
        }
    }
}
