import Formats
import TestSupport
import Testing

/// What Windows programs write for a text; nil for a letter that the page does not have.
private func windows(_ text: String, cyrillic: Bool) -> [UInt8] {
    text.unicodeScalars.map { scalar in
        switch (scalar.value, cyrillic) {
        case (0..<0x80, _): UInt8(scalar.value)
        case (0x410...0x44F, true): UInt8(scalar.value - 0x410 + 0xC0)
        case (0x401, true): 0xA8
        case (0x451, true): 0xB8
        case (0x2116, true): 0xB9
        case (0xA0...0xFF, false): UInt8(scalar.value)
        case (0x20AC, false): 0x80
        case (0xAB, _), (0xBB, _), (0xA0, _): UInt8(scalar.value)
        case (0x2014, _): 0x97
        default: 0x3F
        }
    }
}

private func windows1251(_ scalar: Unicode.Scalar) -> UInt8 {
    windows(String(scalar), cyrillic: true)[0]
}

private func koi8R(_ scalar: Unicode.Scalar) -> UInt8 {
    if scalar.value < 0x80 { return UInt8(scalar.value) }
    if scalar == "ё" { return 0xA3 }
    let letters = Array("юабцдефгхийклмнопярстужвьызшэщчъ".unicodeScalars)
    if let place = letters.firstIndex(of: scalar) { return UInt8(0xC0 + place) }
    let capital = Unicode.Scalar(scalar.value + 0x20) ?? scalar
    return letters.firstIndex(of: capital).map { UInt8(0xE0 + $0) } ?? 0x3F
}

private func ibm866(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0..<0x80: UInt8(scalar.value)
    case 0x410...0x43F: UInt8(scalar.value - 0x410 + 0x80)
    case 0x440...0x44F: UInt8(scalar.value - 0x440 + 0xE0)
    case 0x451: 0xF1
    default: 0x3F
    }
}

private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap {
        isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
}

struct TextEncodingTests {
    private func read(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> (CSVReader, [[String]]) {
        let reader = try CSVReader(bytes: bytes, encoding: encoding)
        var rows: [[String]] = []
        while let record = try reader.next() { rows.append(record.fields) }
        return (reader, rows)
    }

    @Test(arguments: [
        "email;имя;город\na@x.org;Анна;Москва\n", "email,note\nb@x.org,Ёлка — «да» №5\n", "имя\nЮ\nИван\n",
        "ФИО,email\nЩУКИНА ЭММА,e@x.org\n",
    ])
    func windows1251IsFoundByItsLetters(text: String) throws {
        let (reader, rows) = try read(windows(text, cyrillic: true))
        #expect(reader.encoding == .windows1251)
        let expected = try read(Array(text.utf8))
        #expect(reader.header == expected.0.header)
        #expect(rows == expected.1)
    }

    @Test(arguments: [
        "email;имя;город\na@x.org;Анна;Москва\n", "имя\nЮ\nИван\n", "ФИО,email\nЩУКИНА ЭММА,e@x.org\n",
        "name,city\nЛев,\"Нижний Новгород\"\nОля,Уфа\n", "имя,тариф\nФёдор,семейный\nЗоя,обычный\n",
    ])
    func olderCyrillicPagesAreFoundByTheirLetters(text: String) throws {
        let expected = try read(Array(text.utf8))
        for (encoding, page) in [(TextEncoding.koi8R, koi8R), (.ibm866, ibm866), (.windows1251, windows1251)] {
            let (reader, rows) = try read(text.unicodeScalars.map { page($0) })
            #expect(reader.encoding == encoding)
            #expect(reader.header == expected.0.header)
            #expect(rows == expected.1)
        }
    }

    @Test func theWholePagesAreKnown() throws {
        let (_, dos) = try read(Array("a\n".utf8) + [0xF0, 0xF1, 0xFC, 0xC4, 0xDB], .ibm866)
        #expect(dos == [["Ёё№─█"]])
        let (_, koi) = try read(Array("a\n".utf8) + [0xB3, 0xA3, 0xBF, 0x80, 0xFF], .koi8R)
        #expect(koi == [["Ёё©─Ъ"]])
    }

    @Test(arguments: [
        "name,city\nRenée,Zürich\n", "name,price\nJosé,12€\n", "nom,ville\nÉlodie,Orléans à côté\n",
        "Name\nGrößenwahn — Äpfel\n", "name\nÅse Øygård\n",
    ])
    func windows1252IsFoundByItsLetters(text: String) throws {
        let (reader, rows) = try read(windows(text, cyrillic: false))
        #expect(reader.encoding == .windows1252)
        let expected = try read(Array(text.utf8))
        #expect(reader.header == expected.0.header)
        #expect(rows == expected.1)
    }

    @Test(arguments: [true, false], [true, false])
    func utf16IsReadWithAndWithoutItsMark(isBigEndian: Bool, hasMark: Bool) throws {
        let text = "почта;имя\r\na@x.org;Анна 😀\r\n"
        let (reader, rows) = try read(utf16((hasMark ? "\u{FEFF}" : "") + text, isBigEndian: isBigEndian))
        #expect(reader.encoding == (isBigEndian ? .utf16BigEndian : .utf16LittleEndian))
        #expect(reader.header == ["почта", "имя"])
        #expect(rows == [["a@x.org", "Анна 😀"]])
    }

    @Test func utf8WithAFewBrokenBytesStaysUTF8() throws {
        let bytes = Array("имя,город\nАнна,Москва\n".utf8) + [0xE0, 0x2C, 0x31, 0x0A] + Array("Иван,Пенза\n".utf8)
        let reader = try CSVReader(bytes: bytes)
        #expect(try reader.next()?.fields == ["Анна", "Москва"])
        let error = #expect(throws: CSVError.self) { try reader.next() }
        #expect(error?.line == 3)
        #expect(error?.problem.english == "\"имя\" has a byte that is not utf-8")
        #expect(try reader.next()?.fields == ["Иван", "Пенза"])
        #expect(reader.encoding == .utf8)
    }

    @Test func theOptionDecides() throws {
        let bytes = windows("name\nмир\n", cyrillic: true)
        #expect(try read(bytes, .windows1252).1 == [["ìèð"]])
        #expect(try read(bytes).1 == [["мир"]])
    }

    @Test func aMarkThatSaysOtherwiseIsAnError() {
        #expect(throws: CSVFileError.self) {
            try CSVReader(bytes: [0xEF, 0xBB, 0xBF] + Array("a,b\n".utf8), encoding: .windows1251)
        }
    }

    @Test func aByteThatThePageDoesNotHaveIsAnErrorOfItsRow() throws {
        let bytes =
            Array("name,n\n".utf8) + [0x98, 0x2C, 0x31, 0x0A] + windows("мир", cyrillic: true) + Array(",2\n".utf8)
        let reader = try CSVReader(bytes: bytes, encoding: .windows1251)
        let error = #expect(throws: CSVError.self) { try reader.next() }
        #expect(error?.problem.english == "\"name\" has a byte that is not windows-1251")
        #expect(try reader.next()?.fields == ["мир", "2"])
    }

    @Test func theEncodingMayShowOnlyFarDownTheFile() throws {
        let plain = String(repeating: "ann@example.org,Anna\n", count: 8000)
        let bytes = Array("email,name\n".utf8) + Array(plain.utf8) + windows("i@x.org,Иван Грозный\n", cyrillic: true)
        var rest = bytes[...]
        let reader = try CSVReader(chunks: {
            defer { rest = rest.dropFirst(1000) }
            return Array(rest.prefix(1000))
        })
        var last: CSVRecord?
        while let record = try reader.next() { last = record }
        #expect(last == CSVRecord(line: 8002, fields: ["i@x.org", "Иван Грозный"]))
        #expect(reader.encoding == .windows1251)
    }

    @Test(arguments: [[0x50, 0x4B, 3, 4, 20, 0], [0xD0, 0xCF, 0x11, 0xE0, 1], [0x1F, 0x8B, 8, 0]] as [[UInt8]])
    func filesThatAreNoTextAreNamed(head: [UInt8]) {
        #expect(throws: CSVFileError.self) { try CSVReader(bytes: head) }
    }

    @Test(arguments: [
        ("cp1251", TextEncoding.windows1251), ("Windows-1251", .windows1251), ("UTF8", .utf8), ("latin1", .windows1252),
        ("UTF-16BE", .utf16BigEndian),
    ])
    func encodingsGoByTheirUsualNames(name: String, encoding: TextEncoding) {
        #expect(TextEncoding(name: name) == encoding)
        #expect(TextEncoding(name: "klingon") == nil)
    }
}
