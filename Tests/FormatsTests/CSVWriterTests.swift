import Formats
import Testing

struct CSVWriterTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let rows = [["a", "b,\"c\"", " d "], ["", "1\r\n2", "ё;\t'"], ["=1+1", "-2", "'x"]]
        var writer = CSVWriter()
        for row in rows { writer.write(row) }
        let reader = try CSVReader(bytes: writer.takeBytes())
        #expect(reader.header == rows[0])
        #expect(try reader.next()?.fields == rows[1])
        #expect(try reader.next()?.fields == rows[2])
        #expect(writer.bytes.isEmpty)
    }

    @Test func aSingleEmptyFieldIsNotABlankLine() {
        var writer = CSVWriter()
        writer.write([""])
        #expect(writer.bytes == Array("\"\"\r\n".utf8))
    }

    @Test(arguments: [
        ("=HYPERLINK(\"http://evil\")", "'=HYPERLINK(\"http://evil\")"), ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-1+1", "'-1+1"), ("\tx", "'\tx"), ("'=1", "''=1"),
        ("＝1", "'＝1"), ("-12.5", "-12.5"), ("+79001234567", "+79001234567"), ("'quoted'", "'quoted'"),
        ("plain", "plain"), ("", ""), ("-", "'-"),
    ])
    func formulasAreDefusedAndCanBeUndone(cell: String, defused: String) {
        #expect(CSVWriter.defused(cell) == defused)
        #expect(CSVWriter.undefused(defused) == cell)
    }
}
