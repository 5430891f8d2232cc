/// What selectors see of one element: what is literal in its tag.
final class MarkupElement: Sendable {
    let name: String
    let id: String?
    let classes: [String]
    /// Literal values by name; nil where Liquid has a part in it.
    private let attributes: [String: String?]
    /// Says nothing of its looks: our own sheets speak of such elements only.
    let isBare: Bool

    private static let looks: Set<String> = [
        "style", "class", "role", "width", "cellpadding", "cellspacing", "border", "bgcolor",
    ]

    /// One that is implied by others: `tbody`.
    init(implied name: String) { (self.name, id, classes, attributes, isBare) = (name, nil, [], [:], true) }

    init(_ tag: MarkupScanner.StartTag, _ bytes: [UInt8], _ liquid: LiquidPieces) {
        name = tag.name
        var attributes: [String: String?] = [:]
        var classes: [String] = []
        for attribute in tag.attributes where !attribute.isConditional && attributes[attribute.name] == nil {
            let text = attribute.value.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
            attributes[attribute.name] = .some(attribute.hasLiquid ? nil : HTMLEntities.decode(text))
            if attribute.name == "class", let value = attribute.value {
                classes = MarkupElement.literalClasses(value, bytes, liquid)
            }
        }
        isBare = !tag.attributes.contains { MarkupElement.looks.contains($0.name) }
        id = attributes["id"] ?? nil
        self.classes = classes
        self.attributes = attributes
    }

    /// The words that no Liquid touches.
    private static func literalClasses(_ range: Range<Int>, _ bytes: [UInt8], _ liquid: LiquidPieces) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isLiteral = true
        var depth = 0
        var index = range.lowerBound
        func flush() {
            if isLiteral, depth == 0, !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            (word, isLiteral) = ([], true)
        }
        var piece = liquid.first(from: range.lowerBound)
        while index < range.upperBound {
            if piece < liquid.pieces.count, liquid.pieces[piece].range.lowerBound == index {
                if case .tag(let name) = liquid.pieces[piece].kind, LiquidBlocks.change(name) != 0 {
                    // `card{% if a %} wide{% endif %}`: what is within is not always there.
                    flush()
                    depth = max(0, depth + LiquidBlocks.change(name))
                } else {
                    isLiteral = false
                }
                index = liquid.pieces[piece].range.upperBound
                piece += 1
            } else {
                if CSSBytes.isSpace(bytes[index]) { flush() } else { word.append(bytes[index]) }
                index += 1
            }
        }
        flush()
        return words
    }

    func has(_ selector: CSSSelector.Attribute) -> Bool {
        switch selector {
        case .present(let name): return attributes[name] != nil
        case .value(let name, let sign, let wanted, let ignoresCase):
            if name == "class", sign == UInt8(ascii: "~") { return classes.contains(wanted) }
            guard case .some(.some(let found)) = attributes[name] else { return false }
            let (value, part) = ignoresCase ? (found.lowercased(), wanted.lowercased()) : (found, wanted)
            switch sign {
            case UInt8(ascii: "="): return value == part
            case UInt8(ascii: "~"):
                return !part.isEmpty && value.split(whereSeparator: \.isWhitespace).contains(part[...])
            case UInt8(ascii: "^"): return !part.isEmpty && value.hasPrefix(part)
            case UInt8(ascii: "$"): return !part.isEmpty && value.hasSuffix(part)
            case UInt8(ascii: "*"): return !part.isEmpty && value.contains(part)
            default: return value == part || value.hasPrefix(part + "-")
            }
        }
    }
}

/// The elements that are open at a place of a template, outermost first: void elements never are, and those whose end
/// tags HTML lets one leave out are closed by what comes next. Each branch of a Liquid condition begins with what was
/// open before it.
struct OpenElements {
    private(set) var stack: [MarkupElement]
    /// Those of a partial stand below others, which it cannot close.
    private let floor: Int
    private var branches = LiquidBranches<MarkupElement>()

    private static let deepest = 256
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
    private static let closesParagraph: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "details", "div", "dl", "fieldset", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table",
        "ul",
    ]
    /// What an element closes, and how far out.
    private static let closes: [String: (elements: Set<String>, within: Set<String>)] = [
        "li": (["li"], ["ul", "ol"]), "dt": (["dt", "dd"], ["dl"]), "dd": (["dt", "dd"], ["dl"]),
        "td": (["td", "th"], ["table", "tr"]), "th": (["td", "th"], ["table", "tr"]),
        "tr": (["tr", "td", "th"], ["table", "tbody", "thead", "tfoot"]),
        "tbody": (["tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "caption"], ["table"]),
        "thead": (["tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "caption"], ["table"]),
        "tfoot": (["tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "caption"], ["table"]),
        "option": (["option"], ["select"]),
    ]

    init(below ancestors: [MarkupElement] = []) { (stack, floor) = (ancestors, ancestors.count) }

    /// Opens and closes what the start tag implies; what is open then is the element's ancestors.
    mutating func prepare(for name: String) {
        if OpenElements.closesParagraph.contains(name) {
            close(["p"], within: ["td", "th", "table", "button", "caption", "div", "blockquote", "li"])
        }
        if let (elements, limits) = OpenElements.closes[name] { close(elements, within: limits) }
        if name == "tr", stack.last?.name == "table" { stack.append(MarkupElement(implied: "tbody")) }
    }

    mutating func push(_ element: MarkupElement) {
        guard !OpenElements.void.contains(element.name), stack.count - floor < OpenElements.deepest else { return }
        stack.append(element)
    }

    /// An end tag closes the innermost of its name and all within; one that nothing opened closes nothing.
    mutating func close(_ name: String) {
        guard let index = stack.indices.dropFirst(floor).last(where: { stack[$0].name == name }) else { return }
        stack.removeSubrange(index...)
    }

    private mutating func close(_ names: Set<String>, within limits: Set<String>) {
        var lowest: Int?
        for index in stack.indices.dropFirst(floor).reversed() {
            if names.contains(stack[index].name) { lowest = index } else if limits.contains(stack[index].name) { break }
        }
        if let lowest { stack.removeSubrange(lowest...) }
    }

    mutating func liquidTag(_ name: String) { branches.pass(name, &stack) }
}
