import Definitions
import Formats
import Foundation
import TestSupport
import Testing

struct DKIMSettingsTests {
    let folder = TemporaryFolder()

    private func load(_ dkim: String, from: String = "club@example.org") -> LoadedWorkspace {
        folder.write(
            """
            workspace: Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Club <\(from)>, postal_address: 12 Orchard Lane }
            delivery:
              dkim: \(dkim)

            """, to: "kamerton.yaml")
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func rules(_ dkim: String) -> [String] { load(dkim).findings.map(\.rule) }

    private func check(_ dkim: String, from: String = "club@example.org") throws -> [Finding] {
        DKIMCheck.findings(try #require(load(dkim, from: from).workspace))
    }

    private func write(_ text: some StringProtocol, mode: Int = 0o600) throws {
        folder.write(String(text), to: "key.pem")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path + "/key.pem")
    }

    private static let one = "{ domain: example.org, selector: k1, key: { file: key.pem } }"

    private func pem(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func oneKeyOrSeveral() throws {
        let one = try #require(load(Self.one).workspace).definition.delivery.dkim
        #expect(one == [DKIMSettings(domain: "example.org", selector: "k1", key: .file("key.pem"))])
        let two = try #require(
            load(
                """

                    - { domain: Example.ORG, selector: k1, key: { env: KEY }, canonicalization: simple/relaxed }
                    - { domain: почта.рф, selector: 2026-11.a, key: { file: "a, b.pem" }, expires: 14d }
                """
            ).workspace
        ).definition.delivery.dkim
        #expect(two.map(\.domain) == ["example.org", "xn--80a1acny.xn--p1ai"])
        #expect(two[0].canonicalization == "simple/relaxed" && two[0].key == .environment("KEY"))
        #expect(two[1].expires == Span(14, .days) && two[1].selector == "2026-11.a")
        let written = "[\(two.map(\.yaml).joined(separator: ", "))]"
        let read = try #require(load(written).workspace).definition.delivery.dkim
        #expect(read.map(\.key) == two.map(\.key) && read.map(\.selector) == two.map(\.selector))
    }

    @Test(arguments: [
        ("[]", "empty-value"),
        ("{ selector: k1, key: { file: key.pem } }", "missing-key"),
        ("{ domain: example.org, key: { file: key.pem } }", "missing-key"),
        ("{ domain: example.org, selector: k1 }", "missing-key"),
        ("{ domain: club@example.org, selector: k1, key: { file: key.pem } }", "wrong-value"),
        ("{ domain: org, selector: k1, key: { file: key.pem } }", "wrong-value"),
        ("{ domain: \"example.org; l=0\", selector: k1, key: { file: key.pem } }", "wrong-value"),
        ("{ domain: example.org, selector: \"k1; x=1\", key: { file: key.pem } }", "wrong-value"),
        ("{ domain: example.org, selector: -k1, key: { file: key.pem } }", "wrong-value"),
        ("{ domain: example.org, selector: k..1, key: { file: key.pem } }", "wrong-value"),
        ("{ domain: example.org, selector: k1, key: MIIEvQIBADANBgkqhkiG9w0BAQEF }", "secret-literal"),
        ("{ domain: example.org, selector: k1, key: { file: key.pem }, canonicalization: nofws }", "wrong-value"),
        ("{ domain: example.org, selector: k1, key: { file: key.pem }, expires: 1h }", "wrong-value"),
        ("{ domain: example.org, selector: k1, key: { file: key.pem }, bits: 2048 }", "unknown-key"),
        ("[\(one), \(one)]", "duplicate-name"),
    ])
    func mistakesAreFound(dkim: String, rule: String) {
        #expect(rules(dkim) == [rule])
        #expect(load(dkim).workspace == nil)
    }

    @Test func aGoodKeyNeedsNoWord() throws {
        try write(pem(SampleKeys.rsa.pem()))
        #expect(try check(Self.one).isEmpty)
    }

    @Test func keysThatCannotSignAreMistakes() throws {
        for (text, words) in [
            (SampleKeys.encrypted, "is encrypted"), (SampleKeys.elliptic, "is of the kind EC"), ("", "no private key"),
            ("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n", "is a public one"),
            (pem(SampleKeys.rsa(bits: 768).pem()), "has 768 bits"),
        ] {
            try write(text)
            let findings = try check(Self.one)
            #expect(findings.map(\.rule) == ["dkim-key"] && findings[0].severity == .error)
            #expect(findings[0].message.english.contains(words), "\(findings[0].message.english)")
            #expect(findings[0].mark.line == 8 && findings[0].suggestion != nil)
            #expect(!findings[0].message.english.contains("MII"))
        }
    }

    @Test func aKeyThatIsNotThereIsAWarningAsInAFreshClone() throws {
        let findings = try check(Self.one)
        #expect(findings.map(\.severity) == [.warning] && findings[0].message.english.contains("no key.pem"))
        let other = try check("{ domain: example.org, selector: k1, key: { env: KAMERTON_NO_SUCH_KEY } }")
        #expect(other.map(\.severity) == [.warning] && other[0].message.english.contains("KAMERTON_NO_SUCH_KEY"))
    }

    @Test func looseWeakAndLonelyKeysAreWarnings() throws {
        try write(pem(SampleKeys.rsa.pem()), mode: 0o644)
        #expect(
            try check(Self.one).map(\.message.english) == ["everyone on this machine can read the DKIM key key.pem"])
        try write(pem(SampleKeys.rsa(bits: 1024).pem()))
        #expect(try check(Self.one)[0].message.english.contains("has 1024 bits"))
        try write(pem(SampleKeys.ed25519.pem()))
        #expect(try check(Self.one)[0].message.english.contains("signs alone"))
        folder.write(SampleKeys.rsa.pem(), to: "rsa.pem")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path + "/rsa.pem")
        let both = "[\(Self.one), { domain: example.org, selector: k2, key: { file: rsa.pem } }]"
        #expect(try check(both).isEmpty)
    }

    @Test(arguments: [
        ("club@example.org", true), ("club@news.example.org", true), ("club@badexample.org", false),
        ("club@example.com", false), ("club@org", false),
    ])
    func theSignatureIsOfTheSendersDomainOrOneAbove(from: String, isAligned: Bool) throws {
        try write(pem(SampleKeys.rsa.pem()))
        guard let workspace = load(Self.one, from: from).workspace else { return }
        #expect(DKIMCheck.findings(workspace).map(\.rule) == (isAligned ? [] : ["dkim-domain"]))
    }

    @Test func aVariableHoldsItInWhateverFormItCan() throws {
        let pem = pem(SampleKeys.ed25519.pem())
        let settings = DKIMSettings(domain: "example.org", selector: "k1", key: .environment("KAMERTON_TEST_DKIM_KEY"))
        let der = pem.split(separator: "\n").dropFirst().dropLast().joined()
        for form in [
            pem, pem.replacing("\n", with: "\\n"), der, Data(pem.utf8).base64EncodedString(),
            Data(pem.utf8).base64EncodedString(options: .lineLength64Characters),
        ] {
            setenv("KAMERTON_TEST_DKIM_KEY", form, 1)
            let key = try DKIMKeyReader.read(settings, directory: folder.path)
            #expect(key.publicKey.raw == SampleKeys.ed25519.publicKey.raw)
        }
        unsetenv("KAMERTON_TEST_DKIM_KEY")
    }
}
