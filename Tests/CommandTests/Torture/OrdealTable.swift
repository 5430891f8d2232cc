import Foundation

/// The lines that `make torture` makes a table of, one for each scenario.
enum OrdealTable {
    /// Written to the file that KAMERTON_TORTURE_TABLE names, and to the output of the tests.
    static func add(_ cells: [String]) {
        let line = (cells + ["\(Torture.seed)"]).joined(separator: "\t")
        print("torture: " + line.replacing("\t", with: " | "))
        guard let path = ProcessInfo.processInfo.environment["KAMERTON_TORTURE_TABLE"] else { return }
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array((line + "\n").utf8)
        _ = write(descriptor, bytes, bytes.count)
    }

    static func seconds(since moment: ContinuousClock.Instant) -> String {
        let (seconds, rest) = (ContinuousClock.now - moment).components
        return "\(seconds).\(rest / 100_000_000_000_000_000)"
    }
}
