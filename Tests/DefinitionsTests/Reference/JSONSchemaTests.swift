import Definitions
import Formats
import Foundation
import JSON
import TestSupport
import Testing

@Suite struct JSONSchemaTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private static let campaigns = ((try? FileManager.default.contentsOfDirectory(atPath: root + "/campaigns")) ?? [])
        .filter { $0.hasSuffix(".yaml") }.sorted().map { "campaigns/" + $0 }

    private func mistakes(_ text: String, _ file: JSONSchema.File) throws -> [String] {
        let (node, findings) = YAMLTree.parse(Array(text.utf8), file: file.rawValue)
        #expect(!findings.contains { $0.severity == .error })
        let schema = JSONSchema(language: .english).document(file)
        return SchemaValidator(root: schema).mistakes(try #require(node).json)
    }

    private func read(_ path: String) throws -> String {
        try String(contentsOfFile: JSONSchemaTests.root + "/" + path, encoding: .utf8)
    }

    @Test(arguments: campaigns)
    func everySampleCampaignFitsAndNamesItsSchema(path: String) throws {
        let text = try read(path)
        #expect(try mistakes(text, .campaign) == [])
        #expect(text.hasPrefix("# yaml-language-server: $schema=../schema/campaign.json\n"))
    }

    @Test func theSampleWorkspaceFitsAndNamesItsSchema() throws {
        let text = try read("kamerton.yaml")
        #expect(try mistakes(text, .workspace) == [])
        #expect(text.hasPrefix("# yaml-language-server: $schema=schema/kamerton.json\n"))
        #expect(JSONSchemaTests.campaigns.count > 5)
    }

    /// With `KAMERTON_UPDATE_DOCS=1` the files are written instead of compared.
    @Test(arguments: JSONSchema.files)
    func theCommittedSchemasAreWhatTheTablesSay(file: ScaffoldFile) throws {
        let path = JSONSchemaTests.root + "/" + file.path
        if ProcessInfo.processInfo.environment["KAMERTON_UPDATE_DOCS"] == "1" {
            try FileManager.default.createDirectory(
                atPath: JSONSchemaTests.root + "/schema", withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
        }
        #expect(try read(file.path) == file.text, "run: KAMERTON_UPDATE_DOCS=1 swift test --filter JSONSchemaTests")
    }

    @Test(arguments: ["ru", "fr"])
    func whatInitAndNewWriteFits(locale: String) throws {
        let scaffold = WorkspaceScaffold(
            name: "Club", from: "Club <club@example.org>", locale: locale, timezone: "Europe/Moscow",
            postalAddress: "12 Orchard Lane")
        for file in scaffold.files where file.path.hasSuffix(".yaml") {
            let isWorkspace = file.path == "kamerton.yaml"
            #expect(file.text.hasPrefix("# yaml-language-server: $schema="))
            #expect(try mistakes(file.text, isWorkspace ? .workspace : .campaign) == [])
        }
        #expect(scaffold.files.map(\.path).contains("schema/campaign.json"))
    }

    @Test func fullDefinitionsFit() throws {
        #expect(try mistakes(SampleFiles.workspace, .workspace) == [])
        #expect(try mistakes(SampleFiles.survey, .campaign) == [])
        #expect(try mistakes(SampleFiles.email, .campaign) == [])
    }

    @Test(arguments: [
        ("title: ", "titel: "), ("kind: email", "kind: letter"), ("intent: ", "intent: please # "), ("topic: ", "# "),
        ("schedule:", "schedule: soon\nx:"), ("kind: email", "kind: survey"), ("kind: email", "kind: email\nreason: x"),
        ("kind: email", "kind: email\naudience: { sample: 2 }"), ("kind: email", "kind: email\nowner: nobody"),
    ])
    func brokenCampaignsAreRefused(part: String, instead: String) throws {
        let broken = SampleFiles.email.replacing(part, with: instead)
        #expect(broken != SampleFiles.email)
        #expect(try !mistakes(broken, .campaign).isEmpty)
    }

    @Test(arguments: [
        "smtp: { host: h, username: u }", "transport: smtp", "transport: pigeon", "smtp: { host: h, port: 70000 }",
        "smtp: { host: h, username: u, password: hunter2 }",
        "smtp: { host: h, username: u, password: { env: A, file: b } }", "rate: 5",
        "smtp: { host: h, token: { env: A } }",
        "smtp: { host: h, username: u, password: { env: A }, token: { env: B } }",
    ])
    func brokenDeliveriesAreRefused(line: String) throws {
        let text = try read("kamerton.yaml")
        let (node, _) = YAMLTree.parse(Array("delivery: { \(line) }\n".utf8), file: "x")
        var workspace = try #require(YAMLTree.parse(Array(text.utf8), file: "x").0).json.objectValue ?? JSONObject()
        workspace["delivery"] = try #require(node?["delivery"]).json
        let schema = JSONSchema(language: .english).document(.workspace)
        #expect(!SchemaValidator(root: schema).mistakes(.object(workspace)).isEmpty)
    }

    @Test func optionalSectionsMayBeCommentedOut() throws {
        #expect(try mistakes(SampleFiles.email + "audience:\n  # where: true\n", .campaign) == [])
    }

    @Test func everyKeyHasADescriptionAndExamplesFit() {
        for file in JSONSchema.File.allCases { checkProperties(of: JSONSchema(language: .english).document(file)) }
    }

    private func checkProperties(of schema: JSONValue) {
        if let items = schema["items"] { checkProperties(of: items) }
        for (name, property) in schema["properties"]?.objectValue?.members ?? [] where property.objectValue != nil {
            #expect(property["title"] != nil && property["description"] != nil, "\(name)")
            for example in property["examples"]?.arrayValue ?? [] {
                #expect(SchemaValidator(root: property).mistakes(example) == [], "\(name)")
            }
            checkProperties(of: property)
            for choice in property["anyOf"]?.arrayValue ?? [] { checkProperties(of: choice) }
        }
    }

    @Test func theBundleTakesBothKinds() throws {
        let validator = SchemaValidator(root: JSONSchema(language: .english).bundle)
        for text in [SampleFiles.workspace, SampleFiles.email] {
            #expect(validator.mistakes(try #require(YAMLTree.parse(Array(text.utf8), file: "x").0).json) == [])
        }
        #expect(!validator.mistakes(["title": "x"]).isEmpty)
    }

    @Test func descriptionsAreInTheLanguageThatIsAsked() {
        let russian = JSONSchema(language: .russian).document(.campaign)
        #expect(russian["properties"]?["title"]?["description"] == "как кампанию называют в команде")
        #expect(russian["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    }
}
