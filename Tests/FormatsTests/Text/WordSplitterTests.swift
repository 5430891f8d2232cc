import Formats
import Testing

@Suite struct WordSplitterTests {
    @Test(
        arguments: [
            ("Can't stop, won’t stop.", ["Can't", "stop", "won’t", "stop"]),
            ("Доставка — 3,5 дня; всё-таки ок!", ["Доставка", "3,5", "дня", "всё", "таки", "ок"]),
            ("see example.org now.", ["see", "example.org", "now"]),
            ("日本語 かな", ["日", "本", "語", "か", "な"]),
            ("e\u{301}te\u{301} 👍 …", ["e\u{301}te\u{301}"]),
            ("'quoted' snake_case ___", ["quoted", "snake_case"]), ("", []),
            ("مرحبا بكم", ["مرحبا", "بكم"]),
        ] as [(String, [String])])
    func textIsSplitAsUnicodeSays(text: String, words: [String]) {
        #expect(WordSplitter.words(text) == words)
    }

    @Test func wordsThatSayNothingAreKnown() {
        #expect(StopWords.contains("это") && StopWords.contains("the") && !StopWords.contains("доставка"))
    }
}
