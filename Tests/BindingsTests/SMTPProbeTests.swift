import SMTP
import TestSupport
import Testing

struct SMTPProbeTests {
    private func endpoint(_ port: Int) -> SMTPEndpoint {
        SMTPEndpoint(host: "127.0.0.1", port: port, security: .none, connectTimeout: .seconds(5))
    }

    @Test func theRelaySaysWhatItOffers() throws {
        let sink = SMTPSink(capabilities: ["PIPELINING", "SIZE 12345678", "AUTH PLAIN LOGIN", "8BITMIME"])
        let probe = try SMTPProbe.run(endpoint(sink.port))
        #expect(probe.capabilities.pipelining && probe.capabilities.maximumSize == 12_345_678)
        #expect(probe.mechanisms == ["PLAIN", "LOGIN"])
        #expect(probe.tls == nil && probe.certificateExpiresAt == nil)
        #expect(sink.messages.isEmpty)
    }

    @Test func nobodyThereIsAFailure() {
        #expect(throws: SMTPFailure.self) { _ = try SMTPProbe.run(endpoint(1)) }
    }

    @Test func encryptionThatIsNotOfferedIsAFailure() {
        let sink = SMTPSink()
        var wanted = endpoint(sink.port)
        wanted.security = .starttls
        #expect(throws: SMTPFailure.self) { _ = try SMTPProbe.run(wanted) }
    }
}
