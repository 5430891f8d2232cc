internal import Definitions

/// "Was this useful?", and what was said.
struct UsefulPage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage

    /// - Parameter said: nil while nothing was.
    func question(said: Bool?) -> Page {
        let thanks = said.map { isUseful in
            "<p class=\"done\" role=\"status\">"
                + (isUseful
                    ? language.say(
                        en: "Thank you: it was useful. You may change your answer.",
                        ru: "Спасибо: было полезно. Ответ можно изменить.")
                    : language.say(
                        en: "Thank you: it was not useful. You may change your answer.",
                        ru: "Спасибо: полезно не было. Ответ можно изменить."))
                + "</p>\n"
        }
        let (yes, no) = (language.say(en: "Yes", ru: "Да"), language.say(en: "No", ru: "Нет"))
        let why = language.say(
            en: "Your answer helps us to write less and better.", ru: "Ваш ответ поможет нам писать меньше и лучше.")
        return Page(
            language: language, name: workspace.name,
            heading: language.say(en: "Was this message useful?", ru: "Было ли письмо полезным?"),
            content: """
                \(thanks ?? "")<p>\(why)</p>
                <form method="post">
                <button type="submit" name="useful" value="yes">\(yes)</button>
                <button type="submit" name="useful" value="no" class="second">\(no)</button>
                </form>

                """)
    }
}
