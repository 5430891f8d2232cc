package import Definitions
internal import Formats
internal import Store

/// The letters to a newcomer and to a mentor, campaigns of the program's own. Nothing of the other stands in them: who it is
/// says the page, when both have said yes.
package enum MentorMail {
    static let hash = "built-in"
    /// The step of the second letter.
    static let matched = "matched"

    /// Nil for any other campaign's name.
    package static func definition(_ name: String, _ workspace: Workspace) -> CampaignDefinition? {
        guard let side = Mentorship.side(ofCampaign: name) else { return nil }
        let mark = SourceMark(file: "kamerton.yaml", line: 1, column: 1)
        return CampaignDefinition(
            name: name, file: "kamerton.yaml", title: "A mentor for a newcomer", kind: .email, intent: .invite,
            // Never due by itself: it is not among the workspace's campaigns.
            schedule: Schedule(
                timing: .at(CivilDateTime(utc: Instant(milliseconds: 0))), zone: workspace.definition.timezone,
                mark: mark),
            content: Content(template: "mentoring-\(side.rawValue)", mark: mark), hash: hash)
    }

    static func isOne(_ campaign: CampaignDefinition) -> Bool { Mentorship.side(ofCampaign: campaign.name) != nil }

    /// Our own words, for languages in which `templates/mentoring-newcomer.LANGUAGE.md` is not there; English for the others.
    static func templates(_ campaign: CampaignDefinition) -> [TemplateFile] {
        let name = campaign.content.template
        return Mentorship.side(ofCampaign: campaign.name) == .mentor
            ? TemplateFile.ownWords(name, russian: mentorRussian, english: mentorEnglish)
            : TemplateFile.ownWords(name, russian: newcomerRussian, english: newcomerEnglish)
    }

    private static let newcomerRussian = """
        ---
        subject: "{% if step == 'matched' %}Ваш наставник согласен{% else %}Познакомить вас с наставником?{% endif %} – {{ workspace.name }}"
        preview: "{% if step == 'matched' %}Кто это, видно на странице{% else %}Нужен ваш ответ – да или нет{% endif %}"
        ---
        Здравствуйте!

        {% if step == "matched" %}Согласны оба: и вы, и ваш наставник. Кто это и как написать друг другу, видно на странице.{% else %}В «{{ workspace.name }}» новичкам помогают те, кто здесь давно: отвечают на вопросы и показывают, что к чему. Мы нашли человека, с которым у вас есть общее.

        Мы познакомим вас, только если согласятся оба. До этого никто из двоих не узнает, кто второй.{% endif %}

        {% if step == "matched" %}{% render "button", url: mentor_url, text: "Познакомиться" %}{% else %}{% render "button", url: mentor_url, text: "Ответить" %}{% endif %}

        """

    private static let newcomerEnglish = """
        ---
        subject: "{% if step == 'matched' %}Your mentor has said yes{% else %}Would you like a mentor?{% endif %} – {{ workspace.name }}"
        preview: "{% if step == 'matched' %}The page shows who it is{% else %}We need your answer – yes or no{% endif %}"
        ---
        Hello!

        {% if step == "matched" %}Both of you have said yes. The page shows who your mentor is and how to write to each other.{% else %}At {{ workspace.name }} those who have been here for long help newcomers: they answer questions and show how things are done. We have found somebody with whom you have something in common.

        We bring you together only if both of you say yes. Until then neither learns who the other is.{% endif %}

        {% if step == "matched" %}{% render "button", url: mentor_url, text: "Meet your mentor" %}{% else %}{% render "button", url: mentor_url, text: "Answer" %}{% endif %}

        """

    private static let mentorRussian = """
        ---
        subject: "{% if step == 'matched' %}Новичок согласен{% else %}Новичку нужен наставник{% endif %} – {{ workspace.name }}"
        preview: "{% if step == 'matched' %}Кто это, видно на странице{% else %}Нужен ваш ответ – да или нет{% endif %}"
        ---
        Здравствуйте!

        {% if step == "matched" %}Согласны оба. Кто ваш новичок и как написать друг другу, видно на странице. Напишите первым: новичку это труднее.{% else %}В «{{ workspace.name }}» пришёл новый человек, с которым у вас есть общее. Возьмёте его под крыло?

        Мы познакомим вас, только если согласятся оба. До этого никто из двоих не узнает, кто второй. Отказаться можно, объяснять ничего не нужно.{% endif %}

        {% if step == "matched" %}{% render "button", url: mentor_url, text: "Познакомиться" %}{% else %}{% render "button", url: mentor_url, text: "Ответить" %}{% endif %}

        """

    private static let mentorEnglish = """
        ---
        subject: "{% if step == 'matched' %}Your newcomer has said yes{% else %}A newcomer could use a mentor{% endif %} – {{ workspace.name }}"
        preview: "{% if step == 'matched' %}The page shows who it is{% else %}We need your answer – yes or no{% endif %}"
        ---
        Hello!

        {% if step == "matched" %}Both of you have said yes. The page shows who your newcomer is and how to write to each other. Please write first: it is harder for them.{% else %}Somebody new has come to {{ workspace.name }} with whom you have something in common. Will you take them under your wing?

        We bring you together only if both of you say yes. Until then neither learns who the other is. You may say no, and need not say why.{% endif %}

        {% if step == "matched" %}{% render "button", url: mentor_url, text: "Meet them" %}{% else %}{% render "button", url: mentor_url, text: "Answer" %}{% endif %}

        """
}
