internal import Formats

/// What a scale asks and says at its ends where the author wrote nothing, in the reader's language where we know it, else in
/// English.
package struct StandardWording: Sendable {
    package let kind: Question.Kind
    private let language: String

    /// Nil for kinds that have none.
    init?(_ kind: Question.Kind, locale: String) {
        guard kind.standardWording != nil else { return nil }
        self.kind = kind
        language = Locales.language(of: locale)
    }

    /// - Parameter name: whom it is about.
    package func text(_ name: String) -> String {
        switch kind {
        case .nps: RecommendQuestion(locale: language).text(name)
        case .csat:
            language == "ru"
                ? "Насколько вы довольны тем, что получили от \(name)?" : "How satisfied are you with \(name)?"
        default:
            language == "ru"
                ? "Согласны ли вы: «В \(name) было легко сделать то, что мне нужно»?"
                : "Do you agree: “\(name) made it easy to do what I wanted”?"
        }
    }

    package var least: String {
        switch kind {
        case .nps: RecommendQuestion(locale: language).least
        case .csat: language == "ru" ? "1 — совсем недоволен" : "1 – very dissatisfied"
        default: language == "ru" ? "1 — совершенно не согласен" : "1 – strongly disagree"
        }
    }

    package var most: String {
        switch kind {
        case .nps: RecommendQuestion(locale: language).most
        case .csat: language == "ru" ? "5 — полностью доволен" : "5 – very satisfied"
        default: language == "ru" ? "7 — полностью согласен" : "7 – strongly agree"
        }
    }
}

extension Question.Kind {
    /// Where a standard wording comes from; nil where the author must write one.
    package var standardWording: String? {
        switch self {
        case .nps: "Reichheld 2003"
        case .csat: "customer satisfaction, five points"
        case .ces: "customer effort, second version, seven points"
        default: nil
        }
    }
}

extension Question {
    /// The standard wording of its kind for a reader.
    package func standard(_ locale: String) -> StandardWording? { StandardWording(kind, locale: locale) }
}
