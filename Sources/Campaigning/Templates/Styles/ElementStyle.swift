/// The `style` of one element put together: what rules say, in the order of the cascade, around what the author wrote.
struct ElementStyle {
    /// What comes before the author's own words, which win over it.
    private(set) var before: [StyleSheet.Declaration] = []
    /// What the sheet calls important wins over them.
    private(set) var after: [StyleSheet.Declaration] = []

    /// - Parameters:
    ///   - rules: from the weakest to the strongest.
    ///   - own: the author's own style; empty when there is none.
    init(_ rules: [[StyleSheet.Declaration]], own: String) {
        let written = ElementStyle.properties(own)
        var seen: Set<String> = []
        // The last to speak of a property is heard; within one rule all are: the earlier ones are for programs that do
        // not know the later.
        for rule in rules.reversed() {
            let normal = rule.filter { !$0.isImportant && !seen.contains($0.property) && written[$0.property] == nil }
            before.insert(contentsOf: normal, at: 0)
            seen.formUnion(rule.filter { !$0.isImportant }.map(\.property))
        }
        seen = []
        for rule in rules.reversed() {
            let important = rule.filter {
                $0.isImportant && !seen.contains($0.property) && written[$0.property] != .some(true)
            }
            after.insert(contentsOf: important, at: 0)
            seen.formUnion(important.map(\.property))
        }
        if own.isEmpty {
            before.removeAll { normal in after.contains { $0.property == normal.property } }
        }
    }

    /// Properties that a style names, and whether as important. Words of Liquid are none.
    private static func properties(_ style: String) -> [String: Bool] {
        guard !style.isEmpty else { return [:] }
        let bytes = Array("*{\(HTMLEntities.decode(style))}".utf8)
        var sheet = StyleSheet()
        sheet.add(bytes, bytes.indices, LiquidPieces(bytes))
        var result: [String: Bool] = [:]
        for declaration in sheet.rules.flatMap(\.declarations) {
            result[declaration.property] = declaration.isImportant || result[declaration.property] == true
        }
        return result
    }

    var isEmpty: Bool { before.isEmpty && after.isEmpty }

    /// Declarations as they stand in an attribute in those quotes. `!important` is left to the sheet: in an attribute it
    /// would also overrule media queries.
    static func text(_ declarations: [StyleSheet.Declaration], quote: UInt8) -> String {
        declarations.map { declaration in
            let plain = declaration.value.filter { !$0.isLiquid }.map(\.text).joined()
            let turnsQuotes = !plain.contains(quote == UInt8(ascii: "'") ? "\"" : "'")
            let value = declaration.value.map { segment in
                segment.isLiquid ? segment.text : escape(segment.text, quote, turnsQuotes)
            }
            return declaration.property + ":" + value.joined()
        }.joined(separator: ";")
    }

    private static func escape(_ text: String, _ quote: UInt8, _ turnsQuotes: Bool) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where quote == UInt8(ascii: "\""): result += turnsQuotes ? "'" : "&quot;"
            case "'" where quote == UInt8(ascii: "'"): result += turnsQuotes ? "\"" : "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
