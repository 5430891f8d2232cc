import Campaigning
import Testing

@Suite struct DKIMCanonicalizationTests {
    typealias Algorithm = DKIMCanonicalization.Algorithm

    private func body(_ text: String, _ algorithm: Algorithm) -> String {
        Array(text.utf8).withUnsafeBufferPointer { String(decoding: algorithm.canonical($0), as: UTF8.self) }
    }

    private func field(_ text: String, _ algorithm: Algorithm) -> String {
        var output: [UInt8] = []
        algorithm.append(Array(text.utf8), to: &output)
        return String(decoding: output, as: UTF8.self)
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

    @Test(arguments: [
        ("Subject:", "subject:"), ("Subject: ", "subject:"), ("SUBJECT \t:\t a", "subject:a"),
        ("Subject:\r\n a", "subject:a"), ("Subject: a\r\n \r\n\tb\t ", "subject:a b"),
        ("Subject: a: b ;c", "subject:a: b ;c"), ("X: Gr\u{fc}\u{df}e  \u{1F600}", "x:Gr\u{fc}\u{df}e \u{1F600}"),
    ])
    func fieldsOfManyShapes(_ text: String, _ relaxed: String) {
        #expect(field(text, .relaxed) == relaxed)
        #expect(field(text, .simple) == text)
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
