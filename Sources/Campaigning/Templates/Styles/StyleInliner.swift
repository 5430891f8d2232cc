import Foundation

/// Puts the rules of style sheets on the elements of a template that they are about, since some mail programs read no
/// style sheets. Every byte of the template, Liquid and the sheets included, stays as it was; `style` attributes are
/// added, or grow.
struct StyleInliner: Sendable {
    /// A `{% render %}` of a template, and the elements that it stands in.
    struct PartialUse {
        let name: String
        let ancestors: [MarkupElement]
    }

    struct Result {
        let html: String
        let uses: [PartialUse]
        /// True when there was so much to match that some of it was left to the sheets.
        var isCutShort = false
    }

    private let index: RuleIndex
    /// Liquid in a rule is only put on elements of a partial if it reads what is there everywhere.
    private let globals: Set<String>

    /// Selector matches tried before the rest is left to the sheet: far more than messages need.
    private let mostSteps: Int
    /// What may be added to a template.
    private static let mostAdded = 1 << 20

    init(_ sheet: StyleSheet, globals: Set<String> = [], mostSteps: Int = 2_000_000) {
        index = RuleIndex(sheet.rules)
        self.globals = globals
        self.mostSteps = mostSteps
    }

    /// The rules of every `style` element of a template: without a condition, and for screens.
    static func sheet(of source: String) -> StyleSheet {
        var scanner = MarkupScanner(source)
        var sheet = StyleSheet()
        var depth = 0
        var isForUs = false
        while let token = scanner.next() {
            switch token {
            case .liquid(let piece):
                if case .tag(let name) = piece.kind { depth = max(0, depth + LiquidBlocks.change(name)) }
            case .start(let tag) where tag.name == "style":
                let media = tag.attribute("media")?.value.map {
                    CSSBytes.lowercased(scanner.bytes[CSSBytes.trimmed($0, scanner.bytes)])
                }
                isForUs = depth == 0 && ["", "all", "screen"].contains(media ?? "")
            case .raw("style", let range) where isForUs: sheet.add(scanner.bytes, range, scanner.liquid)
            default: continue
            }
        }
        return sheet
    }

    /// - Parameter contexts: for a partial, the elements around each of its uses: what is true at all of them is put on
    ///   its elements.
    func inline(_ source: String, contexts: [[MarkupElement]] = [[]], isPartial: Bool = false) -> Result {
        var scanner = MarkupScanner(source)
        var open = OpenElements()
        var insertions: [(offset: Int, text: String)] = []
        var uses: [PartialUse] = []
        var steps = 0
        var added = 0
        while let token = scanner.next() {
            switch token {
            case .liquid(let piece):
                guard case .tag(let name) = piece.kind else { continue }
                open.liquidTag(name)
                if name == "render" || name == "include", let partial = PartialTag.name(scanner.bytes[piece.range]) {
                    uses += contexts.map { PartialUse(name: partial, ancestors: $0 + open.stack) }
                }
            case .start(let tag):
                open.prepare(for: tag.name)
                tag.liquidTags.forEach { open.liquidTag($0) }
                let element = MarkupElement(tag, scanner.bytes, scanner.liquid)
                if steps < mostSteps, added < StyleInliner.mostAdded {
                    let rules = index.rules(for: element, below: contexts.map { $0 + open.stack }, steps: &steps)
                    for insertion in self.insertions(tag, rules, scanner, isPartial: isPartial) {
                        added += insertion.text.utf8.count
                        insertions.append(insertion)
                    }
                }
                open.push(element)
            case .end(let name, _): open.close(name)
            default: continue
            }
        }
        let isCutShort = steps >= mostSteps || added >= StyleInliner.mostAdded
        return Result(html: StyleInliner.apply(insertions, scanner.bytes), uses: uses, isCutShort: isCutShort)
    }

    private func insertions(
        _ tag: MarkupScanner.StartTag, _ rules: [[StyleSheet.Declaration]], _ scanner: MarkupScanner, isPartial: Bool
    ) -> [(offset: Int, text: String)] {
        guard !rules.isEmpty else { return [] }
        let usable = isPartial ? rules.map { $0.filter(readsGlobals) } : rules
        let styles = tag.attributes.filter { $0.name == "style" }
        // A style that is not always there: two of them would be a mistake, and neither alone is right.
        guard !styles.contains(where: \.isConditional) else { return [] }
        guard let attribute = styles.first else {
            let style = ElementStyle(usable, own: "")
            guard !style.isEmpty else { return [] }
            let text = ElementStyle.text(style.before + style.after, quote: UInt8(ascii: "\""))
            return [(tag.nameEnd, " style=\"\(text)\"")]
        }
        guard let value = attribute.value else {
            let style = ElementStyle(usable, own: "")
            let text = ElementStyle.text(style.before + style.after, quote: UInt8(ascii: "\""))
            return style.isEmpty ? [] : [(attribute.nameEnd, "=\"\(text)\"")]
        }
        let own = String(decoding: scanner.bytes[value], as: UTF8.self)
        let style = ElementStyle(usable, own: own)
        guard !style.isEmpty else { return [] }
        guard let quote = attribute.quote else {
            guard !attribute.hasLiquid, !own.contains("\"") else { return [] }
            return around(value, own, style, UInt8(ascii: "\""), mark: "\"")
        }
        return around(value, own, style, quote, mark: "")
    }

    private func around(
        _ value: Range<Int>, _ own: String, _ style: ElementStyle, _ quote: UInt8, mark: String
    ) -> [(offset: Int, text: String)] {
        let before = ElementStyle.text(style.before, quote: quote)
        let after = ElementStyle.text(style.after, quote: quote)
        let trimmed = own.trimmingCharacters(in: .whitespacesAndNewlines)
        var start = mark + before
        if !before.isEmpty, !trimmed.isEmpty || !after.isEmpty { start += ";" }
        var end = after + mark
        if !after.isEmpty, !trimmed.isEmpty, !trimmed.hasSuffix(";") { end = ";" + end }
        return [(value.lowerBound, start), (value.upperBound, end)].filter { !$0.1.isEmpty }
    }

    private func readsGlobals(_ declaration: StyleSheet.Declaration) -> Bool {
        declaration.value.allSatisfy { segment in
            guard segment.isLiquid else { return true }
            let name = segment.text.dropFirst(2).drop { $0 == "-" || $0.isWhitespace }
            return globals.contains(String(name.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
        }
    }

    private static func apply(_ insertions: [(offset: Int, text: String)], _ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + insertions.reduce(0) { $0 + $1.text.utf8.count })
        var position = 0
        for (offset, text) in insertions {
            output += bytes[position..<offset]
            output += text.utf8
            position = offset
        }
        output += bytes[position...]
        return String(decoding: output, as: UTF8.self)
    }
}

/// Rules by what the element itself must be, as browsers keep them.
private struct RuleIndex: Sendable {
    private struct Entry {
        let selector: CSSSelector
        let rule: Int
    }

    private let rules: [StyleSheet.Rule]
    private var ids: [String: [Entry]] = [:]
    private var classes: [String: [Entry]] = [:]
    private var elements: [String: [Entry]] = [:]
    private var others: [Entry] = []

    /// Never shown.
    private static let hidden: Set<String> = ["head", "title", "base", "link", "meta", "style", "script", "template"]

    init(_ rules: [StyleSheet.Rule]) {
        self.rules = rules
        for (number, rule) in rules.enumerated() {
            for selector in rule.selectors {
                guard let last = selector.compounds.last else { continue }
                let entry = Entry(selector: selector, rule: number)
                if let id = last.id {
                    ids[id, default: []].append(entry)
                } else if let name = last.classes.first {
                    classes[name, default: []].append(entry)
                } else if let name = last.element {
                    elements[name, default: []].append(entry)
                } else {
                    others.append(entry)
                }
            }
        }
    }

    /// What the rules say of an element, the weakest first.
    func rules(
        for element: MarkupElement, below contexts: [[MarkupElement]], steps: inout Int
    ) -> [[StyleSheet.Declaration]] {
        guard !rules.isEmpty, !RuleIndex.hidden.contains(element.name) else { return [] }
        var entries = (elements[element.name] ?? []) + others
        if let id = element.id { entries += ids[id] ?? [] }
        for name in Set(element.classes) { entries += classes[name] ?? [] }
        var found: [Int: Int] = [:]
        for entry in entries {
            steps += 1
            let isMatch = rules[entry.rule].isForBare ? RuleIndex.matchesBare : { $0.matches($1) }
            let isHere = contexts.allSatisfy {
                entry.selector.matches(element, below: $0, steps: &steps, by: isMatch)
            }
            if isHere { found[entry.rule] = max(found[entry.rule] ?? 0, entry.selector.specificity) }
        }
        return found.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { rules[$0.key].declarations }
    }

    /// In our own sheets the name of an element alone means one that says nothing of its looks.
    private static func matchesBare(_ compound: CSSSelector.Compound, _ element: MarkupElement) -> Bool {
        guard compound.matches(element) else { return false }
        return element.isBare || compound.element == nil || compound.id != nil || !compound.classes.isEmpty
    }
}
