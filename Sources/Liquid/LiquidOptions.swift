package import Formats

/// Bounds that a template cannot exceed, whatever it says.
package struct LiquidLimits: Sendable, Hashable {
    /// Blocks and partials inside each other.
    package var depth = 100
    /// Rounds of all loops together.
    package var iterations = 100_000
    /// Bytes that one rendering may write, and that one value may hold.
    package var outputBytes = 8 << 20
    /// Elements of one array.
    package var elements = 1_000_000
    /// Steps, including what filters touch: about a second of work.
    package var work = 50_000_000

    package init() {}
}

/// How templates are parsed and rendered. The defaults are Shopify's semantics, forgiving syntax included.
package struct LiquidOptions: Sendable {
    /// Unknown filters and tags are mistakes of the template; an unknown variable is an error when it is rendered.
    package var strict = false
    /// Malformed markup is a mistake instead of being read as well as possible. Implied by `strict`.
    package var strictSyntax = false
    /// Every output is HTML-escaped unless it is markup already (`| raw`, a capture). Off for text parts.
    package var escape = false
    package var limits = LiquidLimits()
    /// IANA name; dates without an offset are in this zone.
    package var timeZone = "UTC"
    /// What `"now" | date` means; nil reads the clock.
    package var now: Instant?
    /// Language of `money`, `date_in` and `plural`: `ru`, `en`, `ru-RU`…
    package var locale = "en"
    /// The texts of `t`; nil when there are none.
    package var translations: LiquidTranslations?
    /// Sources of `render` and `include`, by name; nil when there is no such template.
    package var templates: @Sendable (_ name: String) -> String? = { _ in nil }

    package init() {}

    package init(strict: Bool, escape: Bool) {
        self.strict = strict
        self.escape = escape
    }

    var hasStrictSyntax: Bool { strict || strictSyntax }
}

/// What differs from one rendering to the next besides the variables; nil takes what the options say.
package struct LiquidContext: Sendable {
    package var locale: String?
    package var timeZone: String?
    package var now: Instant?

    package init(locale: String? = nil, timeZone: String? = nil, now: Instant? = nil) {
        (self.locale, self.timeZone, self.now) = (locale, timeZone, now)
    }
}
