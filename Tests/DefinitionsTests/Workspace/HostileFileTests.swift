import Definitions
import TestSupport
import Testing

/// Files that nobody wrote on purpose: loading them ends, with findings, and never with a crash.
@Suite struct HostileFileTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func damagedFilesGiveFindingsWithPlaces(seed: UInt64) {
        var generator = SeededGenerator(seed)
        let pieces: [[UInt8]] = [
            Array("\n".utf8), Array("  ".utf8), Array("- ".utf8), Array(": ".utf8), Array("[".utf8), Array("}".utf8),
            Array("&a ".utf8), Array("*a".utf8), Array("\"".utf8), Array("|\n".utf8), [0xFF], [0], Array("\t".utf8),
            Array("é\u{2028}🎉".utf8), Array("<<: ".utf8), Array("! ".utf8), Array("99999999999999999999".utf8),
        ]
        for _ in 0..<40 {
            var workspace = Array(SampleFiles.workspace.utf8)
            var survey = Array(SampleFiles.survey.utf8)
            for _ in 0...generator.next(below: 4) {
                damage(&workspace, &generator, pieces)
                damage(&survey, &generator, pieces)
            }
            let folder = TemporaryFolder()
            folder.write(workspace, to: "kamerton.yaml")
            folder.write(survey, to: "campaigns/nps.yaml")
            for finding in WorkspaceLoader.load(directory: folder.path).findings {
                #expect(finding.mark.line >= 1 && finding.mark.column >= 1 && !finding.message.isEmpty)
            }
        }
    }

    @Test func aFileFullOfMistakesIsCutShort() {
        let keys = (0..<5000).map { "k\($0): 1" }.joined(separator: ", ")
        let findings = SampleFiles.load(email: "{ \(keys) }\n").findings
        #expect(findings.count == 201)
        #expect(findings.contains { $0.rule == "too-many" })
        #expect(findings.allSatisfy { $0.sourceLine == nil })
    }

    @Test func enormousValuesAreNotRepeatedWhole() {
        let long = String(repeating: "x", count: 500_000)
        let loaded = SampleFiles.load(workspace: SampleFiles.workspace.replacing("Europe/Moscow", with: long))
        #expect(loaded.findings.map(\.rule) == ["time-zone"])
        #expect(loaded.findings.allSatisfy { $0.message.count < 500 })
    }

    @Test func aFilterThatIsAllMistakesIsCutShort() {
        let filter = String(repeating: "§ ", count: 20_000)
        let text = SampleFiles.email.replacing("schedule:", with: "audience: { where: '\(filter)' }\nschedule:")
        #expect(SampleFiles.load(email: text).findings.count == 20)
    }

    private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator, _ pieces: [[UInt8]]) {
        let at = generator.next(below: bytes.count)
        switch generator.next(below: 3) {
        case 0: bytes.removeSubrange(at..<min(bytes.count, at + 1 + generator.next(below: 30)))
        case 1: bytes.insert(contentsOf: pieces[generator.next(below: pieces.count)], at: at)
        default: bytes[at] = UInt8(generator.next(below: 256))
        }
        if bytes.isEmpty { bytes = [0x0A] }
    }
}

extension SeededGenerator {
    fileprivate mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
