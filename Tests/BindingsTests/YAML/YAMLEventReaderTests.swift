import Testing
import YAML

@Suite struct YAMLEventReaderTests {
    @Test func eventsKnowTheirPlaceInCodePoints() throws {
        let reader = YAMLEventReader(Array("имя: \"клуб\"\n".utf8))
        var scalars: [(String, Range<Int>)] = []
        while true {
            let event = try reader.next()
            if case .scalar(let text, _) = event.kind { scalars.append((text, event.range)) }
            if case .streamEnd = event.kind { break }
        }
        #expect(scalars.map(\.0) == ["имя", "клуб"])
        #expect(scalars.map(\.1) == [0..<3, 5..<11])
    }

    @Test func aSyntaxErrorSaysWhere() throws {
        let reader = YAMLEventReader(Array("a: [1, 2\nb: 3\n".utf8))
        let error = #expect(throws: YAMLSyntaxError.self) {
            while true { if case .streamEnd = try reader.next().kind { break } }
        }
        #expect(error?.problem.contains("',' or ']'") == true)
    }
}
