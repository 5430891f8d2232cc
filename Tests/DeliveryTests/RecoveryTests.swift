import Campaigning
import Foundation
import Store
import TestSupport
import Testing

@testable import Delivery

struct RecoveryTests {
    /// A process that has ended: its id is far above what Linux gives.
    private static let dead = ProcessIdentity(
        node: ProcessIdentity.current.node, pid: 2_000_000_000, bootID: ProcessIdentity.current.bootID, startTicks: 1)

    private func recover(
        _ bench: Bench, identity: ProcessIdentity = .current
    ) throws -> Recovery.Outcome {
        try Recovery(store: bench.store, directory: bench.folder.path, identity: identity).run(at: Sample.now)
    }

    @Test func eachStageOfTheJournalHasItsOwnEnd() throws {
        let bench = try Bench()
        for name in ["waiting", "offered", "dot", "accepted", "later", "refused"] {
            try bench.plan("\(name)@example.org")
        }
        let claim = try bench.openClaim(identity: RecoveryTests.dead)
        let rows = try bench.claim(under: claim)
        do {
            let journal = try bench.journal(of: claim, identity: RecoveryTests.dead)
            journal.begin(rows.map(\.id))
            for slot in 1...5 { journal.offered(slot, messageID: "<m\(slot)@example.org>") }
            for slot in 2...5 { journal.dotSent(slot) }
            journal.replied(3, code: 250, reply: "2.0.0 queued as Q7", relayID: "Q7", phase: .data)
            journal.replied(4, code: 451, reply: "4.3.0 later", relayID: nil, phase: .data)
            journal.replied(5, code: 550, reply: "5.1.1 unknown", relayID: nil, phase: .recipient)
        }
        let outcome = try recover(bench)
        #expect(outcome.settlements.count == 6)
        #expect(try bench.state("waiting@example.org") == "planned")
        #expect(try bench.message("offered@example.org")?.attempts == 0)
        #expect(try bench.state("offered@example.org") == "planned")
        #expect(try bench.state("dot@example.org") == "uncertain")
        #expect(try bench.message("dot@example.org")?.messageID == "<m2@example.org>")
        #expect(try bench.state("accepted@example.org") == "sent")
        #expect(try bench.message("accepted@example.org")?.relayID == "Q7")
        #expect(try bench.message("later@example.org")?.attempts == 1)
        #expect(try bench.state("refused@example.org") == "failed")
        #expect(try bench.suppressions() == ["refused@example.org"])
        #expect(try bench.store.openClaims().isEmpty)
        let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
        #expect(!left.contains { $0.hasSuffix(".wire") })
    }

    @Test(arguments: ["missing", "short", "garbled", "foreign"])
    func withoutASoundJournalNothingIsKnown(damage: String) throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let claim = try bench.openClaim(identity: RecoveryTests.dead)
        let rows = try bench.claim(under: claim)
        let path = Recovery.journalPath(in: bench.folder.path, claim: claim.id)
        do {
            let journal = try bench.journal(of: claim, identity: RecoveryTests.dead)
            journal.begin(rows.map(\.id))
        }
        let url = URL(fileURLWithPath: path)
        var bytes = try Data(contentsOf: url)
        switch damage {
        case "missing": try FileManager.default.removeItem(at: url)
        case "short": try bytes.prefix(100).write(to: url)
        case "garbled":
            bytes[9] ^= 0xFF
            try bytes.write(to: url)
        default:
            let other = try WireJournal(
                path: path, claim: 99, kind: .smtp, capacity: 500, owner: RecoveryTests.dead)
            other.begin(rows.map(\.id))
        }
        _ = try recover(bench)
        #expect(try bench.state("ann@example.org") == "uncertain")
    }

    @Test func aRowThatTheJournalDoesNotNameMayHaveGone() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        try bench.plan("bob@example.org")
        let claim = try bench.openClaim(identity: RecoveryTests.dead)
        let rows = try bench.claim(under: claim)
        do {
            let journal = try bench.journal(of: claim, identity: RecoveryTests.dead)
            journal.begin([rows[0].id])
        }
        _ = try recover(bench)
        #expect(try bench.state("ann@example.org") == "planned")
        #expect(try bench.state("bob@example.org") == "uncertain")
    }

    @Test func rowsOfAClaimThatWasEndedByMistakeAreFound() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let claim = try bench.openClaim(identity: RecoveryTests.dead)
        try bench.store.endClaim(claim.id, at: Sample.now)
        let rows = try bench.claim(under: claim)
        do {
            let journal = try bench.journal(of: claim, identity: RecoveryTests.dead)
            journal.begin(rows.map(\.id))
            journal.dotSent(0)
        }
        _ = try recover(bench)
        #expect(try bench.state("ann@example.org") == "uncertain")
        #expect(try bench.store.openClaims().isEmpty)
    }

    @Test func anotherMachinesRowsAreJudgedByTheJournalOnlyIfItIsOfThisBoot() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        var other = ProcessIdentity.current
        (other.node, other.bootID) = ("elsewhere", "another boot")
        let claim = try bench.openClaim(identity: other)
        let rows = try bench.claim(under: claim)
        let journal = try bench.journal(of: claim, identity: other)
        journal.begin(rows.map(\.id))
        _ = try recover(bench)
        #expect(try bench.state("ann@example.org") == "uncertain")
        // The other machine comes back: what it reports changes nothing any more.
        let late = Settlement(row: rows[0].id, result: .released, at: Sample.now)
        try bench.store.settle([late], of: claim.id, heartbeat: Sample.now)
        #expect(try bench.state("ann@example.org") == "uncertain")
    }

    @Test func whatWasSentBeforeTheDiskWasFullIsSettledByTheNextRun() throws {
        struct Full: Error {}
        let bench = try Bench()
        for name in ["ann", "bob", "cat"] { try bench.plan("\(name)@example.org") }
        let sink = SMTPSink()
        let claim = try bench.openClaim(identity: RecoveryTests.dead)
        do {
            let journal = try bench.journal(of: claim, identity: RecoveryTests.dead)
            #expect(throws: Full.self) {
                try bench.pump(journal).run(through: Bench.transport(sink.port)) { room, reserve in
                    try bench.claimed(under: claim, room.most, reserve)
                } commit: { _, _ in
                    throw Full()
                }
            }
        }
        let sent = Set(sink.messages.map(\.recipient))
        #expect(!sent.isEmpty)
        _ = try recover(bench)
        for name in ["ann", "bob", "cat"] {
            let state = try bench.state("\(name)@example.org")
            #expect(state == (sent.contains("\(name)@example.org") ? "sent" : "planned"))
        }
    }

    @Test func aTornReplyIsNotBelieved() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let claim = try bench.openClaim(identity: RecoveryTests.dead)
        let rows = try bench.claim(under: claim)
        do {
            let journal = try bench.journal(of: claim, identity: RecoveryTests.dead)
            journal.begin(rows.map(\.id))
            journal.offered(0, messageID: "<m@example.org>")
            journal.dotSent(0)
            journal.replied(0, code: 550, reply: "5.1.1 unknown", relayID: nil, phase: .recipient)
        }
        let url = URL(fileURLWithPath: Recovery.journalPath(in: bench.folder.path, claim: claim.id))
        var bytes = try Data(contentsOf: url)
        bytes[WireLayout.headerSize + WireLayout.reply.lowerBound] ^= 1
        try bytes.write(to: url)
        _ = try recover(bench)
        #expect(try bench.state("ann@example.org") == "uncertain")
        #expect(try bench.suppressions().isEmpty)
    }

    /// FNV-1a goes octet by octet; ours passes over zeros eight at a time.
    @Test func theChecksumCountsEveryOctetOfARecord() {
        var random = SeededGenerator(5)
        for _ in 0..<200 {
            let octets = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                Bool.random(using: &random) || Bool.random(using: &random)
                    ? 0 : UInt8.random(in: 0...255, using: &random)
            }
            let plain = octets.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
            #expect(octets.withUnsafeBytes(WireLayout.checksum) == plain)
        }
        let zeros = [UInt8](repeating: 0, count: 240)
        let plain = zeros.reduce(UInt32(2_166_136_261)) { sum, _ in sum &* 16_777_619 }
        #expect(zeros.withUnsafeBytes(WireLayout.checksum) == plain)
    }

    @Test func afterAPowerCutEveryOpenMessageIsUncertain() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        var before = RecoveryTests.dead
        before.bootID = "another boot"
        let claim = try bench.openClaim(identity: before)
        let rows = try bench.claim(under: claim)
        do {
            let journal = try bench.journal(of: claim, identity: before)
            journal.begin(rows.map(\.id))
        }
        _ = try recover(bench)
        #expect(try bench.state("ann@example.org") == "uncertain")
    }

    @Test func whatTheOutboxWasWritingIsSimplyWrittenAgain() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        var before = RecoveryTests.dead
        before.bootID = "another boot"
        let claim = try bench.openClaim(identity: before)
        let rows = try bench.claim(under: claim)
        do {
            let journal = try bench.journal(of: claim, .outbox, identity: before)
            journal.begin(rows.map(\.id))
            journal.dotSent(0)
        }
        _ = try recover(bench)
        #expect(try bench.store.dueCount(at: Sample.now) == 1)
    }

    @Test func rowsOfAProcessThatRunsAreLeftToIt() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let alive = ProcessIdentity.current
        let claim = try bench.openClaim(identity: alive)
        let rows = try bench.claim(under: claim)
        let journal = try bench.journal(of: claim, identity: alive)
        journal.begin(rows.map(\.id))
        var other = alive
        other.pid += 1
        let outcome = try recover(bench, identity: other)
        #expect(outcome.alive == [claim.id])
        #expect(try bench.state("ann@example.org") == "sending")
        // The same process, coming back after an error, knows better.
        _ = try recover(bench)
        #expect(try bench.state("ann@example.org") == "planned")
    }

    @Test func aRowThatTheClaimDoesNotHoldIsNotSettled() throws {
        let bench = try Bench()
        let row = try bench.plan("ann@example.org")
        let claim = try bench.openClaim()
        _ = try bench.claim(under: claim)
        let stray = Settlement(row: row, result: .sent(.init(code: 250)), at: Sample.now)
        try bench.store.settle([stray], of: claim.id + 1, heartbeat: Sample.now)
        #expect(try bench.state("ann@example.org") == "sending")
        try bench.store.endClaim(claim.id, at: Sample.now)
        #expect(try bench.store.openClaims().count == 1)
    }
}
