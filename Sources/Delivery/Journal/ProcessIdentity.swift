import Foundation

/// Who this process is, in a way that survives the reuse of process ids and restarts of the machine.
package struct ProcessIdentity: Sendable, Hashable {
    package var node: String
    package var pid: Int32
    package var bootID: String
    /// Clock ticks from boot to the start of the process.
    package var startTicks: UInt64

    package init(node: String, pid: Int32, bootID: String, startTicks: UInt64) {
        self.node = node
        self.pid = pid
        self.bootID = bootID
        self.startTicks = startTicks
    }

    package static let current: ProcessIdentity = {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        let boot = ProcessIdentity.read("/proc/sys/kernel/random/boot_id") ?? ""
        let pid = getpid()
        return ProcessIdentity(
            node: String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self), pid: pid,
            bootID: boot.trimmingCharacters(in: .whitespacesAndNewlines),
            startTicks: ProcessIdentity.startTicks(of: pid) ?? 0)
    }()

    /// When a process that runs was started; nil when there is none with this id.
    package static func startTicks(of pid: Int32) -> UInt64? {
        // The second field is the program's name in parentheses and may hold anything; the start time is the 22nd.
        guard let text = read("/proc/\(pid)/stat"), let close = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: close)...].split(separator: " ")
        return fields.count > 19 ? UInt64(fields[19]) : nil
    }

    private static func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
