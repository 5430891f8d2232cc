@testable import IMAP
import Testing

@Suite struct IMAPTextTests {
    @Test(arguments: [
        ("INBOX", "INBOX"), ("inbox", "INBOX"), ("Taken in", "\"Taken in\""), ("A&B", "\"A&-B\""),
        ("Возвраты", "\"&BBIEPgQ3BDIEQAQwBEIESw-\""), ("a\"b\\", "\"a\\\"b\\\\\""),
        // RFC 3501, 5.1.3
        ("~peter/mail/台北/日本語", "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\""),
    ]) func namesOfFoldersAreWrittenAsServersKnowThem(name: String, written: String) {
        #expect(IMAPText.folder(name) == written)
    }

    @Test func setsAreShort() {
        #expect(IMAPText.set([5, 1, 2, 3, 9, 7, 8]) == "1:3,5,7:9")
        #expect(IMAPText.set([4]) == "4")
        #expect(IMAPText.set([]) == "")
    }

    @Test func aMessageIsFoundInWhateverOrderItsPartsStand() throws {
        let body = Array("Subject: x\r\n\r\n".utf8)
        let first = IMAPResponse([
            (Array("* 3 FETCH (BODY[]<0> {14}".utf8), body), (Array(" UID 77 FLAGS (\\Seen))".utf8), nil),
        ])
        let message = try #require(first.message)
        #expect(message.uid == 77 && message.bytes == body)
        let quoted = IMAPResponse([(Array(#"* 3 FETCH (UID 78 BODY[] "a \"b\"")"#.utf8), nil)])
        #expect(quoted.message?.bytes == Array("a \"b\"".utf8))
        #expect(IMAPResponse([(Array("* 3 FETCH (FLAGS (\\Seen) UID 78)".utf8), nil)]).message == nil)
        #expect(IMAPResponse([(Array("* 4 FETCH (UID 9 BODY[] NIL)".utf8), nil)]).message?.bytes == [])
    }

    @Test(arguments: ["", "*", "* ", "* 3 FETCH (UID", "* FETCH \"", "{", "* 1 FETCH (BODY[ {3}", ")))(((", "+ {5}"])
    func hostileLinesAreOnlyOdd(line: String) {
        #expect(IMAPResponse([(Array(line.utf8), nil)]).message == nil)
        _ = IMAPResponse.literal(endOf: Array(line.utf8))
    }

    @Test func aLiteralIsAnnouncedAtTheEndOfALine() {
        #expect(IMAPResponse.literal(endOf: Array("* 1 FETCH (BODY[] {310}".utf8)) == 310)
        #expect(IMAPResponse.literal(endOf: Array("x {12+}".utf8)) == 12)
        #expect(IMAPResponse.literal(endOf: Array("x {99999999999}".utf8)) == nil)
        #expect(IMAPResponse.literal(endOf: Array("x {-1}".utf8)) == nil)
        #expect(IMAPResponse.literal(endOf: Array("{}".utf8)) == nil)
    }
}
