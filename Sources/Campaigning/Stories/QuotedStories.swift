package import Definitions
internal import Formats
package import Store

/// Which stories the templates of a campaign quote by number, and whether they may. Files are read once, as a run reads them; the
/// permissions each time, for one may be taken back meanwhile.
package final class QuotedStories {
    /// A number in a file.
    private struct Quote {
        let id: Int64
        let mark: SourceMark
        let length: Int
        let line: String?
    }

    private let workspace: Workspace
    private var known: [String: [Quote]] = [:]

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// The numbers that a letter quotes and may not, in order.
    package func forbidden(_ campaign: CampaignDefinition, _ store: Store) throws -> [Int64] {
        let ids = Set(quotes(campaign.content.template).map(\.id))
        guard !ids.isEmpty else { return [] }
        let permitted = try store.stories(Store.StoryQuestion(ids: ids.sorted())).filter(\.isQuotable).map(\.id)
        return ids.subtracting(permitted).sorted()
    }

    /// For `check`: every quote of a story that may not be quoted, at its place.
    package func findings(_ store: Store) throws -> [Finding] {
        let letters = workspace.campaigns.flatMap { $0.variantLetters.map(\.letter) }
        let stems = Set(letters.map(\.content.template)).sorted()
        let all = stems.flatMap(quotes)
        guard !all.isEmpty else { return [] }
        let found = try store.stories(Store.StoryQuestion(ids: Set(all.map(\.id)).sorted()))
        let stories = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        var findings: [Finding] = []
        for quote in all where stories[quote.id]?.isQuotable != true {
            let finding = finding(quote, stories[quote.id])
            if !findings.contains(finding) { findings.append(finding) }
        }
        return findings
    }

    private func finding(_ quote: Quote, _ story: Story?) -> Finding {
        let message: Phrase
        let suggestion: Phrase
        switch story?.standing {
        case nil:
            message = Phrase("there is no story \(quote.id), or its member was erased")
            suggestion = Phrase("see them with: kamerton stories list --quotable")
        case .refused, .withdrawn:
            message = Phrase("story \(quote.id) may not be quoted: its member has said no")
            suggestion = Phrase("quote another: kamerton stories list --quotable")
        case .asked:
            message = Phrase("story \(quote.id) may not be quoted yet: its member was asked and has not answered")
            suggestion = Phrase("quote another: kamerton stories list --quotable")
        case .unasked, .changed, .granted:
            message = Phrase("story \(quote.id) may not be quoted: its member has not permitted these words")
            suggestion = Phrase("ask for it: kamerton stories ask \(quote.id)")
        }
        return Finding(
            quote.mark, length: quote.length, rule: "quote-permission", message, suggestion: suggestion,
            sourceLine: quote.line)
    }

    /// For previews and trials without a store: each story that a letter quotes is there.
    func sample(_ campaign: CampaignDefinition) -> StoryShelf {
        let ids = Set(quotes(campaign.content.template).map(\.id)).sorted()
        return StoryShelf((ids + [0]).map(StoryLetter.sample))
    }

    private func quotes(_ stem: String) -> [Quote] {
        if let quotes = known[stem] { return quotes }
        var ignored: [Finding] = []
        let finder = TemplateFinder(directory: workspace.directory)
        let start = SourceMark(file: "kamerton.yaml", line: 1, column: 1)
        let found = finder.files(of: stem, named: start, findings: &ignored)
        let look = MailLook(
            words: MailWords(locale: workspace.definition.locale), theme: workspace.definition.theme, isService: false)
        let library = PartialLibrary(directory: workspace.directory, look: look)
        var files: Set<String> = []
        var result: [Quote] = []
        for file in found.bodies + found.texts.values {
            read(file.placedBody, of: file.path, library, &files, &result)
        }
        known[stem] = result
        return result
    }

    /// The quotes of a source, and of the workspace's partials that it names.
    private func read(
        _ source: String, of file: String, _ library: PartialLibrary, _ files: inout Set<String>,
        _ result: inout [Quote]
    ) {
        guard files.insert(file).inserted else { return }
        let bytes = Array(source.utf8)
        for piece in LiquidPieces(bytes).pieces where piece.kind == .tag("render") || piece.kind == .tag("include") {
            guard let tag = PartialTag(bytes, piece.range) else { continue }
            for part in [PartialLibrary.Part.html, .text] {
                guard let path = library.file(of: tag.name, part), let inner = library.written(tag.name, part) else {
                    continue
                }
                read(inner, of: path, library, &files, &result)
            }
            guard tag.name == Component.quote.name, let parameter = tag.parameters.first(where: { $0.name == "story" })
            else { continue }
            let digits = bytes[parameter.valueStart..<piece.range.upperBound].prefix { (0x30...0x39).contains($0) }
            guard let id = Int64(String(decoding: digits, as: UTF8.self)) else { continue }
            let place = TemplateCompiler.place(parameter.valueStart, bytes, file)
            let line = source.split(separator: "\n", omittingEmptySubsequences: false)
            result.append(
                Quote(
                    id: id, mark: SourceMark(file: file, line: place.line, column: place.column), length: digits.count,
                    line: line.indices.contains(place.line - 1) ? String(line[place.line - 1]) : nil))
        }
    }
}
