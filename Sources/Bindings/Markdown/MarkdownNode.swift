/// A node of a parsed Markdown document (CommonMark with GitHub's tables, strikethrough and autolinks).
package struct MarkdownNode: Sendable {
    package enum Kind: Sendable, Hashable {
        case document
        case quote
        /// `start` is nil for a bullet list.
        case list(start: Int?, isTight: Bool)
        case item
        case codeBlock(String)
        case htmlBlock(String)
        case paragraph
        case heading(level: Int)
        case rule
        case table
        case row
        case cell
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case html(String)
        case emphasis
        case strong
        case strikethrough
        case link(url: String)
        case image(url: String)
    }

    package let kind: Kind
    package let children: [MarkdownNode]

    package init(_ kind: Kind, _ children: [MarkdownNode] = []) { (self.kind, self.children) = (kind, children) }
}
