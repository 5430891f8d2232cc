internal import Formats

/// The standard question of the Net Promoter Score (Reichheld 2003), which mail and pages ask where the author wrote none:
/// in the reader's language where we know it, else in English.
package struct RecommendQuestion: Sendable {
    private let language: String

    package init(locale: String) { language = Locales.language(of: locale) }

    /// - Parameter name: whom one would recommend.
    package func text(_ name: String) -> String {
        switch language {
        case "ru": "Насколько вероятно, что вы порекомендуете \(name) друзьям или коллегам?"
        case "uk": "Наскільки ймовірно, що ви порекомендуєте \(name) друзям або колегам?"
        case "de": "Wie wahrscheinlich ist es, dass Sie \(name) einem Freund oder Kollegen empfehlen?"
        case "fr": "Quelle est la probabilité que vous recommandiez \(name) à un ami ou à un collègue\u{A0}?"
        case "es": "¿Qué probabilidad hay de que recomiendes \(name) a un amigo o colega?"
        case "pt": "Qual é a probabilidade de você recomendar \(name) a um amigo ou colega?"
        case "it": "Con quale probabilità consiglieresti \(name) a un amico o collega?"
        case "ar": "ما مدى احتمال أن توصي صديقًا أو زميلًا بـ \(name)؟"
        case "he": "מה הסיכוי שהיית ממליץ על \(name) לחבר או לעמית?"
        case "fa": "چقدر احتمال دارد \(name) را به دوست یا همکارتان پیشنهاد کنید؟"
        case "ur": "اس بات کا کتنا امکان ہے کہ آپ کسی دوست یا ساتھی کو \(name) تجویز کریں؟"
        default: "How likely are you to recommend \(name) to a friend or colleague?"
        }
    }

    /// What stands at the ends of the scale.
    package var least: String { ends.least }
    package var most: String { ends.most }

    private var ends: (least: String, most: String) {
        switch language {
        case "ru": ("0 — точно нет", "10 — обязательно")
        case "uk": ("0 — точно ні", "10 — обов’язково")
        case "de": ("0 – gar nicht wahrscheinlich", "10 – äußerst wahrscheinlich")
        case "fr": ("0 – pas du tout probable", "10 – très probable")
        case "es": ("0 – nada probable", "10 – muy probable")
        case "pt": ("0 – nada provável", "10 – muito provável")
        case "it": ("0 – per niente probabile", "10 – molto probabile")
        case "ar": ("0 – غير محتمل إطلاقًا", "10 – محتمل جدًا")
        case "he": ("0 – אין סיכוי", "10 – סיכוי גבוה מאוד")
        case "fa": ("0 – اصلاً محتمل نیست", "10 – بسیار محتمل")
        case "ur": ("0 – بالکل نہیں", "10 – یقیناً")
        default: ("0 – not at all likely", "10 – extremely likely")
        }
    }
}
