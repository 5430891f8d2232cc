/// HTML as a tree, read leniently: for the plain text that is made of it. Liquid stands in it as the words of a shield.
struct HTMLNode {
    enum Kind {
        case text(String)
        case element(String, [String: String])
    }

    let kind: Kind
    var children: [HTMLNode] = []

    /// An element's name; nil for a text.
    var name: String? { if case .element(let name, _) = kind { name } else { nil } }

    func attribute(_ name: String) -> String? {
        if case .element(_, let attributes) = kind { attributes[name] } else { nil }
    }

    /// What nobody sees: what heads hold, and what is said to mail programs alone (`display:none`).
    var isHidden: Bool {
        guard let name else { return false }
        if ["head", "style", "script", "title", "template"].contains(name) || attribute("hidden") != nil {
            return true
        }
        let style = attribute("style")?.lowercased().filter { !$0.isWhitespace } ?? ""
        return style.contains("display:none") || style.contains("mso-hide:all")
    }

    /// The nodes of a document, or of a part of one.
    static func parse(_ html: String) -> [HTMLNode] {
        var scanner = MarkupScanner(shielded: html)
        var open = OpenElements()
        var nodes = [HTMLNode(kind: .element("", [:]))]
        func settle() {
            while nodes.count > open.stack.count + 1, let last = nodes.popLast() {
                nodes[nodes.count - 1].children.append(last)
            }
            while nodes.count < open.stack.count + 1 {
                nodes.append(HTMLNode(kind: .element(open.stack[nodes.count - 1].name, [:])))
            }
        }
        while let token = scanner.next() {
            switch token {
            case .text(let range), .raw("textarea", let range):
                let text = HTMLEntities.decode(String(decoding: scanner.bytes[range], as: UTF8.self))
                nodes[nodes.count - 1].children.append(HTMLNode(kind: .text(text)))
            case .start(let tag):
                open.prepare(for: tag.name)
                settle()
                let node = HTMLNode(kind: .element(tag.name, attributes(tag, scanner.bytes)))
                let depth = open.stack.count
                open.push(MarkupElement(tag, scanner.bytes, scanner.liquid))
                if open.stack.count > depth { nodes.append(node) } else { nodes[nodes.count - 1].children.append(node) }
            case .end("br", _): nodes[nodes.count - 1].children.append(HTMLNode(kind: .element("br", [:])))
            case .end(let name, _):
                open.close(name)
                settle()
            default: continue
            }
        }
        open = OpenElements()
        settle()
        return nodes[0].children
    }

    private static func attributes(_ tag: MarkupScanner.StartTag, _ bytes: [UInt8]) -> [String: String] {
        var attributes: [String: String] = [:]
        for attribute in tag.attributes where attributes[attribute.name] == nil {
            let text = attribute.value.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
            attributes[attribute.name] = HTMLEntities.decode(text)
        }
        return attributes
    }
}
