import Formats
import TestSupport
import Testing

private func reader(_ text: String, limit: Int = 1 << 20) throws -> CSVReader {
    try CSVReader(bytes: Array(text.utf8), recordLimit: limit)
}

/// Records and, in place of a record, the message of its error.
private func read(_ reader: CSVReader) throws -> [[String]] {
    var rows: [[String]] = []
    while true {
        do {
            guard let record = try reader.next() else { return rows }
            rows.append(record.fields)
        } catch let error as CSVError {
            rows.append(["error \(error.line)", error.problem.english])
        }
    }
}

struct CSVReaderTests {
    @Test func quotesHoldSeparatorsNewlinesAndQuotes() throws {
        let reader = try reader("a,b\r\n\"x,\"\"y\"\"\",\"1\r\n2\"\r\nlast,\"\"")
        #expect(reader.header == ["a", "b"])
        #expect(try read(reader) == [["x,\"y\"", "1\r\n2"], ["last", ""]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func anyLineEndWillDo(end: String) throws {
        let reader = try reader(["a,b", "1,2", "3,4", ""].joined(separator: end))
        #expect(try read(reader) == [["1", "2"], ["3", "4"]])
    }

    @Test func linesAreCountedThroughQuotedNewlines() throws {
        let reader = try reader("a,b\n\"1\n2\",x\n\n3,4\n")
        #expect(try reader.next()?.line == 2)
        #expect(try reader.next() == CSVRecord(line: 5, fields: ["3", "4"]))
        #expect(try reader.next() == nil)
    }

    @Test(arguments: [1, 2, 3, 7]) func chunksMayBeCutAnywhere(size: Int) throws {
        let text = "\u{FEFF}имя;заметка\r\nАнна;\"он сказал \"\"да\"\"\r\nи ушёл\"\r\n;\r\n"
        var rest = Array(text.utf8)[...]
        let reader = try CSVReader(chunks: {
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        })
        #expect(reader.header == ["имя", "заметка"])
        #expect(try read(reader) == [["Анна", "он сказал \"да\"\r\nи ушёл"], ["", ""]])
    }

    @Test(arguments: [(",", 0x2C), (";", 0x3B), ("\t", 0x09), ("|", 0x7C)] as [(String, UInt8)])
    func theSeparatorIsSeenInTheHeader(separator: String, byte: UInt8) throws {
        let reader = try reader("email\(separator)name\na@b.c\(separator)Anna\n")
        #expect(reader.delimiter == byte)
        #expect(try read(reader) == [["a@b.c", "Anna"]])
    }

    @Test func theSeparatorThatFitsTheRowsWins() throws {
        let reader = try reader("id,Да; нет; не знаю; может быть,x\n1,2,3\n")
        #expect(reader.header == ["id", "Да; нет; не знаю; может быть", "x"])
    }

    @Test func excelsSeparatorLineIsObeyed() throws {
        let reader = try reader("sep=|\r\na|b,c\r\n1|2\r\n")
        #expect(reader.header == ["a", "b,c"])
        #expect(try reader.next()?.line == 3)
    }

    @Test func raggedRowsAreErrorsAndTheNextRowIsRead() throws {
        let rows = try read(reader("a,b\n1\n1,2,3\n4,5\n"))
        #expect(rows[0] == ["error 2", "1 field, but the header has 2"])
        #expect(rows[1] == ["error 3", "3 fields, but the header has 2"])
        #expect(rows[2] == ["4", "5"])
    }

    @Test func strayQuotesAreErrorsThatKeepTheirCells() throws {
        let reader = try reader("a,b\n1,x\"y\n\"2\"z,3\n4,5\n")
        let first = #expect(throws: CSVError.self) { try reader.next() }
        #expect(first?.line == 2)
        #expect(first?.fields == ["1", "x\"y"])
        #expect(throws: CSVError.self) { try reader.next() }
        #expect(try reader.next()?.fields == ["4", "5"])
    }

    @Test func anUnclosedQuoteNamesItsLine() throws {
        let rows = try read(reader("a,b\n1,2\n3,\"4\n5,6\n"))
        #expect(rows.last == ["error 3", "the quote that \"b\" opens on line 3 is never closed"])
    }

    @Test func aRecordWithoutEndIsCutAtTheLimit() throws {
        let rows = try read(reader("a,b\n\"" + String(repeating: "x", count: 500) + "\",1\n2,3\n", limit: 100))
        #expect(rows == [["error 2", "longer than 100 bytes"], ["2", "3"]])
    }

    @Test func bytesThatAreNotUTF8AreAnErrorOfTheirRow() throws {
        let bytes = Array("name,city\n".utf8) + [0xC0, 0xED, 0xED, 0xE0, 0x2C, 0x31, 0x0A] + Array("Ivan,2\n".utf8)
        let reader = try CSVReader(bytes: bytes, encoding: .utf8)
        let error = #expect(throws: CSVError.self) { try reader.next() }
        #expect(error?.problem.english == "\"name\" has a byte that is not utf-8")
        #expect(try reader.next()?.fields == ["Ivan", "2"])
    }

    @Test(arguments: [true, false]) func utf16IsReadByItsMark(isBigEndian: Bool) throws {
        let units = Array("\u{FEFF}name;note\r\nАнна;😀\r\n".utf16)
        let bytes = units.flatMap {
            isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
        }
        let reader = try CSVReader(bytes: bytes)
        #expect(reader.header == ["name", "note"])
        #expect(try read(reader) == [["Анна", "😀"]])
    }

    @Test func oneColumnKeepsItsEmptyLines() throws {
        #expect(try read(reader("a\n\nx\n")) == [[""], ["x"]])
    }

    @Test func anEmptyFileHasNoHeader() throws {
        let reader = try reader("")
        #expect(reader.header.isEmpty)
        #expect(try reader.next() == nil)
    }

    @Test func aFileThatIsNotThereIsNamed() {
        #expect(throws: CSVFileError.self) { try CSVReader(path: "/nowhere/at-all.csv") }
    }
}
