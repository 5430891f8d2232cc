import Definitions
import Formats
import TestSupport
import Testing

private let two = """
    smtp:
      - { name: main, host: smtp.example.org, weight: 3, connections: 4, rate: 50/s }
      - { host: smtp.example.net, tls: implicit }
    """

struct RelaySettingsTests {
    private let folder = TemporaryFolder()

    private func load(_ delivery: String) -> LoadedWorkspace {
        folder.writeClub(
            """
            delivery:
              transport: smtp

            """ + delivery.split(separator: "\n").map { "  \($0)\n" }.joined(), timezone: "Europe/Moscow")
        return WorkspaceLoader.load(directory: folder.path)
    }

    private func rules(_ delivery: String) -> [String] { load(delivery).findings.map(\.rule) }

    private func definition(_ delivery: String) throws -> WorkspaceDefinition {
        let loaded = load(delivery)
        #expect(!loaded.hasErrors, "\(loaded.findings.map(\.message.english))")
        return try #require(loaded.workspace).definition
    }

    @Test func oneRelayOrSeveral() throws {
        let one = try definition("smtp: { host: smtp.example.org }").delivery.relays
        #expect(one.map(\.name) == ["smtp.example.org"] && one[0].weight == 1)
        let both = try definition(two).delivery.relays
        #expect(both.map(\.name) == ["main", "smtp.example.net"])
        #expect(both.map(\.weight) == [3, 1] && both.map(\.port) == [587, 465] && both.map(\.connections) == [4, 10])
        #expect(both[0].rate == CountLimit(count: 50, window: Span(1, .seconds)))
    }

    @Test(arguments: [
        ("smtp: []", "empty-value"),
        ("smtp:\n  - { host: a.example.org }\n  - { host: a.example.org }", "duplicate-name"),
        ("smtp:\n  - { host: a.example.org, weight: 0 }\n  - { host: b.example.org, weight: 0 }", "relay"),
        ("smtp: { host: a.example.org, weight: -1 }", "wrong-value"),
        ("smtp: { host: a.example.org, from_domains: [example.net] }", "relay"),
        (two + "\nstreams: { promo: { relay: bulk } }", "relay"),
        (two + "\nstreams: { offers: { relay: main } }", "missing-key"),
        (two + "\nstreams: { promo: { relay: main }, other: { intents: [promo] } }", "duplicate-name"),
        (two + "\nstreams: { promo: { from: Club <offers@news.example.net> } }", "dkim-domain"),
        (two + "\nseeds: [a@example.org, A@example.org]", "duplicate-name"),
        (two + "\nseeds: [nobody]", "address"),
    ])
    func eachMistakeIsFound(delivery: String, rule: String) { #expect(rules(delivery) == [rule]) }

    @Test func streamsHaveTheirOwnWay() throws {
        let definition = try definition(
            two + """

                dkim: { domain: example.org, selector: k1, key: { file: a.pem } }
                streams:
                  promo:
                    from: Offers <offers@news.example.org>
                    relay: smtp.example.net
                    dkim: { domain: news.example.org, selector: k1, key: { file: b.pem } }
                  quick: { intents: [service, invite] }
                """)
        let promo = definition.mailStream(of: .promo)
        #expect(promo.name == "promo" && promo.sender.from.address == "offers@news.example.org")
        #expect(promo.fromDomain == "news.example.org" && promo.isSigned)
        #expect(promo.relays.map(\.name) == ["smtp.example.net"] && promo.dkim.map(\.domain) == ["news.example.org"])
        // What a stream names carries nothing else.
        let inform = definition.mailStream(of: .inform)
        #expect(inform.name == nil && inform.relays.map(\.name) == ["main"] && inform.dkim.map(\.selector) == ["k1"])
        #expect(definition.mailStream(of: .service).name == "quick")
        #expect(definition.mailStreams.map(\.name) == [nil, "promo", "quick"])
        #expect(definition.signingKeys.map(\.domain) == ["example.org", "news.example.org"])
    }

    @Test func aRelayIsBoundToDomains() throws {
        let definition = try definition(
            """
            smtp:
              - { name: main, host: smtp.example.org }
              - { name: news, host: smtp.example.net, from_domains: [News.example.org] }
            dkim: { domain: example.org, selector: k1, key: { file: a.pem } }
            streams: { promo: { from: Offers <offers@of.news.example.org> } }
            """)
        #expect(definition.mailStream(of: .promo).relays.map(\.name) == ["news"])
        #expect(definition.mailStream(of: .inform).relays.map(\.name) == ["main"])
    }

    @Test func aKeyOneLevelTooHighIsShownItsPlace() throws {
        folder.write("streams: { promo: {} }\n", to: "kamerton.yaml")
        let finding = try #require(WorkspaceLoader.load(directory: folder.path).findings.first)
        #expect(finding.rule == "unknown-key" && finding.suggestion?.english == "it belongs under \"delivery\"")
    }

    private func relays(_ weights: Int...) -> [SMTPSettings] {
        weights.enumerated().map { index, weight in
            var relay = SMTPSettings(host: "r\(index)", port: 25, tls: .none)
            relay.weight = weight
            return relay
        }
    }

    private func shares(_ relays: [SMTPSettings], isUp: (String) -> Bool = { _ in true }) -> [String: Int] {
        var shares: [String: Int] = [:]
        for row in 1...10_000 {
            if let relay = RelayChoice.relay(for: Int64(row), among: relays, isUp: isUp) {
                shares[relay.name, default: 0] += 1
            }
        }
        return shares
    }

    @Test func theWeightsDecideHowManyAndTheRowWhich() {
        let relays = relays(6, 3, 1, 0)
        let shares = shares(relays)
        #expect(abs((shares["r0"] ?? 0) - 6000) < 250 && abs((shares["r1"] ?? 0) - 3000) < 250)
        #expect(abs((shares["r2"] ?? 0) - 1000) < 200 && shares["r3"] == nil)
        let first = RelayChoice.relay(for: 77, among: relays)
        #expect(RelayChoice.relay(for: 77, among: relays.reversed()) == first)
    }

    @Test func whoeverIsDownLosesOnlyItsOwnShare() {
        let relays = relays(1, 1, 1, 0)
        for row in 1...1000 {
            let before = RelayChoice.relay(for: Int64(row), among: relays)?.name
            let after = RelayChoice.relay(for: Int64(row), among: relays, isUp: { $0 != "r1" })?.name
            #expect(before == "r1" ? after != "r1" : after == before)
        }
        #expect(shares(relays, isUp: { $0 == "r3" }) == ["r3": 10_000])
        #expect(shares(relays, isUp: { _ in false }).isEmpty)
    }
}
