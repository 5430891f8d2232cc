package import Definitions

/// What a token allows. A token of one purpose is worthless for another.
package enum TokenPurpose: UInt8, Sendable {
    case survey = 1
    case unsubscribe = 2
    case preferences = 3
    case rsvp = 4
    case confirm = 5
    case click = 6
    case open = 7
    case bounce = 8
}

/// Makes and checks the tokens in links (DESIGN.md 6): version, key id, purpose, 64-bit row id and HMAC-SHA256 cut to
/// 128 bits, in base64url. No address inside.
package struct TokenSigner: Sendable {
    /// - Parameters: the current key and those that still verify, as read by `SecretReader`.
    package init(current: [UInt8], previous: [[UInt8]] = []) {}

    /// The signer of a workspace, its secrets read.
    package init(workspace: Workspace) throws { self.init(current: []) }

    package func sign(_ purpose: TokenPurpose, row: Int64) -> String { "" }

    /// The row of a genuine token of this purpose, else nil.
    package func verify(_ token: String, _ purpose: TokenPurpose) -> Int64? { nil }
}
