import Campaigning
import Crypto
import DNS
import Definitions
import Foundation
import Formats
import SMTP
import Store
import TestSupport
import Testing

@testable import Delivery

/// A table of names instead of name servers.
struct NameTable: NameLookup {
    var records: [String: [DNSType: [DNSRecord]]] = [:]
    var isDown = false

    func records(_ type: DNSType, of name: String) throws(DNSFailure) -> [DNSRecord] {
        if isDown { throw DNSFailure() }
        return records[name.lowercased()]?[type] ?? []
    }

    mutating func text(_ name: String, _ texts: String...) {
        records[name, default: [:]][.txt] = texts.map { .text($0) }
    }
}

struct DoctorTests {
    private let folder = TemporaryFolder()
    private let key: PrivateKey
    private var definition = Sample.definition()

    init() throws {
        key = try PrivateKey.generate(.ed25519)
        folder.write(String(decoding: key.pem(), as: UTF8.self), to: ".kamerton/dkim.pem")
        folder.write("secret", to: ".kamerton/secret")
        for name in [".kamerton/dkim.pem", ".kamerton/secret"] { try mode(0o600, of: name) }
        definition.sender.bounces = "bounces@mail.example.org"
        definition.delivery = DeliverySettings(
            transport: .smtp,
            smtp: SMTPSettings(host: "relay.example.net", port: 587, tls: .starttls, username: "club", password: nil),
            dkim: [DKIMSettings(domain: "example.org", selector: "k1", key: .file(".kamerton/dkim.pem"))])
    }

    private func mode(_ bits: Int, of name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: bits], ofItemAtPath: folder.path + "/" + name)
    }

    /// Everything as it should be.
    private var names: NameTable {
        var names = NameTable()
        names.text("mail.example.org", "google-site-verification=x", "v=spf1 include:_spf.example.net ~all")
        names.text("_spf.example.net", "v=spf1 ip4:192.0.2.0/24 -all")
        names.text("_dmarc.example.org", "v=DMARC1; p=reject; rua=mailto:d@example.org")
        names.text(
            "k1._domainkey.example.org",
            DKIMRecord(domain: "example.org", selector: "k1", key: key.publicKey).value)
        for domain in ["example.org", "mail.example.org"] {
            names.records[domain, default: [:]][.mx] = [.exchange(preference: 10, host: "mx.example.org")]
        }
        names.records["relay.example.net"] = [.a: [.address("192.0.2.7")]]
        names.records["7.2.0.192.in-addr.arpa"] = [.ptr: [.name("relay.example.net")]]
        return names
    }

    private func doctor(
        _ names: NameTable? = nil, expires: Int64 = 90 * 86_400, change: (inout WorkspaceDefinition) -> Void = { _ in }
    ) -> Doctor {
        var definition = definition
        change(&definition)
        var doctor = Doctor(
            workspace: Workspace(directory: folder.path, definition: definition, campaigns: []), now: Sample.now)
        doctor.resolver = names ?? self.names
        doctor.probe = { _ in
            var capabilities = SMTPCapabilities()
            capabilities.pipelining = true
            capabilities.maximumSize = 50_000_000
            return SMTPProbe(
                tls: "TLSv1.3", certificateExpiresAt: Sample.now.milliseconds / 1000 + expires,
                capabilities: capabilities, mechanisms: ["PLAIN"])
        }
        doctor.machine.crontabs = { ["* * * * *  kamerton run --quiet --workspace /srv/club"] }
        doctor.machine.clock = { Sample.now }
        doctor.machine.space = { _ in (50_000_000_000, 100_000_000_000) }
        return doctor
    }

    private func line(_ check: String, _ doctor: Doctor) throws -> DoctorLine {
        try #require(doctor.run().first { $0.check == check }, "there is no line \(check)")
    }

    @Test func whereAllIsWellEveryLineSaysSo() throws {
        try Sample.store(in: folder).addDeclaredColumns(definition)
        try mode(0o600, of: ".kamerton/store.sqlite")
        let lines = doctor().run()
        let odd = lines.filter { $0.status != .ok && $0.check != "clock" }
        #expect(odd.isEmpty, "\(odd)")
        #expect(
            Set(lines.map(\.check)).isSuperset(of: [
                "relay", "tls", "certificate", "login", "pipelining", "size", "spf", "dkim", "dmarc", "mx",
                "reverse-dns",
                "gmail", "yahoo", "outlook", "mail-ru", "yandex", "feedback-loop", "store", "cron", "secrets", "disk",
            ]))
    }

    @Test func eachRelayAndEachStreamIsLookedAt() throws {
        var second = SMTPSettings(host: "bulk.example.net", port: 465, tls: .implicit)
        second.name = "bulk"
        let doctor = doctor { definition in
            definition.delivery.relays.append(second)
            definition.delivery.streams = [
                StreamSettings(
                    name: "promo", intents: [.promo], from: Mailbox(name: "Offers", address: "offers@news.example.com"),
                    relays: ["bulk"])
            ]
        }
        let lines = doctor.run()
        #expect(lines.filter { $0.check == "relay" }.map(\.about) == ["relay.example.net", "bulk"])
        func status(_ check: String) -> [DoctorLine.Status] { lines.filter { $0.check == check }.map(\.status) }
        // The stream's domain has neither a record nor a key of its own.
        #expect(status("dmarc") == [.ok, .error] && lines.last { $0.check == "dmarc" }?.about == "promo")
        #expect(status("mx").filter { $0 == .error }.count == 1)
        #expect(status("gmail") == [.warning])
    }

    /// As long as nothing leaves the machine, what is missing is to be done before it does.
    @Test func withTheOutboxMissingRecordsAreNoErrors() throws {
        let doctor = doctor(NameTable()) { $0.delivery.transport = .outbox }
        let asked = doctor.run().filter { ["spf", "dkim", "dmarc", "mx"].contains($0.check) }
        #expect(!asked.isEmpty && asked.allSatisfy { $0.status == .warning })
    }

    @Test func offlineNothingIsAsked() throws {
        var doctor = doctor(NameTable(isDown: true))
        doctor.probe = { _ throws(SMTPFailure) in throw SMTPFailure(.lost) }
        doctor.isOffline = true
        #expect(try line("relay", doctor).status == .skipped)
        #expect(try line("dns", doctor).status == .skipped)
        #expect(try line("gmail", doctor).status == .skipped)
    }

    @Test func aRelayThatCannotBeReachedIsAnError() throws {
        var doctor = doctor()
        doctor.probe = { _ throws(SMTPFailure) in throw SMTPFailure(.connectTimedOut(relay: "relay.example.net:587")) }
        #expect(try line("relay", doctor).status == .error)
    }

    @Test(arguments: [(90, DoctorLine.Status.ok), (20, .warning), (2, .error), (-1, .error)])
    func aCertificateThatEndsSoonIsNamed(days: Int, status: DoctorLine.Status) throws {
        #expect(try line("certificate", doctor(expires: Int64(days) * 86_400)).status == status)
    }

    @Test(arguments: [
        ([], DoctorLine.Status.error), (["v=spf1 -all", "v=spf1 ~all"], .error), (["v=spf1 +all"], .error),
        (["v=spf1 a mx"], .warning), (["v=spf1 a ?all"], .warning), (["v=spf1 a -all"], .ok),
        (["v=spf1 a a a a a a a a a a a -all"], .error), (["v=spf1 redirect=_spf.example.net"], .ok),
        (["v=spf10 -all"], .error),
    ])
    func theSPFRecordIsJudged(texts: [String], status: DoctorLine.Status) throws {
        var names = names
        names.records["mail.example.org"]?[.txt] = texts.map { .text($0) }
        #expect(try line("spf", doctor(names)).status == status)
    }

    @Test func anIncludeThatGoesInCirclesEnds() throws {
        var names = names
        names.text("mail.example.org", "v=spf1 include:mail.example.org ~all")
        #expect(try line("spf", doctor(names)).status == .error)
    }

    @Test func theDKIMRecordIsComparedWithTheKey() throws {
        var names = names
        let name = "k1._domainkey.example.org"
        let record = DKIMRecord(domain: "example.org", selector: "k1", key: key.publicKey).value
        names.text(name, record.replacing("v=DKIM1; ", with: ""))
        #expect(try line("dkim", doctor(names)).status == .ok)
        names.text(name, record + "; t=y")
        #expect(try line("dkim", doctor(names)).status == .warning)
        names.text(name, "v=DKIM1; k=ed25519; p=")
        #expect(try line("dkim", doctor(names)).words.english.contains("revokes"))
        names.text(name, "v=DKIM1; k=ed25519; p=AAAA")
        #expect(try line("dkim", doctor(names)).words.english.contains("another key"))
        names.records[name] = nil
        #expect(try line("dkim", doctor(names)).words.english.contains("has no record"))
        #expect(try line("gmail", doctor(names)).status == .warning)
    }

    @Test func whoSignsNothingIsTold() throws {
        let line = try line("dkim", doctor { $0.delivery.dkim = [] })
        #expect(line.status == .warning)
    }

    @Test func alignmentIsRelaxedUnlessTheRecordIsStrict() throws {
        let unsigned = { (definition: inout WorkspaceDefinition) in definition.delivery.dkim = [] }
        #expect(try line("dmarc", doctor(change: unsigned)).status == .ok)
        var names = names
        names.text("_dmarc.example.org", "v=DMARC1; p=none; aspf=s")
        #expect(try line("dmarc", doctor(names, change: unsigned)).status == .error)
        #expect(try line("dmarc", doctor(names)).status == .ok)
        #expect(
            try line(
                "dmarc",
                doctor {
                    $0.delivery.dkim = []
                    $0.sender.bounces = "bounces@relay.example.net"
                }
            ).status == .error)
        names.records["_dmarc.example.org"] = nil
        #expect(try line("dmarc", doctor(names)).words.english.contains("no DMARC record"))
    }

    @Test func aSubdomainHasTheDMARCOfTheOneAbove() throws {
        let doctor = doctor { $0.sender.from = Mailbox(name: "Club", address: "club@news.example.org") }
        #expect(try line("dmarc", doctor).status == .ok)
    }

    @Test(arguments: [
        ("a.b.example.org", "example.org"), ("news.example.co.uk", "example.co.uk"), ("localhost", "localhost"),
    ])
    func whatIsRegistered(domain: String, registered: String) {
        #expect(OrganizationalDomain.of(domain) == registered)
    }

    @Test func aDomainWithoutMailIsAnError() throws {
        var names = names
        names.records["example.org"]?[.mx] = [.exchange(preference: 0, host: "")]
        #expect(try line("mx", doctor(names)).words.english.contains("null MX"))
        names.records["example.org"]?[.mx] = nil
        #expect(try line("mx", doctor(names)).status == .error)
    }

    @Test func aRelayWithoutAReverseNameIsNamed() throws {
        var names = names
        names.records["7.2.0.192.in-addr.arpa"] = [.ptr: [.name("other.example.net")]]
        #expect(try line("reverse-dns", doctor(names)).status == .warning)
    }

    @Test func silentNameServersAreOneError() throws {
        #expect(try line("dns", doctor(NameTable(isDown: true))).status == .error)
    }

    @Test func openSecretsAndMissingOnesAreErrors() throws {
        try mode(0o644, of: ".kamerton/dkim.pem")
        let line = try line("secrets", doctor())
        #expect(line.status == .error && line.advice?.english == "chmod 600 .kamerton/dkim.pem")
        try FileManager.default.removeItem(atPath: folder.path + "/.kamerton/secret")
        #expect(doctor().run().filter { $0.check == "secrets" }.count == 2)
    }

    @Test func cronClockAndDiskAreLookedAt() throws {
        let store = try Sample.store(in: folder)
        try store.raiseHighWater(to: Sample.now + 3_600_000)
        var doctor = doctor()
        #expect(try line("clock", doctor).status == .warning)
        doctor.machine.clock = { Sample.now + 3_600_000 }
        #expect(try line("clock", doctor).status == .ok)
        doctor.machine.crontabs = { ["# kamerton run", "0 5 * * *  backup"] }
        #expect(try line("cron", doctor).status == .warning)
        doctor.machine.space = { _ in (50_000_000, 100_000_000_000) }
        #expect(try line("disk", doctor).status == .error)
    }

    @Test func whatWaitsForSomeoneIsSaid() throws {
        let store = try Sample.store(in: folder)
        try store.record(Intervention(campaign: "news", action: .pause, actor: "lena", at: Sample.now))
        #expect(try line("ledger", doctor()).words.english.contains("news is paused"))
    }
}
