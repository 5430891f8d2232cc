internal import Definitions

/// What our own layout and partials say to members, in the language of the message: Russian or English.
struct MailWords: Sendable {
    let language: String
    /// The language of the message, which may be one that we have no words in.
    let locale: String

    init(locale: String) {
        self.locale = locale
        language = LocaleRule.key(locale).hasPrefix("ru") ? "ru" : "en"
    }

    private func pick(_ russian: String, _ english: String) -> String { language == "ru" ? russian : english }

    var why: String {
        pick(
            "Вы получили это письмо, потому что состоите в сообществе «{{ workspace.name }}».",
            "You get this email because you are a member of {{ workspace.name }}.")
    }

    var about: String { pick("Тема: {{ campaign.topic }}", "Topic: {{ campaign.topic }}") }

    /// Under mail that needs no consent.
    var whyService: String {
        pick(
            "Это служебное письмо о ваших делах с «{{ workspace.name }}».",
            "This is a service message about your own dealings with {{ workspace.name }}.")
    }

    /// What a message without a topic is about.
    func topic(_ intent: Intent) -> String {
        switch intent {
        case .inform: pick("новости", "news")
        case .promo: pick("предложения", "offers")
        case .invite: pick("приглашения", "invitations")
        case .research: pick("опросы", "surveys")
        case .service: pick("ваши дела с нами", "your dealings with us")
        }
    }

    var preferences: String { pick("Настроить письма", "Choose what you get") }
    var unsubscribe: String { pick("Отписаться", "Unsubscribe") }

    /// The standard question of an NPS survey.
    func recommend(_ name: String) -> String { RecommendQuestion(locale: language).text(name) }

    var least: String { RecommendQuestion(locale: language).least }
    var most: String { RecommendQuestion(locale: language).most }
    var outOf: String { pick("из", "out of") }
    /// What a link says that was given no words.
    var more: String { pick("Подробнее", "Read more") }
    var chooseRating: String {
        pick(
            "Выберите оценку от 1{% if low %} ({{ low }}){% endif %} до {{ top }}{% if high %} ({{ high }}){% endif %}:",
            "Choose a score from 1{% if low %} ({{ low }}){% endif %} to {{ top }}{% if high %} ({{ high }}){% endif %}:"
        )
    }
    var chooseScore: String {
        pick(
            "Выберите оценку от 0 (точно нет) до 10 (обязательно):",
            "Choose a score from 0 (not at all likely) to 10 (extremely likely):")
    }
    var answer: String { pick("Ответить", "Answer") }
}
