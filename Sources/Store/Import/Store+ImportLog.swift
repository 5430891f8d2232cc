package import Formats
import Foundation
internal import SQLite

extension Store {
    /// Notes that an import has begun; returns its id.
    package func beginImport(kind: String, fileName: String, fileHash: String, source: String, at: Instant) throws
        -> Int64
    {
        try connection.firstRow(
            """
            INSERT INTO imports (kind, file_name, file_hash, source, started_at)
            VALUES (:kind, :name, :hash, :source, :at) RETURNING id
            """,
            [
                "kind": .text(kind), "name": .text(fileName), "hash": .text(fileHash), "source": .text(source),
                "at": .integer(at.milliseconds),
            ], { $0.integer(0) }) ?? 0
    }

    /// Notes what an import did. One without an end was stopped half-way; importing its file again completes it.
    package func endImport(id: Int64, _ summary: ImportSummary, at: Instant) throws {
        try connection.run(
            """
            UPDATE imports SET read_count = :read, created_count = :created, updated_count = :updated,
                unchanged_count = :unchanged, rejected_count = :rejected, rejects_file = :file, ended_at = :at
            WHERE id = :id
            """,
            [
                "read": SQLValue(summary.read), "created": SQLValue(summary.created),
                "updated": SQLValue(summary.updated), "unchanged": SQLValue(summary.unchanged),
                "rejected": SQLValue(summary.rejected), "file": SQLValue(summary.rejectsFile.map(Store.absolute)),
                "at": .integer(at.milliseconds), "id": .integer(id),
            ])
    }

    /// An erasure looks for the file from another folder.
    private static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    /// The headers by field that earlier imports of a source were told with `--map`.
    package func importMapping(kind: String, source: String) throws -> [String: String] {
        var mapping: [String: String] = [:]
        try connection.forEachRow(
            "SELECT field, header FROM import_mappings WHERE kind = :kind AND source = :source",
            ["kind": .text(kind), "source": .text(source)]
        ) { mapping[$0.text(0)] = $0.text(1) }
        return mapping
    }

    /// Remembers headers for the next import of the same source.
    package func rememberImportMapping(kind: String, source: String, _ mapping: [String: String]) throws {
        guard !mapping.isEmpty else { return }
        try inTransaction {
            for (field, header) in mapping {
                try connection.run(
                    """
                    INSERT INTO import_mappings (kind, source, field, header)
                    VALUES (:kind, :source, :field, :header)
                    ON CONFLICT (kind, source, field) DO UPDATE SET header = excluded.header
                    WHERE import_mappings.header <> excluded.header
                    """,
                    [
                        "kind": .text(kind), "source": .text(source), "field": .text(field), "header": .text(header),
                    ])
            }
        }
    }
}
