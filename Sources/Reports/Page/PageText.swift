package import Formats

/// A paragraph.
package struct PageText: PageBlock {
    package enum Role: String, Sendable {
        case plain = ""
        /// What the numbers mean, in a sentence.
        case verdict
        /// How a number was made, what is left out.
        case note = "soft small"
    }

    package let words: Phrase
    package let role: Role

    package init(_ words: Phrase, _ role: Role = .plain) { (self.words, self.role) = (words, role) }

    package func write(to page: inout PageWriter) {
        let style = role == .plain ? "" : " class=\"\(role.rawValue)\""
        page.add("<p\(style)>\(page.say(words))</p>")
    }
}

/// Sentences with a dot before each.
package struct PageList: PageBlock {
    package let items: [Phrase]

    package init(_ items: [Phrase]) { self.items = items }

    package func write(to page: inout PageWriter) {
        guard !items.isEmpty else { return }
        page.add("<ul>" + items.map { "<li>\(page.say($0))</li>" }.joined(separator: "\n") + "</ul>")
    }
}

/// A part of the page under a heading.
package struct PageSection: PageBlock {
    package let heading: Phrase
    package let blocks: [any PageBlock]
    /// Under the heading of another section.
    package let isNested: Bool

    package init(_ heading: Phrase, isNested: Bool = false, _ blocks: [any PageBlock]) {
        (self.heading, self.isNested, self.blocks) = (heading, isNested, blocks)
    }

    package func write(to page: inout PageWriter) {
        let id = page.newID()
        let tag = isNested ? "h3" : "h2"
        page.add("<section aria-labelledby=\"\(id)\">\n<\(tag) id=\"\(id)\">\(page.say(heading))</\(tag)>")
        page.add(blocks)
        page.add("</section>")
    }
}

/// Blocks beside one another where there is room.
package struct PagePair: PageBlock {
    package let blocks: [any PageBlock]

    package init(_ blocks: [any PageBlock]) { self.blocks = blocks }

    package func write(to page: inout PageWriter) {
        page.add("<div class=\"pair\">")
        for block in blocks {
            page.add("<div>")
            block.write(to: &page)
            page.add("</div>")
        }
        page.add("</div>")
    }
}

/// The few numbers that a report is opened for, large.
package struct KeyFigures: PageBlock {
    package struct Figure: Sendable {
        package let value: Phrase
        package let label: Phrase
        /// The n, the interval, what it was before.
        package let note: Phrase?

        package init(_ value: Phrase, _ label: Phrase, note: Phrase? = nil) {
            (self.value, self.label, self.note) = (value, label, note)
        }
    }

    package let figures: [Figure]

    package init(_ figures: [Figure]) { self.figures = figures }

    package func write(to page: inout PageWriter) {
        guard !figures.isEmpty else { return }
        let items = figures.map { figure in
            let note = figure.note.map { "<dd class=\"soft small\">\(page.say($0))</dd>" } ?? ""
            return "<div><dt>\(page.say(figure.label))</dt><dd>\(page.say(figure.value))</dd>\(note)</div>"
        }
        page.add("<dl class=\"figures\">\(items.joined(separator: "\n"))</dl>")
    }
}
