internal import Definitions
internal import Formats

/// Elements of a file that are opened and never closed. End tags that HTML lets one leave out may be; each branch of an
/// `{% if %}` begins where the condition stood.
struct UnclosedTags {
    struct Open {
        let name: String
        /// `<name`
        let range: Range<Int>
    }

    /// In the order of the file.
    private(set) var unclosed: [Open] = []
    /// Names of end tags that nothing in the file opened.
    private(set) var strays: Set<String> = []
    private var stack: [Open] = []
    private var branches = LiquidBranches<Open>()

    private static let deepest = 400
    private static let most = 40
    private static let optional: Set<String> = [
        "html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "optgroup", "option", "colgroup", "caption", "thead",
        "tbody", "tfoot", "tr", "td", "th",
    ]
    private static let table: Set<String> = [
        "table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "html", "body",
    ]
    /// Cells hold what is opened in them: an end tag there closes nothing outside.
    private static let bounds: Set<String> = ["table", "td", "th", "caption"]

    init(_ html: [UInt8]) {
        var scanner = MarkupScanner(html)
        while stack.count < UnclosedTags.deepest, let token = scanner.next() {
            switch token {
            case .start(let tag): open(tag, html)
            case .end(let name, _): close(name)
            case .liquid(let piece): if case .tag(let name) = piece.kind { branches.pass(name, &stack) }
            default: continue
            }
        }
        // What is nested deeper than any mail is not judged.
        for element in stack where stack.count < UnclosedTags.deepest { report(element) }
        unclosed.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func open(_ tag: MarkupScanner.StartTag, _ html: [UInt8]) {
        guard !OpenElements.void.contains(tag.name) else { return }
        let closesItself = tag.range.count > 2 && html[tag.range.upperBound - 2] == UInt8(ascii: "/")
        // `<https://…>` in Markdown, and what is no name of an element.
        if closesItself, tag.name == "svg" || tag.name.contains(":") || isInDrawing { return }
        guard tag.name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" }) else { return }
        stack.append(Open(name: tag.name, range: tag.range.lowerBound..<tag.nameEnd))
    }

    private var isInDrawing: Bool { stack.contains { $0.name == "svg" || $0.name == "math" } }

    private mutating func close(_ name: String) {
        var index = stack.count - 1
        while index >= 0, stack[index].name != name {
            if UnclosedTags.bounds.contains(stack[index].name), !UnclosedTags.table.contains(name) { index = 0 }
            index -= 1
        }
        guard index >= 0 else {
            strays.insert(name)
            return
        }
        for element in stack[(index + 1)...] { report(element) }
        stack.removeSubrange(index...)
    }

    private mutating func report(_ element: Open) {
        guard unclosed.count < UnclosedTags.most, !UnclosedTags.optional.contains(element.name),
            !unclosed.contains(where: { $0.range == element.range })
        else { return }
        unclosed.append(element)
    }

    /// What one file of a message opens another may close: a header and a footer.
    static func findings(_ files: [HygieneFile]) -> [Finding] {
        let read = files.map { (file: $0, tags: UnclosedTags($0.html)) }
        return read.flatMap { file, tags in
            let closedElsewhere = Set(read.filter { $0.file.path != file.path }.flatMap(\.tags.strays))
            return tags.unclosed.filter { !closedElsewhere.contains($0.name) }.prefix(10).map { element in
                file.finding(
                    element.range, .unclosedTag,
                    Phrase("<\(element.name)> is opened here and not closed where it must be"),
                    suggestion: Phrase("write </\(element.name)> where it ends"))
            }
        }
    }
}
