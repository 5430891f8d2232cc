internal import Definitions

/// What our own layout and components are made with: the theme, and their words in the language of the message.
struct MailLook: Sendable {
    let words: MailWords
    let theme: Theme
    let isService: Bool

    var light: Theme.Palette { theme.light }
    var font: String { "font-family:" + theme.font }

    /// A table that arranges and means nothing, which is what Outlook's boxes are made of.
    static let table = #"role="presentation" cellpadding="0" cellspacing="0" border="0""#
    static let wideTable = #"role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0""#
}
