import Definitions
import Testing

@Suite struct YAMLTreeTests {
    private func parse(_ text: String, firstLine: Int = 1) -> (YAMLNode?, [Finding]) {
        YAMLTree.parse(Array(text.utf8), file: "x.yaml", firstLine: firstLine)
    }

    @Test func nodesKnowLineAndColumnInCharacters() throws {
        let (root, findings) = parse("название: клуб\nlist:\n  - один\n  - { ключ: \"два\" }\n")
        #expect(findings.isEmpty)
        let list = try #require(root?["list"]?.elements)
        #expect(root?["название"]?.mark == SourceMark(file: "x.yaml", line: 1, column: 11))
        #expect(list[0].mark == SourceMark(file: "x.yaml", line: 3, column: 5))
        #expect(list[1]["ключ"]?.mark == SourceMark(file: "x.yaml", line: 4, column: 13))
    }

    @Test func frontMatterCountsFromItsFirstLine() {
        let (root, findings) = parse("subject: Hi\npreview: [\n", firstLine: 2)
        #expect(root == nil)
        #expect(findings.first?.mark.line ?? 0 >= 3)
        #expect(parse("a: b\n", firstLine: 5).0?["a"]?.mark.line == 5)
    }

    @Test func lineSeparatorsInTextsDoNotShiftLines() {
        let (root, _) = parse("a: \"x\u{2028}y\"\nb: 1\n")
        #expect(root?["b"]?.mark.line == 2)
    }

    @Test func aliasesAndMergeKeysStandForWhatTheyName() {
        let (root, findings) = parse("base: &b { x: 1, y: 2 }\nown:\n  <<: *b\n  y: 3\ncopy: *b\n")
        #expect(findings.isEmpty)
        #expect(root?["own"]?["x"]?.text == "1")
        #expect(root?["own"]?["y"]?.text == "3")
        #expect(root?["copy"]?["y"]?.text == "2")
    }

    @Test func anEmptyDocumentHasNoRoot() {
        #expect(parse("# nothing\n").0 == nil)
        #expect(parse("# nothing\n").1.isEmpty)
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
        ("a:\n\tb: 1\n", "yaml-tab", 2, 1),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
        ("a: *nobody\n", "yaml-alias", 1, 4),
        ("a: &a [*a]\n", "yaml-alias", 1, 8),
        ("a: \"unclosed\nb: 1\n", "yaml-syntax", 1, 4),
        ("a: b: c\n", "yaml-syntax", 1, 5),
        ("a: !thing 1\n", "yaml-tag", 1, 4),
        ("a: 1\n<<: 2\n", "yaml-merge", 2, 1),
        ("a: \u{7}\n", "yaml-encoding", 1, 4),
        ("a: 1\nб: \u{81}\n", "yaml-encoding", 2, 4),
    ])
    func eachMistakeHasItsPlace(text: String, rule: String, line: Int, column: Int) throws {
        let finding = try #require(parse(text).1.first)
        #expect(finding.rule == rule)
        #expect(finding.mark == SourceMark(file: "x.yaml", line: line, column: column))
        #expect(finding.sourceLine != nil)
    }

    @Test func bytesThatAreNotUTF8HaveAPlace() throws {
        let (root, findings) = YAMLTree.parse(Array("a: 1\nb: ".utf8) + [0xCF, 0x20], file: "x.yaml")
        #expect(root == nil)
        #expect(findings.first?.rule == "yaml-encoding")
        #expect(findings.first?.mark == SourceMark(file: "x.yaml", line: 2, column: 4))
        #expect(YAMLTree.parse([0xFF, 0xFE, 0x61, 0], file: "x.yaml").1.first?.rule == "yaml-encoding")
    }

    /// `a: клуб` as other programs save it.
    @Test(arguments: [
        ([0xFF, 0xFE, 0x61, 0, 0x3A, 0, 0x20, 0, 0x3A, 0x04], "UTF-16"),
        ([0xFE, 0xFF, 0, 0x61, 0, 0x3A, 0, 0x20], "UTF-16"), ([0x61, 0, 0x3A, 0, 0x20, 0, 0x31, 0], "UTF-16"),
        ([0, 0x61, 0, 0x3A, 0, 0x20, 0, 0x31], "UTF-16"),
        ([0x61, 0x3A, 0x20, 0xEA, 0xEB, 0xF3, 0xE1, 0x20, 0xF1, 0xE0, 0xE4], "WINDOWS-1251"),
        ([0x61, 0x3A, 0x20, 0xCB, 0xCC, 0xD5, 0xC2, 0x20, 0xD3, 0xC1, 0xC4], "KOI8-R"),
        ([0x61, 0x3A, 0x20, 0x63, 0x61, 0x66, 0xE9, 0x20, 0x75, 0x6E], "WINDOWS-1252"),
    ])
    func otherEncodingsAreNamed(bytes: [UInt8], encoding: String) throws {
        let (root, findings) = YAMLTree.parse(bytes, file: "x.yaml")
        #expect(root == nil && findings.count == 1)
        let finding = try #require(findings.first)
        #expect(finding.rule == "yaml-encoding" && finding.message.contains(encoding))
        #expect(finding.suggestion?.english == "convert it: iconv -f \(encoding) -t UTF-8 x.yaml > utf8.yaml")
    }

    @Test func aByteOrderMarkOfUTF8IsNoMistake() {
        let (root, findings) = YAMLTree.parse([0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8), file: "x.yaml")
        #expect(findings.isEmpty && root?["a"]?.text == "1")
    }

    @Test func mergeKeysFollowTheirOrder() {
        let text = "a: &a { x: 1 }\nb: &b { x: 2, y: 2 }\nc:\n  <<: [*a, *b]\n  z: 3\nd: { x: 9, <<: *a }\n"
        let (root, findings) = parse(text)
        #expect(findings.isEmpty)
        #expect(root?["c"]?["x"]?.text == "1" && root?["c"]?["y"]?.text == "2" && root?["c"]?["z"]?.text == "3")
        #expect(root?["d"]?["x"]?.text == "9")
    }

    @Test(arguments: [
        ("a: &x 1\nb: *x\na: 2\n", "duplicate-key", 3), ("m: { k: 1, \"k\": 2 }\n", "duplicate-key", 1),
        ("a: 1\n\tb: 2\n", "yaml-tab", 2),
        ("<<: *none\n", "yaml-alias", 1), ("a: {<<: [1, 2]}\n", "yaml-merge", 1), ("a: &x\nb: *y\n", "yaml-alias", 2),
    ])
    func eachMistakeSaysItsLine(text: String, rule: String, line: Int) throws {
        let finding = try #require(parse(text).1.first)
        #expect(finding.rule == rule && finding.mark.line == line)
    }

    @Test func aliasesOfAliasesAreBounded() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let names = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(names)]\n"
        }
        #expect(parse(text).1.map(\.rule) == ["yaml-alias"])
    }

    @Test func depthAndSizeAreBounded() {
        #expect(parse(String(repeating: "[", count: 5000)).1.map(\.rule) == ["yaml-depth"])
        #expect(parse(String(repeating: "# more\n", count: 200_000)).1.map(\.rule) == ["yaml-size"])
    }

    @Test(arguments: [
        ("~", YAMLScalar.null), ("true", .boolean(true)), ("yes", .text("yes")), ("0x1F", .integer(31)),
        ("-12", .integer(-12)), ("1.", .number(1)), ("6.02e23", .number(6.02e23)), (".5", .number(0.5)),
        ("+.inf", .number(.infinity)), (".", .text(".")), ("0x", .text("0x")), ("1e", .text("1e")),
        ("12:30", .text("12:30")), ("-", .text("-")),
    ])
    func plainScalarsFollowTheCoreSchema(text: String, value: YAMLScalar) {
        #expect(YAMLScalar(text, isPlain: true) == value)
    }
}
