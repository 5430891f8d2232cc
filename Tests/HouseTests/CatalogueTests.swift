import Formats
import Testing

/// What the program says is one literal each, and each has its translation.
@Suite struct CatalogueTests {
    private static let said: Set<String> = {
        let texts = SourceFile.all(below: "Sources").filter { !$0.path.hasPrefix("Sources/Formats/Words/") }
            .flatMap { PhraseLiterals.templates(in: $0.text) }
        return Set(texts.filter { hasWords($0) })
    }()

    /// A sentence of gaps and signs alone is the same in every language.
    private static func hasWords(_ template: String) -> Bool {
        PhrasePattern(template).pieces.contains { piece in
            switch piece {
            case .text(let text): text.contains(where: \.isLetter)
            case .gap(_, let forms, _): !forms.isEmpty
            }
        }
    }

    private static let entries = Catalogue.of(.russian)?.entries ?? []

    @Test func everySentenceIsTranslated() {
        #expect(CatalogueTests.said.count > 300)
        let missing = CatalogueTests.said.subtracting(CatalogueTests.entries.map(\.english)).sorted()
        #expect(missing.isEmpty, "\(missing.count) are missing, such as: \(missing.prefix(10).joined(separator: "\n"))")
    }

    @Test func noTranslationIsLeftOver() {
        let unused = Set(CatalogueTests.entries.map(\.english)).subtracting(CatalogueTests.said).sorted()
        #expect(unused.isEmpty, "nothing says: \(unused.prefix(10).joined(separator: "\n"))")
    }

    @Test func noSentenceIsTranslatedTwice() {
        let twice = Dictionary(grouping: CatalogueTests.entries, by: \.english).filter { $0.value.count > 1 }.keys
        #expect(twice.isEmpty)
    }

    @Test func translationsHaveTheGapsOfTheirSentences() {
        for entry in CatalogueTests.entries {
            #expect(gaps(entry.english) == gaps(entry.translation), "\(entry.english)")
            #expect(!entry.translation.isEmpty, "\(entry.english)")
        }
    }

    @Test func countsHaveAllTheFormsOfTheirLanguage() {
        for entry in CatalogueTests.entries {
            #expect(forms(entry.english).allSatisfy { $0 == Language.english.pluralForms }, "\(entry.english)")
            #expect(forms(entry.translation).allSatisfy { $0 == Language.russian.pluralForms }, "\(entry.translation)")
        }
    }

    /// Words of the command line, keys and names are what one types: they stay as they are.
    @Test func optionsInSentencesAreNotTranslated() {
        for entry in CatalogueTests.entries {
            #expect(options(entry.english) == options(entry.translation), "\(entry.english)")
        }
    }

    @Test func literalsAreReadAsTheCompilerReadsThem() {
        let source = ##"""
            // Phrase("in a comment")
            show(Phrase("one \(a ? "x" : "y") two \"three\" \u{e9}"), Phrase(verbatim: "no"))
            Phrase("has \(list.count, "member", "members") and \(agreeing: n, "is", "are")")
            Phrase(
                """
                first \
                line
                  second \(call("a", f(1, "b")))
                """)
            Phrase(#"raw \n \#(x)"#)
            Phrase("outer \(Phrase("inner"))")
            """##
        #expect(
            PhraseLiterals.templates(in: source) == [
                "one {1} two \"three\" é", "has {1|member|members} and {2:is|are}", "first line\n  second {1}",
                "raw \\n {1}", "outer {1}", "inner",
            ])
    }

    private func gaps(_ template: String) -> Set<Int> {
        Set(
            PhrasePattern(template).pieces.compactMap { piece in
                if case .gap(let number, _, _) = piece { number } else { nil }
            })
    }

    private func forms(_ template: String) -> [Int] {
        PhrasePattern(template).pieces.compactMap { piece in
            if case .gap(_, let forms, _) = piece, !forms.isEmpty { forms.count } else { nil }
        }
    }

    private func options(_ text: String) -> Set<Substring> {
        Set(
            text.split { $0.isWhitespace || "\"'(),;:=.".contains($0) }
                .filter { $0.hasPrefix("--") && $0.dropFirst(2).first?.isLetter == true })
    }
}
