internal import Definitions
internal import Formats
internal import Liquid
internal import Store

/// One trial rendering of one variant, for what only rendering shows.
struct TrialRendering {
    let template: MessageTemplate
    let scope: TemplateScope
    let member: MemberSnapshot
    let workspace: Workspace
    let belongings: Belongings
    let stories: StoryShelf
    /// What began the letter, where that says something to templates.
    let occurrence: String

    /// A longer subject is cut off everywhere.
    private static let longSubject = 100
    /// Gmail cuts messages off here.
    private static let largestHTML = 102 * 1024

    /// What was found, and the HTML where there is any.
    func outcome() -> (findings: [Finding], html: String?) {
        let now = Instant(milliseconds: 1_790_000_000_000)
        let links = MessageLinks(
            base: workspace.definition.publicURL, signer: TokenSigner(current: [0]), row: 1)
        let variables = scope.variables(
            member, locale: template.locale, now: now, links: links, occurrence: occurrence, belongings: belongings,
            stories: stories)
        let context = LiquidContext(locale: template.locale, timeZone: member.timezone, now: now)
        // As written first, since only then errors have places.
        for source in template.sources {
            do {
                _ = try source.template.render(variables, in: context)
            } catch {
                let finding = source.place.finding(
                    error, rule: "render", Phrase("rendering fails: \(error.message)"),
                    suggestion: error.suggestion.map { Phrase("did you mean \"\($0)\"?") })
                return ([finding], nil)
            }
        }
        let start = SourceMark(file: template.path, line: 1, column: 1)
        do {
            let subject = HeaderText(cleaning: try template.subject.render(variables, in: context)).value
            let html = try template.html.render(variables, in: context)
            let text = PlainTextTidy.tidy(try template.text.render(variables, in: context))
            return (look(at: subject) + look(at: html, text, start), html)
        } catch {
            return ([Finding(start, rule: "render", Phrase("rendering fails: \("\(error)")"))], nil)
        }
    }

    private func look(at subject: String) -> [Finding] {
        guard let mark = template.sources.first?.place.mark else { return [] }
        if subject.isEmpty {
            return [
                Finding(
                    mark, .emptySubject,
                    member.firstName == nil
                        ? Phrase("the subject is empty for a member without a name") : Phrase("the subject is empty"),
                    suggestion: Phrase("give it words of its own"))
            ]
        }
        guard subject.count > TrialRendering.longSubject else { return [] }
        return [
            Finding(
                mark, .longSubject,
                Phrase("the subject has \(subject.count) characters; mail programs show 40 to 70"),
                suggestion: Phrase("keep it below \(TrialRendering.longSubject)"))
        ]
    }

    private func look(at html: String, _ text: String, _ start: SourceMark) -> [Finding] {
        var findings: [Finding] = []
        if let scheme = LinkGuard.forbiddenScheme(in: html) {
            findings.append(
                Finding(
                    start, rule: "link-scheme", Phrase("a link is of the kind \"\(scheme):\", which mail cannot have")))
        }
        if html.utf8.count > TrialRendering.largestHTML {
            findings.append(
                Finding(
                    start, .tooLong,
                    Phrase("the HTML has \(html.utf8.count / 1024) KB: Gmail cuts messages off at 102 KB")))
        }
        if text.allSatisfy(\.isWhitespace) {
            findings.append(Finding(start, rule: "empty-body", Phrase("the text part is empty")))
        }
        return findings
    }
}
