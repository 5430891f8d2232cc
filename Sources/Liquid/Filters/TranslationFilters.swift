internal import Formats

/// `{{ "footer.why" | t }}`, `{{ "orders" | t: count: 3 }}`: the text of that key in the language of the message.
enum TranslationFilters {
    static let name = "t"

    static let all: [Filter] = [
        Filter(name, takesAnyName: true) { input, arguments, renderer throws(FilterFailure) in
            let key = input.text
            let isHTML = key.hasSuffix("_html")
            let locale = renderer.options.translations?.locale ?? renderer.options.locale
            let found = try renderer.options.translations?.text(
                key, arguments.named, isHTML: isHTML && renderer.options.escape)
            guard let found else {
                if renderer.options.strict { throw FilterFailure(Phrase("there is no text \"\(key)\" in \(locale)")) }
                return .string("translation missing: \(locale).\(key)")
            }
            guard isHTML else { return .string(found) }
            if renderer.options.escape { return .markup(found) }
            // The text part of a message has no markup.
            return .string(renderer.options.strict ? HTMLFilters.withoutTags(found) : found)
        }
    ]
}
