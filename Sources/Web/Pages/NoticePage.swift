internal import Definitions
internal import Formats
internal import Store

/// Pages that say one thing.
struct NoticePage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage
    /// Leads back to the form from what was sent: the address of the page itself, with what it needs to know.
    var changeQuery = "?"

    func thanks(_ text: String?, canChange: Bool) -> Page {
        let said =
            text
            ?? language.say(
                en: "Your answer is saved. It helps us more than you think.",
                ru: "Ваш ответ сохранён. Он помогает нам больше, чем кажется.")
        var content = "<p class=\"done\" role=\"status\">\(HTMLText.escape(said))</p>\n"
        if canChange {
            // The address of this page itself: the link works behind any prefix.
            content +=
                "<p><a href=\"\(changeQuery)\">\(language.say(en: "Change the answer", ru: "Изменить ответ"))</a></p>\n"
        }
        return page(language.say(en: "Thank you!", ru: "Спасибо!"), content)
    }

    /// An anonymous answer cannot be found again, by nobody.
    func answeredForGood() -> Page {
        page(
            language.say(en: "You have answered already", ru: "Вы уже ответили"),
            "<p>"
                + language.say(
                    en:
                        "Thank you. Your answers were kept without your name, so they cannot be shown or changed any more.",
                    ru: "Спасибо. Ответы сохранены без вашего имени, поэтому показать или изменить их уже нельзя.")
                + "</p>\n" + contact)
    }

    /// As many as were wanted have answered.
    func full() -> Page {
        page(
            language.say(en: "We have enough answers now", ru: "Ответов уже достаточно"),
            "<p>"
                + language.say(
                    en: "Thank you for coming. As many people as we could ask this time have answered.",
                    ru: "Спасибо, что пришли. В этот раз ответили уже все, кого мы могли спросить.")
                + "</p>\n" + contact, status: 410, refusing: .full)
    }

    /// What was written so far is kept.
    func saved() -> Page {
        page(
            language.say(en: "Saved for later", ru: "Сохранено на потом"),
            "<p class=\"done\" role=\"status\">"
                + language.say(
                    en: "What you have written is kept, and not sent yet. The same link brings you back to it.",
                    ru: "Написанное сохранено и пока не отправлено. Та же ссылка вернёт вас к нему.")
                + "</p>\n<p><a href=\"\(changeQuery)\">" + language.say(en: "Go on now", ru: "Продолжить сейчас")
                + "</a></p>\n")
    }

    func tooManyAnswers() -> Page {
        page(
            language.say(en: "Please try again later", ru: "Попробуйте, пожалуйста, позже"),
            "<p>"
                + language.say(
                    en: "Very many answers have come from your network. This one is not saved.",
                    ru: "Из вашей сети пришло очень много ответов. Этот не сохранён.") + "</p>\n", status: 429,
            refusing: .tooMany)
    }

    /// What became of an answer that was sent after the end.
    enum LateAnswer {
        case kept
        /// The one that was given in time counts, this one is not saved.
        case earlierStands
    }

    func closed(on day: CivilDate, late: LateAnswer? = nil) -> Page {
        let date = language.day(day)
        var content =
            "<p>"
            + language.say(
                en: "This survey was open until \(date), and the answers have been counted.",
                ru: "Опрос был открыт до \(date) г., и ответы уже подсчитаны.") + "</p>\n"
        switch late {
        case .kept:
            content +=
                "<p>"
                + language.say(
                    en: "We have kept what you sent. It is read, though it no longer counts towards the score.",
                    ru: "Ваш ответ мы сохранили. Его прочтут, хотя в общую оценку он уже не войдёт.") + "</p>\n"
        case .earlierStands:
            content +=
                "<p>"
                + language.say(
                    en: "Your earlier answer stands; what you sent now is not saved.",
                    ru: "Ваш прежний ответ остался как был; то, что вы отправили сейчас, не сохранено.") + "</p>\n"
        case nil: break
        }
        content += contact
        return page(
            language.say(en: "The survey is closed", ru: "Опрос завершён"), content, status: 410, refusing: .closed)
    }

    func gone() -> Page {
        page(
            language.say(en: "This page is no longer here", ru: "Этой страницы больше нет"),
            "<p>"
                + language.say(
                    en: "What this link led to has been removed.", ru: "То, на что вела ссылка, удалено.") + "</p>\n"
                + contact, status: 410, refusing: .gone)
    }

    func unknownLink() -> Page {
        page(
            language.say(en: "This link does not work", ru: "Ссылка не работает"),
            "<p>"
                + language.say(
                    en: "It may have been cut when it was copied. Please open it from the message itself.",
                    ru: "Возможно, она обрезана при копировании. Откройте её, пожалуйста, из самого письма.")
                + "</p>\n" + contact, status: 404, refusing: .unknownLink)
    }

    func notAForm() -> Page {
        page(
            language.say(en: "This is not the form of this page", ru: "Это не форма этой страницы"),
            "<p>"
                + language.say(
                    en: "Nothing was saved. Please open the page again and send its own form.",
                    ru: "Ничего не сохранено. Откройте, пожалуйста, страницу заново и отправьте её форму.")
                + "</p>\n", status: 415, refusing: .notAForm)
    }

    func tooLarge() -> Page {
        page(
            language.say(en: "That was too much", ru: "Слишком много текста"),
            "<p>"
                + language.say(
                    en: "The answer is longer than this page takes, and is not saved. Please go back and shorten it.",
                    ru: "Ответ длиннее, чем принимает страница, и не сохранён. Вернитесь, пожалуйста, и сократите его.")
                + "</p>\n", status: 413, refusing: .tooLarge)
    }

    func unavailable() -> Page {
        page(
            language.say(en: "Please try again in a moment", ru: "Попробуйте, пожалуйста, чуть позже"),
            "<p>"
                + language.say(
                    en:
                        "Nothing was saved, because the server could not do it just now. Going back keeps what you wrote.",
                    ru: "Сейчас сервер не смог ничего сохранить. Вернитесь назад: написанное останется на странице.")
                + "</p>\n", status: 503, refusing: .unavailable)
    }

    var contact: String {
        let address = (workspace.sender.replyTo ?? workspace.sender.from).address
        let link = "<a href=\"mailto:\(HTMLText.escape(address))\">\(HTMLText.escape(address))</a>"
        return "<p>\(language.say(en: "You can always write to us:", ru: "Нам всегда можно написать:")) \(link)</p>\n"
    }

    private func page(
        _ heading: String, _ content: String, status: Int = 200, refusing refusal: RefusalReason? = nil
    ) -> Page {
        var page = Page(
            language: language, name: workspace.name, heading: heading, content: content, status: status)
        page.refusal = refusal
        page.theme = workspace.theme
        return page
    }
}
