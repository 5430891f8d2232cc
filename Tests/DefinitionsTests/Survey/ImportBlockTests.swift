import Definitions
import Testing

private let plain = """
    title: NPS   # quarterly
    kind: survey

    survey:
      questions:
        - score: { type: nps }   # the score

    """

@Test func aBlockIsAddedAtTheEndAndAllElseStays() throws {
    let text = try ImportBlock.write([("score", "How \"likely\"?"), ("at", "Submitted at")], into: plain)
    #expect(text == plain + "\nimport:\n  score: \"How \\\"likely\\\"?\"\n  at: \"Submitted at\"\n")
}

@Test func aBlockThatIsThereKeepsItsCommentsAndItsOtherLines() throws {
    let before = """
        title: NPS
        import:            # the form of 2026
            score: Score   # first page
            email: 'E-mail'
            # the rest
        kind: survey

        """
    let text = try ImportBlock.write([("score", "Оценка: сколько?"), ("email", "E-mail"), ("id", "#")], into: before)
    #expect(
        text == """
            title: NPS
            import:            # the form of 2026
                score: "Оценка: сколько?"   # first page
                email: 'E-mail'
                id: "#"
                # the rest
            kind: survey

            """)
    #expect(try ImportBlock.write([("id", "#")], into: text) == text)
}

@Test func aBlockOnOneLineIsOpened() throws {
    let text = try ImportBlock.write([("score", "B")], into: "import: { score: A, at: \"C: d\" } # mine\ntitle: x\n")
    #expect(text == "import: # mine\n  score: \"B\"\n  at: \"C: d\"\ntitle: x\n")
}

@Test func lineEndsOfWindowsStay() throws {
    #expect(
        try ImportBlock.write([("id", "A\tb")], into: "title: x\r\n")
            == "title: x\r\n\r\nimport:\r\n  id: \"A\\tb\"\r\n")
}

@Test(arguments: ["{ title: x }\n", "[1]\n", "a: b\n  c: d\n", "import: &x\n  score: A\ntitle: *x\n"])
func aFileThatCannotBeEditedSafelyIsLeftAlone(text: String) {
    #expect(throws: ImportBlock.Failure.self) {
        let new = try ImportBlock.write([("score", "B")], into: text)
        Issue.record("\(new)")
    }
}
