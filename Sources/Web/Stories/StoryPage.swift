internal import Campaigning
internal import Crypto
internal import Definitions
internal import Formats
internal import Store

/// `/story/TOKEN`: a member sees the exact words that would be quoted, how the name would stand, and what they agree to.
struct StoryPage {
    enum Trouble {
        /// The words, or what would be agreed to, have changed since the page was opened.
        case changed
    }

    let workspace: WorkspaceDefinition
    let language: PageLanguage
    let story: Story
    /// What would be agreed to; nil where the workspace does not ask any more.
    let wording: ShownWording?
    var trouble: Trouble?

    /// Says which words and which text a form was about.
    static func seal(_ story: Story, _ wording: ShownWording) -> String {
        let words = [story.text, wording.version, wording.text].joined(separator: "\u{0}")
        return TextCode.hex(Crypto.sha256(Array(words.utf8)))
    }

    func page() -> Page {
        Page(
            language: language, name: workspace.name, heading: heading, content: said + quote + question,
            status: trouble == nil ? 200 : 409)
    }

    private var heading: String {
        story.isQuotable
            ? language.say(en: "We may quote you", ru: "Ваши слова можно приводить")
            : language.say(en: "May we quote you?", ru: "Можно привести ваши слова?")
    }

    private var said: String {
        if trouble == .changed {
            let words = language.say(
                en: "The words have changed meanwhile. Please look once more.",
                ru: "За это время слова изменились. Посмотрите, пожалуйста, ещё раз.")
            return "<p class=\"alert\" role=\"alert\">\(words)</p>\n"
        }
        let words: String
        switch story.standing {
        case .granted:
            let day = language.day(workspace.timezone.civil(story.permission?.at ?? story.at).date)
            words = language.say(
                en: "You have permitted it on \(day). Thank you!", ru: "Вы разрешили это \(day) г. Спасибо!")
        case .refused:
            words = language.say(
                en: "You have said no: we do not quote these words.", ru: "Вы отказали: этих слов мы не приводим.")
        case .withdrawn:
            words = language.say(
                en: "You have taken your permission back: we quote these words no more.",
                ru: "Вы отозвали разрешение: больше мы этих слов не приводим.")
        case .unasked, .asked, .changed: return ""
        }
        return "<p class=\"done\" role=\"status\">\(HTMLText.escape(words))</p>\n"
    }

    /// The words with their lines, and what would stand below them.
    private var quote: String {
        let lines = story.text.split(separator: "\n", omittingEmptySubsequences: true).map {
            HTMLText.escape(String($0))
        }
        let verified =
            story.isVerified
            ? "<p class=\"small\">"
                + language.say(
                    en: "Beside them stands “verified buyer”: you have bought from us.",
                    ru: "Рядом будет стоять «покупка подтверждена»: вы у нас покупали.") + "</p>\n" : ""
        return
            "<blockquote class=\"note\"><p>\(lines.joined(separator: "<br>"))</p>\n\(standingName)</blockquote>\n\(verified)"
    }

    private var standingName: String {
        guard story.isQuotable else { return "" }
        let name = story.permission?.name.map(HTMLText.escape)
        return "<p>— \(name ?? language.say(en: "without a name", ru: "без имени"))</p>\n"
    }

    private var question: String {
        if story.isQuotable {
            let rule = language.say(
                en: "You may take it back on any day: nothing that is sent afterwards has these words.",
                ru: "Разрешение можно отозвать в любой день: в том, что отправим после этого, этих слов не будет.")
            return agreement + "<p>\(rule)</p>\n" + form("withdraw", language.say(en: "Take it back", ru: "Отозвать"))
        }
        guard let wording else {
            let words = language.say(
                en: "We do not ask for this any more, and do not quote these words.",
                ru: "Мы больше не просим об этом и этих слов не приводим.")
            return "<p>\(words)</p>\n"
        }
        let name = language.say(en: "How your name would stand", ru: "Как будет названо ваше имя")
        let permit = language.say(en: "Permit, with this name", ru: "Разрешить с этим именем")
        let nameless = language.say(en: "Permit without a name", ru: "Разрешить без имени")
        let refuse = language.say(en: "Refuse", ru: "Отказать")
        let no =
            story.standing == .refused || story.standing == .withdrawn
            ? "" : "<button type=\"submit\" name=\"answer\" value=\"no\" class=\"second\">\(refuse)</button>\n"
        return """
            \(agreement)<form method="post">
            <input type="hidden" name="words" value="\(StoryPage.seal(story, wording))">
            <div class="field"><label for="name">\(name)</label>
            <input id="name" name="name" maxlength="\(StoryConsent.longestName)" autocomplete="name" \
            value="\(HTMLText.escape(story.name ?? ""))"></div>
            <button type="submit" name="answer" value="yes">\(permit)</button>
            <button type="submit" name="answer" value="nameless" class="second">\(nameless)</button>
            \(no)</form>

            """
    }

    /// What is, or would be, agreed to.
    private var agreement: String {
        guard let text = (story.isQuotable ? story.permission?.wording : wording)?.text else { return "" }
        return "<p>\(HTMLText.escape(text))</p>\n"
    }

    private func form(_ answer: String, _ title: String) -> String {
        """
        <form method="post">
        <button type="submit" name="answer" value="\(answer)" class="second">\(title)</button>
        </form>

        """
    }
}
