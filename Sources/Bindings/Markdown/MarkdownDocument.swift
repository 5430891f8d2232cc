internal import CCMark
import Synchronization

/// A Markdown text, parsed once by cmark-gfm: as HTML and as a tree. Raw HTML passes through: the text is a template
/// author's own, never a member's.
package struct MarkdownDocument: Sendable {
    package let html: String
    package let root: MarkdownNode

    package init(parsing source: String) {
        (html, root) = MarkdownDocument.lock.withLock { _ in MarkdownDocument.parse(source) }
    }

    // The library keeps its table of special characters in global variables and changes it while a parser with extensions
    // is at work: one parse at a time.
    private static let lock = Mutex(())
    private static let extensions = ["table", "strikethrough", "autolink"]
    private static let options = CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8
    /// Deeper nesting than this is cut off: it is no message.
    private static let maximumDepth = 200

    private static func parse(_ source: String) -> (String, MarkdownNode) {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = cmark_parser_new(options) else { return ("", MarkdownNode(.document)) }
        defer { cmark_parser_free(parser) }
        for name in extensions {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        var source = source
        source.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                if let base = $0.baseAddress { cmark_parser_feed(parser, base, $0.count) }
            }
        }
        guard let root = cmark_parser_finish(parser) else { return ("", MarkdownNode(.document)) }
        defer { cmark_node_free(root) }
        var html = ""
        if let rendered = cmark_render_html(root, options, nil) {
            html = String(cString: rendered)
            cmark_get_default_mem_allocator().pointee.free(rendered)
        }
        return (html, node(root, depth: 0))
    }

    private static func node(_ pointer: OpaquePointer, depth: Int) -> MarkdownNode {
        var children: [MarkdownNode] = []
        if depth < maximumDepth {
            var child = cmark_node_first_child(pointer)
            while let next = child {
                children.append(node(next, depth: depth + 1))
                child = cmark_node_next(next)
            }
        }
        return MarkdownNode(kind(pointer), children)
    }

    private static func kind(_ pointer: OpaquePointer) -> MarkdownNode.Kind {
        let literal = { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
        let url = { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: return .document
        case CMARK_NODE_BLOCK_QUOTE: return .quote
        case CMARK_NODE_LIST:
            let isOrdered = cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
            return .list(
                start: isOrdered ? Int(cmark_node_get_list_start(pointer)) : nil,
                isTight: cmark_node_get_list_tight(pointer) != 0)
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_CODE_BLOCK: return .codeBlock(literal())
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock(literal())
        case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(pointer)))
        case CMARK_NODE_THEMATIC_BREAK: return .rule
        case CMARK_NODE_TEXT: return .text(literal())
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_CODE: return .code(literal())
        case CMARK_NODE_HTML_INLINE: return .html(literal())
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_LINK: return .link(url: url())
        case CMARK_NODE_IMAGE: return .image(url: url())
        default: break
        }
        // The extensions' types are variables that are set when they are registered: their names are the stable thing.
        switch cmark_node_get_type_string(pointer).map({ String(cString: $0) }) {
        case "table": return .table
        case "table_header", "table_row": return .row
        case "table_cell": return .cell
        case "strikethrough": return .strikethrough
        default: return .paragraph
        }
    }
}
