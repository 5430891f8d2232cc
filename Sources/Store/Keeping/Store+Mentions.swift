internal import Crypto
internal import SQLite

extension Store {
    /// Columns that hold our own words or hashes, never what people wrote.
    private static let ourWords: Set<String> = [
        "campaign", "occurrence", "step", "variant", "intent", "kind", "state", "reason", "definition_hash",
        "rules_hash", "purpose", "stage", "from_stage", "to_stage", "message_id", "matched_by", "locale", "timezone",
        "file_hash", "hash",
    ]

    /// Overwrites an address wherever it stands in a text of the store: another member's answer, the name of an imported
    /// file, a note. Reads every table once.
    /// - Parameters:
    ///   - forms: the address folded, in each of its spellings.
    ///   - memberID: whose own row is left to `emptyMember`.
    ///   - overwritten: the text without the address, or nil where the letters are part of a longer address.
    /// - Returns: how many texts were changed.
    package func overwriteMentions(
        of forms: [String], exceptIn memberID: Int64?, _ overwritten: (String) -> String?
    ) throws -> Int {
        guard !forms.isEmpty else { return 0 }
        var count = 0
        for table in try tables() where table.name != "erasures" {
            let isMembers = table.name == "members"
            let columns = table.textColumns.filter {
                !Store.ourWords.contains($0) && !(isMembers && ($0 == "email" || $0 == "email_key"))
            }
            guard !columns.isEmpty else { continue }
            for row in try rows(of: table, columns, holding: forms) where !(isMembers && row.id == memberID) {
                count += try overwrite(row, in: table, overwritten)
            }
        }
        return count
    }

    private struct Hit {
        let id: Int64
        let texts: [(column: String, text: String)]
    }

    private func rows(of table: TableShape, _ columns: [String], holding forms: [String]) throws -> [Hit] {
        // SQLite's own lower() knows ASCII only, and is much faster than a call back into this program.
        let isPlain = forms.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        let tests = columns.flatMap { column in
            forms.indices.map { form in
                isPlain
                    ? "instr(lower(\(column)), :form\(form)) > 0" : "instr(kamerton_fold(\(column)), :form\(form)) > 0"
            }
        }
        let parameters = Dictionary(
            uniqueKeysWithValues: forms.enumerated().map { ("form\($0)", SQLValue.text($1)) })
        return try connection.rows(
            "SELECT rowid, \(columns.joined(separator: ", ")) FROM \(table.name) WHERE \(tests.joined(separator: " OR "))",
            parameters
        ) { row in
            Hit(
                id: row.integer(0),
                texts: columns.enumerated().compactMap { position, column in
                    guard case .text(let text) = row.value(position + 1) else { return nil }
                    return (column, text)
                })
        }
    }

    private func overwrite(_ hit: Hit, in table: TableShape, _ overwritten: (String) -> String?) throws -> Int {
        var parameters: [String: SQLValue] = ["rowid": .integer(hit.id)]
        for (column, text) in hit.texts {
            guard let clean = overwritten(text) else { continue }
            // What makes a row unique must stay so.
            let isKey = table.keyColumns.contains(column)
            parameters[column] = .text(isKey ? "erased:" + TextCode.hex(Crypto.randomBytes(8)) : clean)
        }
        let changed = parameters.keys.filter { $0 != "rowid" }.sorted()
        guard !changed.isEmpty else { return 0 }
        let touched = table.name == "members" ? ", touched = 1" : ""
        try connection.run(
            """
            UPDATE \(table.name) SET \(changed.map { "\($0) = :\($0)" }.joined(separator: ", "))\(touched)
            WHERE rowid = :rowid
            """, parameters)
        return changed.count
    }
}
