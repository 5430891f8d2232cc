import Campaigning
import Crypto
import Formats
import TestSupport
import Testing

@Suite struct DKIMSignerTests {
    static let mail = """
        From: A Sender <news@example.org>
        To: anna@example.com
        Subject: A long subject
         that is folded
        \t twice  over
        Date: Sat, 10 Oct 2026 07:00:00 +0000
        Message-ID: <1@example.org>
        List-Unsubscribe: <https://example.org/u/abc>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click

        Hello  \t
        .
          world


        """.crlf

    static let keys = [SampleKeys.rsa, SampleKeys.ed25519]
    static let forms = ["relaxed/relaxed", "relaxed/simple", "simple/relaxed", "simple/simple"]

    private func signer(_ key: PrivateKey, _ form: String = "relaxed/relaxed") -> DKIMSigner {
        DKIMSigner(
            domain: "example.org", selector: "k1", key: key, canonicalization: DKIMCanonicalization(form) ?? .relaxed)
    }

    private func sign(
        _ message: [UInt8], _ key: PrivateKey = SampleKeys.ed25519, _ form: String = "relaxed/relaxed"
    ) throws -> [UInt8] {
        try signer(key, form).signature(of: message, at: Sample.now) + message
    }

    private func change(_ message: [UInt8], _ old: String, _ new: String) -> [UInt8] {
        Array(String(decoding: message, as: UTF8.self).replacing(old, with: new, maxReplacements: 1).utf8)
    }

    @Test(arguments: keys.indices, forms) func whatIsSignedVerifies(key index: Int, form: String) throws {
        let key = DKIMSignerTests.keys[index]
        let signed = try sign(DKIMSignerTests.mail, key, form)
        let verification = try #require(DKIMVerification(signed))
        #expect(verification.holds(key.publicKey))
        #expect(verification.tags["c"] == form)
        #expect(verification.tags["a"] == (key.kind == .ed25519 ? "ed25519-sha256" : "rsa-sha256"))
        #expect(verification.tags["t"] == "1791615600")
        #expect(verification.tags["d"] == "example.org")
        #expect(verification.tags["s"] == "k1")
        for tag in ["l", "i", "x", "z"] { #expect(verification.tags[tag] == nil) }
    }

    @Test(arguments: keys.indices, forms) func whatIsChangedDoesNot(key index: Int, form: String) throws {
        let key = DKIMSignerTests.keys[index]
        let signed = try sign(DKIMSignerTests.mail, key, form)
        let changes = [
            ("world", "World"), ("Subject: A", "Subject: Another"), ("/u/abc", "/u/abd"), ("One-Click", "Two-Click"),
            ("news@", "mews@"), ("To: anna@example.com", "To: anna@example.com\r\nTo: eve@example.com"),
            ("From:", "From: Eve <eve@example.com>\r\nFrom:"),
            ("\r\nTo:", "\r\nReply-To: eve@example.com\r\nTo:"), ("t=1791615600", "t=1791615601"),
        ]
        for (old, new) in changes {
            let changed = change(signed, old, new)
            #expect(changed != signed)
            let verification = try #require(DKIMVerification(changed))
            #expect(!verification.holds(key.publicKey), "\(new)")
        }
    }

    @Test func whatRelaysDoToWhiteSpaceIsForgiven() throws {
        let signed = try sign(DKIMSignerTests.mail)
        var changed = change(signed, "Subject: A long", "SUBJECT:\tA   long")
        changed = change(changed, "Hello  \t\r\n", "Hello\r\n")
        changed = change(changed, "\r\n that is", "  that is") + [0x0D, 0x0A]
        #expect(changed != signed)
        let verification = try #require(DKIMVerification(changed))
        #expect(verification.holds(SampleKeys.ed25519.publicKey))
    }

    @Test func fieldsAreMentionedAsOftenAsTheyAreThereAndTheVisibleOnesOnceMore() throws {
        let mentions = try #require(DKIMVerification(try sign(DKIMSignerTests.mail))).mentions
        for name in ["from", "to", "subject", "date", "list-unsubscribe", "list-unsubscribe-post"] {
            #expect(mentions.count { $0 == name } == 2, "\(name)")
        }
        #expect(mentions.count { $0 == "message-id" } == 1)
        #expect(mentions.count { $0 == "reply-to" } == 1)
        #expect(!mentions.contains("list-id") && !mentions.contains("dkim-signature"))
        let two = try sign(change(DKIMSignerTests.mail, "To:", "To: b@example.com\r\nTo:"))
        let verification = try #require(DKIMVerification(two))
        #expect(verification.mentions.count { $0 == "to" } == 3)
        #expect(verification.holds(SampleKeys.ed25519.publicKey))
    }

    @Test(arguments: keys.indices) func linesAreShort(key index: Int) throws {
        let field = try signer(DKIMSignerTests.keys[index]).signature(of: DKIMSignerTests.mail, at: Sample.now)
        let text = String(decoding: field, as: UTF8.self)
        #expect(text.hasSuffix("\r\n") && !text.dropLast().hasSuffix("\r\n"))
        let lines = text.dropLast().components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.allSatisfy(\.isWhitespace) })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(lines[0].hasPrefix("DKIM-Signature: v=1; a="))
    }

    @Test func aLongDomainStaysWhole() throws {
        let domain = Array(repeating: String(repeating: "a", count: 60), count: 4).joined(separator: ".")
        let signer = DKIMSigner(domain: domain, selector: "k1", key: SampleKeys.ed25519)
        let signed = try signer.signature(of: DKIMSignerTests.mail, at: Sample.now) + DKIMSignerTests.mail
        let verification = try #require(DKIMVerification(signed))
        #expect(verification.tags["d"] == domain)
        #expect(verification.holds(SampleKeys.ed25519.publicKey))
    }

    @Test func aSignatureMayEnd() throws {
        let signer = DKIMSigner(
            domain: "example.org", selector: "k1", key: SampleKeys.ed25519, lifetime: 14 * 86_400_000)
        let signed = try signer.signature(of: DKIMSignerTests.mail, at: Sample.now) + DKIMSignerTests.mail
        let verification = try #require(DKIMVerification(signed))
        #expect(verification.tags["x"] == String(1_791_615_600 + 14 * 86_400))
    }

    @Test(arguments: [
        "From: a@example.org\r\n", "From: a@example.org\r\n\r\n", "From: a@example.org\r\n\r\n\r\n\r\n",
        "From:\r\n\r\nx",
        "From: a@example.org", "X\r\nFrom: a@example.org\r\n\r\nx\r\n", "From: a@example.org\r\n\r\nlone\rcr and\nlf",
        "From : a@example.org\r\n b\r\n\t\r\n\r\nx", "Subject: \u{1F600}\r\nFrom: \u{fc}@example.org\r\n\r\n\u{fc}",
    ])
    func oddMessagesVerifyToo(text: String) throws {
        for form in DKIMSignerTests.forms {
            let signed = try sign(Array(text.utf8), SampleKeys.ed25519, form)
            let verification = try #require(DKIMVerification(signed))
            #expect(verification.holds(SampleKeys.ed25519.publicKey), "\(form)")
        }
    }

    @Test(arguments: [
        "", "\r\n\r\nFrom: a@example.org", "To: a@example.org\r\n\r\nFrom: x", "Fromage: a\r\n\r\n", ":\r\n",
    ])
    func withoutFromNothingIsSigned(text: String) {
        #expect(throws: DKIMError.noFrom) { try sign(Array(text.utf8)) }
    }
}
