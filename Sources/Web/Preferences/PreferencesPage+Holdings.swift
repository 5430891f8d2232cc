internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// What is held on the member, in plain words. All of it, to the last field, is in the download.
extension PreferencesPage {
    /// Rows of a list that are shown; the others are in the download.
    private static let shownRows = 20

    var holdings: String {
        var html = facts
        html += list(language.say(en: "What you did", ru: "Что вы делали"), activityLines)
        html += folded(
            language.say(en: "What you said about our mail", ru: "Что вы говорили о наших письмах"), consentLines)
        html += folded(sentHeading, messageLines)
        return section("holdings", language.say(en: "What we hold about you", ru: "Что мы о вас храним"), html)
    }

    private var facts: String {
        let member = state.member
        var rows: [(String, String)] = [(language.say(en: "Address", ru: "Адрес"), member.email)]
        let name = member.name ?? [member.firstName, member.lastName].compactMap(\.self).joined(separator: " ")
        rows.append((language.say(en: "Name", ru: "Имя"), name))
        let chosen = locales.first { $0.locale == member.locale }
        rows.append((language.say(en: "Language", ru: "Язык"), chosen?.title ?? member.locale ?? ""))
        rows.append((language.say(en: "Time zone", ru: "Часовой пояс"), member.timezone ?? ""))
        rows.append((language.say(en: "Member since", ru: "С нами с"), member.joinedAt.map(day) ?? ""))
        rows.append((language.say(en: "Your number with us", ru: "Ваш номер у нас"), member.externalID ?? ""))
        for attribute in definition.attributes {
            rows.append((HoldingWords.title(attribute.name), words(member.value(of: attribute))))
        }
        rows.append(
            (language.say(en: "Marks", ru: "Пометки"), member.tags.map(HoldingWords.label).joined(separator: ", ")))
        rows.append(
            (
                language.say(en: "Stage in our records", ru: "Этап в наших записях"),
                member.stage.map(HoldingWords.label) ?? ""
            ))
        let items = rows.filter { !$0.1.isEmpty }.map { name, value in
            "<div><dt>\(HTMLText.escape(name))</dt><dd>\(HTMLText.escape(value))</dd></div>\n"
        }
        return "<dl>\n\(items.joined())</dl>\n"
    }

    private func words(_ value: AttributeValue?) -> String {
        switch value {
        case nil: ""
        case .text(let text): text
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .flag(let isSet): isSet ? language.say(en: "yes", ru: "да") : language.say(en: "no", ru: "нет")
        case .date(let date): language.day(date)
        }
    }

    private var activityLines: [String] {
        var lines = state.activities.map { activity in
            let what = HoldingWords.activity(activity.kind, language)
            let last = day(activity.last)
            return activity.count == 1
                ? language.say(en: "\(what): once, on \(last)", ru: "\(what): 1 раз, \(last) г.")
                : language.say(
                    en: "\(what): \(language.times(activity.count)), the last time on \(last)",
                    ru: "\(what): \(language.times(activity.count)), последний \(last) г.")
        }
        if state.responses > 0 {
            lines.append(
                language.say(
                    en: "Answers to our surveys: \(state.responses)", ru: "Ответы на наши опросы: \(state.responses)"))
        }
        return lines
    }

    private var consentLines: [String] {
        state.consents.reversed().map { consent in
            let what = HoldingWords.purpose(consent.purpose, definition, state.member.locale, language)
            let how = HoldingWords.source(consent.source, language)
            let on = day(consent.at)
            return switch consent.state {
            case .granted: language.say(en: "\(on): yes to \(what) (\(how))", ru: "\(on) г.: да, \(what) (\(how))")
            case .pending:
                language.say(
                    en: "\(on): asked for \(what), not confirmed (\(how))",
                    ru: "\(on) г.: просьба, \(what), не подтверждена (\(how))")
            case .withdrawn: language.say(en: "\(on): no to \(what) (\(how))", ru: "\(on) г.: нет, \(what) (\(how))")
            }
        }
    }

    private var sent: [LedgerEntry] { state.explanation.ledger.filter { $0.sentAt != nil } }

    private var sentHeading: String {
        language.say(
            en: "What we have sent you: \(language.messages(sent.count))",
            ru: "Что мы вам отправили: \(language.messages(sent.count))")
    }

    private var messageLines: [String] {
        sent.reversed().map { entry in
            let title = title(ofCampaign: entry.campaign)
            let on = entry.sentAt.map(day) ?? ""
            return switch entry.state {
            case .bounced:
                language.say(en: "\(on): “\(title)”, which came back", ru: "\(on) г.: «\(title)», вернулось")
            case .complained:
                language.say(
                    en: "\(on): “\(title)”, which was reported as spam", ru: "\(on) г.: «\(title)», отмечено как спам")
            default: language.say(en: "\(on): “\(title)”", ru: "\(on) г.: «\(title)»")
            }
        }
    }

    /// The title of a campaign, also under its old name; its name when the file is gone.
    func title(ofCampaign name: String) -> String {
        if AddressChange.Side.allCases.contains(where: { AddressChange.campaign($0) == name }) {
            return language.say(en: "Change of address", ru: "Смена адреса")
        }
        if name == ConfirmationMail.campaign {
            return language.say(en: "Confirmation of a sign-up", ru: "Подтверждение подписки")
        }
        if name == StoryLetter.campaign {
            return language.say(en: "May we quote you", ru: "Можно ли привести ваши слова")
        }
        let campaign = workspace.campaign(name) ?? workspace.campaigns.first { $0.was == name }
        return campaign?.title ?? name
    }

    private func list(_ heading: String, _ lines: [String]) -> String {
        guard !lines.isEmpty else { return "" }
        return "<h3>\(HTMLText.escape(heading))</h3>\n" + items(lines)
    }

    /// A list that opens when it is wanted.
    private func folded(_ heading: String, _ lines: [String]) -> String {
        guard !lines.isEmpty else { return "" }
        var html = "<details>\n<summary>\(HTMLText.escape(heading))</summary>\n"
        html += items(Array(lines.prefix(PreferencesPage.shownRows)))
        if lines.count > PreferencesPage.shownRows {
            let rest = language.say(
                en: "The others are in the file that you can download below.",
                ru: "Остальное есть в файле, который можно скачать ниже.")
            html += "<p class=\"small\">\(rest)</p>\n"
        }
        return html + "</details>\n"
    }

    func items(_ lines: [String]) -> String {
        "<ul>\n" + lines.map { "<li>\(HTMLText.escape($0))</li>\n" }.joined() + "</ul>\n"
    }
}
