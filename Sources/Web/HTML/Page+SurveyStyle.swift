internal import Definitions

extension Page {
    /// What survey pages have beyond the others.
    static let surveyStyle = """
        .scale.of5,.scale.of6{grid-template-columns:repeat(auto-fit,minmax(2.75rem,1fr))}
        .scale.of3,.scale.of4{grid-template-columns:repeat(auto-fit,minmax(2.75rem,1fr))}
        .scale.of7{grid-template-columns:repeat(7,1fr)}
        .scale.of8,.scale.of9,.scale.of10{grid-template-columns:repeat(5,1fr)}
        @media(min-width:34rem){.scale.of8,.scale.of9,.scale.of10{grid-template-columns:repeat(auto-fit,minmax(2.75rem,1fr))}}
        .scale i{font-style:normal;font-size:.875em}
        .scale.words{grid-template-columns:1fr;gap:.375rem}
        @media(min-width:34rem){.scale.words{grid-template-columns:repeat(auto-fit,minmax(6rem,1fr))}}
        .scale.words span{padding:.625rem .5rem;height:100%}
        .ends span:last-child{text-align:end}
        .row{margin:1rem 0}
        .row legend{font-weight:400;margin:0 0 .375rem}
        .field.words{margin:-.125rem 0 .5rem}
        .rank{display:flex;gap:.75rem;align-items:center;margin:0 0 .5rem}
        .rank label{flex:1}
        select{min-height:2.75rem;min-width:4.5rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--card);\
        border:1px solid var(--edge);border-radius:.375rem}
        select:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .unit{display:flex;gap:.75rem;align-items:center}
        .unit input{flex:1;max-width:12rem}
        input[type=date]{max-width:14rem}
        fieldset>.small,.field>.small{margin:0 0 .625rem}
        #draft{min-height:1.5rem;margin:0 0 .75rem}

        """

    /// The workspace's colours, in the place of our own.
    static func style(of theme: Theme) -> String {
        guard theme != Theme() else { return "" }
        let rules = { (palette: Theme.Palette) in
            "--paper:\(palette.background.text);--card:\(palette.card.text);--ink:\(palette.text.text);"
                + "--soft:\(palette.muted.text);--edge:\(palette.muted.text);--line:\(palette.line.text);"
                + "--tint:\(palette.tint.text);--accent:\(palette.accent.text);--on:\(palette.onAccent.text)"
        }
        let font = theme.font == Theme.defaultFont ? "" : "body{font-family:\(theme.font)}\n"
        return ":root{\(rules(theme.light))}\n@media(prefers-color-scheme:dark){:root{\(rules(theme.dark))}}\n\(font)"
    }
}
