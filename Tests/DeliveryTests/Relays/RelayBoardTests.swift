import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Delivery

struct RelayBoardTests {
    private let bench: Bench
    private let minute: Int64 = 60_000

    init() throws { bench = try Bench() }

    private func definition(_ names: [String], promo: [String] = []) -> WorkspaceDefinition {
        var definition = Sample.definition()
        definition.delivery = DeliverySettings(transport: .smtp)
        definition.delivery.relays = names.map { name in
            var relay = SMTPSettings(host: "127.0.0.1", port: 25, tls: .none)
            relay.name = name
            return relay
        }
        if !promo.isEmpty {
            definition.delivery.streams = [StreamSettings(name: "promo", intents: [.promo], relays: promo)]
        }
        return definition
    }

    private func board(_ definition: WorkspaceDefinition) throws -> RelayBoard {
        try RelayBoard(store: bench.store, definition: definition)
    }

    @Test func withoutRelaysThereIsOneLane() throws {
        var definition = definition(["a", "b"])
        definition.delivery.transport = .outbox
        #expect(try board(definition).choice(for: 1, .inform, at: Sample.now) == .lane(0, relay: nil))
    }

    @Test func oneThatIsDownLosesItsShareInEveryProcess() throws {
        let definition = definition(["a", "b"])
        let board = try board(definition)
        try board.failed("a", Phrase("no connection for ann@example.org"), at: Sample.now)
        for board in [board, try self.board(definition)] {
            for row in 1...20 {
                #expect(board.choice(for: Int64(row), .inform, at: Sample.now) == .lane(1, relay: "b"))
            }
        }
        let trouble = try #require(try bench.store.relayTroubles().first)
        #expect(trouble.nextAttemptAt == Sample.now + minute && trouble.words == "no connection for [address]")
        // After that another run gives it its share again.
        let later = try self.board(definition)
        let names = Set((1...20).map { later.choice(for: $0, .inform, at: Sample.now + minute) })
        #expect(names == [.lane(0, relay: "a"), .lane(1, relay: "b")])
    }

    @Test func whenAllAreDownMessagesWaitForTheFirst() throws {
        let board = try board(definition(["a", "b"]))
        try board.failed("a", Phrase("gone"), at: Sample.now)
        try board.failed("a", Phrase("gone"), at: Sample.now)
        try board.failed("b", Phrase("gone"), at: Sample.now)
        try board.failed("b", Phrase("gone"), at: Sample.now)
        try board.failed("b", Phrase("gone"), at: Sample.now)
        #expect(board.choice(for: 1, .inform, at: Sample.now) == .none(until: Sample.now + 2 * minute))
    }

    @Test func itsFirstSuccessForgetsTheTroubleAndFreesWhatWaited() throws {
        let row = try bench.plan("a@example.org")
        try bench.store.connection.transaction {
            try bench.store.holdMessage(row, .relay, until: Sample.now + 8 * minute)
        }
        let board = try board(definition(["a", "b"]))
        try board.failed("a", Phrase("gone"), at: Sample.now)
        #expect(board.isTroubled("a"))
        try board.succeeded("a", at: Sample.now)
        #expect(try bench.store.relayTroubles().isEmpty)
        let message = try #require(try bench.message("a@example.org"))
        #expect(message.reason == nil && message.nextAttemptAt == Sample.now)
    }

    @Test func aFullLaneHoldsUpOnlyTheMailThatNeedsIt() throws {
        let board = try board(definition(["a", "b"], promo: ["b"]))
        #expect(board.intents(waitingFor: [1], at: Sample.now) == [.promo])
        #expect(board.intents(waitingFor: [0], at: Sample.now) == Set(Intent.allCases).subtracting([.promo]))
        #expect(board.intents(waitingFor: [], at: Sample.now).isEmpty)
    }

    @Test(arguments: [
        (1, false, 1), (2, false, 2), (4, false, 8), (5, false, 15), (50, false, 15), (3, true, 0), (4, true, 1),
    ])
    func itIsLeftAloneForLongerEachTime(failures: Int, isAlone: Bool, minutes: Int64) {
        #expect(RelayBoard.delay(failures: failures, isAlone: isAlone) == minutes * minute)
    }
}
