import Foundation
internal import Formats

/// Decodes `theme:`, and says which of its colours cannot be read on one another.
struct ThemeDecoder {
    let collector: FindingCollector

    func decode(_ reader: MappingReader) -> Theme {
        guard let inner = reader.mapping("theme", .theme) else { return Theme() }
        let colors = inner.mapping("colors", .themeColors("theme.colors"))
        let dark = inner.mapping("dark", .themeColors("theme.dark"))
        let theme = Theme(
            colors: choice(colors), dark: choice(dark), font: inner.value("font", Values.font) ?? Theme.defaultFont,
            width: inner.value("width", Values.integer(320...800)) ?? Theme.defaultWidth, logo: logo(inner))
        if let colors { check(theme.light, colors) }
        // The dark accent is made from the other one and always fits; only what is written can be wrong.
        if let dark { check(theme.dark, dark) }
        return theme
    }

    private func choice(_ reader: MappingReader?) -> PaletteChoice {
        var choice = PaletteChoice()
        guard let reader else { return choice }
        choice.accent = reader.value("accent", Values.color)
        choice.onAccent = reader.value("on_accent", Values.color)
        choice.background = reader.value("background", Values.color)
        choice.card = reader.value("card", Values.color)
        choice.text = reader.value("text", Values.color)
        choice.muted = reader.value("muted", Values.color)
        choice.line = reader.value("line", Values.color)
        return choice
    }

    private func logo(_ reader: MappingReader) -> Theme.Logo? {
        guard let inner = reader.mapping("logo", .logo) else { return nil }
        let source = inner.value("src", Values.pictureSource)
        let alt = inner.value("alt", Values.line)
        let width = inner.node("width") == nil ? 140 : inner.value("width", Values.integer(16...600))
        guard let source, let alt, let width else { return nil }
        return Theme.Logo(source: source, alt: alt, width: width)
    }

    /// Every pair of colours that stand on one another in our layout and components.
    private func check(_ palette: Theme.Palette, _ reader: MappingReader) {
        let pairs = [
            ("text", palette.text, "card", palette.card), ("muted", palette.muted, "card", palette.card),
            ("muted", palette.muted, "background", palette.background),
            ("accent", palette.accent, "card", palette.card),
            ("on_accent", palette.onAccent, "accent", palette.accent),
        ]
        for (name, color, behind, background) in pairs {
            let ratio = color.contrast(with: background)
            guard ratio < Color.readable, let node = reader.node(name) ?? reader.node(behind) else { continue }
            let better = color.readable(on: [background])
            collector.warning(
                node, .themeContrast,
                Phrase(
                    """
                    \(name) \(color.text) on \(behind) \(background.text) has a contrast of \(ThemeDecoder.text(ratio)); \
                    text needs 4.5 to be read (WCAG AA)
                    """),
                suggestion: better.contrast(with: background) >= Color.readable
                    ? Phrase("\(name) \"\(better.text)\" can be read there") : Phrase("change \(behind)"))
        }
    }

    /// One digit, cut off: 4.49 is not 4.5.
    private static func text(_ ratio: Double) -> String {
        let tenths = Int(ratio * 10)
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension Values {
    /// `"#1f6f54"`.
    static func color(_ node: YAMLNode) throws(ValueMistake) -> Color {
        let text = try text(node)
        if let color = Color(text) { return color }
        let names = [
            "white": "#ffffff", "black": "#000000", "red": "#c62828", "green": "#2e7d32", "blue": "#1565c0",
            "gray": "#616161", "grey": "#616161", "orange": "#b45309", "yellow": "#fdd835", "purple": "#6a1b9a",
        ]
        let guess = names[text.lowercased()] ?? (Color("#" + text) == nil ? nil : "#" + text)
        throw ValueMistake(
            .color, Phrase("\"\(text)\" is not a colour"),
            suggestion: guess.map { Phrase("write \"\($0)\", in quotes") }
                ?? Phrase("write six hexadecimal digits in quotes, as in \"#1f6f54\""))
    }

    /// A path below `templates/`, or a web address; it stands in an attribute as it is.
    static func pictureSource(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try line(node)
        guard !text.contains(where: { "{}<>\"'`\\".contains($0) || $0.isWhitespace }), !text.hasPrefix("/"),
            !text.contains("://") || text.hasPrefix("https://") || text.hasPrefix("http://")
        else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is neither a path below templates/ nor a web address"),
                suggestion: Phrase("write it as images/logo.png"))
        }
        return text
    }

    /// Families of `font-family`; quotes are not needed, since only plain words are allowed.
    static func font(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try line(node)
        let families = text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: ["\"", "'", " "])
        }
        for family in families {
            let words = family.split(separator: " ", omittingEmptySubsequences: false)
            let isPlain = words.allSatisfy { word in
                word.first.map { $0.isASCII && ($0.isLetter || $0 == "-") } == true
                    && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
            guard isPlain, !words.isEmpty else {
                throw ValueMistake(
                    .wrongValue, Phrase("\"\(family)\" is not the name of a font family"),
                    suggestion: Phrase("write families with commas between them, as in Georgia, Times, serif"))
            }
        }
        return families.joined(separator: ",")
    }
}
