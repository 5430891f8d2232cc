import Foundation
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

@testable import Delivery

extension Torture {
    /// The store is what fails.
    struct StoreTests {
        private func sink(_ trap: Trap) -> SMTPSink {
            SMTPSink { step in
                trap.step()
                if case .body = step { Torture.takeTime() }
                return .standard
            }
        }

        /// No page more than so many: what a full disk is to SQLite, at any statement.
        @Test(arguments: ["ask", "resend"]) func theDiskIsFull(ifUnsure: String) throws {
            let trap = Trap()
            let ordeal = try Ordeal(
                "disk full", ifUnsure: ifUnsure, messages: Torture.scale(800, 20_000, "KAMERTON_MESSAGES"),
                sink: sink(trap))
            let connection = ordeal.workspace.store.connection
            var pages = try ordeal.workspace.store.number("PRAGMA page_count")
            for _ in 0..<Torture.scale(12, 100) where try ordeal.waiting() > 0 {
                pages += Int64.random(in: 0...Int64(Torture.scale(8, 12)), using: &ordeal.random)
                try connection.execute("PRAGMA max_page_count = \(pages)")
                do {
                    _ = try ordeal.runHere()
                } catch let error as SQLiteError where error.isFull {
                    ordeal.events += 1
                }
                pages = max(pages, try ordeal.workspace.store.number("PRAGMA page_count"))
            }
            try connection.execute("PRAGMA max_page_count = 1073741823")
            #expect(ordeal.events > 0, "the disk was never full")
            try ordeal.runToTheEnd()
            // What was answered is in the journal: the wire was finished.
            try ordeal.judge(mostUncertain: 0)
        }

        /// A disk of a few MiB, filled to the last block while a run sends. Where KAMERTON_SMALL_DISK says where one is.
        @Test(.enabled(if: ProcessInfo.processInfo.environment["KAMERTON_SMALL_DISK"] != nil))
        func aSmallDiskIsFull() throws {
            let disk = try #require(ProcessInfo.processInfo.environment["KAMERTON_SMALL_DISK"])
            let trap = Trap()
            let messages = Torture.scale(1500, 20_000, "KAMERTON_MESSAGES")
            let ordeal = try Ordeal("small disk full", messages: messages, sink: sink(trap))
            let ballast = disk + "/ballast"
            for _ in 0..<Torture.scale(5, 40) where try ordeal.waiting() > 0 {
                let leave = Int.random(in: 0...64, using: &ordeal.random) * 4096
                let process = try ordeal.start()
                trap.set(after: Int.random(in: 1...messages / 10, using: &ordeal.random)) {
                    SmallDisk.fill(ballast, leaving: leave)
                }
                let end = try ordeal.finish(process)
                trap.clear()
                unlink(ballast)
                #expect(end.status >= 0, "it was killed by signal \(-end.status)")
                if end.status == 1, end.errors.contains("the disk is full") {
                    ordeal.events += 1
                } else if end.status != 0 {
                    print("small disk: exit \(end.status): \(end.errors.prefix(300))")
                }
            }
            #expect(ordeal.events > 0, "the disk was never full")
            try ordeal.runToTheEnd()
            try ordeal.judge(mostUncertain: 0)
        }

        private enum SmallDisk {
            /// Writes until nothing more fits, then gives back so many octets.
            static func fill(_ path: String, leaving: Int) {
                let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
                guard descriptor >= 0 else { return }
                defer { close(descriptor) }
                let block = [UInt8](repeating: 0, count: 4096)
                var size = 0
                while case let count = write(descriptor, block, block.count), count > 0 { size += count }
                ftruncate(descriptor, off_t(max(0, size - leaving)))
            }
        }

        /// Another process writes now and then, each time for a while. The run waits for it and loses nothing.
        @Test func anotherProcessHoldsTheStoreForAWhile() throws {
            let trap = Trap()
            let sink = sink(trap)
            let messages = Torture.messages
            let ordeal = try Ordeal("store locked a while", messages: messages, sink: sink)
            let other = try Holder(ordeal.workspace.store.path)
            let times = Torture.scale(5, 100)
            let process = try ordeal.start()
            // Let go after fewer messages than a run always has at hand, so that the wire never waits for the store.
            let spans = (0..<times).map { _ in Int.random(in: 1...200, using: &ordeal.random) }
            holdNext(trap, other, spans[...], every: max(8, messages * 3 / times - 200))
            let end = try ordeal.finish(process)
            #expect(end.status == 0, "\(end.errors)")
            trap.clear()
            other.letGo()
            ordeal.events = other.times
            #expect(other.times > 0)
            try ordeal.judge(mostUncertain: 0)
        }

        private func holdNext(_ trap: Trap, _ other: Holder, _ spans: ArraySlice<Int>, every: Int) {
            guard let span = spans.first else { return }
            trap.set(after: every) {
                other.hold()
                trap.set(after: span) {
                    other.letGo()
                    holdNext(trap, other, spans.dropFirst(), every: every)
                }
            }
        }

        /// Another process keeps it for longer than a run waits: the run ends, what it was told is in the journal.
        @Test(arguments: ["ask", "resend"]) func anotherProcessHoldsTheStoreForLong(ifUnsure: String) throws {
            let trap = Trap()
            let sink = sink(trap)
            let messages = Torture.scale(600, 20_000, "KAMERTON_MESSAGES")
            let times = Torture.scale(4, 40)
            let ordeal = try Ordeal("store locked too long", ifUnsure: ifUnsure, messages: messages, sink: sink)
            let other = try Holder(ordeal.workspace.store.path)
            for _ in 0..<times where try ordeal.waiting() > 0 {
                let store = try Store(
                    path: ordeal.workspace.store.path, busyTimeout: Int32(Torture.scale(50, 300)))
                trap.set(after: Int.random(in: 1...max(40, messages * 4 / times), using: &ordeal.random)) {
                    other.hold()
                }
                do {
                    _ = try ordeal.runHere(store: store)
                } catch let error as SQLiteError where error.isBusy {
                    ordeal.events += 1
                }
                trap.clear()
                other.letGo()
            }
            #expect(ordeal.events > 0, "it was never locked")
            try ordeal.runToTheEnd()
            try ordeal.judge(mostUncertain: 0)
        }

        /// Takes the write lock as another program would, on a connection of its own.
        private final class Holder: Sendable {
            // Only inside the mutex.
            private final class Held: @unchecked Sendable {
                let connection: Connection
                var isHeld = false
                var times = 0

                init(_ connection: Connection) { self.connection = connection }
            }

            private let held: Mutex<Held>

            init(_ path: String) throws { held = Mutex(Held(try Connection(path: path))) }

            func hold() {
                held.withLock { held in
                    guard !held.isHeld, (try? held.connection.execute("BEGIN IMMEDIATE")) != nil else { return }
                    (held.isHeld, held.times) = (true, held.times + 1)
                }
            }

            func letGo() {
                held.withLock { held in
                    if held.isHeld { try? held.connection.execute("ROLLBACK") }
                    held.isHeld = false
                }
            }

            var times: Int { held.withLock { $0.times } }
        }
    }
}
