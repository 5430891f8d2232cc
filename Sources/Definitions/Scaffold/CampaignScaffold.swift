internal import JSON

/// What `kamerton new` writes: a campaign that is disabled until someone has looked at it, and its templates.
package struct CampaignScaffold: Sendable {
    package let kind: CampaignKind
    package let name: String
    package let title: String
    /// One of the workspace's, if it has any.
    package let topic: String?
    /// Present when the workspace has such a segment.
    package let excludesStaff: Bool
    /// `2026-12-01 10:00`.
    package let at: String
    let languages: ScaffoldLanguages

    package init(kind: CampaignKind, name: String, title: String?, workspace: Workspace, at: String) {
        let topics = workspace.definition.topics.map(\.name)
        let preferred = kind == .survey ? "research" : kind == .event ? "events" : "news"
        self.kind = kind
        self.name = name
        self.title = title ?? CampaignScaffold.title(from: name)
        topic = topics.contains(preferred) ? preferred : topics.first
        excludesStaff = workspace.definition.segments.contains { $0.name == "staff" }
        self.at = at
        languages = ScaffoldLanguages(locale: workspace.definition.locale)
    }

    package var files: [ScaffoldFile] {
        let file = ScaffoldFile("campaigns/\(name).yaml", campaign)
        if kind == .event { return [file] + eventTemplates }
        guard kind == .sequence else {
            return [file]
                + languages.templates(name, russian: template(isRussian: true), english: template(isRussian: false))
        }
        return [file]
            + zip(sequenceTemplates(isRussian: true), sequenceTemplates(isRussian: false)).flatMap { russian, english in
                languages.templates("\(name)-\(russian.stem)", russian: russian.text, english: english.text)
            }
    }

    /// `spring-news` -> `Spring news`.
    private static func title(from name: String) -> String {
        let words = name.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// A text as a YAML scalar: plain where that is safe, else in double quotes, which take JSON's escapes.
    static func scalar(_ text: String) -> String {
        let isWordy =
            text.first?.isLetter == true && !text.contains(": ") && !text.contains(" #") && !text.hasSuffix(":")
            && text.allSatisfy { !$0.isNewline && $0 != "\t" } && !text.hasSuffix(" ")
        let isText = YAMLScalar(text, isPlain: true) == .text(text)
        return isWordy && isText ? text : JSONValue.string(text).text()
    }

    private var campaign: String {
        let exclude = excludesStaff ? "\n  exclude: [staff]" : ""
        let topicLine = topic.map { "\ntopic: \($0)" } ?? ""
        let head = """
            \(JSONSchema.File.campaign.modeline)
            title: \(CampaignScaffold.scalar(title))
            kind: \(kind.rawValue)
            intent: \(kind == .survey ? "research" : kind == .event ? "invite" : "inform")\(topicLine)
            disabled: true               # delete this line when you have looked at: kamerton preview \(name)
            audience:

            """
        switch kind {
        case .email:
            return head + """
                  where: true                # everyone; for example: stage = repeat and city = "Penza"\(exclude)
                  max_audience: 1000         # more than this, and nothing is sent until you have looked
                schedule:
                  at: \(at)
                  not_after: 2d              # later than this it is not sent any more
                content: \(name)

                """
        case .sequence: return head + sequence(exclude: exclude)
        case .event: return head + event(exclude: exclude)
        case .survey:
            return head + """
                  where: not answered(any, within 90d)\(exclude)
                  max_audience: 1000         # more than this, and nothing is sent until you have looked
                schedule:
                  cron: "0 10 10 1,4,7,10 *" # 10:00 on the tenth, once a quarter
                  not_after: 3d              # later than this it is not sent any more
                content: \(name)
                survey:
                  purpose: \(languages.text("Чтобы исправить главное в первую очередь", "To mend first what matters most to you"))
                  closes: 14d
                  questions:
                    - score: { type: nps }
                    - reason:
                        type: text
                        text: \(languages.text("Почему вы так оценили?", "Why did you give this score?"))

                """
        }
    }

    private func template(isRussian: Bool) -> String {
        switch (kind, isRussian) {
        case (.email, true), (.sequence, true), (.event, true):
            """
            ---
            subject: \(CampaignScaffold.scalar(title))
            preview: Одна строка, которую видно в списке писем рядом с темой
            ---
            # \(title)

            {{ member.first_name | default: "Здравствуйте" }}, это письмо от «{{ workspace.name }}».

            Напишите здесь, что вы хотите сказать.

            """
        case (.email, false), (.sequence, false), (.event, false):
            """
            ---
            subject: \(CampaignScaffold.scalar(title))
            preview: One line that mailboxes show beside the subject
            ---
            # \(title)

            {{ member.first_name | default: "Hello" }}, this is a letter from {{ workspace.name }}.

            Write here what you want to say.

            """
        case (.survey, true):
            """
            ---
            subject: Один вопрос о нас
            preview: Это займёт одну минуту
            ---
            # Один вопрос

            {{ member.first_name | default: "Здравствуйте" }}, насколько вероятно, что вы порекомендуете «{{ workspace.name }}» другу или коллеге?

            {% render "nps_scale" %}

            Ответ можно поменять, пока опрос открыт.

            """
        case (.survey, false):
            """
            ---
            subject: One question about us
            preview: It takes a minute
            ---
            # One question

            {{ member.first_name | default: "Hello" }}, how likely are you to recommend {{ workspace.name }} to a friend or a colleague?

            {% render "nps_scale" %}

            You can change your answer for as long as the survey is open.

            """
        }
    }
}

extension CampaignScaffold {
    /// The campaign of a new workspace.
    static let welcome = """
        \(JSONSchema.File.campaign.modeline)
        # Everyone who has just joined, and agreed to get mail, hears from us once.
        title: Welcome
        kind: email
        intent: inform
        topic: news
        audience:
          where: joined_at within 14d and not received("welcome")
          exclude: [staff]
          max_audience: 500          # more than this, and nothing is sent until you have looked
        schedule:
          cron: "0 10 * * *"         # every day at 10:00 in the workspace's time zone
          not_after: 1d
        content: welcome             # templates/welcome.*.md

        """

    static func welcomeTemplate(isRussian: Bool) -> String {
        isRussian
            ? """
            ---
            subject: Добро пожаловать в {{ workspace.name }}
            preview: Что здесь происходит и кому писать
            ---
            # Хорошо, что вы с нами

            {{ member.first_name | default: "Здравствуйте" }}, спасибо, что присоединились.

            Мы пишем редко и по делу. Если что-то не получается, просто ответьте на это письмо: его прочитает человек.

            """
            : """
            ---
            subject: Welcome to {{ workspace.name }}
            preview: What happens here, and whom to write to
            ---
            # Good to have you

            {{ member.first_name | default: "Hello" }}, thank you for joining.

            We write rarely and to the point. If something does not work out, just answer this letter: a person reads it.

            """
    }
}
