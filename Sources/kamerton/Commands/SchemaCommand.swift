import Definitions
import Formats
import Foundation
import JSON

/// `kamerton schema`
enum SchemaCommand {
    static let command = Command(
        "schema", summary: Phrase("the JSON Schema of the definition files, for editors"),
        discussion: Phrase(
            """
            Prints a JSON Schema (draft 2020-12): what may stand in kamerton.yaml, in campaigns/*.yaml and in occasions.yaml, so that
            an editor completes keys, shows what each does and marks mistakes while you type. "kamerton init" puts the schemas into
            schema/, and the first line of every file that it writes names them for the YAML language server:

              # yaml-language-server: $schema=../schema/campaign.json

            After an update of kamerton, or to have the descriptions in Russian:

              kamerton schema --write schema
              kamerton schema --write schema --lang ru
              kamerton schema campaign > campaign.json

            The schema knows the shapes of values; "kamerton check" knows also what they mean.
            """),
        arguments: [
            .init(
                name: "FILE", help: Phrase("workspace, campaign or occasions (default: one schema for all)"),
                isOptional: true)
        ],
        options: [
            .init(
                name: "--write", value: "DIR",
                help: Phrase("write kamerton.json, campaign.json and occasions.json into this folder"))
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let schema = JSONSchema(language: invocation.console.language)
        let file = try invocation.arguments.first.map { try kind(named: $0) }
        if let directory = invocation.value("--write") {
            for file in file.map({ [$0] }) ?? JSONSchema.File.allCases {
                try write(schema.document(file), to: directory, as: file, invocation.console)
            }
        } else {
            invocation.printJSON(file.map(schema.document) ?? schema.bundle)
        }
        return .done
    }

    private static func kind(named name: String) throws -> JSONSchema.File {
        if let file = JSONSchema.File(rawValue: name) { return file }
        throw UsageError(
            message: Phrase("there is no schema of \"\(name)\""),
            suggestion: Suggestions.advice(for: name, among: JSONSchema.File.allCases.map(\.rawValue)),
            command: "schema")
    }

    /// Over what is there: schemas are made, not written by hand.
    private static func write(
        _ schema: JSONValue, to directory: String, as file: JSONSchema.File, _ console: Console
    ) throws {
        let path = directory + "/" + (file.path as NSString).lastPathComponent
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try Data((schema.text(pretty: true) + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandError(message: Phrase("\(path) cannot be written: \(error.localizedDescription)"))
        }
        console.note(Phrase("wrote \(path)"))
    }
}
