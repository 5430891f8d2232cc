internal import Formats

/// The languages that new files are written in: Russian and English, or English without a label where members read
/// another language by default and every member should get something.
struct ScaffoldLanguages {
    let isBilingual: Bool

    init(locale: String) { isBilingual = ["ru", "en"].contains(Locales.language(of: locale)) }

    func text(_ russian: String, _ english: String) -> String {
        isBilingual
            ? "{ ru: \(CampaignScaffold.scalar(russian)), en: \(CampaignScaffold.scalar(english)) }"
            : CampaignScaffold.scalar(english)
    }

    func templates(_ stem: String, russian: String, english: String) -> [ScaffoldFile] {
        guard isBilingual else { return [ScaffoldFile("templates/\(stem).md", english)] }
        return [ScaffoldFile("templates/\(stem).ru.md", russian), ScaffoldFile("templates/\(stem).en.md", english)]
    }
}
