import Formats
import Crypto
import Definitions
import Foundation
import JSON
import Store

/// `kamerton init`
enum InitCommand {
    static let command = Command(
        "init", summary: Phrase("make a workspace here or in DIR"),
        discussion: Phrase(
            """
            Writes kamerton.yaml, a first campaign with its templates, .gitignore, and the secret that signs links. It asks for
            what it is not told, on a terminal. Nothing that exists is overwritten: in a workspace that is there already (a
            fresh clone) it adds only what is missing, such as the secret.

              kamerton init my-club --name "Green Orchard Club" --from "Green Orchard Club <club@example.org>"
              kamerton check --workspace my-club
            """),
        arguments: [.init(name: "DIR", help: Phrase("the folder (default: this one)"), isOptional: true)],
        options: [
            .init(name: "--name", value: "TEXT", help: Phrase("the name of the community")),
            .init(name: "--from", value: "SENDER", help: Phrase("the From line: Name <address>")),
            .init(name: "--locale", value: "TAG", help: Phrase("the language of most members: ru, en, pt-BR")),
            .init(name: "--timezone", value: "ZONE", help: Phrase("their time zone: Europe/Moscow")),
            .init(name: "--public-url", value: "URL", help: Phrase("where \"kamerton serve\" will be reached")),
            .init(name: "--postal-address", value: "TEXT", help: Phrase("stands under every mail")),
            .init(
                name: "--salt", value: "HEX",
                help: Phrase("make the store now, with this salt (for tests: the same samples)")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let given = invocation.arguments.first ?? invocation.globals.workspace ?? "."
        let current = FileManager.default.currentDirectoryPath
        let path = given.hasPrefix("/") ? given : current + "/" + given
        let directory = URL(fileURLWithPath: path).standardizedFileURL.path
        let salt = try salt(invocation)
        let isNew = !FileManager.default.fileExists(atPath: directory + "/kamerton.yaml")
        var files: [ScaffoldFile]
        if isNew {
            let scaffold = InitQuestions(invocation: invocation, directory: directory).scaffold()
            if let mistake = scaffold.mistake() {
                throw UsageError(message: mistake.message, suggestion: mistake.suggestion, command: "init")
            }
            files = scaffold.files + [WorkspaceScaffold.secret()]
        } else {
            files = try missing(in: directory)
        }
        var written: [String] = []
        for file in files where try file.write(in: directory) {
            written.append(file.path)
            invocation.console.note(Phrase("wrote \(file.path)"))
        }
        if try ignoreState(in: directory) {
            written.append(".gitignore")
            invocation.console.note(Phrase("added .kamerton/ to .gitignore"))
        }
        if let salt { written += try makeStore(in: directory, salt, invocation) }
        if invocation.isJSON {
            let paths = written.map { JSONValue.string($0) }
            invocation.printJSON(.object(JSONObject([("directory", .string(directory)), ("written", .array(paths))])))
        }
        let option = directory == current ? "" : " --workspace \(given)"
        invocation.console.note(
            written.isEmpty ? Phrase("nothing was missing") : Phrase("next: kamerton check\(option)"))
        return .done
    }

    /// What a workspace that exists lacks: its campaigns and templates are its owner's business.
    private static func missing(in directory: String) throws -> [ScaffoldFile] {
        var files = [WorkspaceScaffold.gitignore] + JSONSchema.files
        guard let workspace = WorkspaceLoader.load(directory: directory).workspace else {
            throw CommandError(
                message: Phrase("kamerton.yaml is there, and has mistakes, so nothing was added"),
                suggestion: Phrase("see: kamerton check"))
        }
        if case .file(let path) = workspace.definition.secret.current {
            files.append(WorkspaceScaffold.secret(at: path))
        }
        return files
    }

    /// Adds the state folder to a .gitignore that does not name it. True when it had to.
    private static func ignoreState(in directory: String) throws -> Bool {
        let path = directory + "/.gitignore"
        guard let data = FileManager.default.contents(atPath: path) else { return false }
        let text = String(decoding: data, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard !lines.contains(where: { [".kamerton/", ".kamerton", "/.kamerton/", "/.kamerton"].contains($0) }) else {
            return false
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(((text.isEmpty || text.hasSuffix("\n") ? "" : "\n") + ".kamerton/\n").utf8))
        try handle.close()
        return true
    }

    private static func salt(_ invocation: Invocation) throws -> [UInt8]? {
        guard let text = invocation.value("--salt") else { return nil }
        guard let bytes = TextCode.fromHex(text), (16...64).contains(bytes.count) else {
            throw UsageError(
                message: Phrase("--salt takes 32 to 128 hexadecimal digits, found \(text.count) characters"),
                suggestion: Phrase("for example: openssl rand -hex 32"), command: "init")
        }
        return bytes
    }

    private static func makeStore(in directory: String, _ salt: [UInt8], _ invocation: Invocation) throws -> [String] {
        guard let workspace = WorkspaceLoader.load(directory: directory).workspace else { return [] }
        let existed = Store.exists(at: workspace.storePath)
        let store = try Store(path: workspace.storePath, salt: salt)
        guard store.salt == salt else {
            throw CommandError(
                message: Phrase("the store exists already, with another salt"),
                suggestion: Phrase("members' keys depend on it: use another folder, or another \"store:\""))
        }
        try store.addDeclaredColumns(workspace.definition)
        guard !existed else { return [] }
        invocation.console.note(Phrase("made \(workspace.definition.storePath) with the given salt"))
        return [workspace.definition.storePath]
    }
}
