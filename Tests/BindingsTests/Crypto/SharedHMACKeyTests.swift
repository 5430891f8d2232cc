import Testing

@testable import Crypto

@Suite struct SharedHMACKeyTests {
    /// RFC 4231, 4.3: the second test case.
    @Test func authenticatesAsTheStandardSays() {
        let digest = SharedHMACKey(Array("Jefe".utf8)).authenticate(Array("what do ya want for nothing?".utf8))
        #expect(TextCode.hex(digest) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test(arguments: [0, 1, 63, 64, 65, 200]) func aKeyOfAnyLengthIsTheSameKeyWorkedInAnew(length: Int) {
        let key = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let shared = SharedHMACKey(key)
        for count in [0, 1, 55, 56, 64, 300] {
            let message = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            #expect(shared.authenticate(message) == Crypto.hmacSHA256(key: key, message))
        }
    }

    @Test func aDigestIsThatOfTheStandard() {
        #expect(
            TextCode.hex(Crypto.sha256(Array("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(TextCode.base32([]).isEmpty && TextCode.base64URL([]).isEmpty)
    }
}
