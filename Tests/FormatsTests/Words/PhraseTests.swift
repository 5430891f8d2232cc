import Formats
import Testing

@Suite struct PhraseTests {
    @Test func aPhraseKeepsItsSentenceAndItsGapsApart() {
        let (name, count) = ("anna", 3)
        let phrase = Phrase("\(name) has \(count) of 5")
        #expect(phrase.template == "{1} has {2} of 5")
        #expect(phrase.values == [.text("anna"), .number(3)])
        #expect(phrase.english == "anna has 3 of 5")
    }

    @Test(arguments: [(0, "0 members"), (1, "1 member"), (2, "2 members"), (21, "21 members")])
    func countsAgreeWithTheirNouns(count: Int, text: String) {
        #expect(Phrase("\(count, "member", "members")").english == text)
    }

    @Test func aWordMayAgreeWithANumberThatIsNotSaid() {
        #expect(Phrase("there \(agreeing: 1, "is", "are") some").english == "there is some")
        #expect(Phrase("there \(agreeing: 2, "is", "are") some").english == "there are some")
    }

    @Test func phrasesNestAndList() {
        let inner = Phrase("a \(1, "mistake", "mistakes")")
        #expect(Phrase("found: \(inner)").english == "found: a 1 mistake")
        #expect(Phrase(listing: [inner, Phrase("b")]).english == "a 1 mistake, b")
    }

    @Test func whatStandsInGapsIsNeverReadAsGaps() {
        let hostile = "{1} {2|a|b} \\(x)"
        #expect(Phrase("name: \(hostile), \(2)").english == "name: \(hostile), 2")
        #expect(Phrase(verbatim: hostile).english == hostile)
        #expect(Phrase(verbatim: hostile).text(in: .russian) == hostile)
    }

    @Test func bracesOfExamplesAreNoGaps() {
        #expect(Phrase("write { env: NAME } or { file: PATH }").english == "write { env: NAME } or { file: PATH }")
        #expect(Phrase("{").english == "{")
        #expect(Phrase("{} \(1) {").english == "{} 1 {")
    }

    @Test func longValuesAreShortened() {
        let phrase = Phrase("not a name: \(String(repeating: "я", count: 1000))").shortened(to: 10)
        #expect(phrase.english == "not a name: яяяяяяяяяя…")
    }

    @Test(arguments: [
        (1, "1 участник"), (2, "2 участника"), (4, "4 участника"), (5, "5 участников"), (11, "11 участников"),
        (12, "12 участников"), (14, "14 участников"), (21, "21 участник"), (22, "22 участника"),
        (111, "111 участников"),
        (0, "0 участников"), (101, "101 участник"),
    ])
    func russianCountsHaveThreeForms(count: Int, text: String) {
        let pattern = PhrasePattern("{1|участник|участника|участников}")
        #expect(pattern.filled(with: [.number(count)], in: .russian) == text)
    }

    @Test(
        arguments: [
            (["LANG": "ru_RU.UTF-8"], Language.russian), (["LANG": "C"], .english), ([:], .english),
            (["LANG": "ru_RU.UTF-8", "LC_ALL": "en_US.UTF-8"], .english),
            (["LANG": "en", "LC_MESSAGES": "ru"], .russian),
            (["LC_ALL": "", "LANG": "ru_RU"], .russian), (["LANG": "ru.KOI8-R"], .russian), (["LANG": "rum"], .english),
        ] as [([String: String], Language)])
    func theEnvironmentChoosesTheLanguage(environment: [String: String], language: Language) {
        #expect(Language(environment: environment) == language)
    }

    @Test func aCatalogueIsReadWithItsContinuedLines() {
        let text = """
            # a remark
            en: one line
                that goes on
            ru: одна строка
               | вторая
               |
               |   - третья

            en: {1|member|members}
            ru: {1|участник|участника|участников}
            """
        let catalogue = Catalogue(parsing: text, code: "ru")
        #expect(
            catalogue.entries == [
                .init(english: "one line that goes on", translation: "одна строка\nвторая\n\n  - третья"),
                .init(english: "{1|member|members}", translation: "{1|участник|участника|участников}"),
            ])
    }
}
