import Campaigning
import Testing

@Suite struct DKIMCanonicalizationTests {
    typealias Algorithm = DKIMCanonicalization.Algorithm

    private func body(_ text: String, _ algorithm: Algorithm) -> String {
        Array(text.utf8).withUnsafeBufferPointer { algorithm.withCanonical($0) { String(decoding: $0, as: UTF8.self) } }
    }

    private func field(_ text: String, _ algorithm: Algorithm) -> String {
        String(decoding: algorithm.canonical(field: Array(text.utf8)), as: UTF8.self)
    }

    /// RFC 6376, 3.4.5.
    @Test func theExamplesOfTheStandard() {
        #expect(field("A: X", .relaxed) == "a:X")
        #expect(field("B : Y\t\r\n\tZ  ", .relaxed) == "b:Y Z")
        #expect(field("B : Y\t\r\n\tZ  ", .simple) == "B : Y\t\r\n\tZ  ")
        #expect(body(" C \r\nD \t E\r\n\r\n\r\n", .relaxed) == " C\r\nD E\r\n")
        #expect(body(" C \r\nD \t E\r\n\r\n\r\n", .simple) == " C \r\nD \t E\r\n")
    }

    @Test(arguments: [
        ("", "\r\n", ""),
        ("\r\n", "\r\n", ""),
        ("\r\n\r\n\r\n", "\r\n", ""),
        ("a", "a\r\n", "a\r\n"),
        ("a \t", "a \t\r\n", "a\r\n"),
        ("a\r\n", "a\r\n", "a\r\n"),
        ("a\r\n\r\nb", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
        ("\r\n\r\na\r\n\r\n", "\r\n\r\na\r\n", "\r\n\r\na\r\n"),
        (" ", " \r\n", ""),
        ("a\r\n \t\r\n", "a\r\n \t\r\n", "a\r\n"),
        ("\ta  b\t \tc", "\ta  b\t \tc\r\n", " a b c\r\n"),
        ("a\r\n\r", "a\r\n\r\r\n", "a\r\n\r\r\n"),
        ("a\rb\nc\n", "a\rb\nc\n\r\n", "a\rb\nc\n\r\n"),
        ("a \r \n", "a \r \n\r\n", "a \r \n\r\n"),
        ("\r\r\n", "\r\r\n", "\r\r\n"),
    ])
    func endsAndWhiteSpace(_ text: String, _ simple: String, _ relaxed: String) {
        #expect(body(text, .simple) == simple)
        #expect(body(text, .relaxed) == relaxed)
    }

    /// As RFC 6376, 3.4.4 says it, a line at a time.
    private func relaxed(_ body: [UInt8]) -> [UInt8] {
        var lines: [[UInt8]] = [[]]
        for byte in body {
            if byte == 0x0A, lines[lines.count - 1].last == 0x0D {
                lines[lines.count - 1].removeLast()
                lines.append([])
            } else {
                lines[lines.count - 1].append(byte)
            }
        }
        lines = lines.map { line in
            var result: [UInt8] = []
            for byte in line.map({ $0 == 0x09 ? 0x20 : $0 }) where byte != 0x20 || result.last != 0x20 {
                result.append(byte)
            }
            if result.last == 0x20 { result.removeLast() }
            return result
        }
        while lines.last == [] { lines.removeLast() }
        return lines.flatMap { $0 + [0x0D, 0x0A] }
    }

    /// White space of every kind at every place, and at the edges of what is looked at together.
    @Test func anyBodyIsMendedAsTheStandardSays() {
        let pieces = [
            "a", " ", "  ", "\t", "\r\n", "\r\n\r\n", "\r", "\n", " \r\n", "words of some length", "    <td>\r\n",
        ]
        var state: UInt64 = 3
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int(state >> 60) * 2 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            #expect(Array(body(text, .relaxed).utf8) == relaxed(Array(text.utf8)), "\(text.debugDescription)")
        }
    }

    /// Every text of five octets of those that matter, with and without whole lines before and a line's end behind: most are
    /// mended, the others taken as they are.
    @Test(arguments: ["", "an ordinary line\r\n", "seventeen octets.\r\nand fourteen\r\n"], ["", "\r\n"])
    func whatIsTakenAsItIsNeedsNoMending(before: String, behind: String) {
        let octets: [UInt8] = [0x0D, 0x0A, 0x20, 0x09, 0x61]
        for number in 0..<3125 {
            var (rest, five) = (number, [UInt8]())
            for _ in 0..<5 {
                five.append(octets[rest % 5])
                rest /= 5
            }
            let body = Array(before.utf8) + five + Array(behind.utf8)
            let canonical = body.withUnsafeBufferPointer { Algorithm.relaxed.withCanonical($0) { Array($0) } }
            #expect(canonical == relaxed(body), "\(body)")
        }
    }

    @Test(arguments: [
        ("Subject:", "subject:"), ("Subject: ", "subject:"), ("SUBJECT \t:\t a", "subject:a"),
        ("Subject:\r\n a", "subject:a"), ("Subject: a\r\n \r\n\tb\t ", "subject:a b"),
        ("Subject: a: b ;c", "subject:a: b ;c"), ("X: Gr\u{fc}\u{df}e  \u{1F600}", "x:Gr\u{fc}\u{df}e \u{1F600}"),
    ])
    func fieldsOfManyShapes(_ text: String, _ relaxed: String) {
        #expect(field(text, .relaxed) == relaxed)
        #expect(field(text, .simple) == text)
    }

    /// As RFC 6376, 3.4.2 says it, a step at a time.
    private func relaxed(field: String) -> String {
        let unfolded = field.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }.map { $0 == "\t" ? " " : $0 }
        let colon = unfolded.firstIndex(of: ":") ?? 0
        let words = unfolded[(colon + 1)...].split(separator: " ").map { String(String.UnicodeScalarView($0)) }
        let name = String(String.UnicodeScalarView(unfolded[..<colon].filter { $0 != " " }))
        return name.lowercased() + ":" + words.joined(separator: " ")
    }

    @Test func anyFieldIsBroughtIntoItsFormAsTheStandardSays() {
        let pieces = [
            "a", " ", "  ", "\t", "\r\n ", "\r\n\t ", " \r\n ", "words of some length", "v=1; d=example.org;", "\u{e9}",
            "aVeryLongTokenWithoutAnyWhiteSpaceInIt", ":",
        ]
        var state: UInt64 = 5
        for _ in 0..<2000 {
            var text = "List-Id \t:"
            for _ in 0..<Int(state >> 60) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            #expect(field(text, .relaxed) == relaxed(field: text), "\(text.debugDescription)")
        }
    }

    @Test func itsNameIsReadAndWritten() {
        #expect(DKIMCanonicalization("relaxed/simple")?.name == "relaxed/simple")
        #expect(DKIMCanonicalization("simple")?.name == "simple/simple")
        #expect(DKIMCanonicalization("relaxed")?.name == "relaxed/simple")
        for text in ["", "/", "relaxed/", "nofws", "relaxed/relaxed/relaxed", "Relaxed/relaxed"] {
            #expect(DKIMCanonicalization(text) == nil)
        }
    }
}
