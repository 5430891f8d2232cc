import Foundation
internal import Formats

/// A CSV file that is imported. It is read twice: once to count it and to find what stands twice, once to take it in. What
/// comes through standard input is kept for that.
struct ImportFile {
    let path: String
    /// As people know it.
    let name: String
    /// The columns, without the two that a rejects file adds.
    let header: [String]
    let delimiter: UInt8
    /// What the reading itself found out, known once the file was read.
    let observed = Observed()
    private let encoding: TextEncoding?
    private let added: Int
    private let spool: SpooledInput?

    final class Observed {
        fileprivate(set) var encoding = TextEncoding.utf8
        /// Rows with nothing in any cell, which spreadsheets leave at the end. They are passed over.
        fileprivate(set) var emptyRows = 0
        /// Rows with a quote in the middle of a value that is not quoted.
        fileprivate(set) var strayQuotes = 0
    }

    /// - Parameters:
    ///   - path: `-` is standard input.
    ///   - encoding: nil to find out.
    init(path: String, encoding: TextEncoding? = nil) throws {
        spool = path == "-" ? try SpooledInput(CSVFile.chunks(of: "-")) : nil
        self.path = spool?.path ?? path
        name = path == "-" ? "stdin" : (path as NSString).lastPathComponent
        var reader = try ImportFile.reader(self.path, encoding)
        guard !reader.header.isEmpty, reader.header != [""] else {
            throw ImportError(
                Phrase("\(name) is empty"), advice: Phrase("the first line names the columns: email,first_name,city"))
        }
        added = reader.header.prefix(2) == ["line", "reason"] ? 2 : 0
        // A rejects file is UTF-8, whatever the file was whose rows it has.
        self.encoding = added > 0 ? nil : encoding
        if added > 0, encoding != nil { reader = try ImportFile.reader(self.path, nil) }
        header = Array(reader.header.dropFirst(added))
        delimiter = reader.delimiter
    }

    private static func reader(_ path: String, _ encoding: TextEncoding?) throws -> CSVReader {
        do {
            return try CSVReader(path: path, encoding: encoding)
        } catch let error as CSVError {
            throw ImportError(Phrase("the header cannot be read: \(error.problem)"), advice: error.advice)
        } catch let error as CSVFileError {
            throw ImportError(error.phrase, advice: error.advice)
        }
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
    var size: Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Calls `body` for each record, `failed` for those that are not records; `isTaken` is shown each sound record first and
    /// may take it as it is.
    func forEachRecord(
        unless isTaken: (RawRecord) throws -> Bool = { _ in false }, _ body: (CSVRecord) throws -> Void,
        failed: (CSVError) throws -> Void = { _ in }
    ) throws {
        let reader = try CSVReader(path: path, encoding: encoding)
        var (emptyRows, strayQuotes) = (0, 0)
        while true {
            do {
                guard let record = try reader.next(unless: { try isPlain($0) && isTaken($0) }) else { break }
                if isEmpty(record.fields) { emptyRows += 1 } else { try body(cells(of: record)) }
            } catch let error as CSVError {
                if let record = madeGood(error) {
                    if error.flaw == .strayQuote { strayQuotes += 1 }
                    if isEmpty(record.fields) { emptyRows += 1 } else { try body(cells(of: record)) }
                    continue
                }
                let cells = Array(error.fields.dropFirst(added))
                try failed(
                    CSVError(line: error.line, problem: error.problem, advice: error.advice, fields: cells))
            }
        }
        (observed.encoding, observed.emptyRows, observed.strayQuotes) = (reader.encoding, emptyRows, strayQuotes)
    }

    /// What people should know about how the file was read.
    var notes: [Phrase] {
        var notes: [Phrase] = []
        if observed.encoding != .utf8 {
            notes.append(
                encoding == nil
                    ? Phrase("\(name) is read as \(observed.encoding.rawValue); --encoding decides")
                    : Phrase("\(name) is read as \(observed.encoding.rawValue), as --encoding says"))
        }
        if observed.emptyRows > 0 { notes.append(Phrase("empty rows passed over: \(observed.emptyRows)")) }
        if observed.strayQuotes > 0 {
            notes.append(
                Phrase("quotes in the middle of a value were taken as they stand; rows: \(observed.strayQuotes)"))
        }
        return notes
    }

    private func isEmpty(_ fields: [String]) -> Bool {
        fields.allSatisfy(CellText.isBlank)
    }

    /// The record that is plainly meant, where it is too long by empty cells only, or has quotes in a value that is not
    /// quoted, as spreadsheets and hand-made programs write them.
    private func madeGood(_ error: CSVError) -> CSVRecord? {
        let count = header.count + added
        guard let flaw = error.flaw, error.fields.count >= count, error.fields[count...].allSatisfy(\.isEmpty),
            flaw == .ragged || !error.fields.contains(where: { $0.contains("\n") || $0.contains("\u{FFFD}") })
        else { return nil }
        return CSVRecord(line: error.line, fields: Array(error.fields[..<count]))
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
