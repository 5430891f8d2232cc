import Testing

@testable import Campaigning

struct LayoutContentTests {
    @Test(arguments: ["{{content}}", "{{ content }}", "{{- content -}}", "{{-content\n-}}", "{{\tcontent}}"])
    func theMessageStandsWhereTheLayoutHasIt(mark: String) {
        #expect(LayoutContent.isIn("<p>\(mark)</p>"))
        #expect(LayoutContent.placed("Привет {{ content }}", in: "<p>я\(mark)</p>") == "<p>яПривет {{ content }}</p>")
    }

    @Test(arguments: [
        "", "content", "{{ contents }}", "{ { content } }", "{{ content | upcase }}", "{{ content }", "{{",
    ])
    func otherWordsAreNoPlaceForIt(layout: String) {
        #expect(!LayoutContent.isIn(layout))
        #expect(LayoutContent.placed("Hi", in: layout) == "Hi")
    }

    @Test func theFirstOfSeveralPlacesIsMeant() {
        #expect(LayoutContent.placed("Hi", in: "{{ x }}{{ content }}-{{ content }}") == "{{ x }}Hi-{{ content }}")
    }
}
