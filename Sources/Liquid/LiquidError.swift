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

/// A mistake in a template, or why one could not be rendered.
package struct LiquidError: Error, Sendable, Hashable, PhrasedError {
    package let message: Phrase
    package let place: LiquidPlace
    /// In characters; at least 1.
    package let length: Int
    /// A name that exists and is close to the one that was found.
    package let suggestion: String?
    /// The tags that led here, outermost first; empty when the error is in the template itself.
    package let includes: [LiquidPlace]

    package init(
        message: Phrase, place: LiquidPlace, length: Int = 1, suggestion: String? = nil, includes: [LiquidPlace] = []
    ) {
        self.message = message
        self.place = place
        self.length = max(1, length)
        self.suggestion = suggestion
        self.includes = includes
    }

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
