internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// `/mentor/TOKEN`: an offer of a mentor, to one of the two. Who the other is stands here only when both have said yes.
struct MentorPage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage
    let side: Mentorship.Side

    func show(_ mentorship: Mentorship, at now: Instant) -> Page {
        switch MentorAnswer.state(mentorship, at: now) {
        case .asked: question(mentorship)
        case .active: together(mentorship)
        case .declined:
            say(
                language.say(en: "Nothing came of it", ru: "На этот раз не вышло"),
                language.say(
                    en: "One of the two has said no. Neither has learnt who the other was.",
                    ru: "Один из двоих отказался. Кто второй, никто не узнал."))
        case .expired:
            say(
                language.say(en: "This link has run out", ru: "Ссылка больше не действует"),
                language.say(
                    en: "The seven days are over. Neither has learnt who the other was.",
                    ru: "Семь дней прошло. Кто второй, никто не узнал."))
        case .ended:
            say(
                language.say(en: "This has ended", ru: "Это закончилось"),
                language.say(en: "Thank you for the time together.", ru: "Спасибо за время вместе."))
        }
    }

    private func question(_ mentorship: Mentorship) -> Page {
        let until = language.day(workspace.timezone.civil(mentorship.expiresAt).date)
        let asked =
            side == .newcomer
            ? language.say(
                en: "May we bring you together with a mentor, a member who has been here for long?",
                ru: "Познакомить вас с наставником – с тем, кто здесь давно?")
            : language.say(
                en: "Will you be the mentor of a newcomer?", ru: "Станете наставником новичка?")
        let rule = language.say(
            en:
                "Only if both say yes by \(until), each of you sees the other's name and address. If one says no, neither learns who it was.",
            ru:
                "Только если до \(until) г. согласятся оба, каждый увидит имя и адрес другого. Если один откажется, никто не узнает, кто это был."
        )
        let said = mentorship.person(side)?.saidYes == true
        let thanks =
            said
            ? "<p class=\"done\" role=\"status\">"
                + language.say(en: "You have said yes. We wait for the other.", ru: "Вы согласились. Ждём второго.")
                + "</p>\n" : ""
        let yes = language.say(en: "Yes, gladly", ru: "Да, с радостью")
        let no = language.say(en: "No, thank you", ru: "Нет, спасибо")
        let buttons =
            (said ? "" : "<button type=\"submit\" name=\"answer\" value=\"yes\">\(yes)</button>\n")
            + "<button type=\"submit\" name=\"answer\" value=\"no\" class=\"second\">\(no)</button>\n"
        return page(
            language.say(en: "Mentors and newcomers", ru: "Наставники и новички"),
            "\(thanks)<p>\(asked)</p>\n<p>\(rule)</p>\n<form method=\"post\">\n\(buttons)</form>\n")
    }

    private func together(_ mentorship: Mentorship) -> Page {
        let other = mentorship.person(side.other)
        let email = HTMLText.escape(other?.email ?? "")
        let name = HTMLText.escape(other?.name ?? other?.email ?? "")
        let who =
            side == .newcomer
            ? language.say(en: "Your mentor is", ru: "Ваш наставник –")
            : language.say(en: "Your newcomer is", ru: "Ваш новичок –")
        let end = language.say(en: "End it", ru: "Закончить")
        let rule = language.say(
            en: "Either of you may end it here at any time.", ru: "Любой из двоих может закончить здесь в любой день.")
        return page(
            language.say(en: "Both have said yes", ru: "Согласны оба"),
            """
            <p>\(who) <strong>\(name)</strong>, <a href="mailto:\(email)">\(email)</a>.</p>
            <p>\(rule)</p>
            <form method="post">
            <button type="submit" name="answer" value="no" class="second">\(end)</button>
            </form>

            """)
    }

    private func say(_ heading: String, _ words: String) -> Page {
        page(heading, "<p class=\"done\" role=\"status\">\(HTMLText.escape(words))</p>\n")
    }

    private func page(_ heading: String, _ content: String) -> Page {
        Page(language: language, name: workspace.name, heading: heading, content: content)
    }
}
