import Crypto
import Testing

@Suite struct TextCodeTests {
    /// RFC 4648, 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func base64URLIsThatOfTheStandard(text: String, code: String) {
        #expect(TextCode.base64URL(Array(text.utf8)) == code)
    }

    @Test func everyByteComesBack() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count * 11) }
            let plain = TextCode.base64(bytes).filter { $0 != "=" }
            #expect(TextCode.base64URL(bytes) == plain.replacing("+", with: "-").replacing("/", with: "_"))
            #expect(TextCode.fromBase64URL(TextCode.base64URL(bytes)) == bytes)
        }
    }
}
