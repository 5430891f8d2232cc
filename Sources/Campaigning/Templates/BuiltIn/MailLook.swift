internal import Definitions
internal import Formats

/// What our own layout and components are made with: the theme, and their words in the language of the message.
struct MailLook: Sendable {
    let words: MailWords
    let theme: Theme
    let isService: Bool
    /// The community says what it is for.
    var hasMission = false

    var light: Theme.Palette { theme.light }
    var font: String { "font-family:" + theme.font }

    /// The language of the message as HTML says it.
    var language: String { Locales.tag(words.locale) }
    var isRightToLeft: Bool { Locales.isRightToLeft(words.locale) }
    /// What the outermost elements say of it. Gmail leaves out `html` and `body`, so that a table says it, too.
    var directed: String { isRightToLeft ? " dir=\"rtl\"" : "" }
    /// Where lines begin, and where they end.
    var start: String { isRightToLeft ? "right" : "left" }
    var end: String { isRightToLeft ? "left" : "right" }

    /// Four lengths as CSS takes them, with those of the sides given as where lines begin and where they end.
    func sides(_ top: String, end: String, _ bottom: String, start: String) -> String {
        isRightToLeft ? "\(top) \(start) \(bottom) \(end)" : "\(top) \(end) \(bottom) \(start)"
    }

    /// A value that is mostly numbers and signs, which would turn round among letters from right to left.
    func numbers(_ value: String) -> String { isRightToLeft ? "<span dir=\"auto\">\(value)</span>" : value }

    /// A table that arranges and means nothing, which is what Outlook's boxes are made of.
    static let table = #"role="presentation" cellpadding="0" cellspacing="0" border="0""#
    static let wideTable = #"role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0""#
}
