import Definitions
import Formats
import Testing

/// A mistake is shown at its characters, with what to write instead: words in other letters, durations, windows, quotes.
@Suite struct FilterMistakeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let caret: String
        let message: String
        let suggestion: String?
        var testDescription: String { text }

        init(_ text: String, _ caret: String, _ message: String, _ suggestion: String?) {
            (self.text, self.caret, self.message, self.suggestion) = (text, caret, message, suggestion)
        }
    }

    static let cases: [Case] = [
        // Letters that only look Latin.
        Case(
            "сity = \"Penza\"", "^^^^", "\"сity\" is not a known name",
            "some of its letters only look Latin: type it anew as city"),
        Case(
            "vip аnd points > 3", "    ^^^", "\"аnd\" is not a word of the language",
            "some of its letters only look Latin: type it anew as and"),
        Case(
            "соunt(story) > 1", "^^^^^", "there is no function \"соunt\"",
            "some of its letters only look Latin: type it anew as count"),
        Case(
            "count(stоry) > 1", "      ^^^^^", "there is no activity \"stоry\"",
            "some of its letters only look Latin: type it anew as story"),
        Case(
            "stage = рromoter", "        ^^^^^^^^", "there is no stage \"рromoter\"",
            "some of its letters only look Latin: type it anew as promoter"),
        // The Russian keyboard layout.
        Case(
            "ыефпу = promoter", "^^^^^", "\"ыефпу\" is not a known name",
            "it was typed in the Russian keyboard layout: stage"),
        Case(
            "vip фтв points > 3", "    ^^^", "\"фтв\" is not a word of the language",
            "it was typed in the Russian keyboard layout: and"),
        Case(
            "тще vip", "^^^", "\"тще\" is not a word of the language",
            "it was typed in the Russian keyboard layout: not"),
        Case(
            "plan шт (club)", "     ^^", "\"шт\" is not a word of the language",
            "it was typed in the Russian keyboard layout: in"),
        Case(
            "дфые(purchase) within 90d", "^^^^", "there is no function \"дфые\"",
            "it was typed in the Russian keyboard layout: last"),
        Case(
            "stage = зкщьщеук", "        ^^^^^^^^", "there is no stage \"зкщьщеук\"",
            "it was typed in the Russian keyboard layout: promoter"),
        Case(
            "сшен = \"Penza\"", "^^^^", "\"сшен\" is not a known name",
            "it was typed in the Russian keyboard layout: city"),
        Case(
            "sum(purchase.фьщгте) > 1", "             ^^^^^^", "the activity purchase has no field \"фьщгте\"",
            "it was typed in the Russian keyboard layout: amount"),
        // Durations.
        Case(
            "nps_at within 90", "              ^^", "expected a duration, found the number 90",
            "say of what: 90d is days, 90w weeks, 90mo months"),
        Case(
            "nps_at within 90дней", "              ^^^^^^", "\"дней\" is not a unit of time", "write 90d"),
        Case("nps_at within 90в", "              ^^^", "\"в\" is not a unit of time", "write 90d"),
        Case("nps_at within 3 months", "              ^^^^^^^^", "a duration is one word", "write 3mo"),
        Case("nps_at within 3месяца", "              ^^^^^^^", "\"месяца\" is not a unit of time", "write 3mo"),
        Case(
            "nps_at within 1.5d", "              ^^^^", "1.5d is not a whole number of units",
            "write it in a smaller unit: 36h"),
        Case(
            "nps_at within \"90d\"", "              ^^^^^", "expected a duration, found the text \"90d\"",
            "write it as 90d, 6h, 2w or 18mo"),
        Case(
            "nps_at older 90d", "             ^^^", "expected \"than\", found the duration 90d",
            "write: older than 180d"),
        // Windows where they do not belong.
        Case(
            "last(purchase, within 90d) is set", "               ^^^^^^^^^^", "last takes no \"within\"",
            "write last(purchase) within 90d"),
        Case(
            "has_tag(\"a\", within 90d)", "             ^^^^^^^^^^", "has_tag takes no \"within\"",
            "write has_tag(\"staff\")"),
        Case(
            "count(story, within 3d, within 4d) > 1", "                        ^^^^^^^^^", "count takes one \"within\"",
            "write count(visit) or count(visit, within 30d)"),
        Case(
            "answered(any, within 3d) within 4d", "^^^^^^^^^^^^^^^^^^^^^^^^",
            "answered(any, within 3d) already says within what time", nil),
        Case(
            "points within 3d", "^^^^^^", "points is a number",
            "\"within\" needs a date, such as last(purchase) or joined_at"),
        Case("count(story, 90d) > 1", "             ^^^", "the duration 90d stands alone", "write within 90d"),
        // Parentheses and quotes.
        Case("has_tag(\"a\"", "       ^", "this parenthesis is not closed", "add a ) after the last argument"),
        Case("plan in (club", "        ^", "this parenthesis is not closed", "add a ) after the last value"),
        Case(
            "plan in club", "        ^^^^", "expected \"(\", found \"club\"",
            "write the values in parentheses: in (a, b)"),
        Case("city = 'Penza", "       ^", "this text has no closing '", "end it with '"),
        Case("city = «Пенза» and vip", "       ^^^^^^^", "texts stand between straight quotes", "write \"Пенза\""),
        Case("city = „Penza“", "       ^^^^^^^", "texts stand between straight quotes", "write \"Penza\""),
        Case(
            "city = ”Penza", "       ^", "the character ” has no meaning here",
            "put texts between straight quotes: \"…\""),
        // Types.
        Case("vip > 3", "      ^", "vip is true or false, 3 is a number", nil),
        Case("points ~= \"a\"", "^^^^^^", "points is a number", "\"~=\" is asked of texts"),
        Case(
            "city contains 3", "              ^", "\"contains\" needs a text in quotes, found 3", "write contains \"…\""
        ),
        Case("joined_at = \"soon\"", "            ^^^^^^", "\"soon\" is not a date", "write it as 2026-01-31"),
        Case(
            "has_tag(\"a\") > 3", "^^^^^^^^^^^^", "has_tag(\"a\") is a condition by itself, and a value is needed here",
            nil),
        Case(
            "city is null", "        ^^^^", "expected \"set\" or \"not set\", found \"null\"",
            "to compare a value, write ="),
    ]

    @Test(arguments: cases) func aMistakeIsShownWithWhatToWriteInstead(_ example: Case) throws {
        let mistake = try #require(FilterParserTests.mistakes(example.text).first)
        #expect(FilterParserTests.marked(example.text) == example.caret)
        #expect(mistake.message.english == example.message)
        #expect(mistake.suggestion?.english == example.suggestion)
    }

    @Test func everyMistakeOfAFilterIsFoundAtOnce() {
        let text = "сity = \"Penza\" фтв nps_at within 90 days аnd plan шт (gold) or last(purchase, within 3d) is set"
        #expect(FilterParserTests.mistakes(text).map(\.offset) == [0, 15, 33, 41, 50, 54, 78])
    }

    @Test func aNameInCyrillicLettersIsANameWhereNoWordIsMeant() throws {
        #expect(try FilterParserTests.parse("has_tag(шт)") == .hasTag("шт"))
        #expect(try FilterParserTests.parse("has_tag(\"фтв\")") == .hasTag("фтв"))
    }
}
