/// A sentence cut at its gaps: `{2}`, `{2|form|form}` (the number and the form it asks for), `{2:form|form}` (the form alone).
package struct PhrasePattern: Sendable, Hashable {
    package enum Piece: Sendable, Hashable {
        case text(Substring)
        case gap(number: Int, forms: [Substring], isNumberSaid: Bool)
    }

    package let pieces: [Piece]

    package init(_ pattern: String) {
        var pieces: [Piece] = []
        var rest = pattern[...]
        // By bytes: a file of rejects may be made of a million sentences.
        while let open = rest.utf8.firstIndex(of: 0x7B) {
            guard let close = rest[open...].utf8.firstIndex(of: 0x7D),
                let gap = PhrasePattern.gap(rest[rest.index(after: open)..<close])
            else {
                // A brace of an example, such as { env: NAME }.
                pieces.append(.text(rest[...open]))
                rest = rest[rest.index(after: open)...]
                continue
            }
            pieces += [.text(rest[..<open]), gap]
            rest = rest[rest.index(after: close)...]
        }
        self.pieces = pieces + [.text(rest)]
    }

    private static func gap(_ text: Substring) -> Piece? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), number > 0 else { return nil }
        let rest = text.dropFirst(digits.count)
        guard let mark = rest.first else { return .gap(number: number, forms: [], isNumberSaid: true) }
        guard mark == "|" || mark == ":" else { return nil }
        let forms = rest.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        return .gap(number: number, forms: forms, isNumberSaid: mark == "|")
    }

    package func filled(
        with values: [Phrase.Value], in language: Language, numbers style: NumberStyle = .plain
    ) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .gap(let number, let forms, let isNumberSaid):
                guard values.indices.contains(number - 1) else { continue }
                let value = values[number - 1]
                if isNumberSaid { result += PhrasePattern.text(value, language, style) }
                guard !forms.isEmpty else { continue }
                if isNumberSaid { result += " " }
                result += forms[min(PhrasePattern.form(value, language), forms.count - 1)]
            }
        }
        return result
    }

    private static func text(_ value: Phrase.Value, _ language: Language, _ style: NumberStyle) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): language.number(number, style: style)
        case .decimal(let number, let places, let isSigned):
            language.decimal(number, places: places, isSigned: isSigned, style: style)
        case .phrase(let phrase): phrase.text(in: language, numbers: style)
        }
    }

    private static func form(_ value: Phrase.Value, _ language: Language) -> Int {
        if case .number(let number) = value { language.pluralForm(of: number) } else { .max }
    }
}
