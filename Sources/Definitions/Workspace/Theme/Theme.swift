/// How mail looks: `theme:` of the workspace file, with what it leaves out made from what it says.
package struct Theme: Sendable, Hashable {
    /// The colours for a bright or for a dark screen.
    package struct Palette: Sendable, Hashable {
        /// Links, buttons, what stands out.
        package var accent: Color
        /// Words on the accent.
        package var onAccent: Color
        /// Behind the card.
        package var background: Color
        /// Behind the text.
        package var card: Color
        package var text: Color
        /// What is said quietly: captions, the footer.
        package var muted: Color
        /// Thin lines.
        package var line: Color
        /// A breath of the accent: cells of a scale, the day of an event.
        package var tint: Color
        /// Words on the tint.
        package var onTint: Color
    }

    package struct Logo: Sendable, Hashable {
        /// A picture below `templates/`, or a web address.
        package var source: String
        package var alt: String
        package var width: Int

        package init(source: String, alt: String, width: Int) {
            (self.source, self.alt, self.width) = (source, alt, width)
        }
    }

    package var light: Palette
    package var dark: Palette
    /// Families, without quotes: what stands in `font-family`.
    package var font: String
    /// Of the column, in pixels.
    package var width: Int
    package var logo: Logo?

    package static let defaultFont = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Arial,sans-serif"
    package static let defaultWidth = 600

    package init(
        colors: PaletteChoice = PaletteChoice(), dark: PaletteChoice = PaletteChoice(), font: String = defaultFont,
        width: Int = defaultWidth, logo: Logo? = nil
    ) {
        let accent = colors.accent ?? Color(0x1F6F54)
        light = colors.palette(
            accent: accent, background: Color(0xF3F5F1), card: .white, text: Color(0x1D2420), muted: Color(0x5A6158))
        let card = dark.card ?? Color(0x1F2426)
        self.dark = dark.palette(
            accent: accent.readable(on: [card], at: 7), background: Color(0x15181A), card: card, text: Color(0xE9ECE7),
            muted: Color(0xB4BCB3))
        (self.font, self.width, self.logo) = (font, width, logo)
    }
}

/// The colours that a theme names; the others follow from them.
package struct PaletteChoice: Sendable, Hashable {
    package var accent: Color?
    package var onAccent: Color?
    package var background: Color?
    package var card: Color?
    package var text: Color?
    package var muted: Color?
    package var line: Color?

    package init() {}

    func palette(accent: Color, background: Color, card: Color, text: Color, muted: Color) -> Theme.Palette {
        let (accent, card, text) = (self.accent ?? accent, self.card ?? card, self.text ?? text)
        let tint = card.mixed(0.16, of: accent)
        let words = [Color.white, Color(0x10201A)].max { $0.contrast(with: accent) < $1.contrast(with: accent) }
        // White is what one expects on a button; dark words only where white could not be read.
        let isWhite = Color.white.contrast(with: accent) >= Color.readable
        return Theme.Palette(
            accent: accent, onAccent: onAccent ?? (isWhite ? .white : words ?? .white),
            background: self.background ?? background, card: card, text: text, muted: self.muted ?? muted,
            line: line ?? card.mixed(0.16, of: text), tint: tint, onTint: accent.readable(on: [tint], at: 5.5))
    }
}
