package import Campaigning
package import Definitions
package import Formats

/// The pages of `preview --all`: plain files that any browser shows, without a script and without a network.
package struct PreviewSite: Sendable {
    /// By path within the folder: text that is written as UTF-8.
    package let files: [String: String]
    /// Pages of a campaign in one language.
    package let pageCount: Int
    /// Those of them that lack a message, for it cannot be made.
    package let brokenPageCount: Int

    /// - Parameters:
    ///   - findings: those of `check`; what belongs to no page stands on the first.
    ///   - language: of the pages' own words.
    package init(
        _ campaigns: [CampaignPreview], workspace name: String, findings: [Finding], language: Language
    ) {
        var files = ["preview.css": PreviewStyle.css]
        var shown: Set<Finding> = []
        var (pages, broken) = (0, 0)
        for campaign in campaigns {
            for locale in campaign.locales {
                let page = PreviewPage(campaign: campaign, preview: locale, language: language)
                files[page.file] = page.html
                files.merge(page.messages) { $1 }
                shown.formUnion(locale.findings)
                pages += 1
                if !locale.isWhole { broken += 1 }
            }
        }
        let index = PreviewIndex(
            name: name, campaigns: campaigns, others: findings.filter { !shown.contains($0) }, language: language)
        files["index.html"] = index.html
        (self.files, pageCount, brokenPageCount) = (files, pages, broken)
    }

    /// `campaign.locale`, safe as the name of a file anywhere.
    static func stem(_ campaign: String, _ locale: String) -> String {
        let name = locale.isEmpty ? campaign : campaign + "." + locale
        let kept = name.map { character in
            character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
                ? character : "_"
        }
        return String(kept.drop { $0 == "." })
    }
}
