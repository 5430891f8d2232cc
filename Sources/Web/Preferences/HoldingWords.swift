internal import Definitions
internal import Store

/// Names of the store in words for members.
enum HoldingWords {
    /// `garden_size` is `Garden size`.
    static func title(_ name: String) -> String { name.prefix(1).uppercased() + label(name).dropFirst() }

    /// `garden_size` is `garden size`.
    static func label(_ name: String) -> String { name.replacing("_", with: " ") }

    static func activity(_ kind: String, _ language: PageLanguage) -> String {
        switch kind {
        case "purchase": language.say(en: "Purchases", ru: "Покупки")
        case "visit": language.say(en: "Visits", ru: "Посещения")
        case "ticket": language.say(en: "Questions to us", ru: "Обращения к нам")
        case "referral": language.say(en: "Recommendations", ru: "Рекомендации")
        case "review": language.say(en: "Reviews", ru: "Отзывы")
        case "story": language.say(en: "Stories told", ru: "Рассказанные истории")
        case "mention": language.say(en: "Mentions of us", ru: "Упоминания о нас")
        case "photo": language.say(en: "Photos", ru: "Фотографии")
        case "answer": language.say(en: "Help given to others", ru: "Помощь другим")
        case "rsvp": language.say(en: "Replies to invitations", ru: "Ответы на приглашения")
        case "attended": language.say(en: "Meetings attended", ru: "Участие во встречах")
        case "joined": language.say(en: "Joining", ru: "Вступление")
        case "referred": language.say(en: "Coming by recommendation", ru: "Приход по рекомендации")
        default: title(kind)
        }
    }

    /// A purpose of consent: everything, an intent or a topic.
    static func purpose(
        _ purpose: String, _ definition: WorkspaceDefinition, _ locale: String?, _ language: PageLanguage
    ) -> String {
        if let topic = definition.topics.first(where: { $0.name == purpose }) {
            let title = topic.title.text(for: locale ?? definition.locale, fallback: definition.locale) ?? purpose
            return language.say(en: "“\(title)”", ru: "«\(title)»")
        }
        switch purpose {
        case Consent.all: return language.say(en: "everything", ru: "все письма")
        case Intent.inform.rawValue: return language.say(en: "news", ru: "новости")
        case Intent.promo.rawValue: return language.say(en: "offers", ru: "предложения")
        case Intent.invite.rawValue: return language.say(en: "invitations", ru: "приглашения")
        case Intent.research.rawValue: return language.say(en: "surveys", ru: "опросы")
        default: return label(purpose)
        }
    }

    /// Where a consent came from.
    static func source(_ source: String, _ language: PageLanguage) -> String {
        if source.hasPrefix("import:") {
            return language.say(
                en: "from our records, list “\(source.dropFirst(7))”",
                ru: "из наших записей, список «\(source.dropFirst(7))»")
        }
        return switch source {
        case "preferences": language.say(en: "on this page", ru: "на этой странице")
        case "page": language.say(en: "on the unsubscribe page", ru: "на странице отписки")
        case "one-click":
            language.say(en: "with the button of your mail program", ru: "кнопкой почтовой программы")
        case "sign-up": language.say(en: "when you signed up", ru: "при подписке")
        case "command": language.say(en: "noted by us at your request", ru: "отмечено нами по вашей просьбе")
        case "address-change": language.say(en: "when your address changed", ru: "при смене адреса")
        default: source
        }
    }

    /// Why a message waits or is not sent, as one says it to whom it concerns.
    static func reason(_ reason: MessageReason, _ language: PageLanguage) -> String {
        switch reason {
        case .suppressed:
            language.say(en: "we do not write to this address", ru: "на этот адрес мы не пишем")
        case .noConsent: language.say(en: "you have not agreed to it", ru: "вы на это не соглашались")
        case .topic: language.say(en: "you left the topic", ru: "вы отписались от этой темы")
        case .quietHours: language.say(en: "not at this hour", ru: "не в этот час")
        case .contacts: language.say(en: "we wrote to you lately", ru: "мы недавно вам писали")
        case .promotions: language.say(en: "you had offers lately", ru: "предложения недавно были")
        case .surveys: language.say(en: "you were asked lately", ru: "вас недавно уже спрашивали")
        case .holdout, .control:
            language.say(
                en: "you are in the group that we compare with", ru: "вы в группе, с которой мы сравниваем")
        case .tooLate: language.say(en: "it is too late", ru: "уже поздно")
        case .leftAudience: language.say(en: "it is not meant for you now", ru: "сейчас это не про вас")
        case .window: language.say(en: "not at this hour", ru: "не в этот час")
        case .pace: language.say(en: "we send slowly", ru: "мы отправляем понемногу")
        case .paused: language.say(en: "you asked for a pause", ru: "вы попросили паузу")
        case .cancelled: language.say(en: "it was cancelled", ru: "отправку отменили")
        case .notApproved: language.say(en: "it is not ready yet", ru: "письмо ещё не готово")
        case .campaignRemoved: language.say(en: "we no longer send it", ru: "мы это больше не отправляем")
        case .render: language.say(en: "it could not be made", ru: "письмо не удалось составить")
        case .relay:
            language.say(en: "our mail server cannot be reached now", ru: "наш почтовый сервер сейчас недоступен")
        case .openCase, .theme:
            language.say(en: "we settle your question first", ru: "сначала решим ваш вопрос")
        case .codes: language.say(en: "we wait for more codes", ru: "ждём новые коды")
        case .wave: language.say(en: "others get it first", ru: "сначала его получают другие")
        case .quote: language.say(en: "we wait for somebody's permission", ru: "ждём чужого разрешения")
        case .test: language.say(en: "it is your turn a little later", ru: "ваша очередь чуть позже")
        }
    }
}
