import SMTP
import TestSupport
import Testing

@testable import Delivery

/// TLS as a relay offers it, or pretends to.
struct EncryptionTests {
    private static let authority = TestAuthority()
    private static let secret = "s3cret"

    private let folder = TemporaryFolder()

    enum Kind: CaseIterable {
        case starttls
        case implicit

        func server(_ tls: TLSServer) -> SMTPSink.Security { self == .starttls ? .starttls(tls) : .implicit(tls) }
        var security: SMTPEndpoint.Security { self == .starttls ? .starttls : .implicit }
    }

    private func sink(
        _ kind: Kind, for names: String = "DNS:localhost,IP:127.0.0.1", of authority: TestAuthority = Self.authority,
        _ versions: TLSServer.Versions = .modern, logins: String? = nil,
        script: @escaping @Sendable (SMTPSink.Step) -> SMTPSink.Action = { _ in .standard }
    ) -> SMTPSink {
        SMTPSink(
            capabilities: ["PIPELINING", "SIZE 10240000"] + (logins.map { ["AUTH " + $0] } ?? []),
            security: kind.server(authority.server(for: names, versions)), secret: Self.secret, script: script)
    }

    private func endpoint(_ sink: SMTPSink, _ kind: Kind, host: String = "127.0.0.1", trusts: Bool = true)
        -> SMTPEndpoint
    {
        folder.write(Self.authority.pem, to: "ca.pem")
        return SMTPEndpoint(
            host: host, port: sink.port, security: kind.security, caFile: trusts ? folder.path + "/ca.pem" : nil,
            connectTimeout: .seconds(30))
    }

    private func failure(_ endpoint: SMTPEndpoint) -> SMTPFailure? {
        do throws(SMTPFailure) {
            _ = try SMTPConnection(endpoint)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: Kind.allCases, ["127.0.0.1", "localhost"])
    func mailGoesOverTLSToARelayThatIsTrusted(kind: Kind, host: String) throws {
        let bench = try Bench()
        for index in 1...20 { try bench.plan("m\(index)@example.org") }
        let sink = sink(kind)
        _ = try bench.deliver(
            through: SMTPTransport(endpoint(sink, kind, host: host), limits: .init(connections: 3)))
        #expect(sink.messages.count == 20)
        let inTheClear = sink.messages.filter { !$0.isEncrypted }
        #expect(inTheClear.isEmpty)
        #expect(Set(sink.recipients).count == 20)
    }

    @Test(arguments: Kind.allCases) func anUnknownAuthorityIsRefused(kind: Kind) {
        let sink = sink(kind)
        let failure = failure(endpoint(sink, kind, trusts: false))
        #expect(failure?.kind == .tls)
        #expect(failure?.description.hasPrefix("no trusted encryption with 127.0.0.1:\(sink.port): ") == true)
        #expect(!sink.commands.contains { $0.hasPrefix("MAIL") })
    }

    @Test(arguments: Kind.allCases) func anotherAuthorityThanThatOfTheFileIsRefused(kind: Kind) {
        let sink = sink(kind, of: TestAuthority())
        #expect(failure(endpoint(sink, kind))?.kind == .tls)
    }

    @Test(arguments: Kind.allCases) func aCertificateForAnotherNameIsRefused(kind: Kind) {
        let sink = sink(kind, for: "DNS:relay.example.org")
        #expect(failure(endpoint(sink, kind))?.kind == .tls)
        #expect(failure(endpoint(sink, kind, host: "localhost"))?.kind == .tls)
    }

    @Test(arguments: Kind.allCases) func tls11IsRefused(kind: Kind) {
        let old = sink(kind, of: Self.authority, .tls11)
        #expect(failure(endpoint(old, kind))?.kind == .tls)
        let recent = sink(kind, of: Self.authority, .tls12)
        #expect(failure(endpoint(recent, kind)) == nil)
    }

    @Test func aFileThatIsNoCertificateIsRefused() {
        let sink = sink(.implicit)
        var endpoint = endpoint(sink, .implicit)
        folder.write("nothing of the kind", to: "other.pem")
        endpoint.caFile = folder.path + "/other.pem"
        #expect(failure(endpoint)?.kind == .tls)
        endpoint.caFile = folder.path + "/none.pem"
        #expect(failure(endpoint)?.kind == .tls)
    }

    @Test func aRelayWithoutSTARTTLSGetsNothing() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let sink = SMTPSink(capabilities: ["PIPELINING", "AUTH PLAIN"], secret: Self.secret)
        var endpoint = endpoint(sink, .starttls)
        (endpoint.username, endpoint.password) = ("club", Array(Self.secret.utf8))
        guard case .unreachable(let why) = try bench.deliver(through: SMTPTransport(endpoint)) else {
            Issue.record("it went in the clear")
            return
        }
        #expect(why.english.contains("offers no STARTTLS"))
        #expect(sink.logins.isEmpty && sink.messages.isEmpty)
        #expect(try bench.state("ann@example.org") == "planned")
    }

    /// One that offers it and then says no has the last word as little (RFC 3207, 4.1).
    @Test func aRelayThatTakesSTARTTLSBackGetsNothing() {
        let sink = SMTPSink(capabilities: ["STARTTLS", "AUTH PLAIN"], secret: Self.secret)
        var endpoint = endpoint(sink, .starttls)
        (endpoint.username, endpoint.password) = ("club", Array(Self.secret.utf8))
        #expect(failure(endpoint)?.kind == .tls)
        #expect(sink.logins.isEmpty)
    }

    @Test(arguments: ["PLAIN", "LOGIN"], Kind.allCases)
    func thePasswordIsSaidOnlyUnderTLS(mechanism: String, kind: Kind) throws {
        let sink = sink(kind, logins: mechanism)
        var endpoint = endpoint(sink, kind)
        (endpoint.username, endpoint.password) = ("club", Array(Self.secret.utf8))
        #expect(failure(endpoint) == nil)
        let words = mechanism == "PLAIN" ? "|club|s3cret" : "club|s3cret"
        #expect(sink.logins == [.init(mechanism: mechanism, words: words, isEncrypted: true)])
    }

    @Test(arguments: ["XOAUTH2", "PLAIN LOGIN XOAUTH2"])
    func aTokenIsSaidOnlyUnderTLSAndNeverAsAPassword(logins: String) throws {
        let sink = sink(.starttls, logins: logins)
        var endpoint = endpoint(sink, .starttls)
        (endpoint.username, endpoint.token) = ("club@example.org", Array(Self.secret.utf8))
        #expect(failure(endpoint) == nil)
        #expect(
            sink.logins == [
                .init(mechanism: "XOAUTH2", words: "user=club@example.org|auth=Bearer s3cret||", isEncrypted: true)
            ])
    }

    @Test func aTokenIsNotGivenToARelayThatWantsPasswords() throws {
        let sink = sink(.starttls, logins: "PLAIN LOGIN")
        var endpoint = endpoint(sink, .starttls)
        (endpoint.username, endpoint.token) = ("club@example.org", Array(Self.secret.utf8))
        #expect(failure(endpoint)?.kind == .authentication)
        #expect(sink.logins.isEmpty)
    }

    @Test(arguments: ["PLAIN", "LOGIN", "XOAUTH2"]) func aWrongSecretIsSaidOnceAndIsAFailure(mechanism: String) throws {
        let bench = try Bench()
        for index in 1...5 { try bench.plan("m\(index)@example.org") }
        let sink = sink(.starttls, logins: mechanism)
        var endpoint = endpoint(sink, .starttls)
        endpoint.username = "club"
        if mechanism == "XOAUTH2" {
            endpoint.token = Array("wrong".utf8)
        } else {
            endpoint.password = Array("wrong".utf8)
        }
        let transport = SMTPTransport(endpoint, limits: .init(connections: 1))
        guard case .unreachable(let why) = try bench.deliver(through: transport) else {
            Issue.record("it was let in")
            return
        }
        #expect(why.english.contains("does not accept the user name or the password"))
        #expect(!why.english.contains("wrong"))
        #expect(sink.messages.isEmpty && sink.logins.count == 1)
    }

    /// What a man in the middle has put in before the handshake is not taken for the relay's word (CVE-2011-0411).
    @Test func whatWasOfferedBeforeTheHandshakeDoesNotCount() throws {
        let sink = sink(.starttls)
        let connection = try SMTPConnection(endpoint(sink, .starttls))
        #expect(connection.capabilities.pipelining)
        #expect(sink.commands.count { $0.hasPrefix("EHLO") } == 2)
    }

    @Test(arguments: Kind.allCases) func aLargeMessageGoesWholeThroughSmallRecords(kind: Kind) throws {
        let sink = sink(kind)
        let bytes = Array(
            ("Subject: long\r\n\r\n" + String(repeating: "a line of it\r\n.dots too\r\n", count: 40_000)).utf8)
        let messages = (0..<6).map { slot in
            OutgoingMessage(
                slot: slot, campaign: "hello", occurrence: "o", step: "main", sender: "b@example.org",
                recipient: "m\(slot)@example.org", messageID: "<\(slot)@example.org>", bytes: bytes)
        }
        let feed = ListFeed(messages)
        _ = try SMTPTransport(endpoint(sink, kind), limits: .init(connections: 2)).deliver(feed)
        #expect(feed.settled.count == 6 && feed.mistakes.isEmpty)
        #expect(sink.messages.count == 6)
        #expect(sink.messages.allSatisfy { $0.bytes == bytes })
    }

    @Test func theRelayThatClosesUnderTLSLeavesOnlyItsOwnInDoubt() throws {
        let bench = try Bench()
        for index in 1...30 { try bench.plan("m\(index)@example.org") }
        let count = Counter()
        let sink = sink(.starttls) { step in
            if case .body = step, count.next() % 10 == 0 { return .keepAndDrop }
            return .standard
        }
        _ = try bench.deliver(through: SMTPTransport(endpoint(sink, .starttls), limits: .init(connections: 2)))
        let states = try (1...30).map { try bench.state("m\($0)@example.org") ?? "none" }
        #expect(states.count { $0 == "uncertain" } == 3 && states.count { $0 == "sent" } == 27)
        #expect(Set(sink.recipients).count == 30 && sink.recipients.count == 30)
    }

    @Test func aRelayThatIsProbedSaysHowItEncrypts() throws {
        let sink = sink(.starttls, logins: "PLAIN")
        let probe = try SMTPProbe.run(endpoint(sink, .starttls))
        #expect(probe.tls == "TLSv1.3")
        #expect(probe.certificateExpiresAt != nil)
        #expect(probe.mechanisms == ["PLAIN"])
    }
}
