/// Reads CSV (RFC 4180) record by record in constant memory: quoted newlines, `""`, any line end, a byte order mark,
/// `,` `;` tab or `|` between fields. The first record is the header; every other must have as many fields.
///
/// `next()` throws `CSVError` for a record that cannot be taken; call it again to go on with the one after it. Fields are
/// given as they stand, spaces and all.
package final class CSVReader {
    /// The first record, as it stands; empty when the file is.
    package private(set) var header: [String] = []
    /// The byte between fields.
    package let delimiter: UInt8
    /// As given or found; a file of ASCII alone is UTF-8. Final once all records are read.
    package var encoding: TextEncoding { input.encoding ?? .utf8 }
    private let input: CSVInput
    private var scanner: CSVScanner
    private var isAtEnd = false

    /// A file; `-` is standard input.
    package convenience init(path: String, recordLimit: Int = 1 << 20, encoding: TextEncoding? = nil) throws {
        try self.init(chunks: CSVFile.chunks(of: path), recordLimit: recordLimit, encoding: encoding)
    }

    package convenience init(bytes: [UInt8], recordLimit: Int = 1 << 20, encoding: TextEncoding? = nil) throws {
        var rest: [UInt8]? = bytes
        try self.init(
            chunks: {
                defer { rest = nil }
                return rest ?? []
            }, recordLimit: recordLimit, encoding: encoding)
    }

    /// - Parameters:
    ///   - chunks: the next bytes of the file, cut anywhere; empty at the end.
    ///   - recordLimit: the most bytes that one record may have.
    ///   - encoding: of the file; nil to find out.
    package init(
        chunks: @escaping () throws -> [UInt8], recordLimit: Int = 1 << 20, encoding: TextEncoding? = nil
    ) throws {
        input = try CSVInput(chunks, encoding: encoding)
        let separator = CSVDialect.separatorLine(in: input.chunk)
        delimiter = separator?.delimiter ?? CSVDialect.delimiter(of: input.chunk)
        input.position = separator?.length ?? 0
        scanner = CSVScanner(delimiter: delimiter, limit: recordLimit, firstLine: separator == nil ? 1 : 2)
        if try readRecord() { header = try scanner.bytes.withUnsafeBufferPointer { try text($0, gap: 0).fields } }
    }

    /// The next record, nil at the end of the file.
    /// - Parameter isTaken: is shown each sound record first, and may take it as it is: then it does not come out here.
    ///   It must not use the reader.
    package func next(unless isTaken: (RawRecord) throws -> Bool = { _ in false }) throws -> CSVRecord? {
        while true {
            if let record = try nextWhole(isTaken) { return record }
            guard try readRecord() else { return nil }
            // A blank line is a record only where records have one field.
            if scanner.isBlank, header.count > 1 { continue }
            let record = try scanner.bytes.withUnsafeBufferPointer { bytes in
                try scanner.problem == nil && take(bytes, gap: 0, isTaken) ? nil : self.record(bytes, gap: 0)
            }
            if let record { return record }
        }
    }

    /// Goes on over the records that need no unescaping; the first that is not taken.
    private func nextWhole(_ isTaken: (RawRecord) throws -> Bool) throws -> CSVRecord? {
        if isAtEnd { return nil }
        return try input.chunk.withUnsafeBufferPointer { chunk in
            while let place = scanner.scanWhole(chunk, &input.position) {
                if scanner.isBlank, header.count > 1 { continue }
                let bytes = UnsafeBufferPointer(rebasing: chunk[place])
                if try !take(bytes, gap: 1, isTaken) { return try record(bytes, gap: 1) }
            }
            return nil
        }
    }

    private func take(
        _ bytes: UnsafeBufferPointer<UInt8>, gap: Int, _ isTaken: (RawRecord) throws -> Bool
    ) throws -> Bool {
        guard scanner.ends.count == header.count else { return false }
        return try scanner.ends.withUnsafeBufferPointer {
            try isTaken(RawRecord(line: scanner.line, bytes: bytes, ends: $0, gap: gap))
        }
    }

    /// The scanner's record as one with as many fields as the header.
    private func record(_ bytes: UnsafeBufferPointer<UInt8>, gap: Int) throws -> CSVRecord {
        let record = try text(bytes, gap: gap)
        guard record.fields.count == header.count else {
            throw CSVError(
                line: record.line,
                problem: Phrase("\(record.fields.count, "field", "fields"), but the header has \(header.count)"),
                advice: record.fields.count > header.count
                    ? Phrase("put quotes around a value that contains the separator")
                    : Phrase("is a separator missing?"),
                fields: record.fields, flaw: .ragged)
        }
        return record
    }

    private func readRecord() throws -> Bool {
        if isAtEnd { return false }
        while true {
            let isComplete = input.chunk.withUnsafeBufferPointer { scanner.scan($0, &input.position) }
            if isComplete { return true }
            if try !input.advance() {
                isAtEnd = true
                return scanner.finish()
            }
        }
    }

    /// The scanner's record as text, or what is wrong with it.
    private func text(_ bytes: UnsafeBufferPointer<UInt8>, gap: Int) throws -> CSVRecord {
        var fields: [String] = []
        fields.reserveCapacity(scanner.ends.count)
        var invalidField: Int?
        var start = 0
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        for (index, end) in scanner.ends.enumerated() {
            let slice = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if isASCII {
                fields.append(String(decoding: slice, as: UTF8.self))
            } else if let text = String(validating: slice, as: UTF8.self) {
                fields.append(text)
            } else {
                if invalidField == nil { invalidField = index }
                fields.append(String(decoding: slice, as: UTF8.self))
            }
            start = end + gap
        }
        if let problem = scanner.problem { throw error(problem, fields) }
        if let invalidField {
            throw CSVError(
                line: scanner.line,
                problem: Phrase("\(place(invalidField)) has a byte that is not \(encoding.rawValue)"),
                advice: Phrase("correct it, or say what the file is in: --encoding windows-1251"),
                fields: fields)
        }
        return CSVRecord(line: scanner.line, fields: fields)
    }

    private func error(_ problem: CSVScanner.Problem, _ fields: [String]) -> CSVError {
        let (message, advice): (Phrase, Phrase)
        var flaw: CSVError.Flaw?
        switch problem {
        case .strayQuote(let field):
            flaw = .strayQuote
            message = Phrase("\(place(field)) has a quote in the middle")
            advice = Phrase(
                "put the whole value in quotes and double the quotes inside it: \"say \"\"hello\"\"\"")
        case .textAfterQuote(let field):
            message = Phrase("\(place(field)) goes on after its closing quote")
            advice = Phrase("double the quotes inside a quoted value: \"say \"\"hello\"\"\"")
        case .unterminatedQuote(let line, let field):
            message = Phrase("the quote that \(place(field)) opens on line \(line) is never closed")
            advice = Phrase("close it: everything after it was read as one value")
        case .tooLong(let limit):
            message = Phrase("longer than \(limit) bytes")
            advice = Phrase("is a closing quote missing?")
        case .nulByte(let field):
            message = Phrase("\(place(field)) has a NUL byte")
            advice = Phrase("is this a CSV file?")
        }
        return CSVError(line: scanner.line, problem: message, advice: advice, fields: fields, flaw: flaw)
    }

    private func place(_ field: Int) -> Phrase {
        header.indices.contains(field) && !header[field].isEmpty
            ? Phrase("\"\(header[field])\"") : Phrase("field \(field + 1)")
    }
}
