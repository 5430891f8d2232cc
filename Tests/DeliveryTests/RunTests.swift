import Definitions
import Foundation
import Formats
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

@testable import Delivery

struct RunTests {
    private func workspace(_ folder: TemporaryFolder, _ delivery: DeliverySettings = DeliverySettings()) -> Workspace {
        var definition = Sample.definition()
        definition.delivery = delivery
        return Workspace(directory: folder.path, definition: definition, campaigns: [])
    }

    private var smtp: DeliverySettings {
        DeliverySettings(transport: .smtp, smtp: SMTPSettings(host: "127.0.0.1", port: 25, tls: .none))
    }

    @Test func onlyOneRunAtATime() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/run.lock"
        do {
            let lock = try #require(try RunLock(path: path))
            #expect(try RunLock(path: path) == nil)
            withExtendedLifetime(lock) {}
        }
        let again = try RunLock(path: path)
        #expect(again != nil)
        #expect(folder.read("run.lock").isEmpty)
    }

    @Test func aSecondRunSaysThatItIsSecond() throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        let workspace = workspace(folder)
        let lock = try RunLock(path: workspace.stateDirectory + "/run.lock")
        let report = try DeliveryRun(store: store, workspace: workspace) { Sample.now }.run()
        #expect(report.isBusy)
        #expect(!report.hasProblems)
        withExtendedLifetime(lock) {}
    }

    @Test func realMailIsNotSentAtAnotherTimeByAccident() throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        let later = Sample.now + 6 * 60_000
        var run = DeliveryRun(store: store, workspace: workspace(folder, smtp), now: later) { Sample.now }
        #expect(throws: TransportError.self) { try run.run() }
        run.force = true
        #expect(try run.run().sent == 0)
        run.force = false
        run.now = Sample.now + 4 * 60_000
        #expect(try run.run().sent == 0)
        let outbox = DeliveryRun(store: store, workspace: workspace(folder), now: later) { Sample.now }
        #expect(try outbox.run().sent == 0)
    }

    @Test func theClearIsOnlyForLoopback() throws {
        let folder = TemporaryFolder()
        var settings = smtp
        #expect(throws: Never.self) { _ = try TransportFactory.make(workspace(folder, settings)) }
        settings.smtp?.host = "relay.example.org"
        #expect(throws: TransportError.self) { _ = try TransportFactory.make(workspace(folder, settings)) }
        settings.smtp = nil
        #expect(throws: TransportError.self) { _ = try TransportFactory.make(workspace(folder, settings)) }
    }

    @Test(arguments: [
        ("localhost", true), ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("127.0.0.1.example.org", false),
        ("127.evil.example.org", false), ("10.0.0.1", false), ("128.0.0.1", false), ("127.0.0.999", false),
    ])
    func loopbackIsWhatItSays(host: String, isLoopback: Bool) {
        #expect(TransportFactory.isLoopback(host) == isLoopback)
    }

    @Test func timeNeverGoesBackWithoutBeingAsked() {
        let later = Sample.now + 3_600_000
        let stepped = RunClock(floor: later) { Sample.now }
        #expect(stepped.now == later)
        #expect(stepped.stepBack == 3_600_000)
        let ticks = Mutex([Sample.now + 5, Sample.now - 9])
        let restless = RunClock { ticks.withLock { $0.removeFirst() } }
        #expect(restless.now == Sample.now + 5 && restless.now == Sample.now + 5)
        let asked = RunClock(fixed: Sample.now, floor: later) { Sample.now }
        #expect(asked.now == Sample.now)
        #expect(asked.stepBack == nil)
    }

    @Test func withNothingDueNothingIsWritten() throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        var definition = Sample.definition()
        definition.stages = [StageDefinition(name: "everyone", rule: nil, mark: Sample.mark)]
        let workspace = Workspace(directory: folder.path, definition: definition, campaigns: [])
        // The first run notes the stages' rules.
        _ = try DeliveryRun(store: store, workspace: workspace) { Sample.now }.run()
        let other = try Connection(path: store.path)
        func version() throws -> Int64? { try other.firstRow("PRAGMA data_version", [:]) { $0.integer(0) } }
        let before = try version()
        let report = try DeliveryRun(store: store, workspace: workspace) { Sample.now + 60_000 }.run()
        #expect(report.isIdle)
        #expect(try version() == before)
        #expect(try store.highWater() == nil)
        #expect(try store.connection.rows("SELECT id FROM claims") { $0.integer(0) }.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/.kamerton/wire"))
    }

    @Test func thisProcessKnowsItself() {
        let own = ProcessIdentity.current
        #expect(ProcessIdentity.startTicks(of: own.pid) == own.startTicks)
        #expect(own.startTicks > 0)
        #expect(!own.bootID.isEmpty)
        #expect(ProcessIdentity.startTicks(of: 2_000_000_000) == nil)
    }
}
