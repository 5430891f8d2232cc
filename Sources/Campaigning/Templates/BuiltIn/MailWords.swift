internal import Definitions
internal import Formats

/// What our own layout and partials say to members: in the language of the message where we know it, else in English.
struct MailWords: Sendable {
    /// The one of ours that is spoken.
    let language: String
    /// The language of the message, which may be one that we have no words in.
    let locale: String
    private let phrases: MailPhrases

    init(locale: String) {
        self.locale = locale
        let wanted = Locales.language(of: locale)
        language = MailPhrases.all[wanted] == nil ? "en" : wanted
        phrases = MailPhrases.all[language] ?? .english
    }

    var why: String { phrases.why }
    /// Why they get it, and what for: the mission stands in place of the full stop.
    func why(hasMission: Bool) -> String {
        guard hasMission, let end = why.last, [".", "。", "।"].contains(end) else { return why }
        return why.dropLast() + ": {{ workspace.mission }}"
    }

    var about: String { phrases.about }
    /// Under mail that needs no consent.
    var whyService: String { phrases.whyService }

    /// What a message without a topic is about.
    func topic(_ intent: Intent) -> String {
        switch intent {
        case .inform: phrases.news
        case .promo: phrases.offers
        case .invite: phrases.invitations
        case .research: phrases.surveys
        case .service: phrases.dealings
        }
    }

    var preferences: String { phrases.preferences }
    var unsubscribe: String { phrases.unsubscribe }

    /// The standard question of an NPS survey.
    func recommend(_ name: String) -> String { RecommendQuestion(locale: language).text(name) }

    var least: String { RecommendQuestion(locale: language).least }
    var most: String { RecommendQuestion(locale: language).most }
    var outOf: String { phrases.outOf }
    /// What a link says that was given no words.
    var more: String { phrases.more }
    var chooseRating: String {
        phrases.chooseRating
            .replacing("LOW", with: "1{% if low %} ({{ low }}){% endif %}")
            .replacing("HIGH", with: "{{ top }}{% if high %} ({{ high }}){% endif %}")
    }
    var chooseScore: String { phrases.chooseScore }
    var answer: String { phrases.answer }
    var verified: String { phrases.verified }
    var useful: String { phrases.useful }
}
