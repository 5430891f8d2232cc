import Foundation
import Store
import TestSupport
import Testing

struct ImportLockTests {
    private let folder = TemporaryFolder()
    private let store: Store

    init() throws { store = try Sample.store(in: folder) }

    private func run(patience: Duration, progress: (ImportProgress) throws -> Void = { _ in }) throws -> ImportSummary {
        folder.write("email\na@x.org\n", to: "in.csv")
        var options = ImportOptions(now: Sample.now)
        options.patience = patience
        return try MemberImport(store: store, definition: Sample.definition(), options: options)
            .run(file: folder.path + "/in.csv", progress: progress)
    }

    @Test func anImportThatMayNotWaitSaysWhoWorks() throws {
        let lock = try ImportLock(store, importing: "orders.csv", options: ImportOptions(now: Sample.now))
        let error = #expect(throws: ImportError.self) { try run(patience: .zero) }
        #expect(error?.isBusy == true)
        #expect(error?.phrase.english == "another import works on this store: orders.csv (process \(getpid()))")
        lock.end()
        #expect(try run(patience: .zero).created == 1)
    }

    @Test func anImportWaitsForTheOneBefore() throws {
        let lock = try ImportLock(store, importing: "orders.csv", options: ImportOptions(now: Sample.now))
        var waitedFor: [String] = []
        let summary = try run(patience: .seconds(60)) { step in
            guard let other = step.waitingFor else { return }
            waitedFor.append(other.english)
            lock.end()
        }
        #expect(summary.created == 1)
        #expect(waitedFor == ["orders.csv (process \(getpid()))"])
    }

    @Test func anImportThatFailsLeavesNoLock() throws {
        struct Stopped: Error {}
        #expect(throws: Stopped.self) { try run(patience: .zero) { _ in throw Stopped() } }
        #expect(try run(patience: .zero).unchanged == 1)
    }
}
