import Definitions
import Formats

/// `--variant`: which of several things that a message may say.
enum VariantOption {
    static let option = Command.Option(
        name: "--variant", value: "NAME", help: Phrase("which variant of an experiment (default: the first)"))

    static func letter(_ letter: CampaignDefinition, _ invocation: Invocation) throws -> CampaignDefinition {
        guard let name = invocation.value("--variant") else { return letter }
        guard letter.content.variants?.variant(name) != nil else {
            let known = letter.content.variants?.all.map(\.id) ?? []
            throw UsageError(
                message: known.isEmpty
                    ? Phrase("\(letter.name) has no variants") : Phrase("\(letter.name) has no variant \"\(name)\""),
                suggestion: known.isEmpty ? nil : Suggestions.advice(for: name, among: known),
                command: invocation.command.name)
        }
        return letter.saying(name)
    }
}
