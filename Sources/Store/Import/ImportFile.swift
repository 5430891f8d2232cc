import Foundation
internal import Formats

/// A CSV file that is imported. It is read twice: once to count it and to find what stands twice, once to take it in.
struct ImportFile {
    let path: String
    /// The columns, without the two that a rejects file adds.
    let header: [String]
    private let added: Int

    init(path: String) throws {
        self.path = path
        if path == "-" {
            throw ImportError(
                "an import reads its file twice, so it cannot come through a pipe",
                suggestion: "save it to a file first")
        }
        let reader: CSVReader
        do {
            reader = try CSVReader(path: path)
        } catch let error as CSVError {
            throw ImportError("the header cannot be read: \(error.message)", suggestion: error.suggestion)
        }
        guard !reader.header.isEmpty, reader.header != [""] else {
            throw ImportError(
                "\((path as NSString).lastPathComponent) is empty",
                suggestion: "the first line names the columns: email,first_name,city")
        }
        added = reader.header.prefix(2) == ["line", "reason"] ? 2 : 0
        header = Array(reader.header.dropFirst(added))
    }

    /// True when `other` is this very file, by whatever path.
    func isSame(as other: String) -> Bool {
        func number(_ path: String) -> [FileAttributeKey: AnyHashable]? {
            guard let found = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
            return [.systemFileNumber, .systemNumber].reduce(into: [:]) { $0[$1] = found[$1] as? Int }
        }
        let (mine, theirs) = (number(path), number(other))
        return mine != nil && mine == theirs
    }

    /// In bytes.
    var size: Int { (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 }

    var name: String { (path as NSString).lastPathComponent }

    /// Calls `body` for each record, `failed` for those that are not records; `isTaken` is shown each sound record first and
    /// may take it as it is.
    func forEachRecord(
        unless isTaken: (RawRecord) throws -> Bool = { _ in false }, _ body: (CSVRecord) throws -> Void,
        failed: (CSVError) throws -> Void = { _ in }
    ) throws {
        let reader = try CSVReader(path: path)
        while true {
            do {
                guard let record = try reader.next(unless: { try isPlain($0) && isTaken($0) }) else { break }
                try body(cells(of: record))
            } catch let error as CSVError {
                let cells = Array(error.fields.dropFirst(added))
                try failed(
                    CSVError(line: error.line, message: error.message, suggestion: error.suggestion, fields: cells))
            }
        }
    }

    /// True when the record's fields are its own cells.
    private func isPlain(_ record: RawRecord) -> Bool {
        added == 0 && (0..<record.count).allSatisfy { record[$0].first != 0x27 }
    }

    /// The record's own cells, as they were before an export defused them.
    private func cells(of record: CSVRecord) -> CSVRecord {
        var fields = added == 0 ? record.fields : Array(record.fields.dropFirst(added))
        for index in fields.indices where fields[index].utf8.first == 0x27 {
            fields[index] = CSVWriter.undefused(fields[index])
        }
        return CSVRecord(line: record.line, fields: fields)
    }
}
