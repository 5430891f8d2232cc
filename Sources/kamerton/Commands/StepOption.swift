import Definitions
import Formats

/// `--step`: which message of a sequence is meant.
enum StepOption {
    static let option = Command.Option(
        name: "--step", value: "STEP", help: Phrase("which message of a sequence (default: its first)"))

    /// The step and its letter.
    static func letter(
        _ campaign: CampaignDefinition, _ invocation: Invocation
    ) throws -> (step: String, letter: CampaignDefinition) {
        let letters = campaign.letters
        guard let step = invocation.value("--step") else {
            let first = letters.first ?? (CampaignDefinition.mainStep, campaign)
            return (first.0, try VariantOption.letter(first.1, invocation))
        }
        guard let found = letters.first(where: { $0.step == step }) else {
            throw UsageError(
                message: Phrase("the campaign \(campaign.name) sends nothing in a step \"\(step)\""),
                suggestion: Suggestions.advice(for: step, among: letters.map(\.step)),
                command: invocation.command.name)
        }
        return (found.step, try VariantOption.letter(found.letter, invocation))
    }
}
