import Dispatch
import Foundation
import TestSupport

/// The real executable, as a process of its own.
final class KamertonProcess: Sendable {
    let pid: pid_t
    private let ended = DispatchSemaphore(value: 0)
    private let box: Box

    private final class Box: @unchecked Sendable {
        // The process is started before it is shared and only waited for afterwards.
        let process = Process()
        let output = Pipe()
        let errors = Pipe()
    }

    init(_ words: [String], environment: [String: String]? = nil) throws {
        let box = Box()
        if let environment { box.process.environment = environment }
        box.process.executableURL = URL(fileURLWithPath: Executable.path)
        box.process.arguments = words
        box.process.standardInput = FileHandle.nullDevice
        box.process.standardOutput = box.output
        box.process.standardError = box.errors
        let ended = ended
        box.process.terminationHandler = { _ in ended.signal() }
        try box.process.run()
        self.box = box
        pid = box.process.processIdentifier
    }

    /// True when it ended within the time.
    func wait(for time: Duration) -> Bool {
        let (seconds, attoseconds) = time.components
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
        guard ended.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else { return false }
        ended.signal()
        return true
    }

    func signal(_ number: Int32) { kill(pid, number) }

    /// Waits for the end: exit status (minus the signal that killed it), stdout, stderr.
    func finish() -> (status: Int32, output: String, errors: String) {
        let output = box.output.fileHandleForReading.readDataToEndOfFile()
        let errors = box.errors.fileHandleForReading.readDataToEndOfFile()
        box.process.waitUntilExit()
        let status = box.process.terminationStatus
        return (
            box.process.terminationReason == .exit ? status : -status, String(decoding: output, as: UTF8.self),
            String(decoding: errors, as: UTF8.self)
        )
    }
}
