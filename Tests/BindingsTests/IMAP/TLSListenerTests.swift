import MailServer
import Testing

struct TLSListenerTests {
    @Test func whatLibcurlSaysOfACertificateIsUnderstood() {
        let listener = TLSListener()
        listener.take("* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / x25519\n")
        listener.take("*  expire date: Nov 20 12:00:00 2027 GMT\n")
        #expect(listener.version == "TLSv1.3" && listener.expiresAt == 1_826_712_000)
    }

    @Test(arguments: ["", "expire date:", "expire date: Foo 20 12:00:00 2027 GMT", "expire date: Nov 20 12 2027"])
    func whatIsOtherwiseIsLeftAlone(line: String) {
        let listener = TLSListener()
        listener.take(line)
        #expect(listener.version == nil && listener.expiresAt == nil)
    }
}
