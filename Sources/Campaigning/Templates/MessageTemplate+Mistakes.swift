internal import Definitions
internal import Formats
internal import Liquid

extension MessageTemplate {
    /// The same mistake with its places in the files. What is rendered was made of them once, and has lines of its own; so
    /// the sources are rendered as they are written, for the one member whose message fails.
    func written(_ error: LiquidError, _ variables: LiquidObject, _ context: LiquidContext) -> FoundMistake {
        for source in sources {
            do {
                _ = try source.template.render(variables, in: context)
            } catch let found {
                return FoundMistake(source.place.finding(found, rule: "render", found.message, suggestion: nil))
            }
        }
        return FoundMistake(error)
    }

    /// A mistake in one sentence: its place, what is wrong, and the tags that led there.
    struct FoundMistake {
        let phrase: Phrase

        init(_ error: LiquidError) { phrase = error.phrase }

        init(_ finding: Finding) {
            let place = { (mark: SourceMark) in "\(mark.file):\(mark.line):\(mark.column)" }
            phrase = Phrase(
                listing: [Phrase("\(place(finding.mark)): \(finding.message)")]
                    + finding.trail.map { Phrase("included from \(place($0))") })
        }
    }
}
