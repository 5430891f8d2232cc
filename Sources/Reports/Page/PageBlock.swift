package import Formats

/// A part of a report's page: a sentence, a table, a figure.
package protocol PageBlock: Sendable {
    func write(to page: inout PageWriter)
}

/// Writes the HTML of blocks, in one language, with an id for each thing that another names. The same blocks give the same bytes.
package struct PageWriter: Sendable {
    package let language: Language
    package private(set) var html = ""
    private var ids = 0

    package init(language: Language) { self.language = language }

    /// Markup: what comes from outside is escaped before.
    package mutating func add(_ markup: String) {
        html += markup
        html += "\n"
    }

    package mutating func add(_ blocks: [any PageBlock]) {
        for block in blocks { block.write(to: &self) }
    }

    /// For `id`, `aria-labelledby` and `url(#…)`.
    package mutating func newID() -> String {
        ids += 1
        return "k\(ids)"
    }

    /// A sentence, escaped; spaces before a per cent sign do not break.
    package func say(_ phrase: Phrase) -> String {
        PageWriter.escape(
            phrase.text(in: language, numbers: .typeset).replacing(" %", with: "\u{A0}%").replacing("\n", with: " "))
    }

    /// Text from outside, which may run from right to left.
    package func name(_ text: String) -> String { "<bdi>\(PageWriter.escape(text))</bdi>" }

    package static func escape(_ text: String) -> String { HTMLText.escape(text) }
}
