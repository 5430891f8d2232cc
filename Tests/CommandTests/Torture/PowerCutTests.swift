import Foundation
import Store
import TestSupport
import Testing

@testable import Delivery

extension Torture {
    /// The power is cut: what a machine finds when it starts again are the files of the store as they were at one instant, without
    /// what was never promised to be on the disk.
    struct PowerCutTests {
        /// Stops the program between two instructions, copies the files of its store, and kills it.
        private func cut(_ process: KamertonProcess, _ ordeal: Ordeal) throws -> TemporaryFolder? {
            process.signal(SIGSTOP)
            guard ProcessState.waitUntilStopped(process.pid) else { return nil }
            defer { process.signal(SIGKILL) }
            let copy = TemporaryFolder()
            let (from, to) = (ordeal.workspace.folder.path, copy.path)
            let files = FileManager.default
            for name in ["kamerton.yaml", "campaigns", "templates"] {
                try files.copyItem(atPath: from + "/" + name, toPath: to + "/" + name)
            }
            try files.createDirectory(atPath: to + "/.kamerton", withIntermediateDirectories: true)
            // Not the -shm: it lives in memory.
            for name in ["secret", "store.sqlite", "store.sqlite-wal"] {
                try files.copyItem(atPath: from + "/.kamerton/" + name, toPath: to + "/.kamerton/" + name)
            }
            // The journal of the wire may be there as it was, or not at all: nobody may rely on it.
            if Bool.random(using: &ordeal.random) {
                try? files.copyItem(atPath: from + "/.kamerton/wire", toPath: to + "/.kamerton/wire")
            }
            try WriteAheadLog.tear(to + "/.kamerton/store.sqlite-wal", using: &ordeal.random)
            return copy
        }

        @Test(arguments: ["ask", "resend"]) func thePowerIsCut(ifUnsure: String) throws {
            let trap = Trap()
            let sink = SMTPSink { step in
                trap.step()
                if case .body = step { Torture.takeTime() }
                return .standard
            }
            let messages = Torture.scale(1200, 20_000, "KAMERTON_MESSAGES")
            let cuts = Torture.scale(4, 30)
            let ordeal = try Ordeal("power cut", ifUnsure: ifUnsure, messages: messages, sink: sink)
            for _ in 0..<cuts where try ordeal.waiting() > 0 {
                let steps = Int.random(in: 1...max(40, messages * 2 / cuts), using: &ordeal.random)
                let reached = DispatchSemaphore(value: 0)
                trap.set(after: steps) { reached.signal() }
                let process = try ordeal.start()
                let copy = Self.wait(reached, for: process) ? try cut(process, ordeal) : nil
                trap.clear()
                try ordeal.finish(process)
                guard let copy else { continue }
                // What was in the sockets arrives all the same.
                sink.waitForClients()
                try recover(ordeal, from: copy)
                ordeal.events += 1
            }
            #expect(ordeal.events > 0)
            try ordeal.runToTheEnd()
            try ordeal.judge(mostUncertain: nil)
        }

        /// Waits for the instant; false when the process has ended before.
        private static func wait(_ reached: DispatchSemaphore, for process: KamertonProcess) -> Bool {
            while reached.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
                if process.wait(for: .zero) { return false }
            }
            return true
        }

        /// The machine starts again.
        private func recover(_ ordeal: Ordeal, from copy: TemporaryFolder) throws {
            // The first to open it is the program itself.
            let executable = Executable(workspace: copy.path)
            let verdict = try executable.run("store", "verify", "--json")
            #expect(verdict.code == 0, "seed \(Torture.seed): \(verdict.out)")
            let workspace = try SendingWorkspace(opening: copy)
            ordeal.move(to: workspace)
            let received = Set(ordeal.sink.recipients)
            let unsettled = Set(try workspace.addresses(in: "sending"))
            // What waits was never offered; what is sent was taken.
            let wrong = try workspace.addresses(in: "planned").filter(received.contains)
            if ordeal.ifUnsure == "ask" { #expect(wrong.isEmpty, "seed \(Torture.seed)") }
            #expect(try workspace.addresses(in: "sent").allSatisfy(received.contains), "seed \(Torture.seed)")
            var identity = ProcessIdentity.current
            identity.bootID = "after cut \(ordeal.events + 1)"
            let before = Set(try workspace.addresses(in: "uncertain"))
            try workspace.store.connection.run("UPDATE claims SET boot_id = 'before the cut' WHERE ended_at IS NULL")
            _ = try Recovery(
                store: workspace.store, directory: copy.path + "/.kamerton/wire", identity: identity
            ).run(at: Sample.now)
            #expect(Set(try workspace.addresses(in: "uncertain")) == before.union(unsettled), "seed \(Torture.seed)")
            try ordeal.verify()
            try ordeal.lookForDoubts()
        }
    }
}

/// The state of another process, from /proc.
private enum ProcessState {
    /// False when it has ended.
    static func waitUntilStopped(_ pid: pid_t) -> Bool {
        while let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/stat") {
            let text = String(decoding: bytes, as: UTF8.self)
            switch text[text.index(after: text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ").first {
            case "T", "t": return true
            case "Z", "X": return false
            default: sched_yield()
            }
        }
        return false
    }
}

/// SQLite's write-ahead log, as its file format describes it: a header of 32 octets, then frames of 24 and a page.
private enum WriteAheadLog {
    /// What was written after the last commit was never promised: some of it is cut off, or garbled.
    static func tear(_ path: String, using random: inout SeededGenerator) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        guard bytes.count > 32 else { return }
        func number(_ offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        let frame = 24 + number(8)
        let salt = bytes[16..<24]
        var end = 32
        var committed = 32
        while end + frame <= bytes.count, bytes[end + 8..<end + 16].elementsEqual(salt) {
            let isCommit = number(end + 4) != 0
            end += frame
            if isCommit { committed = end }
        }
        guard committed < bytes.count else { return }
        if Bool.random(using: &random) {
            bytes.removeLast(Int.random(in: 0...bytes.count - committed, using: &random))
        } else {
            for index in committed..<bytes.count { bytes[index] = UInt8.random(in: 0...255, using: &random) }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}
