import Definitions
import Formats
import Testing

@Suite struct FilterParserTests {
    static let schema = FilterSchema(
        attributes: [
            AttributeDefinition(name: "city", type: .string),
            AttributeDefinition(name: "plan", type: .oneOf(["free", "club", "patron"])),
            AttributeDefinition(name: "birthday", type: .date),
            AttributeDefinition(name: "points", type: .number),
            AttributeDefinition(name: "vip", type: .boolean),
        ],
        activities: [
            ActivityDefinition(
                name: "purchase",
                fields: [
                    AttributeDefinition(name: "amount", type: .number), AttributeDefinition(name: "sku", type: .string),
                ]),
            ActivityDefinition(name: "story", fields: []),
        ],
        stages: ["prospect", "first-purchase", "promoter", "kamerton"],
        segments: ["staff": Filter(text: "has_tag(\"staff\")", root: .hasTag("staff"))],
        campaigns: ["nps-quarterly": ["score", "reason"], "spring-sale": []])

    static func parse(_ text: String) throws -> FilterNode { try FilterParser.parse(text, schema: schema).root }

    static func mistakes(_ text: String) -> [FilterMistake] {
        do {
            _ = try FilterParser.parse(text, schema: schema)
            return []
        } catch { return error.mistakes }
    }

    /// The text with its first mistake marked, as a person would see it.
    static func marked(_ text: String) -> String {
        guard let mistake = mistakes(text).first else { return "" }
        return String(repeating: " ", count: mistake.offset) + String(repeating: "^", count: mistake.length)
    }

    @Test(arguments: [
        "stage in (promoter, kamerton) and city = \"Penza\"",
        "purchases >= 2 and last(purchase) within 90d            -- a count may be written as the plural",
        "count(visit, within 30d) >= 3 and not has_tag(\"staff\")",
        "sum(purchase.amount, within 365d) > 10000",
        "not received(\"spring-sale\") and not received(any, within 7d)",
        "answered(\"nps-quarterly\") and answer(\"nps-quarterly\", \"score\") <= 6",
        "nps >= 9 and nps_at within 180d",
        "email ends_with \"@example.org\" or plan is not set or joined_at before 2026-01-01",
        "sample(25%)",
        "reached(promoter) and count(story, within 90d) + count(referral, within 90d) >= 1",
        "last(purchase) older than 18mo and not reached(kamerton)",
        "stage >= promoter", "plan not in (free, \"club\")", "vip and not (vip = false)", "stories = 0",
        "answered(nps-quarterly) within 90d", "in_segment(\"staff\") or staff", "-points < 3 * (2 + purchases) / 4",
        "birthday after 1990-02-28 and birthday before \"2000-01-01\"", "first(purchase) >= 2026-01-01T10:00+03:00",
        "city ~= \"ПЕНЗА\" or answer(\"nps-quarterly\", \"reason\") contains 'nice'", "TRUE AND NOT false",
        "purchases - visits > 0", "stage = first-purchase", "email_domain = \"example.org\"", "points in (1, -2, 3.5)",
        "stage_entered_at within 30d", "avg(purchase.amount) >= 10.5 and name is set",
    ])
    func printingAndParsingAgainGivesTheSameTree(text: String) throws {
        let tree = try Self.parse(text)
        #expect(try Self.parse(FilterPrinter.text(of: tree)) == tree)
    }

    @Test func namesBecomeWhatTheyStandFor() throws {
        #expect(
            try Self.parse("purchases >= 2")
                == .compare(.count(kind: "purchase", within: nil), .greaterOrEqual, .constant(.number(2))))
        #expect(try Self.parse("stage > first-purchase") == .isIn(.stage, [.text("promoter"), .text("kamerton")]))
        #expect(
            try Self.parse("answered(any) within 90d") == .answered(campaign: nil, within: Span(90, .days)))
        #expect(try Self.parse("staff") == .segment("staff", .hasTag("staff")))
        #expect(
            try Self.parse("stories = 0 or not vip")
                == .any([
                    .compare(.count(kind: "story", within: nil), .equal, .constant(.number(0))),
                    .not(
                        .isTrue(.attribute(AttributeDefinition(name: "vip", type: .boolean)))),
                ]))
    }

    @Test func andBindsTighterThanOrAndNotTighterThanBoth() throws {
        let a = FilterNode.hasTag("a")
        let b = FilterNode.hasTag("b")
        let c = FilterNode.hasTag("c")
        #expect(try Self.parse("has_tag(a) or has_tag(b) and not has_tag(c)") == .any([a, .all([b, .not(c)])]))
        #expect(try Self.parse("(has_tag(a) or has_tag(b)) and has_tag(c)") == .all([.any([a, b]), c]))
    }

    @Test func textsAreReadInNFC() throws {
        guard case .compare(_, _, .constant(.text(let text))) = try Self.parse("city = \"Йошкар\"") else {
            Issue.record("not a comparison")
            return
        }
        #expect(Array(text.unicodeScalars) == Array("Йошкар".unicodeScalars))
    }

    @Test(
        arguments: [
            (
                "citty = \"Penza\"",
                "^^^^^", "\"citty\" is not a known name", "did you mean \"city\"?"
            ),
            (
                "city = 3",
                "       ^", "city is text, 3 is a number", "write it in quotes: \"3\""
            ),
            (
                "city = Penza",
                "       ^^^^^", "Penza is not a known name", "a text stands in quotes: \"Penza\""
            ),
            (
                "last(purchase) within 90x",
                "                        ^", "\"x\" is not a unit of time",
                "one of s, m, h, d, w, mo, y, as in 90d or 18mo"
            ),
            (
                "nps_at within 90 days",
                "              ^^^^^^^", "a duration is one word", "write 90d"
            ),
            (
                "vip and (city = \"a\" or vip",
                "        ^", "this parenthesis is not closed", "add a ) after the condition"
            ),
            (
                "vip) and vip",
                "   ^", "this parenthesis closes nothing", "remove it, or open one before"
            ),
            (
                "received(\"spring-sail\")",
                "         ^^^^^^^^^^^^^", "there is no campaign \"spring-sail\"", "did you mean \"spring-sale\"?"
            ),
            (
                "answer(\"nps-quarterly\", \"scores\") > 3",
                "                        ^^^^^^^^", "nps-quarterly does not ask \"scores\"", "did you mean \"score\"?"
            ),
            (
                "answered(\"spring-sale\")",
                "         ^^^^^^^^^^^^^", "the campaign spring-sale asks nothing: it is not a survey", nil
            ),
            (
                "plan = gold",
                "       ^^^^", "\"gold\" is not a value of plan", "one of: club, free, patron"
            ),
            (
                "stage in (promoter, kammerton)",
                "                    ^^^^^^^^^", "there is no stage \"kammerton\"", "did you mean \"kamerton\"?"
            ),
            (
                "count(purchases) > 1",
                "      ^^^^^^^^^", "there is no activity \"purchases\"", "write it in the singular: purchase"
            ),
            (
                "purchase >= 1",
                "^^^^^^^^", "\"purchase\" is not a known name",
                "purchase is an activity: purchases >= 1, or count(purchase, within 90d) >= 1, or last(purchase) within 90d"
            ),
            (
                "sum(purchase.price) > 1",
                "             ^^^^^", "the activity purchase has no field \"price\"", "one of: amount, sku"
            ),
            (
                "sum(purchase.sku) > 1",
                "             ^^^", "purchase.sku is text", "sum is taken of numbers"
            ),
            (
                "points",
                "^^^^^^", "points is a number, not a condition", "compare it: points >= 1"
            ),
            (
                "1 < points < 3",
                "           ^", "expected \"and\", \"or\" or the end, found \"<\"",
                "comparisons are not chained: write a < b and b < c"
            ),
            (
                "city < \"M\"",
                "     ^", "< compares numbers, dates and stages; city is text",
                "texts are compared with =, !=, ~=, contains, starts_with and ends_with"
            ),
            (
                "vip and",
                "       ^", "expected a condition or a value, found the end", nil
            ),
            (
                "city == \"Penza\"",
                "     ^^", "== is not an operator here", "write ="
            ),
            (
                "city = \"Penza",
                "       ^", "this text has no closing \"", "end it with \""
            ),
            (
                "joined_at before 2026-02-30",
                "                 ^^^^^^^^^^", "there is no date 2026-02-30",
                "write it as 2026-01-31 or 2026-01-31T10:00Z"
            ),
            (
                "email = \"anna\"",
                "        ^^^^^^", "\"anna\" is not an email address",
                "for a part of one write: email contains \"anna\""
            ),
            (
                "purchases within 30d",
                "^^^^^^^^^", "purchases is a number", "write count(purchase, within 30d)"
            ),
            (
                "birthday > joined_at",
                "           ^^^^^^^^^", "birthday is a day and joined_at a moment",
                "compare each with a date of its own"
            ),
            (
                "sample(0%)",
                "       ^^", "sample takes a share above 0% and up to 100%", "write sample(25%)"
            ),
            (
                "city = “Penza”",
                "       ^^^^^^^", "texts stand between straight quotes", "write \"Penza\""
            ),
            ("-- nothing", "^", "the filter is empty", "for everyone write: true"),
        ] as [(String, String, String, String?)])
    func aMistakeIsShownAtItsCharacters(text: String, caret: String, message: String, suggestion: String?) throws {
        let mistake = try #require(Self.mistakes(text).first)
        #expect(Self.marked(text) == caret)
        #expect(mistake.message.english == message)
        #expect(mistake.suggestion?.english == suggestion)
    }

    @Test(arguments: [
        "not received(\"a\", wihin 180d) and city = \"x\"", "received(any, within soon)",
        "(city = \"x\", true) or true",
        "count(visit, and) = 1", "count((purchase, 2) = 1",
    ]) func aMistakeInParenthesesIsOne(text: String) { #expect(Self.mistakes(text).count == 1) }

    @Test func severalMistakesAreFoundAtOnce() {
        let text = "citty = 1 and plan = gold or (count(vist) > 1 and points = \"a\") and last(purchase) within 3q"
        #expect(Self.mistakes(text).map(\.offset) == [0, 21, 36, 59, 91])
    }

    @Test func placesCountCharactersNotBytes() {
        let mistake = Self.mistakes("city = \"Й👩‍👩‍👧\" and citty = \"a\"").first
        #expect(mistake?.offset == 16)
        #expect(mistake?.length == 5)
    }

    @Test func aRuleOfAStageMayNotAskForTheStage() {
        var schema = Self.schema
        schema.isForStageRule = true
        schema.stages = ["prospect"]
        for text in ["stage = prospect", "stage_entered_at within 3d", "reached(promoter)"] {
            #expect(throws: FilterMistakes.self) { try FilterParser.parse(text, schema: schema) }
        }
    }

    @Test func nestingWithoutEndIsRefused() {
        let deep = String(repeating: "(", count: 5000) + "vip" + String(repeating: ")", count: 5000)
        #expect(Self.mistakes(deep).contains { $0.message.english == "the filter is nested too deeply" })
        let nots = String(repeating: "not ", count: 5000) + "vip"
        #expect(Self.mistakes(nots).contains { $0.message.english == "the filter is nested too deeply" })
    }

    /// Whatever is written, parsing ends with a tree or with mistakes inside the text (or right behind it).
    @Test func anyTextIsReadOrRefused() {
        let words = [
            "city", "plan", "(", ")", "and", "or", "not", "in", "within", "90d", "3", "\"a\"", "=", ">=", "~=", "count",
            "purchase", ".", ",", "last", "is", "set", "older", "than", "-", "+", "25%", "2026-01-01", "stage", "--",
            "\n",
            "sum", "amount", "true", "?", "'",
        ]
        var state: UInt64 = 42
        for _ in 0..<1500 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += words[Int(state >> 33) % words.count] + " "
            }
            for mistake in Self.mistakes(text) {
                #expect(mistake.offset >= 0 && mistake.offset <= text.count && mistake.length > 0)
            }
        }
    }
}
