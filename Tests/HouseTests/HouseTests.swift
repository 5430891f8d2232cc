import Testing

/// The rules of the house that a compiler cannot hold.
@Suite struct HouseTests {
    /// Each module and what it may import of ours, in the order in which data flows.
    static let arrows: [(module: String, mayImport: Set<String>)] = {
        let bindings: [(String, Set<String>)] = [
            ("Bindings/SQLite", ["CSQLite"]), ("Bindings/YAML", ["CYAML"]), ("Bindings/HTTP", ["CMicrohttpd"]),
            ("Bindings/MailServer", ["CCurl"]), ("Bindings/SMTP", ["MailServer", "CCurl"]),
            ("Bindings/IMAP", ["MailServer", "CCurl"]),
            ("Bindings/Fetching", ["CCurl"]), ("Bindings/Crypto", ["COpenSSL"]), ("Bindings/Markdown", ["CCMark"]),
            ("Bindings/IDN", ["CIDN"]), ("Bindings/JSON", ["CJansson"]), ("Bindings/MIMEReader", ["CGMime"]),
            ("Bindings/DNS", ["CResolv"]), ("Bindings/Polling", ["CEpoll"]),
        ]
        let flow: [(String, Set<String>)] = [
            ("Formats", ["IDN"]),
            ("Liquid", ["Formats", "JSON"]),
            ("Definitions", ["YAML", "Formats", "Crypto", "JSON"]),
            ("Store", ["SQLite", "Crypto", "Formats", "Definitions", "JSON"]),
            (
                "Campaigning",
                ["Store", "Definitions", "Formats", "Crypto", "Liquid", "Markdown", "JSON", "SQLite"]
            ),
            ("Delivery", ["Campaigning", "Store", "Definitions", "Formats", "SMTP", "Crypto", "DNS", "Polling"]),
            ("Surveys", ["Campaigning", "Store", "Definitions", "Formats", "Crypto", "JSON"]),
            (
                "Bounces",
                ["Campaigning", "Store", "Definitions", "Formats", "MIMEReader", "IMAP", "Fetching", "Crypto", "JSON"]
            ),
            ("Reports", ["Surveys", "Campaigning", "Store", "Definitions", "Formats", "JSON", "Crypto"]),
            (
                "Web",
                [
                    "Reports", "Surveys", "Bounces", "Campaigning", "Store", "Definitions", "Formats", "HTTP", "JSON",
                    "Crypto",
                ]
            ),
        ]
        return bindings + flow
    }()

    static let ours: Set<String> = Set(arrows.map { $0.module.replacing("Bindings/", with: "") })
        .union(arrows.flatMap(\.mayImport))

    @Test(arguments: arrows.map(\.module))
    func aModuleImportsOnlyWhatStandsAboveIt(module: String) throws {
        let allowed = try #require(Self.arrows.first { $0.module == module }).mayImport
        let files = SourceFile.all(below: "Sources/" + module)
        #expect(!files.isEmpty)
        for file in files {
            let forbidden = Set(file.imports).intersection(Self.ours).subtracting(allowed)
            #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.sorted())")
        }
    }

    @Test func everySourceFolderHasItsArrow() {
        let modules = Set(
            SourceFile.all(below: "Sources").map { file in
                let parts = file.path.split(separator: "/")
                return parts[1] == "Bindings" ? "Bindings/\(parts[2])" : String(parts[1])
            })
        let executables: Set<String> = ["kamerton", "conformance", "community", "measure"]
        #expect(modules.subtracting(Self.arrows.map(\.module)).subtracting(executables).isEmpty)
    }

    @Test func noFileIsLongerThan500Lines() {
        // A catalogue is one file a language, however much there is to say.
        for file in SourceFile.all(below: "Sources") + SourceFile.all(below: "Tests")
        where !file.path.hasPrefix("Sources/Formats/Words/Catalogue+") {
            #expect(file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func cModulesAreImportedOnlyByTheirBindings() {
        for file in SourceFile.all(below: "Sources") where !file.path.hasPrefix("Sources/Bindings/") {
            let c = file.imports.filter { $0.hasPrefix("C") && $0.dropFirst().first?.isUppercase == true }
            #expect(c.isEmpty || c == ["Crypto"], "\(file.path) imports \(c)")
        }
    }

    @Test func sqlLivesInTheStoreOnly() {
        let patterns = ["SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE"]
        for file in SourceFile.all(below: "Sources")
        where !file.path.hasPrefix("Sources/Store/") && !file.path.hasPrefix("Sources/Bindings/SQLite/") {
            for line in file.lines where !line.trimmingPrefix(while: { $0 == " " }).hasPrefix("//") {
                #expect(!patterns.contains { line.contains($0) }, "\(file.path): \(line)")
            }
        }
    }

    @Test func uncheckedSendableStaysInTheBindings() {
        for file in SourceFile.all(below: "Sources") where !file.path.hasPrefix("Sources/Bindings/") {
            #expect(!file.text.contains("@unchecked Sendable"), "\(file.path)")
        }
    }

    @Test func everyColumnOfTheStoreIsDocumented() {
        let schema = SourceFile.all(below: "Sources/Store/Schema")
            .filter { $0.path.contains("/Schema0") }.map(\.text).joined(separator: "\n")
        let document = SourceFile.read("docs/store.md")
        var missing: [String] = []
        var table = ""
        for line in schema.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words.first == "CREATE", words.count > 2, words[1] == "TABLE" || words[1] == "VIEW" {
                table = words[2]
                if !document.contains("## `\(table)`") && !document.contains("`\(table)`") { missing.append(table) }
            } else if words.count > 5, words[0] == "ALTER", words[3] == "ADD", !document.contains("`\(words[5])`") {
                missing.append("\(words[2]).\(words[5])")
            } else if words.count > 1, !table.isEmpty, ["INTEGER", "TEXT", "BLOB", "REAL", "ANY"].contains(words[1]),
                !document.contains("`\(words[0])`")
            {
                missing.append("\(table).\(words[0])")
            }
        }
        #expect(missing.isEmpty)
    }
}
