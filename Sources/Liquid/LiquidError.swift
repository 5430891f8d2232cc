package import Formats

/// A place in a template: what an error points at, and each link of a chain of includes.
package struct LiquidPlace: Sendable, Hashable, CustomStringConvertible {
    package let template: String
    /// 1-based.
    package let line: Int
    /// 1-based, in characters.
    package let column: Int

    package init(template: String, line: Int, column: Int) {
        (self.template, self.line, self.column) = (template, line, column)
    }

    package var description: String { "\(template):\(line):\(column)" }
}

/// A mistake in a template, or why one could not be rendered. One word: whatever is thrown is made room for at each call that may
/// throw it.
package struct LiquidError: Error, Sendable, PhrasedError {
    private final class Content: Sendable {
        let message: Phrase
        let place: LiquidPlace
        let length: Int
        let suggestion: String?
        let includes: [LiquidPlace]

        init(_ message: Phrase, _ place: LiquidPlace, _ length: Int, _ suggestion: String?, _ includes: [LiquidPlace]) {
            (self.message, self.place, self.length) = (message, place, length)
            (self.suggestion, self.includes) = (suggestion, includes)
        }
    }

    private let content: Content

    package init(
        message: Phrase, place: LiquidPlace, length: Int = 1, suggestion: String? = nil, includes: [LiquidPlace] = []
    ) {
        content = Content(message, place, max(1, length), suggestion, includes)
    }

    package var message: Phrase { content.message }
    package var place: LiquidPlace { content.place }
    /// In characters; at least 1.
    package var length: Int { content.length }
    /// A name that exists and is close to the one that was found.
    package var suggestion: String? { content.suggestion }
    /// The tags that led here, outermost first; empty when the error is in the template itself.
    package var includes: [LiquidPlace] { content.includes }

    package var template: String { place.template }
    package var line: Int { place.line }
    package var column: Int { place.column }

    package var phrase: Phrase {
        let parts =
            [Phrase("\(place): \(message)")]
            + includes.reversed().map { Phrase("included from \($0)") }
        return Phrase(listing: parts)
    }

    package var advice: Phrase? { suggestion.map { Phrase("did you mean \"\($0)\"?") } }
}

/// All the mistakes of a template that were found in one pass; never empty when thrown.
package struct LiquidErrors: PhrasedError {
    package let errors: [LiquidError]

    package init(_ errors: [LiquidError]) { self.errors = errors }

    package var phrase: Phrase { Phrase(listing: errors.map(\.phrase), separator: "\n") }
}
