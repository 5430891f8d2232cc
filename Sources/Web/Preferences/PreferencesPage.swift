internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// All that a member may decide: topics, how often, language, address; what is held and why; their data.
///
/// Each section is a form of its own, sent to the page itself: what stands in another section is not touched. It works
/// without scripts; what was just done is said at the top.
struct PreferencesPage {
    /// What a request did, as the page says it.
    enum Notice {
        case savedTopics(undo: Undo)
        case stopped(undo: Undo)
        case undone, cameBack, savedRhythm, savedLanguage, askedForAddress, cancelledAddress, withdrewQuote
        /// The form said nothing new.
        case unchanged
    }

    /// What was on before a change of topics, so that it can be taken back.
    struct Undo {
        let topics: Set<String>
        let hasEverything: Bool
    }

    enum AddressProblem {
        case invalid, same, tooOften
    }

    let workspace: Workspace
    let locales: [ContentLocales.Choice]
    let language: PageLanguage
    let state: PreferencesState
    /// Of this page, for links below it.
    let token: String
    let now: Instant
    var notice: Notice?
    var addressProblem: AddressProblem?
    var typedAddress = ""

    var definition: WorkspaceDefinition { workspace.definition }
    var zone: Zone { definition.timezone }

    func page() -> Page {
        let status =
            switch addressProblem {
            case nil: 200
            case .tooOften: 429
            case .invalid, .same: 422
            }
        let content =
            saidNotice + alert + introduction + standing + topics + frequency + languages + address + declaration
            + quotes + holdings + reasons + ownership
        return Page(
            language: language, name: definition.name,
            heading: language.say(en: "What you get from us", ru: "Что вы от нас получаете"), content: content,
            status: status)
    }

    /// What is wrong, at the top too: the field is far below.
    private var alert: String {
        guard let addressProblem else { return "" }
        let link = "<a href=\"#email\">\(language.say(en: "Go to the address", ru: "Перейти к адресу"))</a>"
        return "<p class=\"alert\" role=\"alert\">\(words(addressProblem)) \(link)</p>\n"
    }

    private var introduction: String {
        let words = language.say(
            en:
                "What you change here holds at once. The link to this page is your key to it: please pass it on to nobody.",
            ru:
                "Всё, что вы здесь измените, действует сразу. Ссылка на эту страницу – ключ к ней: не передавайте её никому."
        )
        return "<p class=\"small\">\(words)</p>\n"
    }

    /// A part of the page with its own heading.
    func section(_ id: String, _ heading: String, _ content: String) -> String {
        "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(heading)</h2>\n\(content)</section>\n"
    }

    /// A part of the page that is one question: its heading is the legend.
    func question(_ id: String, _ heading: String, _ choices: String, save: String) -> String {
        """
        <section aria-labelledby="\(id)">
        <form method="post">
        <input type="hidden" name="form" value="\(id)">
        <fieldset>
        <legend><h2 id="\(id)">\(heading)</h2></legend>
        \(choices)</fieldset>
        <button type="submit">\(save)</button>
        </form>
        </section>

        """
    }

    /// A form that is one button.
    func button(_ form: String, _ title: String, fields: [(String, String)] = [], style: String = "second") -> String {
        var html = "<form method=\"post\">\n<input type=\"hidden\" name=\"form\" value=\"\(form)\">\n"
        for (name, value) in fields {
            html += "<input type=\"hidden\" name=\"\(name)\" value=\"\(HTMLText.escape(value))\">\n"
        }
        return html + "<button type=\"submit\" class=\"\(style)\">\(title)</button>\n</form>\n"
    }

    func day(_ instant: Instant) -> String { language.day(zone.civil(instant).date) }

    /// The title of a topic in the member's language.
    func title(ofTopic topic: Topic) -> String {
        topic.title.text(for: state.member.locale ?? definition.locale, fallback: definition.locale) ?? topic.name
    }

    private var saidNotice: String {
        guard let notice else { return "" }
        let said: String
        var undo: Undo?
        switch notice {
        case .savedTopics(let before):
            said = language.say(
                en: "Saved: your topics are as ticked below.", ru: "Сохранено: темы такие, как отмечено ниже.")
            undo = before
        case .stopped(let before):
            said = language.say(
                en: "There will be no more news, invitations or surveys from us.",
                ru: "Новостей, приглашений и опросов от нас больше не будет.")
            undo = before
        case .undone: said = language.say(en: "It is as it was before.", ru: "Всё снова как было.")
        case .cameBack:
            said = language.say(
                en: "Welcome back! You get everything again.", ru: "С возвращением! Вы снова получаете всё.")
        case .savedRhythm: said = rhythmNotice
        case .savedLanguage:
            said = language.say(en: "Saved: we write to you in English.", ru: "Сохранено: пишем вам по-русски.")
        case .askedForAddress:
            said = language.say(
                en: "Please look into both mailboxes, the old one and the new one, and confirm the change in each.",
                ru: "Загляните, пожалуйста, в оба ящика, старый и новый, и подтвердите смену в каждом.")
        case .cancelledAddress:
            said = language.say(en: "The address stays as it is.", ru: "Адрес остаётся прежним.")
        case .withdrewQuote:
            said = language.say(
                en: "Taken back: we do not quote these words any more.",
                ru: "Разрешение отозвано: больше мы этих слов не приводим.")
        case .unchanged: said = language.say(en: "Nothing has changed.", ru: "Ничего не изменилось.")
        }
        let undoForm = undo.map { self.undoForm($0) } ?? ""
        return "<div class=\"done\">\n<p role=\"status\">\(HTMLText.escape(said))</p>\n\(undoForm)</div>\n"
    }

    private var rhythmNotice: String {
        if let until = state.rhythm.pause(at: now) {
            return language.say(
                en: "Saved: we pause until \(day(until)).", ru: "Сохранено: пауза до \(day(until)) г.")
        }
        return state.rhythm.frequency == .fewer
            ? language.say(en: "Saved: we write less often.", ru: "Сохранено: будем писать реже.")
            : language.say(en: "Saved: we write as planned.", ru: "Сохранено: пишем как обычно.")
    }

    private func undoForm(_ undo: Undo) -> String {
        let fields =
            definition.topics.map(\.name).filter(undo.topics.contains).map { ("topic", $0) }
            + (undo.hasEverything ? [("everything", "1")] : [])
        return button("undo", language.say(en: "Undo", ru: "Вернуть как было"), fields: fields)
    }

    private var contact: String { NoticePage(workspace: definition, language: language).contact }

    /// What stands above all choices: nothing is sent to this address at all.
    private var standing: String {
        guard let suppression = state.suppression else { return "" }
        let why =
            switch suppression.reason {
            case .bounced:
                language.say(
                    en: "Mail to this address came back, so we have stopped writing to it.",
                    ru: "Письма на этот адрес возвращались, поэтому мы перестали на него писать.")
            case .complained:
                language.say(
                    en: "Our mail was reported as spam from this address, so we have stopped writing to it.",
                    ru: "С этого адреса на наши письма пожаловались как на спам, поэтому мы перестали на него писать.")
            case .manual, .unsubscribed, .erased, .imported:
                language.say(
                    en: "We do not write to this address at all.", ru: "На этот адрес мы не пишем совсем.")
            }
        return "<div class=\"note\">\n<p>\(why)</p>\n\(contact)</div>\n"
    }
}
