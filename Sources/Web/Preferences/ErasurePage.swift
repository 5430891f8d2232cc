internal import Definitions
internal import Store

/// Before and after a member is forgotten.
struct ErasurePage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage
    /// Of the preference page; not needed afterwards.
    var token = ""

    /// - Parameter isUnticked: it was sent without the tick.
    func question(email: String, isUnticked: Bool) -> Page {
        let address = HTMLText.escape(email)
        let error = isUnticked ? "<p class=\"error\" id=\"sure-error\">\(untickedWords)</p>\n" : ""
        let described = isUnticked ? " aria-invalid=\"true\" aria-describedby=\"sure-error\"" : ""
        let sure = language.say(
            en: "Yes, delete everything about \(address)", ru: "Да, удалите всё о \(address)")
        return page(
            language.say(en: "Delete everything about you?", ru: "Удалить всё о вас?"),
            """
            <p><strong>\(language.say(en: "This cannot be undone.", ru: "Этого нельзя отменить."))</strong></p>
            <ul>
            \(consequences.map { "<li>\($0)</li>\n" }.joined())</ul>
            <form method="post">
            \(error)<label class="check"><input type="checkbox" name="sure" value="yes" required\(described)>\
            <span>\(sure)</span></label>
            <button type="submit" class="danger">\(language.say(en: "Delete", ru: "Удалить"))</button>
            </form>
            <p><a class="button second" href="../\(token)">\
            \(language.say(en: "No, go back", ru: "Нет, вернуться"))</a></p>

            """, status: isUnticked ? 422 : 200)
    }

    /// - Parameter isComplete: false when a run has a message to the member in hand: the next one does the rest.
    func done(isComplete: Bool) -> Page {
        page(
            language.say(en: "Everything about you is deleted", ru: "Всё о вас удалено"),
            "<p class=\"done\" role=\"status\">"
                + language.say(
                    en: "We have forgotten you, and will not write to this address again.",
                    ru: "Мы всё забыли и больше не напишем на этот адрес.") + "</p>\n<p>"
                + language.say(
                    en:
                        "Of the address only a fingerprint is kept that nobody can read, so that no old list brings it back.",
                    ru:
                        "От адреса остался только отпечаток, который никто не прочтёт: чтобы старый список его не вернул."
                )
                + "</p>\n<p>"
                + (isComplete
                    ? ""
                    : language.say(
                        en: "The last traces go within the next hours, as soon as our programs are done with them. ",
                        ru: "Последние следы исчезнут в ближайшие часы, как только с ними закончат наши программы. "))
                + language.say(
                    en: "The links in our earlier messages no longer work.",
                    ru: "Ссылки в наших прежних письмах больше не работают.") + "</p>\n")
    }

    private var untickedWords: String {
        language.say(
            en: "Please tick the box if you are sure. Nothing was deleted.",
            ru: "Если вы уверены, поставьте, пожалуйста, отметку. Ничего не удалено.")
    }

    private var consequences: [String] {
        [
            language.say(
                en: "Your name, address, and everything else that we hold about you is removed.",
                ru: "Исчезнут имя, адрес и всё остальное, что мы о вас храним."),
            language.say(
                en: "You get no more mail from us, not even about your orders.",
                ru: "Писем от нас больше не будет, даже о ваших заказах."),
            language.say(
                en: "Your scores in surveys stay as numbers without a name; what you wrote is removed.",
                ru: "Ваши оценки в опросах останутся числами без имени, а то, что вы писали, исчезнет."),
        ]
    }

    private func page(_ heading: String, _ content: String, status: Int = 200) -> Page {
        Page(language: language, name: workspace.name, heading: heading, content: content, status: status)
    }
}
