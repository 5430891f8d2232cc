/// `stories:`: what members are asked to agree to before their words are quoted (docs/stories.md).
package struct StorySettings: Sendable, Hashable {
    /// A changed text is a new version; it says where the words may stand.
    package var wording: SignUpSettings.Wording

    package init(wording: SignUpSettings.Wording) { self.wording = wording }
}
