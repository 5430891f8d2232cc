import Formats
import SQLite
import Store
import TestSupport
import Testing

struct ConsentTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private let member: Int64

    init() throws {
        store = try Sample.store(in: folder)
        member = try Sample.member("anna@example.org", in: store)
    }

    @Test func withoutARowConsentIsUnknown() throws {
        #expect(try store.consentStanding(memberID: member, purpose: Consent.all) == nil)
    }

    @Test func theLatestRowStandsAndEveryRowStays() throws {
        try store.appendConsent(memberID: member, purpose: "all", state: .granted, source: "form", at: Sample.now)
        try store.appendConsent(
            memberID: member, purpose: "all", state: .withdrawn, source: "one-click", at: Sample.now + 1000)
        try store.appendConsent(memberID: member, purpose: "news", state: .granted, source: "form", at: Sample.now)
        #expect(try store.consentStanding(memberID: member, purpose: "all")?.state == .withdrawn)
        #expect(try store.consentStandings(memberID: member)["news"]?.state == .granted)
        #expect(try store.consents(memberID: member).map(\.state) == [.granted, .withdrawn, .granted])
    }

    @Test func aRowOfAnEarlierTimeIsHistoryOnly() throws {
        try store.appendConsent(memberID: member, purpose: "all", state: .withdrawn, source: "page", at: Sample.now)
        try store.appendConsent(
            memberID: member, purpose: "all", state: .granted, source: "late file", at: Sample.now - 1000)
        #expect(try store.consentStanding(memberID: member, purpose: "all")?.state == .withdrawn)
        #expect(try store.consents(memberID: member).count == 2)
    }

    @Test func aRolledBackTransactionTakesItsConsentWithIt() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try store.connection.transaction {
                try store.appendConsent(
                    memberID: member, purpose: "all", state: .granted, source: "form", at: Sample.now)
                throw Stop()
            }
        }
        #expect(try store.consents(memberID: member).isEmpty)
        #expect(try store.consentStandings(memberID: member).isEmpty)
    }
}

struct SuppressionTests {
    private let folder = TemporaryFolder()

    @Test func anAddressIsSuppressedOnceAndLifted() throws {
        let store = try Sample.store(in: folder)
        #expect(try store.suppress(emailKey: "a@x.org", reason: .bounced, source: "dsn", at: Sample.now))
        #expect(try !store.suppress(emailKey: "a@x.org", reason: .manual, source: "hand", at: Sample.now))
        #expect(try store.suppression(emailKey: "a@x.org")?.reason == .bounced)
        #expect(try store.liftSuppression(emailKey: "a@x.org"))
        #expect(try !store.isSuppressed(emailKey: "a@x.org"))
    }

    @Test func anErasureKeepsTheHashOnly() throws {
        let store = try Sample.store(in: folder)
        try store.suppress(emailKey: "a@x.org", reason: .manual, source: "hand", note: "Anna", at: Sample.now)
        try store.suppress(emailKey: "a@x.org", reason: .erased, source: "erase", at: Sample.now)
        try store.suppress(emailKey: "a@x.org", reason: .bounced, source: "dsn", at: Sample.now)
        let suppression = try store.suppression(emailKey: "a@x.org")
        #expect(suppression?.reason == .erased)
        #expect(suppression?.emailKey == nil)
        #expect(suppression?.note == nil)
        var reasons: [SuppressionReason] = []
        try store.forEachSuppression { reasons.append($0.reason) }
        #expect(reasons == [.erased])
    }
}
