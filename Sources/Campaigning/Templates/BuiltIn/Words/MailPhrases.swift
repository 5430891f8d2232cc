/// What our own parts of a message say in one language. Liquid, which goes into HTML and into plain text as it is: no
/// markup and no double quotes.
struct MailPhrases: Sendable {
    let why: String
    let about: String
    let whyService: String
    let news: String
    let offers: String
    let invitations: String
    let surveys: String
    let dealings: String
    let preferences: String
    let unsubscribe: String
    /// Between a score and the highest one: `7 out of 10`.
    let outOf: String
    let more: String
    /// `LOW` and `HIGH` are the ends of the scale.
    let chooseRating: String
    let chooseScore: String
    let answer: String
    /// Beside the words of somebody who has bought.
    let verified: String
    let useful: String

    /// By language.
    static let all: [String: MailPhrases] = [
        "en": .english,
        "ru": .russian,
        "uk": .ukrainian,
        "de": .german,
        "fr": .french,
        "es": .spanish,
        "pt": .portuguese,
        "it": .italian,
        "ar": .arabic,
        "he": .hebrew,
        "fa": .persian,
        "ur": .urdu,
    ]
}
