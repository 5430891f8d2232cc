import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Campaigning

/// `plan` knows the paces that claims keep.
struct PaceForecastTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let hour: Int64 = 3_600_000

    init() throws {
        store = try Sample.store(in: folder)
        for index in 1...30 {
            let email = "m\(index)@\(index % 3 == 0 ? "slow.example" : "example.org")"
            try store.connection.run(
                "INSERT INTO members (key, email, email_key, created_at, updated_at) VALUES (:key, :email, :email, 0, 0)",
                ["key": .blob(store.memberKey(emailKey: email)), "email": .text(email)])
        }
    }

    private func campaign(_ intent: Intent = .inform) -> CampaignDefinition {
        CampaignDefinition(
            name: "hello", file: "campaigns/hello.yaml", title: "Hello", kind: .email, intent: intent,
            schedule: Schedule(timing: .at(CivilDateTime("2026-10-10 10:00")!), zone: .utc, mark: Sample.mark),
            content: Content(template: "hello", mark: Sample.mark), hash: "h")
    }

    private func forecast(_ change: (inout DeliverySettings) -> Void) -> PaceForecast {
        var definition = Sample.definition()
        definition.delivery = DeliverySettings(
            transport: .smtp, smtp: SMTPSettings(host: "a.example.org", port: 25, tls: .none))
        change(&definition.delivery)
        return PaceForecast(store, Workspace(directory: folder.path, definition: definition, campaigns: []))
    }

    /// The rows that go at once, of thirty.
    private func sent(_ paces: inout PaceForecast, _ intent: Intent = .inform, at: Instant = Sample.now) throws
        -> [Int64]
    {
        try (1...30).filter { id in
            try paces.hold(row: id, memberID: id, of: campaign(intent), at: at) == nil
        }
    }

    @Test func aRelaysRate() throws {
        var paces = forecast { $0.smtp?.rate = CountLimit(count: 10, window: Span(1, .hours)) }
        #expect(try sent(&paces) == Array(1...10))
        #expect(try sent(&paces, at: Sample.now + hour).count == 10)
    }

    @Test func eachRelaysOwnRate() throws {
        var paces = forecast { settings in
            var slow = SMTPSettings(host: "b.example.org", port: 25, tls: .none)
            slow.rate = CountLimit(count: 2, window: Span(1, .hours))
            settings.relays.append(slow)
            let relays = settings.relays
            #expect((1...30).count { RelayChoice.relay(for: $0, among: relays)?.name == "b.example.org" } > 4)
        }
        let sent = try sent(&paces)
        #expect(sent.count < 28 && sent.count > 4)
    }

    @Test func aDomainsPace() throws {
        var paces = forecast { $0.perDomain = ["slow.example": CountLimit(count: 1, window: Span(1, .hours))] }
        #expect(try sent(&paces).filter { $0 % 3 == 0 } == [3])
    }

    @Test func theWarmUpOfEachDay() throws {
        func start() -> PaceForecast {
            forecast {
                $0.warmUp = WarmUp(
                    start: CountLimit(count: 4, window: Span(1, .days)), doubleEvery: Span(1, .days),
                    since: CivilDate("2026-10-09"))
            }
        }
        var paces = start()
        let day = Instant(rfc3339: "2026-10-09T12:00:00Z")!
        #expect(try sent(&paces, at: day).count == 4)
        #expect(try sent(&paces, at: day + 24 * hour).count == 8)
        var service = start()
        #expect(try sent(&service, .service, at: day).count == 30)
    }

    @Test func aShortWindowPutsNothingOffAndSaysHowLongItTakes() throws {
        var paces = forecast { $0.smtp?.rate = CountLimit(count: 5, window: Span(1, .minutes)) }
        #expect(try sent(&paces).count == 30)
        #expect(
            paces.durations.map(\.english)
                == ["the relay a.example.org takes 5 per 1m: 30 messages take it about 0 h 6 min"])
    }
}
