import MIMEReader
import Testing

@Suite struct MIMEReaderTests {
    @Test func aPlainMailIsItsHeaderAndItsText() throws {
        let mail = try #require(
            MIMEPart(parsing: bytes("From: a@b.example\r\nSubject: =?utf-8?B?0J/RgNC40LLQtdGC?=\r\n\r\nHello\r\n")))
        #expect(mail.mediaType == "text/plain")
        #expect(mail.header["subject"] == "Привет")
        #expect(String(decoding: mail.content, as: UTF8.self) == "Hello\r\n")
    }

    @Test func theTreeOfAReportIsRead() throws {
        let text = """
            Content-Type: multipart/report; report-type=delivery-status; boundary=xx

            --xx

            words
            --xx
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; a@b.example
            --xx
            Content-Type: message/rfc822

            Message-ID: <1@example>
            Content-Type: text/html; charset=koi8-r
            Content-Transfer-Encoding: base64

            8NLJ18XU
            --xx--
            """
        let mail = try #require(MIMEPart(parsing: bytes(text)))
        #expect(mail.parts.map(\.mediaType) == ["text/plain", "message/delivery-status", "message/rfc822"])
        let inner = try #require(mail.parts.last?.parts.first)
        #expect(inner.header["Message-ID"] == "<1@example>")
        #expect(inner.converted == "Привет")
        #expect(mail.parameters["report-type"] == "delivery-status")
    }

    @Test(arguments: ["Content-Type: message/rfc822\n\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n"])
    func nestingWithoutEndIsCutOff(level: String) throws {
        let mail = try #require(MIMEPart(parsing: bytes(String(repeating: level, count: 20_000))))
        #expect(mail.all.count <= MIMELimit.depth + 2)
    }

    @Test func aMailOfManyPartsIsCutOff() throws {
        let text = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 5_000)
        #expect(try #require(MIMEPart(parsing: bytes(text))).parts.count <= MIMELimit.parts)
    }

    @Test(
        arguments: [
            [], [0], [0xFF, 0xFE, 0x00], Array("\n\n\n".utf8), Array(":::\n\n".utf8), Array("A:".utf8),
            Array("Content-Type: text/plain; charset=no-such-charset\n\n\u{80}".utf8),
            Array("Content-Type: multipart/mixed; boundary=\"\"\n\n--\n".utf8),
            Array("Content-Transfer-Encoding: base64\n\n%%%%====".utf8), [UInt8](repeating: 0x0D, count: 100_000),
        ] as [[UInt8]])
    func bytesThatAreNoMailAreReadAllTheSame(bytes: [UInt8]) {
        let mail = MIMEPart(parsing: bytes)
        #expect(mail == nil || (mail?.all.count ?? 0) >= 1)
    }

    @Test func noiseIsReadAllTheSame() throws {
        var state: UInt64 = 7
        for _ in 0..<200 {
            let noise = (0..<400).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            _ = MIMEPart(parsing: Array("Content-Type: multipart/mixed; boundary=x\n\n--x\n".utf8) + noise)
        }
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
