internal import Definitions

/// The sign-up page: the form, empty or with what is wrong with it, and what is said after it.
struct SubscribePage {
    let workspace: WorkspaceDefinition
    let settings: SignUpSettings
    let language: PageLanguage
    var form = SubscribeForm()
    /// Signed; in the form as a hidden field.
    var token = ""
    var problems: [SubscribeForm.Problem] = []

    private var wordingText: String {
        settings.wording.text.text(for: language.rawValue, fallback: workspace.locale) ?? ""
    }

    private var heading: String { language.say(en: "Get mail from us", ru: "Подписаться на письма") }

    func page() -> Page {
        let lead = language.say(
            en: "After you send the form we write to the address, and you confirm there that it is yours.",
            ru: "После отправки мы напишем на указанный адрес, и вы подтвердите, что он ваш.")
        var html = DeclarationPage.mission(workspace, language) + summary
        if problems.isEmpty, settings.isDoubleOptIn { html += "<p>\(lead)</p>\n" }
        // The empty query leaves out what the address of this page may say of languages and formats.
        html += "<form method=\"post\" action=\"?\">\n" + hidden(token: token)
        html += emailField + topicField + agreeField + declarationField + trapField
        html += "<button type=\"submit\">\(language.say(en: "Sign up", ru: "Подписаться"))</button>\n</form>\n"
        return page(heading, html + languages, status: problems.isEmpty ? 200 : 422)
    }

    /// A form that stood elsewhere, or was sent faster than a person does: the same once more, with one button.
    func review() -> Page {
        let asked = language.say(
            en: "Please look through it and press the button: so we know that a person is there.",
            ru: "Проверьте, пожалуйста, и нажмите кнопку: так мы узнаем, что это человек.")
        var html = "<p>\(asked)</p>\n<form method=\"post\" action=\"?\">\n" + hidden(token: token)
        html += "<input type=\"hidden\" name=\"email\" value=\"\(HTMLText.escape(form.email))\">\n"
        html += "<input type=\"hidden\" name=\"agree\" value=\"yes\">\n"
        html += "<input type=\"hidden\" name=\"\(SubscribeForm.trapName)\" value=\"\(HTMLText.escape(form.trap))\">\n"
        html += "<p>\(language.say(en: "Address:", ru: "Адрес:")) <strong>\(HTMLText.escape(form.email))</strong></p>\n"
        let chosen = settings.topics.count > 1 ? form.chosen(settings) : []
        for name in chosen {
            html += "<input type=\"hidden\" name=\"topic\" value=\"\(HTMLText.escape(name))\">\n"
        }
        if !chosen.isEmpty { html += "<ul>\n" + chosen.map { "<li>\(title($0))</li>\n" }.joined() + "</ul>\n" }
        html += "<p class=\"words\">\(HTMLText.escape(wordingText))</p>\n"
        if let declaration = workspace.declaration {
            html += "<input type=\"hidden\" name=\"declaration\" value=\"\(declaration.version)\">\n"
            html += DeclarationPage.text(declaration, workspace, language)
        }
        html +=
            "<button type=\"submit\">\(language.say(en: "Yes, sign me up", ru: "Да, подписаться"))</button>\n</form>\n"
        return page(language.say(en: "Sign up?", ru: "Подписаться?"), html)
    }

    /// The same for every address.
    func accepted() -> Page {
        let said =
            settings.isDoubleOptIn
            ? language.say(
                en:
                    "We have sent a message to the address. Please open it and confirm: without that nothing will come.",
                ru:
                    "Мы отправили письмо на указанный адрес. Откройте его и подтвердите подписку: без этого писем не будет."
            )
            : language.say(
                en:
                    "We have written it down. If we have to make sure that the address is yours, a message is on its way.",
                ru: "Мы всё записали. Если нужно удостовериться, что адрес ваш, на него придёт письмо.")
        let help = language.say(
            en: "Nothing has come after a few minutes? Look among spam, and make sure that the address was right.",
            ru: "Письма нет через несколько минут? Загляните в спам и проверьте, верно ли указан адрес.")
        return page(
            language.say(en: "Thank you!", ru: "Спасибо!"),
            "<p class=\"done\" role=\"status\">\(said)</p>\n<p>\(help)</p>\n"
                + "<p><a href=\"?\">\(language.say(en: "Back to the form", ru: "Вернуться к форме"))</a></p>\n")
    }

    func tooMany() -> Page {
        let said = language.say(
            en: "Very many sign-ups have come from your network. Nothing was saved; please try again later.",
            ru: "Из вашей сети пришло очень много подписок. Ничего не сохранено; попробуйте, пожалуйста, позже.")
        return page(
            language.say(en: "Please try again later", ru: "Попробуйте, пожалуйста, позже"), "<p>\(said)</p>\n",
            status: 429)
    }

    // MARK: Parts

    private func hidden(token: String) -> String {
        var fields = [("token", token), ("wording", settings.wording.version), ("lang", language.rawValue)]
        if let page = form.page { fields.append(("page", page)) }
        if let code = form.referralCode { fields.append(("ref", code)) }
        return fields.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\(HTMLText.escape($0.1))\">\n" }.joined()
    }

    /// Where the focus goes after a mistake: what is wrong, each with the way to it.
    private var summary: String {
        guard !problems.isEmpty else { return "" }
        let title = language.say(en: "Nothing is saved yet:", ru: "Пока ничего не сохранено:")
        let lines = problems.map { "<li><a href=\"#\(SubscribePage.field(of: $0))\">\(words($0))</a></li>\n" }
        return "<div class=\"alert\" role=\"alert\" tabindex=\"-1\" autofocus>\n<p>\(title)</p>\n<ul>\n"
            + lines.joined() + "</ul>\n</div>\n"
    }

    private static func field(of problem: SubscribeForm.Problem) -> String {
        switch problem {
        case .email: "email"
        case .topics: "topic-0"
        case .agree, .wording: "agree"
        case .declaration: "declaration"
        }
    }

    func words(_ problem: SubscribeForm.Problem) -> String {
        switch problem {
        case .email:
            language.say(
                en: "This is not an email address: write it as name@example.org.",
                ru: "Это не адрес электронной почты: он пишется как name@example.org.")
        case .topics:
            language.say(en: "Choose at least one topic.", ru: "Выберите хотя бы одну тему.")
        case .agree:
            language.say(
                en: "We need your agreement: tick the box if you give it.",
                ru: "Нужно ваше согласие: если вы согласны, отметьте это.")
        case .wording:
            language.say(
                en: "The text has changed: please read it and tick the box anew.",
                ru: "Текст изменился: прочтите его, пожалуйста, и отметьте согласие заново.")
        case .declaration:
            language.say(
                en: "Please read our declaration and tick the box if you accept it.",
                ru: "Прочтите, пожалуйста, нашу декларацию и отметьте, что принимаете её.")
        }
    }

    private func error(_ ours: [SubscribeForm.Problem], id: String) -> (html: String, attributes: String) {
        guard let problem = problems.first(where: ours.contains) else { return ("", "") }
        return (
            "<p class=\"error\" id=\"\(id)-error\">\(words(problem))</p>\n",
            " aria-invalid=\"true\" aria-describedby=\"\(id)-error\""
        )
    }

    private var emailField: String {
        let (error, attributes) = error([.email], id: "email")
        return """
            <div class="field">
            <label for="email">\(language.say(en: "Your email address", ru: "Ваш адрес электронной почты"))</label>
            \(error)<input type="email" id="email" name="email" value="\(HTMLText.escape(form.email))" required \
            maxlength="254" autocomplete="email"\(attributes)>
            </div>

            """
    }

    private var topicField: String {
        guard settings.topics.count > 1 else { return "" }
        let (error, _) = error([.topics], id: "topic")
        let described = error.isEmpty ? "" : " aria-describedby=\"topic-error\""
        var html = "<fieldset\(described)>\n"
        html += "<legend>\(language.say(en: "What to write to you about", ru: "О чём вам писать"))</legend>\n" + error
        for (index, name) in settings.topics.enumerated() {
            let checked = form.topics.contains(name) ? " checked" : ""
            html +=
                "<label class=\"check\"><input type=\"checkbox\" id=\"topic-\(index)\" name=\"topic\" "
                + "value=\"\(HTMLText.escape(name))\"\(checked)><span>\(title(name))</span></label>\n"
        }
        return html + "</fieldset>\n"
    }

    private func title(_ name: String) -> String {
        let topic = workspace.topics.first { $0.name == name }
        return HTMLText.escape(topic?.title.text(for: language.rawValue, fallback: workspace.locale) ?? name)
    }

    /// Never ticked beforehand, and not ticked any more when the text has changed.
    private var agreeField: String {
        let (error, attributes) = error([.agree, .wording], id: "agree")
        let checked = form.hasAgreed && !problems.contains(.wording) ? " checked" : ""
        return """
            <div class="agree">
            \(error)<label class="check"><input type="checkbox" id="agree" name="agree" value="yes" \
            required\(checked)\(attributes)><span class="words">\(HTMLText.escape(wordingText))</span></label>
            </div>

            """
    }

    /// What members of the community say yes to; empty where there is none.
    private var declarationField: String {
        guard let declaration = workspace.declaration else { return "" }
        let (error, attributes) = error([.declaration], id: "declaration")
        let checked = form.declaration == declaration.version ? " checked" : ""
        let title = language.say(en: "Our declaration", ru: "Наша декларация")
        let label = language.say(en: "I accept the declaration", ru: "Я принимаю декларацию")
        return """
            <section aria-labelledby="declaration-title">
            <h2 id="declaration-title">\(title)</h2>
            \(DeclarationPage.text(declaration, workspace, language))<div class="agree">
            \(error)<label class="check"><input type="checkbox" id="declaration" name="declaration" \
            value="\(declaration.version)" required\(checked)\(attributes)><span>\(label)</span></label>
            </div>
            </section>

            """
    }

    private var trapField: String {
        let label = language.say(en: "Leave this empty", ru: "Не заполняйте это поле")
        return """
            <div class="away" aria-hidden="true"><label for="website">\(label)</label>
            <input type="text" id="website" name="\(SubscribeForm.trapName)" value="" tabindex="-1" \
            autocomplete="off"></div>

            """
    }

    private var languages: String {
        let other: PageLanguage = language == .ru ? .en : .ru
        let name = other == .ru ? "Русский" : "English"
        let code = other.rawValue
        let ref = form.referralCode.map { "&amp;ref=\($0)" } ?? ""
        return
            "<p class=\"languages small\"><a href=\"?lang=\(code)\(ref)\" lang=\"\(code)\" hreflang=\"\(code)\">\(name)</a></p>\n"
    }

    private func page(_ heading: String, _ content: String, status: Int = 200) -> Page {
        Page(language: language, name: workspace.name, heading: heading, content: content, status: status)
    }
}
