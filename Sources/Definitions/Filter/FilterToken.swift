internal import Formats

/// A word of a filter's text with its place, in characters.
struct FilterToken {
    enum Kind: Hashable {
        case name(String)
        case text(String)
        case number(Double)
        case percent(Double)
        case span(Span)
        case date(FilterDate)
        case symbol(String)
        case end
    }

    let kind: Kind
    let range: Range<Int>

    /// The name in small letters when the token is one, for keywords.
    var word: String? {
        if case .name(let name) = kind { return name.lowercased() }
        return nil
    }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol(symbol) }
}
