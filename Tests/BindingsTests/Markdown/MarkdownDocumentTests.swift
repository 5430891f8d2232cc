import Markdown
import Testing

@Suite struct MarkdownDocumentTests {
    @Test(arguments: [
        ("Hello *you* & \"me\"", "<p>Hello <em>you</em> &amp; &quot;me&quot;</p>\n"),
        ("~~old~~", "<p><del>old</del></p>\n"),
        ("see https://example.org/a", "<p>see <a href=\"https://example.org/a\">https://example.org/a</a></p>\n"),
        ("a -- b ... 'c'", "<p>a -- b ... 'c'</p>\n"),
        ("<b>bold</b>", "<p><b>bold</b></p>\n"),
        ("", ""),
    ]) func markdownBecomesHTML(source: String, html: String) {
        #expect(MarkdownDocument(parsing: source).html == html)
    }

    @Test func aTableHasRowsAndCells() {
        let document = MarkdownDocument(parsing: "| a | b |\n|---|---|\n| 1 | 2 |\n")
        #expect(document.html.contains("<table>"))
        let table = document.root.children.first
        #expect(table?.kind == .table)
        #expect(table?.children.map(\.kind) == [.row, .row])
        #expect(table?.children.last?.children.map(\.kind) == [.cell, .cell])
    }

    @Test func listsSayWhereTheyStartAndWhetherTheyAreTight() {
        let kinds = MarkdownDocument(parsing: "3. a\n4. b\n\ntext\n\n- c\n\n- d\n").root.children.map(\.kind)
        #expect(kinds == [.list(start: 3, isTight: true), .paragraph, .list(start: nil, isTight: false)])
    }

    @Test func bytesThatAreNoCharactersDoNoHarm() {
        #expect(MarkdownDocument(parsing: "a\u{0}b \u{202E}c").html.contains("a\u{FFFD}b"))
    }

    @Test func deepNestingIsCutOff() {
        let document = MarkdownDocument(parsing: String(repeating: "> ", count: 5000) + "x")
        #expect(document.html.contains("x"))
    }

    @Test func manyTextsCanBeParsedAtOnce() async {
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask { MarkdownDocument(parsing: "~~a~~ **b**").html.contains("<del>a</del>") }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
