import Foundation

/// Runs the built `kamerton` as a process, as cron and people do.
package struct Executable: Sendable {
    package struct Result: Sendable {
        package let code: Int32
        package let out: String
        package let error: String
    }

    /// Beside the running test bundle.
    package static let path: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        var folder = (own as NSString).deletingLastPathComponent
        while folder.count > 1 {
            let candidate = folder + "/kamerton"
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder = (folder as NSString).deletingLastPathComponent
        }
        return SourceRoot.path + "/.build/debug/kamerton"
    }()

    package let workspace: String
    package var environment: [String: String] = ["KAMERTON_HOOK_SECRET": "test-secret"]

    package init(workspace: String) { self.workspace = workspace }

    /// Starts it without waiting; its output goes to the pipes given.
    package func start(_ arguments: [String], out: Any? = nil, error: Any? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Executable.path)
        process.arguments = arguments + ["--workspace", workspace]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = out ?? FileHandle.nullDevice
        process.standardError = error ?? FileHandle.nullDevice
        try process.run()
        return process
    }

    package func run(_ arguments: String...) throws -> Result { try run(arguments) }

    package func run(_ arguments: [String]) throws -> Result {
        let folder = TemporaryFolder()
        folder.write("", to: "out")
        folder.write("", to: "error")
        let out = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/out"))
        let error = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/error"))
        let process = try start(arguments, out: out, error: error)
        process.waitUntilExit()
        return Result(code: process.terminationStatus, out: folder.read("out"), error: folder.read("error"))
    }
}

/// The folder of the package.
package enum SourceRoot {
    package static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The real data of `../shared/data`, or where `KAMERTON_DATA` points; nil where it is absent.
    package static func data(_ name: String) -> String? {
        let base = ProcessInfo.processInfo.environment["KAMERTON_DATA"] ?? path + "/../shared/data"
        return FileManager.default.fileExists(atPath: base + "/" + name) ? base + "/" + name : nil
    }
}
