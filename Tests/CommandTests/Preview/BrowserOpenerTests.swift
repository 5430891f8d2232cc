import Foundation
import Formats
import Synchronization
import TestSupport
import Testing

@testable import kamerton

@Suite struct BrowserOpenerTests {
    @Test func whatIsOpenedStandsInAFolderOfItsOwner() throws {
        let folder = TemporaryFolder()
        #expect(Kamerton.run(["init", folder.path, "--quiet"]) == .done)
        let opened = Mutex<[String]>([])
        let opener = BrowserOpener { path in
            opened.withLock { $0.append(path) }
            return true
        }
        let words = ["preview", "welcome", "--open", "--quiet", "--workspace", folder.path]
        guard
            case .run(let command, let arguments, let options, let globals) = try Parser(
                commands: Registry.commands
            ).parse(words)
        else { return #expect(Bool(false)) }
        let invocation = Invocation(
            command: command, arguments: arguments, options: options, globals: globals, console: Console(globals))
        #expect(try PreviewCommand.run(invocation, opener) == .done)
        let path = try #require(opened.withLock { $0.first })
        defer { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }
        #expect(path.hasSuffix("/welcome.html"))
        let html = try String(contentsOfFile: path, encoding: .utf8)
        #expect(html.contains("Maximiliana-Alexandrina"))
        let holder = (path as NSString).deletingLastPathComponent
        let mode = try FileManager.default.attributesOfItem(atPath: holder)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test func whereNothingOpensFilesThePathIsPrinted() throws {
        let folder = TemporaryFolder()
        #expect(Kamerton.run(["init", folder.path, "--quiet"]) == .done)
        var kamerton = Executable(workspace: folder.path)
        kamerton.environment["PATH"] = folder.path
        let result = try kamerton.run("preview", "--all", folder.path + "/pages", "--open")
        #expect(result.code == 0)
        #expect(result.error.contains("open \(folder.path)/pages/index.html yourself"))
    }
}
