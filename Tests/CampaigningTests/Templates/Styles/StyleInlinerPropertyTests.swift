import Foundation
import Testing

@testable import Campaigning

/// Whatever a template is made of: take the added styles away, and every byte is as it was.
@Suite struct StyleInlinerPropertyTests {
    private static let pieces = [
        "<p>", "</p>", "<div class=\"a\">", "</div>", "<td class='b {{ x }}'", ">", "<table><tr>", "</table>", "<li>",
        "{% if a %}", "{% else %}", "{% endif %}", "{% for x in y %}", "{% endfor %}", "{{ a | default: \"<p>\" }}",
        "{% raw %}", "{% endraw %}", "{% comment %}", "{% endcomment %}", "<!--", "-->", "<style>", "</style>", "\"",
        "'",
        "p{color:red}", ".a{margin:0!important}", "div p , .b{font:1px \"x\"}", "@media x{p{a:b}}", "{", "}", ";", "/*",
        "*/", "<", "&amp;", "é", "{{", "}}", "{%", "%}", "<br/>", "<a href=x class=a id=i>", " = ", "\\", "\n",
        "<p id=",
        "{% render \"x\", src: 'y' %}", "</", "<p class={% if a %}a{% endif %}>", "![](", "[", "]", "(", "url(x;y)",
    ]

    @Test(arguments: 0..<20) func nothingButStylesIsAdded(seed: UInt64) {
        var random = Steps(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
        for _ in 0..<20 {
            let count = Int.random(in: 1...40, using: &random)
            let source = (0..<count).map { _ in
                StyleInlinerPropertyTests.pieces.randomElement(using: &random) ?? ""
            }.joined()
            let sheet = StyleInliner.sheet(
                of: "<style>p,td,.a,div{color:red;padding:{{ p }}}*{margin:0!important}</style>" + source)
            let result = StyleInliner(sheet).inline(source)
            #expect(withoutInsertions(result.html, of: source), "\(source)\n\(result.html)")
        }
    }

    /// True when the source is what is left after taking the styles away from the result. No source has a style itself.
    private func withoutInsertions(_ result: String, of source: String) -> Bool {
        var rest = Substring(result).utf8
        var left = Substring(source).utf8
        // An attribute, or the value of one that had none.
        let forms = [Array(" style=\"".utf8), Array("=\"".utf8)]
        while !rest.isEmpty {
            if let added = forms.first(where: { rest.starts(with: $0) && !left.starts(with: $0) }) {
                rest = rest.dropFirst(added.count).drop { $0 != UInt8(ascii: "\"") }.dropFirst()
            } else {
                guard rest.first == left.first else { return false }
                rest.removeFirst()
                left.removeFirst()
            }
        }
        return left.isEmpty
    }

    private struct Steps: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}
