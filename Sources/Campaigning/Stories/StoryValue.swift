internal import Definitions
internal import Liquid
internal import Store

/// `told`: the words that a letter asks about, and what their owner would agree to.
struct StoryValue: Sendable {
    static let names = ["text", "kind", "url", "wording"]

    private let wording: SignUpSettings.Wording?
    private let fallback: String

    init(_ definition: WorkspaceDefinition) {
        (wording, fallback) = (definition.stories?.wording, definition.locale)
    }

    func value(_ story: Story?, locale: String) -> LiquidValue {
        let wording = wording?.text.text(for: locale, fallback: fallback)
        return [
            "text": story.map { .string(MemberText.clean($0.text)) } ?? .nil,
            "kind": story.map { .string($0.kind) } ?? .nil, "url": story?.url.map { .string($0) } ?? .nil,
            "wording": wording.map { .string($0) } ?? .nil,
        ]
    }
}
