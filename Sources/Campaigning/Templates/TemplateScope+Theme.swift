internal import Definitions
internal import Liquid

/// `theme.*`: the workspace's colours, font and logo, for layouts of one's own.
extension TemplateScope {
    static func theme(_ definition: WorkspaceDefinition) -> LiquidValue {
        let theme = definition.theme
        var logo = LiquidValue.nil
        if let found = theme.logo {
            logo = [
                "src": .string(ImageAddresses(definition).address(of: found.source)), "alt": .string(found.alt),
                "width": .integer(Int64(found.width)),
            ]
        }
        return [
            "colors": colors(theme.light), "dark": colors(theme.dark), "font": .string(theme.font),
            "width": .integer(Int64(theme.width)), "logo": logo,
        ]
    }

    private static func colors(_ palette: Theme.Palette) -> LiquidValue {
        [
            "accent": .string(palette.accent.text), "on_accent": .string(palette.onAccent.text),
            "background": .string(palette.background.text), "card": .string(palette.card.text),
            "text": .string(palette.text.text), "muted": .string(palette.muted.text),
            "line": .string(palette.line.text), "tint": .string(palette.tint.text),
            "on_tint": .string(palette.onTint.text),
        ]
    }
}
