internal import Formats

/// The words of one language by which wording is judged. To teach the rules another word, add it to the list of its language;
/// how patterns are written says `WordPattern`.
struct SurveyWords: Sendable {
    // MARK: Wording

    /// Suggest the answer that is wished for.
    let leading: [WordPattern]
    /// Praise or blame what is asked about.
    let loaded: [WordPattern]
    /// Behind one of these, praise and blame name the ends of a scale.
    let scaleTalk: Set<String>
    /// Leave no middle, in any question that is not open.
    let absolute: [WordPattern]
    /// Leave none where a scale is answered, and may be meant as they are elsewhere.
    let absoluteOnScales: [WordPattern]
    /// Are no absolutes where they stand so.
    let notAbsolute: [WordPattern]
    let negation: [WordPattern]
    /// Have a negation inside.
    let negative: [WordPattern]
    /// Ways of speaking in which a negation denies nothing.
    let noNegation: [WordPattern]

    // MARK: One thing at a time

    /// Join two things that are both meant.
    let and: [WordPattern]
    /// Join two of which one is meant.
    let or: [WordPattern]
    /// What goes together, and is one thing.
    let together: [WordPattern]
    /// Beside one of these a conjunction joins no two things.
    let beside: Set<String>
    /// Little words that stand before the second thing.
    let articles: Set<String>

    // MARK: Options

    let positive: [WordPattern]
    let negativeLabel: [WordPattern]
    let neutral: [WordPattern]
    /// The lower end of a scale that begins at nothing.
    let nothing: [WordPattern]
    let agreement: [WordPattern]
    let disagreement: [WordPattern]
    /// "Prefer not to say".
    let optOut: [WordPattern]
    /// What a list has in an order of its own: months, days of the week.
    let ordered: [WordPattern]
    let satisfaction: [WordPattern]

    // MARK: Subjects

    let sensitive: [WordPattern]

    // MARK: Recommending

    let likely: [WordPattern]
    let recommend: [WordPattern]
    let whom: [WordPattern]
    /// Another scale than from 0 to 10.
    let otherScale: [WordPattern]

    // MARK: Ranges

    let ranges: RangeWords

    /// Nil for a language without lists.
    static func of(_ language: String) -> SurveyWords? {
        switch language {
        case "en": english
        case "ru": russian
        default: nil
        }
    }

    /// Of a text that does not say what language it is in.
    static func guess(_ text: String, locale: String) -> SurveyWords? {
        let language = Locales.language(of: locale)
        let isCyrillic = text.unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
        if isCyrillic { return language == "ru" || language == "en" ? russian : nil }
        let isLatin = text.unicodeScalars.contains { $0.properties.isAlphabetic && $0.value < 0x250 }
        return isLatin && (language == "en" || language == "ru") ? english : nil
    }

    static let english = makeEnglish()
    static let russian = makeRussian()
}

/// How ranges of numbers are written in a language: what stands before a number or behind it.
struct RangeWords: Sendable {
    /// `under 10`: 10 is not in it.
    let below: Set<String>
    /// `up to 10`: some mean with 10, some without.
    let upTo: Set<String>
    /// `from 10`.
    let from: Set<String>
    /// `over 10`: 10 is not in it.
    let above: Set<String>
    /// `10 or more`, behind the number.
    let orMore: Set<String>
    /// `10 or less`, behind the number.
    let orLess: Set<String>
    /// Between two numbers.
    let to: Set<String>
    let multipliers: [String: Double]
    /// Units by the forms that they are written in.
    let units: [String: String]
}
