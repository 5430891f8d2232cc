internal import Definitions
internal import Formats

/// The languages that pages speak of themselves; questions and topics are in whatever their authors wrote.
enum PageLanguage: String, Sendable, CaseIterable {
    case en
    case ru

    /// That of a locale, if pages speak it.
    init?(locale: String) { self.init(rawValue: Locales.language(of: locale)) }

    /// The member's, else the workspace's, else English.
    init(member locale: String?, workspace: WorkspaceDefinition) {
        self =
            locale.flatMap(PageLanguage.init(locale:)) ?? PageLanguage(locale: workspace.locale) ?? .en
    }

    /// For a reader of whom nothing is known: the browser's first that pages speak, else the workspace's.
    init(accepting header: String?, workspace: WorkspaceDefinition) {
        let accepted = (header ?? "").prefix(200).split(separator: ",").lazy.compactMap { part in
            PageLanguage(locale: part.split(separator: ";")[0].trimmingPrefix(while: { $0 == " " }).description)
        }
        self = accepted.first ?? PageLanguage(member: nil, workspace: workspace)
    }

    /// `24 October 2026`.
    func day(_ date: CivilDate) -> String {
        let months =
            switch self {
            case .en:
                [
                    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December",
                ]
            case .ru:
                [
                    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
                    "ноября", "декабря",
                ]
            }
        return "\(date.day) \(months[date.month - 1]) \(date.year)"
    }

    /// What no withdrawal stops.
    var serviceStillComes: String {
        say(
            en: "Messages about your own orders and questions will still come.",
            ru: "Письма о ваших собственных заказах и обращениях приходить будут.")
    }

    /// One of two texts, by language.
    func say(en: String, ru: String) -> String { self == .ru ? ru : en }
}
