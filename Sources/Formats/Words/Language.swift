/// A language in which the program speaks.
package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case russian = "ru"

    /// The language that the environment asks for (POSIX: `LC_ALL`, then `LC_MESSAGES`, then `LANG`), else English.
    package init(environment: [String: String]) {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        let locale = names.first { !$0.isEmpty } ?? ""
        self =
            Language(rawValue: Locales.language(of: locale.split(separator: ".").first.map(String.init) ?? ""))
            ?? .english
    }

    /// Which of the forms of a gap a number asks for: English has two, Russian three (1 участник, 2 участника, 5 участников).
    func pluralForm(of number: Int) -> Int {
        let count = number.magnitude
        switch self {
        case .english: return count == 1 ? 0 : 1
        case .russian:
            if count % 10 == 1, count % 100 != 11 { return 0 }
            return (2...4).contains(count % 10) && !(12...14).contains(count % 100) ? 1 : 2
        }
    }

    /// How many forms a gap of its catalogue names.
    package var pluralForms: Int { self == .english ? 2 : 3 }
}
