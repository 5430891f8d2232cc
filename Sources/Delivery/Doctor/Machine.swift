package import Formats
import Foundation

/// What the doctor asks of the machine, or in tests of a table.
package struct Machine {
    /// The lines of crontabs that this user can read.
    package var crontabs: () -> [String] = Machine.readCrontabs
    /// The permission bits of a file; nil when it is not there.
    package var mode: (String) -> Int? = { path in
        (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
    }
    /// Bytes that are free, and all, on the disk of a folder; nil when nobody can tell.
    package var space: (String) -> (free: Int64, total: Int64)? = { path in
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value,
            let total = (attributes?[.systemSize] as? NSNumber)?.int64Value
        else { return nil }
        return (free, total)
    }
    /// The machine's clock.
    package var clock: () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    package init() {}

    private static func readCrontabs() -> [String] {
        var text = output(of: ["crontab", "-l"]) ?? ""
        let folders = ["/etc/cron.d"]
        var files = ["/etc/crontab"]
        for folder in folders {
            files += ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { folder + "/" + $0 }
        }
        for file in files { text += "\n" + ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "") }
        return text.split(separator: "\n").map(String.init)
    }

    private static func output(of command: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }
}
