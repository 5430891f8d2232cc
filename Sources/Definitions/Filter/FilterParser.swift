internal import Formats

/// The filter language (DESIGN.md 4): text to a checked tree.
package enum FilterParser {
    /// Every mistake that can be told apart is in the error, in the order of the text.
    package static func parse(_ text: String, schema: FilterSchema) throws(FilterMistakes) -> Filter {
        let (tokens, lexical) = FilterLexer.tokens(of: text)
        guard tokens.count > 1 || !lexical.isEmpty else {
            throw FilterMistakes([
                FilterMistake(
                    offset: 0, length: 1, message: Phrase("the filter is empty"),
                    suggestion: Phrase("for everyone write: true"))
            ])
        }
        var parser = FilterSyntaxParser(tokens: tokens, lengthOfText: text.count)
        let syntax = parser.parse()
        var checker = FilterChecker(schema: schema, text: text)
        let root = checker.condition(syntax)
        var seen: Set<Int> = []
        let mistakes = (lexical + parser.mistakes + checker.mistakes)
            .sorted { $0.offset < $1.offset }
            .filter { seen.insert($0.offset).inserted }
        if !mistakes.isEmpty { throw FilterMistakes(mistakes) }
        guard let root else {
            throw FilterMistakes([
                FilterMistake(offset: 0, length: max(1, text.count), message: Phrase("this is not a condition"))
            ])
        }
        return Filter(text: text, root: root)
    }
}
