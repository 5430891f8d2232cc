internal import Definitions
internal import Formats

/// Our own words for the letters of an event, for languages in which `templates/event-….LANGUAGE.md` is not there; English for
/// the others.
enum EventMail {
    /// Empty for a template that is the workspace's own.
    static func templates(_ name: String) -> [TemplateFile] {
        guard let texts = EventMail.texts[name] else { return [] }
        return TemplateFile.ownWords(name, russian: texts.ru, english: texts.en)
    }

    private static let card = """
        {% render "event_card", title: event.title, when: event.when, place: event.place, day: event.day, month: event.month %}
        """

    private static let texts: [String: (ru: String, en: String)] = [
        "event-invitation": (invitationRussian, invitationEnglish), "event-again": (againRussian, againEnglish),
        "event-reminder": (reminderRussian, reminderEnglish), "event-seat": (seatRussian, seatEnglish),
        "event-update": (updateRussian, updateEnglish), "event-cancelled": (cancelledRussian, cancelledEnglish),
        "event-thanks": (thanksRussian, thanksEnglish),
    ]

    private static let invitationRussian = """
        ---
        subject: "{{ event.title }} – {{ event.date }}"
        preview: "Приглашаем: {{ event.when }}"
        ---
        # {{ event.title }}

        \(card)

        {% if event.purpose %}**Зачем приходить.** {{ event.purpose }}{% endif %}

        {% render "button", url: event.yes_url, text: "Приду" %}

        [Может быть]({{ event.maybe_url }}) · [Не смогу]({{ event.no_url }})

        {% if event.bring_a_friend > 0 %}Можно прийти с друзьями: укажите на странице, сколько вас будет.{% endif %}

        """

    private static let invitationEnglish = """
        ---
        subject: "{{ event.title }} – {{ event.date }}"
        preview: "You are invited: {{ event.when }}"
        ---
        # {{ event.title }}

        \(card)

        {% if event.purpose %}**Why come.** {{ event.purpose }}{% endif %}

        {% render "button", url: event.yes_url, text: "I will come" %}

        [Maybe]({{ event.maybe_url }}) · [I cannot come]({{ event.no_url }})

        {% if event.bring_a_friend > 0 %}You may bring friends: say on the page how many.{% endif %}

        """

    private static let againRussian = """
        ---
        subject: "Придёте? {{ event.title }} – {{ event.date }}"
        preview: "Спрашиваем один раз: так мы поймём, сколько готовить мест"
        ---
        # Придёте?

        \(card)

        {% if event.purpose %}**Зачем приходить.** {{ event.purpose }}{% endif %}

        Ответ нужен, чтобы подготовить места. Больше об этом не спросим.

        {% render "button", url: event.yes_url, text: "Приду" %}

        [Может быть]({{ event.maybe_url }}) · [Не смогу]({{ event.no_url }})

        """

    private static let againEnglish = """
        ---
        subject: "Will you come? {{ event.title }} – {{ event.date }}"
        preview: "We ask once more, to know how many seats to prepare"
        ---
        # Will you come?

        \(card)

        {% if event.purpose %}**Why come.** {{ event.purpose }}{% endif %}

        Your answer tells us how many seats to prepare. We will not ask again.

        {% render "button", url: event.yes_url, text: "I will come" %}

        [Maybe]({{ event.maybe_url }}) · [I cannot come]({{ event.no_url }})

        """

    private static let reminderRussian = """
        ---
        subject: "Скоро: {{ event.title }} – {{ event.when }}"
        preview: "{% if event.place %}{{ event.place }}{% else %}{{ event.when }}{% endif %}"
        ---
        # Скоро увидимся

        \(card)

        {% if event.url %}Подключиться: [{{ event.url }}]({{ event.url }}){% endif %}

        Планы изменились? [Скажите нам]({{ event.page }}), и место достанется тому, кто ждёт.

        """

    private static let reminderEnglish = """
        ---
        subject: "Soon: {{ event.title }} – {{ event.when }}"
        preview: "{% if event.place %}{{ event.place }}{% else %}{{ event.when }}{% endif %}"
        ---
        # See you soon

        \(card)

        {% if event.url %}Join here: [{{ event.url }}]({{ event.url }}){% endif %}

        Have your plans changed? [Tell us]({{ event.page }}), and somebody who waits gets the seat.

        """

    private static let seatRussian = """
        ---
        subject: "Для вас есть место: {{ event.title }}"
        preview: "Очередь подошла, ждём вас: {{ event.when }}"
        ---
        # Для вас есть место

        \(card)

        Место освободилось, и теперь оно ваше. Если уже не получается, [скажите нам]({{ event.page }}): его ждут другие.

        """

    private static let seatEnglish = """
        ---
        subject: "There is a seat for you: {{ event.title }}"
        preview: "It is your turn, we expect you: {{ event.when }}"
        ---
        # There is a seat for you

        \(card)

        A seat has become free, and it is yours. If you cannot come any more, [tell us]({{ event.page }}): others wait for it.

        """

    private static let updateRussian = """
        ---
        subject: "Изменение: {{ event.title }} – {{ event.when }}"
        preview: "Проверьте, пожалуйста, время и место"
        ---
        # Время или место изменились

        Вот как теперь:

        \(card)

        {% if event.url %}Подключиться: [{{ event.url }}]({{ event.url }}){% endif %}

        Если так не получается, [измените ответ]({{ event.page }}).

        """

    private static let updateEnglish = """
        ---
        subject: "Changed: {{ event.title }} – {{ event.when }}"
        preview: "Please look at the time and the place"
        ---
        # The time or the place has changed

        This is how it is now:

        \(card)

        {% if event.url %}Join here: [{{ event.url }}]({{ event.url }}){% endif %}

        If that does not suit you, [change your answer]({{ event.page }}).

        """

    private static let cancelledRussian = """
        ---
        subject: "Не состоится: {{ event.title }} – {{ event.date }}"
        preview: "Простите, что расстроили ваши планы"
        ---
        # Встреча не состоится

        «{{ event.title }}», {{ event.when }}, не состоится. Простите, что расстроили ваши планы.

        Ответьте на это письмо, если есть вопросы: его прочитает человек.

        """

    private static let cancelledEnglish = """
        ---
        subject: "Cancelled: {{ event.title }} – {{ event.date }}"
        preview: "We are sorry to upset your plans"
        ---
        # It does not take place

        “{{ event.title }}”, {{ event.when }}, does not take place. We are sorry to upset your plans.

        Answer this letter if you have a question: a person reads it.

        """

    private static let thanksRussian = """
        ---
        subject: "Спасибо, что пришли: {{ event.title }}"
        preview: "Было хорошо с вами"
        ---
        # Спасибо, что пришли

        {{ member.first_name | default: "Здравствуйте" }}, встреча удалась благодаря вам.

        Что стоит повторить, а что сделать иначе? Ответьте на это письмо: его прочитает человек.

        """

    private static let thanksEnglish = """
        ---
        subject: "Thank you for coming: {{ event.title }}"
        preview: "It was good to have you"
        ---
        # Thank you for coming

        {{ member.first_name | default: "Hello" }}, it was a good meeting because you were there.

        What should we do again, and what another way? Answer this letter: a person reads it.

        """
}
