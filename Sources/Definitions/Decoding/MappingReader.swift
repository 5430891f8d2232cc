internal import Formats

/// Reads one mapping by its table: reports unknown, missing and misshapen keys at once, then hands out the values.
struct MappingReader {
    let table: KeyTable
    let collector: FindingCollector
    /// Keys that are there, known and of the right structure.
    private var values: [String: (key: YAMLNode, value: YAMLNode)] = [:]
    /// Every key that is written, well shaped or not.
    private var present: Set<String> = []
    /// Where to point when a key is missing: the key above, or the mapping itself.
    private let place: YAMLNode

    /// - Parameter place: the key that the mapping stands under.
    init(_ node: YAMLNode, _ table: KeyTable, _ collector: FindingCollector, under place: YAMLNode? = nil) {
        (self.table, self.collector, self.place) = (table, collector, place ?? node)
        guard let pairs = node.pairs else {
            collector.error(
                node, .wrongType,
                Phrase("\(table.title) must be a mapping of keys to values, found \(node.kindInWords)"),
                suggestion: table.keys.first.map {
                    Phrase("begin with \"\($0.name): …\" on a line of its own, indented")
                })
            return
        }
        let written = Set(pairs.compactMap(\.key.text))
        for (key, value) in pairs where !collector.isFull {
            guard let name = key.text else {
                collector.error(
                    key, .wrongType, Phrase("a key of \(table.title) must be a name, found \(key.kindInWords)"))
                continue
            }
            present.insert(name)
            guard let known = table.key(name) else {
                reportUnknown(key, name)
                // What is meant is read all the same: one misspelled key is one mistake, not also a missing one or a
                // hundred names that nothing declares.
                if let meant = meant(by: name), !written.contains(meant.name) {
                    present.insert(meant.name)
                    if MappingReader.fits(value, meant) { values[meant.name] = (key, value) }
                }
                continue
            }
            if isAcceptable(value, known, key) { values[name] = (key, value) }
        }
        reportMissing()
    }

    private func meant(by name: String) -> Key? {
        guard !table.later.contains(name) else { return nil }
        return Suggestions.nearest(to: name, among: table.keys.map(\.name)).flatMap { table.key($0) }
    }

    private func reportUnknown(_ key: YAMLNode, _ name: String) {
        if table.later.contains(name) {
            collector.error(
                key, .notAvailable, Phrase("\"\(name)\" in \(table.title) is not available in this version"),
                suggestion: Phrase("delete it for now"))
            return
        }
        collector.error(
            key, .unknownKey, Phrase("\(table.title) has no key \"\(name)\""),
            suggestion: home(of: name) ?? Suggestions.advice(for: name, among: table.keys.map(\.name)))
    }

    /// Of a key that stands one level too high.
    private func home(of name: String) -> Phrase? {
        guard meant(by: name) == nil else { return nil }
        let home = table.keys.first { key in
            switch key.shape {
            case .mapping(let inner), .either(_, .mapping(let inner)): inner.key(name) != nil
            default: false
            }
        }
        return home.map { Phrase("it belongs under \"\($0.name)\"") }
    }

    private func reportMissing() {
        for key in table.keys where key.isRequired { demand(key.name) }
    }

    /// Reports a key that is not there.
    func demand(_ name: String) {
        guard !present.contains(name), let key = table.key(name) else { return }
        let example = key.example.isEmpty ? "…" : key.example
        collector.error(
            place, .missingKey, Phrase("\(table.title) needs \"\(key.name)\": \(key.help)"),
            suggestion: Phrase("add \"\(key.name): \(example)\""))
    }

    private func isAcceptable(_ value: YAMLNode, _ known: Key, _ key: YAMLNode) -> Bool {
        if value.scalar == .null {
            // An optional section whose lines are all commented out is simply absent.
            let isSection = known.shape.structure == .mapping || known.shape.structure == .list
            if known.isRequired || !isSection {
                collector.error(
                    key, .emptyValue, Phrase("\"\(known.name)\" has no value"),
                    suggestion: Phrase("write \(known.shape.words)"))
            }
            return false
        }
        let fits = MappingReader.fits(value, known)
        if !fits {
            collector.error(
                value, .wrongType, Phrase("\"\(known.name)\" must be \(known.shape.words), found \(value.kindInWords)"),
                suggestion: known.example.isEmpty ? nil : Phrase("for example \"\(known.name): \(known.example)\""))
        }
        return fits
    }

    private static func fits(_ value: YAMLNode, _ known: Key) -> Bool {
        switch known.shape.structure {
        case .scalar: value.text != nil
        case .list: value.elements != nil
        case .mapping: value.pairs != nil
        case .any: true
        }
    }

    /// True when the key is written, whatever its value and even if misspelled.
    func isPresent(_ name: String) -> Bool { present.contains(name) }

    /// The value of a key, if it is there and well shaped.
    func node(_ name: String) -> YAMLNode? { values[name]?.value }

    /// The key itself, for findings about it.
    func key(_ name: String) -> YAMLNode? { values[name]?.key }

    /// The value of a scalar key; a mistake is reported and gives nil.
    func value<T>(_ name: String, _ parse: (YAMLNode) throws(ValueMistake) -> T) -> T? {
        guard let node = node(name) else { return nil }
        return collector.value(of: node, parse)
    }

    /// The reader of a mapping under a key.
    func mapping(_ name: String, _ table: KeyTable) -> MappingReader? {
        guard let (key, value) = values[name] else { return nil }
        return MappingReader(value, table, collector, under: key)
    }

    /// The pairs of a mapping whose keys the file chooses.
    func pairs(_ name: String) -> [(key: YAMLNode, value: YAMLNode)] { node(name)?.pairs ?? [] }

    func elements(_ name: String) -> [YAMLNode] { node(name)?.elements ?? [] }
}

/// What is wrong with a value.
struct ValueMistake: Error {
    let rule: DefinitionRule
    let message: Phrase
    var suggestion: Phrase?
    /// The part of the text, in its characters; nil is all of it.
    var part: (offset: Int, length: Int)?

    init(
        _ rule: DefinitionRule, _ message: Phrase, suggestion: Phrase? = nil, part: (offset: Int, length: Int)? = nil
    ) {
        (self.rule, self.message, self.suggestion, self.part) = (rule, message, suggestion, part)
    }
}

extension FindingCollector {
    /// Parses a node; a mistake is reported at its place and gives nil.
    func value<T>(of node: YAMLNode, _ parse: (YAMLNode) throws(ValueMistake) -> T) -> T? {
        do {
            return try parse(node)
        } catch {
            if let part = error.part {
                self.error(
                    node, offset: part.offset, length: part.length, error.rule, error.message,
                    suggestion: error.suggestion)
            } else {
                self.error(node, error.rule, error.message, suggestion: error.suggestion)
            }
            return nil
        }
    }
}

extension YAMLNode {
    /// For messages: what someone wrote.
    var kindInWords: Phrase {
        switch kind {
        case .sequence(let elements): elements.isEmpty ? Phrase("an empty list") : Phrase("a list")
        case .mapping(let pairs): pairs.isEmpty ? Phrase("an empty mapping") : Phrase("a mapping")
        case .scalar(let text, let isPlain):
            switch YAMLScalar(text, isPlain: isPlain) {
            case .null: Phrase("nothing")
            case .boolean, .integer, .number: Phrase(verbatim: text)
            case .text: text.count > 40 ? Phrase("\"\(text.prefix(40))…\"") : Phrase("\"\(text)\"")
            }
        }
    }
}
