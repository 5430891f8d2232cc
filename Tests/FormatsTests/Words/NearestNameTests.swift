import Formats
import Testing

@Suite struct NearestNameTests {
    private let keys = [
        "audience", "schedule", "content", "title", "kind", "topic", "Город", "Пенза", "--json", "check",
    ]

    @Test(arguments: [
        ("audiense", "audience"), ("shcedule", "schedule"), ("Titel", "title"), ("knd", "kind"), ("topics", "topic"),
    ])
    func aFewEditsAway(word: String, name: String) {
        #expect(NearestName.find(word, among: keys) == name)
    }

    @Test(arguments: [
        ("фгвшутсу", "audience"), ("ысрувгду", "schedule"), ("ЕШЕДУ", "title"), ("лштв", "kind"), ("срусл", "check"),
        ("--оыщт", "--json"), ("фгвшутсе", "audience"),
    ])
    func typedInTheRussianLayout(word: String, name: String) {
        #expect(NearestName.find(word, among: keys) == name)
    }

    @Test(arguments: [("gtypf", "Пенза"), ("Ujhjl", "Город")])
    func typedInTheLatinLayout(word: String, name: String) {
        #expect(NearestName.find(word, among: keys) == name)
    }

    @Test(arguments: [("соntеnt", "content"), ("tорiс", "topic"), ("ГОPOД", "Город")])
    func withLettersThatLookAlike(word: String, name: String) {
        #expect(NearestName.find(word, among: keys) == name)
    }

    @Test(arguments: ["", "zebra", "полотенце", "q", String(repeating: "a", count: 300)])
    func nothingIsNear(word: String) {
        #expect(NearestName.find(word, among: keys) == nil)
    }
}
