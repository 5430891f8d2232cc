extension MailPhrases {
    static let russian = MailPhrases(
        why: "Вы получили это письмо, потому что состоите в сообществе «{{ workspace.name }}».",
        about: "Тема: {{ campaign.topic }}",
        whyService: "Это служебное письмо о ваших делах с «{{ workspace.name }}».",
        news: "новости",
        offers: "предложения",
        invitations: "приглашения",
        surveys: "опросы",
        dealings: "ваши дела с нами",
        preferences: "Настроить письма",
        unsubscribe: "Отписаться",
        outOf: "из",
        more: "Подробнее",
        chooseRating: "Выберите оценку от LOW до HIGH:",
        chooseScore: "Выберите оценку от 0 (точно нет) до 10 (обязательно):",
        answer: "Ответить",
        verified: "покупка подтверждена",
        useful: "Было полезно? Скажите одним нажатием")

    static let ukrainian = MailPhrases(
        why: "Ви отримали цей лист, бо належите до спільноти «{{ workspace.name }}».",
        about: "Тема: {{ campaign.topic }}",
        whyService: "Це службовий лист про ваші справи з «{{ workspace.name }}».",
        news: "новини",
        offers: "пропозиції",
        invitations: "запрошення",
        surveys: "опитування",
        dealings: "ваші справи з нами",
        preferences: "Налаштувати листи",
        unsubscribe: "Відписатися",
        outOf: "з",
        more: "Докладніше",
        chooseRating: "Виберіть оцінку від LOW до HIGH:",
        chooseScore: "Виберіть оцінку від 0 (точно ні) до 10 (обов’язково):",
        answer: "Відповісти",
        verified: "покупку підтверджено",
        useful: "Чи було це корисно? Скажіть одним натисканням")
}
