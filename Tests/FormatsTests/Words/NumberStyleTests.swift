import Formats
import Testing

@Suite struct NumberStyleTests {
    @Test(arguments: [
        (1_234_567.0, 0, "1,234,567", "1\u{A0}234\u{A0}567"), (1234.0, 0, "1,234", "1234"),
        (-0.04, 1, "0.0", "0,0"), (-12.35, 1, "−12.4", "−12,4"), (0.05, 2, "0.05", "0,05"),
        (999.995, 2, "1,000.00", "1000,00"),
    ])
    func numbersAreSetAsTheLanguageSetsThem(value: Double, places: Int, english: String, russian: String) {
        #expect(Language.english.decimal(value, places: places) == english)
        #expect(Language.russian.decimal(value, places: places) == russian)
    }

    @Test func aTerminalGetsThemPlain() {
        #expect(Language.english.decimal(-1234.5, places: 1, style: .plain) == "-1234.5")
        #expect(Language.russian.decimal(3.14159, places: 2, isSigned: true, style: .plain) == "+3,14")
        #expect(Language.english.number(-12_345) == "−12,345")
        #expect(Language.english.percent(0.1234, places: 1, style: .plain) == "12.3 %")
        #expect(Language.english.decimal(.nan, places: 1) == "-")
    }

    @Test func aSentenceTakesDecimalsAndItsOwnStyle() {
        let phrase = Phrase("\(12_345, "member", "members") and \(1.25, places: 1) more")
        #expect(phrase.english == "12345 members and 1.3 more")
        #expect(phrase.text(in: .english, numbers: .typeset) == "12,345 members and 1.3 more")
    }
}
