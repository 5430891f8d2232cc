package import Formats
internal import Crypto

/// What a member said to being quoted, or that they were asked: one row of `story_permissions`.
package struct StoryPermission: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable {
        case asked, granted, refused, withdrawn
    }

    package let state: State
    /// Of the words that were shown; those alone are permitted.
    package let textHash: [UInt8]
    /// How the name may stand beside the words; nil is without one.
    package let name: String?
    /// What the member agreed to.
    package let wording: ShownWording?
    /// `page`, `preferences` or `command`.
    package let source: String
    /// Of one that was had by other means: where it can be seen.
    package let origin: String?
    package let at: Instant

    package init(
        state: State, textHash: [UInt8], name: String? = nil, wording: ShownWording? = nil, source: String,
        origin: String? = nil, at: Instant
    ) {
        (self.state, self.textHash, self.name, self.wording) = (state, textHash, name, wording)
        (self.source, self.origin, self.at) = (source, origin, at)
    }

    /// SHA-256 of the words.
    package static func hash(_ text: String) -> [UInt8] { Crypto.sha256(Array(text.utf8)) }
}
