package import Definitions
package import Formats

/// The messages of one campaign, as telling members would get them.
package struct CampaignPreview: Sendable {
    package let name: String
    package let title: String
    /// One for each language of its template.
    package let locales: [LocalePreview]
}

/// One campaign in one language.
package struct LocalePreview: Sendable {
    /// Empty when nobody knows the languages, for the campaign itself has mistakes.
    package let locale: String
    package let messages: [MemberPreview]
    /// What `check` finds in the campaign and in the templates of this language.
    package let findings: [Finding]
    /// Why no message could be made at all.
    package let failure: Phrase?

    package var isWhole: Bool {
        failure == nil
            && messages.allSatisfy { message in
                if case .success = message.result { true } else { false }
            }
    }
}

/// One message, or why it cannot be made.
package struct MemberPreview: Sendable {
    package let member: TellingMember
    package let result: Result<ComposedMessage, ComposeError>
}
