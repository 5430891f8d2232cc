import Foundation
import Testing

@testable import Campaigning

@Suite struct StyleInlinerTests {
    private func inline(_ source: String) -> String {
        StyleInliner(StyleInliner.sheet(of: source), globals: ["theme"]).inline(source).html
    }

    /// What becomes of the body below a sheet.
    private func body(_ css: String, _ body: String) -> String {
        let head = "<style>\(css)</style>"
        return String(inline(head + body).dropFirst(head.count))
    }

    @Test(arguments: [
        ("p{color:red}", "<p>a</p>", "<p style=\"color:red\">a</p>"),
        (".a{color:red}", "<p class='b a'>", "<p style=\"color:red\" class='b a'>"),
        (".A{color:red}", "<p class=a>", "<p class=a>"),
        ("#x{color:red}", "<P ID=x>", "<P style=\"color:red\" ID=x>"),
        ("[align]{color:red}", "<td align>", "<td style=\"color:red\" align>"),
        (
            "td[align=right]{color:red}", "<td align=right><td align=left>",
            "<td style=\"color:red\" align=right><td align=left>"
        ),
        ("[class~=b]{color:red}", "<i class='a b'>", "<i style=\"color:red\" class='a b'>"),
        ("[href^='https:']{color:red}", "<a href=\"https://x\">", "<a style=\"color:red\" href=\"https://x\">"),
        ("[href$=\".pdf\"]{color:red}", "<a href='a.pdf'>", "<a style=\"color:red\" href='a.pdf'>"),
        ("[href*=bc]{color:red}", "<a href=abcd>", "<a style=\"color:red\" href=abcd>"),
        ("[lang|=en]{color:red}", "<i lang=en-GB>", "<i style=\"color:red\" lang=en-GB>"),
        ("*{color:red}", "<br>", "<br style=\"color:red\">"),
        ("a , b{color:red}", "<a><b>", "<a style=\"color:red\"><b style=\"color:red\">"),
        ("div p{color:red}", "<div><i><p></i></div><p>", "<div><i><p style=\"color:red\"></i></div><p>"),
        ("div>p{color:red}", "<div><p></p><span><p>", "<div><p style=\"color:red\"></p><span><p>"),
        (".a.b{color:red}", "<p class=a><p class='b a'>", "<p class=a><p style=\"color:red\" class='b a'>"),
        ("a\\:b,.c\\:d{color:red}", "<p class='c:d'>", "<p style=\"color:red\" class='c:d'>"),
    ]) func elementsAreFoundByEachKindOfSelector(css: String, source: String, expected: String) {
        #expect(body(css, source) == expected)
    }

    @Test(arguments: [
        ("p{color:red}.a{color:blue}", "color:blue"), (".a{color:blue}p{color:red}", "color:blue"),
        ("#i{color:red}.a.a.a{color:blue}", "color:red"), ("#i#i{color:red}#i.a{color:blue}", "color:red"),
        ("p{color:red}p{color:blue}", "color:blue"),
        ("p{color:red!important}#i{color:blue}", "color:red"),
        ("p{color:red}p{margin:0}", "color:red;margin:0"),
        ("p{margin-top:1px}p{margin:0}", "margin-top:1px;margin:0"),
        (
            "p{background:#fff;background:linear-gradient(red,blue)}",
            "background:#fff;background:linear-gradient(red,blue)"
        ),
        ("p{color:red ! important;color:blue}", "color:red"), ("p{COLOR : Red ;; }", "color:Red"),
        ("p{font:12px/1 \"A B\",'C'}", "font:12px/1 &quot;A B&quot;,'C'"),
        ("p{font-family:\"A B\"}", "font-family:'A B'"),
        ("p{/* x;y */color:/**/red}", "color:red"), ("p{background:url(a;b?c&d)}", "background:url(a;b?c&amp;d)"),
        ("<!-- p{color:red} -->", "color:red"), ("@charset \"x\";@import 'y';p{color:red}", "color:red"),
    ]) func theStrongestDeclarationIsPutOn(css: String, style: String) {
        #expect(body(css, "<p id=i class=a>") == "<p style=\"\(style)\" id=i class=a>")
    }

    @Test(arguments: [
        "p:first-child{color:red}", "p::before{color:red}", "a+p{color:red}", "a~p{color:red}",
        "@media (max-width:600px){p{color:red}}", "@font-face{font-family:x;src:url(y)}",
        "@supports (x:y){p{color:red}}",
        "p,}{color:red}", "p,..a{color:red}", "p{color:red", "p", "{color:red}", "p{}", "p{color}", "p{a{color:red}}",
        "{% if x %}p{color:red}{% endif %}", "{{ x }}{color:red}", "p{ {% if x %}color:red{% endif %} }",
    ]) func whatCannotBePutOnElementsStaysInTheSheet(css: String) {
        #expect(body(css, "<p>") == "<p>")
    }

    @Test func aGroupIsPutOnWhatItCanBePutOn() {
        #expect(body("a,a:hover{color:red}", "<a>") == "<a style=\"color:red\">")
    }

    @Test(arguments: [
        ("<p style=\"margin:0\">", "<p style=\"padding:1px;margin:0;color:red\">"),
        ("<p style='margin:0;'>", "<p style='padding:1px;margin:0;color:red'>"),
        ("<p style=margin:0>", "<p style=\"padding:1px;margin:0;color:red\">"),
        ("<p style>", "<p style=\"padding:1px;color:red\">"), ("<p style=\"\">", "<p style=\"padding:1px;color:red\">"),
        ("<p style=\"padding:2px\">", "<p style=\"padding:2px;color:red\">"),
        ("<p style=\"color:blue!important\">", "<p style=\"padding:1px;color:blue!important\">"),
        ("<p style=\"{{ x }}\">", "<p style=\"padding:1px;{{ x }};color:red\">"),
        ("<p {% if x %}style=\"a:b\"{% endif %}>", "<p {% if x %}style=\"a:b\"{% endif %}>"),
    ]) func theAuthorsOwnStyleWinsButOverWhatIsImportant(source: String, expected: String) {
        #expect(body("p{padding:1px;color:red!important}", source) == expected)
    }

    @Test(arguments: [
        ("<p class=\"{{ x }} a\">", true), ("<p class=\"a{{ x }}\">", false),
        ("<p class=\"a{% if x %} b{% endif %}\">", true), ("<p class=\"b{% if x %} a{% endif %}\">", false),
        ("<p {% if x %}class=\"a\"{% endif %}>", false), ("<p title=\"{{ \">\" }}\" class=a>", true),
        ("<p title='{% if a > b %}>{% endif %}' class=a>", true), ("{% comment %}<p class=a>{% endcomment %}", false),
        ("<!-- <p class=a> -->", false), ("<script>'<p class=a>'</script>", false),
        ("<textarea><p class=a></textarea>", false), ("{{ '<p class=a>' }}", false),
        ("{% raw %}<p class=a>{{ y }}{% endraw %}", true), ("a < b <p class=a>", true), ("<p class=a", true),
    ]) func liquidIsSteppedOver(source: String, isStyled: Bool) {
        #expect(body(".a{color:red}", source).contains("style=") == isStyled)
    }

    @Test(arguments: [
        ("<ul><li><li><p class=a>", "li>p"), ("<p>x<div><i class=a>", "div>i"), ("<br><i class=a>", "body i"),
        ("<table><tr><td><td><i class=a>", "table>tbody>tr>td>i"), ("<div><img></div><i class=a>", "body>i"),
        ("<div></span><i class=a>", "div>i"), ("{% if x %}<div>{% else %}<b>{% endif %}<i class=a>", "body>div>i"),
        ("{% for x in y %}<b>{% endfor %}</b><i class=a>", "body>i"), ("<dl><dt>x<dd><i class=a>", "dl>dd>i"),
        ("{% case x %} {% when 1 %}<b>{% when 2 %}<u>{% endcase %}<i class=a>", "body>b>i"),
    ]) func theElementsThatAreOpenAreThoseOfABrowser(source: String, selector: String) {
        let styled = body("\(selector){color:red}", "<body>" + source)
        #expect(styled.contains("class=a") && styled.contains("style="), "\(styled)")
    }

    @Test func descendantsOfRunsOfChildrenAreFoundWithoutTakingChoicesBack() {
        #expect(body("a>b c>d{x:y}", "<a><b><b><c><q><c><d>").contains("<d style"))
        #expect(!body("a>b c>d{x:y}", "<a><q><b><c><d>").contains("<d style"))
        #expect(body("a b a b c{x:y}", "<a><a><b><b><a><b><q><c>").contains("<c style"))
    }

    @Test func valuesOfTheSheetMayBeLiquid() {
        let source = "<style>p{color:{{ theme.colors.accent | default: \"red;}\" }};margin:0}</style><p>"
        #expect(
            inline(source).hasSuffix("<p style=\"color:{{ theme.colors.accent | default: \"red;}\" }};margin:0\">"))
    }

    @Test func sheetsForOtherMediaAndUnderConditionsStay() {
        for source in [
            "<style media=print>p{a:b}</style><p>", "{% if x %}<style>p{a:b}</style>{% endif %}<p>",
            "<!--[if mso]><style>p{a:b}</style><![endif]--><p>",
        ] {
            #expect(inline(source) == source)
        }
    }

    @Test func aPartialIsStyledByWhatIsTrueWhereverItStands() {
        let source = "<style>.a p{color:red}p{margin:0}.b p{x:{{ y }}}</style>"
        let styled = { (contexts: [[MarkupElement]]) in
            StyleInliner(StyleInliner.sheet(of: source)).inline("<p>", contexts: contexts, isPartial: true).html
        }
        let uses = StyleInliner(StyleSheet()).inline(
            "<div class=a>{% render 'x', y: \"z\" %}</div>{%- render \"x\" -%}<b class=b>{% render 'x' %}"
        ).uses
        #expect(uses.map(\.name) == ["x", "x", "x"])
        #expect(styled([uses[0].ancestors]) == "<p style=\"margin:0;color:red\">")
        #expect(styled(uses.prefix(2).map(\.ancestors)) == "<p style=\"margin:0\">")
        // What `y` is there, nobody knows here.
        #expect(styled([uses[2].ancestors]) == "<p style=\"margin:0\">")
    }

    @Test func hostileSizesEndSoon() {
        let deep = String(repeating: "<div class=a>", count: 2_000)
        let css = (0..<300).map { "div .a div .a div .b\($0 % 7) .a{x:y\($0)}" }.joined()
        let sheet = StyleInliner.sheet(of: "<style>\(css)</style>")
        let result = StyleInliner(sheet, mostSteps: 10_000).inline(deep)
        #expect(result.isCutShort)
        #expect(result.html == deep)
    }
}
