import Campaigning
import Crypto
import Definitions
import TestSupport
import Testing

/// What leaves: composed messages with the workspace's keys.
@Suite struct SignedMessageTests {
    private func sample() -> ComposeSample {
        var sample = ComposeSample()
        sample.folder.write(
            "---\nsubject: Hello {{ member.first_name }}\npreview: p\n---\nHi {{ member.first_name }}!\n",
            to: "templates/hello.en.md"
        )
        sample.folder.write(SampleKeys.rsa.pem(), to: "rsa.pem")
        sample.folder.write(SampleKeys.ed25519.pem(), to: "ed.pem")
        sample.definition.delivery.dkim = [
            DKIMSettings(domain: "example.org", selector: "k1", key: .file("rsa.pem")),
            DKIMSettings(domain: "example.org", selector: "e1", key: .file("ed.pem")),
        ]
        return sample
    }

    @Test func everyKeySignsAndEachSignatureStandsAlone() throws {
        let message = try sample().compose().bytes
        let first = try #require(DKIMVerification(message))
        let second = try #require(DKIMVerification(message, index: 1))
        #expect(DKIMVerification(message, index: 2) == nil)
        #expect(first.holds(SampleKeys.rsa.publicKey) && second.holds(SampleKeys.ed25519.publicKey))
        #expect(!first.holds(SampleKeys.ed25519.publicKey))
        for name in [
            "from", "to", "subject", "date", "message-id", "mime-version", "content-type", "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post", "feedback-id", "precedence", "content-language",
        ] {
            #expect(first.mentions.contains(name), "\(name)")
        }
        #expect(String(decoding: message, as: UTF8.self).hasPrefix("DKIM-Signature: v=1; a=rsa-sha256;"))
    }

    @Test func messagesMayBeComposedTogetherAndSignedLater() throws {
        let sample = sample()
        let composer = try sample.composer(sample.campaign())
        let messages = ["Anna", "Boris", "Вера"].map { name in
            MessageToCompose(
                row: 7, occurrence: "2026-10-10T07:00Z", step: "main", member: ComposeSample.member(first: name),
                date: Sample.now)
        }
        let unsigned = try messages.map { try composer.composeUnsigned($0) }
        for (message, unsigned) in zip(messages, unsigned).reversed() {
            try unsigned.sign()
            let signed = unsigned.message
            #expect(signed.recipient == message.member.email && DKIMVerification(signed.bytes)?.bodyHolds == true)
            #expect(DKIMVerification(signed.bytes)?.holds(SampleKeys.rsa.publicKey) == true)
            #expect(DKIMVerification(signed.bytes, index: 1)?.holds(SampleKeys.ed25519.publicKey) == true)
            // Both kinds of signature are the same for the same octets.
            #expect(try signed.bytes == composer.compose(message).bytes)
        }
    }

    @Test func theSameInputGivesTheSameSignature() throws {
        let sample = sample()
        #expect(try sample.compose().bytes == sample.compose().bytes)
    }

    @Test(arguments: [
        "Anna\r\nBcc: eve@example.com", "\r\n\r\n<html>", "\rX-A: b\n.\r\n", "=?utf-8?q?=0D=0AFrom:_eve?=", "a\u{0}b",
        "\u{2028}From: eve@example.com", String(repeating: "very long ", count: 60), "Ёлка\n; b=\"x\"; d=evil.example",
    ])
    func hostileNamesBreakNeitherMessageNorSignature(name: String) throws {
        let message = try sample().compose(nil, ComposeSample.member(first: name, name: name)).bytes
        let (first, second) = (DKIMVerification(message), DKIMVerification(message, index: 1))
        #expect(first?.holds(SampleKeys.rsa.publicKey) == true)
        #expect(second?.holds(SampleKeys.ed25519.publicKey) == true)
        // The octets on the wire are those that were signed: nothing is left to normalise.
        var previous: UInt8 = 0
        for byte in message {
            #expect((byte == 0x0A) == (previous == 0x0D))
            previous = byte
        }
    }

    @Test func withoutKeysTheMailIsAsItWas() throws {
        var sample = sample()
        let signed = try sample.compose().bytes
        sample.definition.delivery.dkim = []
        let plain = try sample.compose().bytes
        #expect(DKIMVerification(plain) == nil)
        #expect(signed.suffix(plain.count) == plain[...])
    }

    @Test func withoutItsKeyNothingIsComposedUnsigned() throws {
        var sample = sample()
        sample.definition.delivery.dkim[1].key = .file("gone.pem")
        #expect(throws: DKIMKeyError.self) { try sample.compose() }
    }

    @Test func recordsSayWhatTheStandardAsks() throws {
        let rsa = DKIMRecord(domain: "example.org", selector: "k1", key: SampleKeys.rsa.publicKey)
        #expect(rsa.name == "k1._domainkey.example.org")
        #expect(rsa.value.hasPrefix("v=DKIM1; k=rsa; p=MII"))
        #expect(rsa.strings.count == 2 && rsa.strings.allSatisfy { $0.utf8.count <= 255 })
        #expect(rsa.strings.joined() == rsa.value)
        #expect(rsa.zoneLine.hasPrefix("k1._domainkey.example.org. IN TXT (\n    \"v=DKIM1;"))
        let ed = DKIMRecord(domain: "example.org", selector: "e1", key: SampleKeys.ed25519.publicKey)
        #expect(ed.value.hasPrefix("v=DKIM1; k=ed25519; p=") && ed.strings.count == 1)
        let p = try #require(ed.value.split(separator: "=", maxSplits: 3).last.map(String.init))
        let read = try #require(TextCode.fromBase64(p).flatMap { PublicKey(ed25519: $0) })
        #expect(read.raw == SampleKeys.ed25519.publicKey.raw)
    }
}
