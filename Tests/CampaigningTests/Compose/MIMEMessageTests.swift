import Crypto
import Formats
import Foundation
import Testing

@testable import Campaigning

@Suite struct MIMEMessageTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private func encode(_ source: String) -> String {
        var source = source
        var output = OctetBuffer(capacity: 0)
        source.withUTF8 { QuotedPrintable.append($0, to: &output) }
        return text(output.bytes)
    }

    private func isSevenBit(_ source: String) -> Bool {
        var source = source
        return source.withUTF8 { QuotedPrintable.isSevenBit($0) }
    }

    @Test(arguments: [
        ("a=b\n", "a=3Db\r\n"),
        ("é\n", "=C3=A9\r\n"),
        ("end \nnext\t\r\nlast", "end=20\r\nnext=09\r\nlast\r\n"),
        ("a\rb\r\nc\n\n", "a\r\nb\r\nc\r\n\r\n"),
        (".hidden\nFrom here\n", "=2Ehidden\r\n=46rom here\r\n"),
        ("nul\u{0}\n", "nul=00\r\n"),
        ("", ""),
    ]) func quotedPrintableIsExact(source: String, encoded: String) {
        #expect(encode(source) == encoded)
    }

    @Test(arguments: [74, 75, 76, 77, 150, 151, 152, 153, 1000]) func encodedLinesAreAtMost76(length: Int) {
        for unit in ["a", "é", "=", " ", "."] {
            let lines = encode(String(repeating: unit, count: length)).split(separator: "\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.last != " " })
        }
        // Exactly 76 characters need no soft break.
        #expect(encode(String(repeating: "a", count: 76)) == String(repeating: "a", count: 76) + "\r\n")
    }

    /// Every kind of byte at every place of a line, and at the edges of what is looked at together.
    @Test func whatIsEncodedComesBack() {
        let pieces = [
            "a", " ", "=", ".", "\t", "é", "Я", "\n", "\r\n", "From ", "plain words of some length ", "\u{0}", "\u{7F}",
            "<a href=\"x\">",
        ]
        var state: UInt64 = 1
        for _ in 0..<300 {
            var source = ""
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                source += pieces[Int(state >> 33) % pieces.count]
            }
            let encoded = encode(source)
            let lines = encoded.components(separatedBy: "\r\n")
            #expect(
                lines.last == ""
                    && lines.allSatisfy { line in
                        line.utf8.count <= 76 && !line.hasSuffix(" ") && !line.hasSuffix("\t") && !line.hasPrefix(".")
                            && !line.hasPrefix("From ")
                    })
            let whole = source.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            #expect(decode(encoded) == (whole.hasSuffix("\n") ? whole : whole + "\n"))
        }
    }

    private func decode(_ encoded: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(encoded.replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "=") {
                bytes += TextCode.fromHex(String(decoding: rest.prefix(2), as: UTF8.self).lowercased()) ?? []
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return text(bytes)
    }

    @Test(arguments: ["From x", ".", "x ", "tab\t", "é", String(repeating: "a", count: 77), "\u{7}"])
    func whatARelayCouldChangeIsNotSentAsSevenBit(line: String) {
        #expect(!isSevenBit("fine\n\(line)\nfine\n"))
    }

    @Test func plainLinesAreSentAsSevenBit() {
        #expect(isSevenBit("fine\r\n\r\n" + String(repeating: "a", count: 76)))
    }

    @Test(arguments: [
        "Привет, как вы поживаете в этот прекрасный осенний день, дорогие друзья нашего клуба?",
        String(repeating: "👩‍👩‍👧‍👦", count: 40), "e" + String(repeating: "\u{301}", count: 400),
        String(repeating: "x", count: 300), "=?UTF-8?Q?fake?=", "שלום \u{202E}abc", "a\"b\\c (comment) <x@y>",
    ]) func longAndHostileHeadersStayInTheirLines(source: String) {
        let subject = HeaderField("Subject", text: HeaderText(cleaning: source))
        let mailbox = MailboxHeader(name: source, address: "someone@example.org").map { HeaderField("To", mailbox: $0) }
        for bytes in [subject.bytes, mailbox?.bytes ?? []] {
            let lines = text(bytes).components(separatedBy: "\r\n")
            #expect(!bytes.isEmpty)
            #expect(bytes.allSatisfy { $0 < 0x7F })
            #expect(lines.allSatisfy { $0.utf8.count <= 76 })
            #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") && $0.count > 1 })
        }
    }

    @Test func encodedWordsHoldWholeCharacters() {
        for word in EncodedWord.words(String(repeating: "ё€😀", count: 60)) {
            let parts = text(word).split(separator: "?")
            #expect(word.count <= 75)
            #expect(parts[2] == "B" || parts[2] == "Q")
            #expect(parts[2] == "Q" || (parts[3].count % 4 == 0))
        }
    }

    @Test(arguments: ["a\r\nBcc: b@c.d", "a\nX: y", "a\r b", "a\u{0}b", "a\u{85}b\u{2028}c"])
    func noTextInjectsAHeaderField(source: String) {
        let bytes = HeaderField("Subject", text: HeaderText(cleaning: source)).bytes
        #expect(!bytes.contains(0x0A) && !bytes.contains(0x0D) && !bytes.contains(0))
        #expect(HeaderField("X-A", token: source) == nil)
        #expect(HeaderField(name: source, text: HeaderText(cleaning: "v")) == nil)
        #expect(MailboxHeader(name: "", address: source + "@example.org") == nil)
    }

    @Test(arguments: [
        ("Anna", "Anna <a@b.org>"), ("Anna, the 1st", "\"Anna, the 1st\" <a@b.org>"), ("", "a@b.org"),
        ("J. \"Q\" \\", "\"J. \\\"Q\\\" \\\\\" <a@b.org>"), ("Аня", "=?UTF-8?B?0JDQvdGP?= <a@b.org>"),
    ]) func displayNamesAreWrittenAsTheyNeed(name: String, header: String) throws {
        let mailbox = try #require(MailboxHeader(name: name, address: "a@b.org"))
        #expect(text(HeaderField("To", mailbox: mailbox).bytes) == "To: " + header)
    }

    @Test func theSameInputGivesTheSameOctets() {
        let make = { MIMEMessage(fields: [], text: "Привет", html: "<p>Привет</p>", seed: "<id@x>").bytes() }
        #expect(make() == make())
        let message = text(make())
        #expect(message.hasSuffix("--\r\n"))
        #expect(message.contains("multipart/alternative;\r\n boundary=\"=_"))
    }

    @Test func datesAreWrittenAsMailHasThem() throws {
        let instant = try #require(Instant(rfc3339: "2026-02-01T09:05:00+03:00"))
        #expect(MailDate.text(instant) == "Sun, 01 Feb 2026 06:05:00 +0000")
    }
}
