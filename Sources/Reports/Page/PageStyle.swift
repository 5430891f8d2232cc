internal import Definitions

/// The style of a report's page, in the workspace's colours as far as they can be read.
struct PageStyle {
    private let theme: Theme

    init(_ theme: Theme) { self.theme = theme }

    var css: String {
        """
        :root{\(PageStyle.colors(theme.light, bad: Color(0xA8321F)))}
        @media screen and (prefers-color-scheme:dark){:root{\(PageStyle.colors(theme.dark, bad: Color(0xFF9D83)))}}
        \(PageStyle.rules)
        """
    }

    /// Text is read at 4.5 to 1 on the card, what is drawn is seen at 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). Promoters,
    /// passives and detractors differ in lightness too, and each bears its words.
    private static func colors(_ palette: Theme.Palette, bad: Color) -> String {
        let card = palette.card
        let grounds = [card, palette.background]
        let text = palette.text.readable(on: grounds, at: 7)
        let accent = palette.accent.readable(on: grounds)
        let muted = palette.muted.readable(on: grounds)
        let middle = card.mixed(0.3, of: muted)
        let shades = [0.07, 0.2, 0.38, 0.58, 0.8, 1].enumerated().map { "--s\($0):\(card.mixed($1, of: accent).text)" }
        let bad = bad.readable(on: grounds)
        func on(_ color: Color) -> String {
            ([Color.white, Color(0x10201A)].max { $0.contrast(with: color) < $1.contrast(with: color) } ?? .white).text
        }
        return """
            --paper:\(palette.background.text);--card:\(card.text);--ink:\(text.text);--soft:\(muted.text);\
            --line:\(palette.line.text);--bar:\(accent.text);--on-bar:\(on(accent));--mid:\(middle.text);\
            --on-mid:\(on(middle));--bad:\(bad.text);--on-bad:\(on(bad));--band:\(card.mixed(0.18, of: accent).text);\
            \(shades.joined(separator: ";"))
            """
    }

    private static let rules = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,\
        "Noto Sans",sans-serif;overflow-wrap:break-word}
        main{max-width:60rem;margin:0 auto;padding:1.5rem 1.25rem 2.5rem;background:var(--card);min-height:100vh}
        @media(min-width:48rem){main{margin:2.5rem auto;padding:2.5rem 3rem 3rem;border-radius:.75rem;min-height:0}}
        p{margin:0 0 .75rem;max-width:44rem}
        header p{margin:0}
        .soft{color:var(--soft)}
        .small{font-size:.875rem}
        h1{margin:.25rem 0 .5rem;font-size:1.875rem;line-height:1.2;letter-spacing:-.01em;overflow-wrap:anywhere}
        .subject{font-weight:400;font-size:1.375rem;letter-spacing:0}
        h2{margin:0 0 .75rem;font-size:1.3125rem;line-height:1.3}
        h3{margin:1.75rem 0 .5rem;font-size:1.0625rem}
        section{margin:2.5rem 0 0}
        main>section{padding:2rem 0 0;border-top:1px solid var(--line)}
        footer{margin:2.5rem 0 0;padding:1.25rem 0 0;border-top:1px solid var(--line)}
        footer p{margin:0 0 .5rem}
        .verdict{max-width:none;margin:1.25rem 0;padding:.75rem 1rem;border-left:4px solid var(--bar);background:var(--s0);\
        font-size:1.0625rem}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:1.25rem 1.5rem;margin:1.5rem 0}
        .figures>div{display:flex;flex-direction:column}
        dt{order:1;font-size:.9375rem}
        dd{margin:0;order:2}
        dd:first-of-type{order:0;font-size:1.875rem;line-height:1.2;font-weight:700;font-variant-numeric:tabular-nums}
        figure{margin:1.25rem 0 1.75rem}
        figcaption{margin:0 0 .5rem}
        figcaption strong{display:block}
        figcaption span{color:var(--soft);font-size:.875rem}
        svg{display:block;overflow:visible}
        figure>svg,.plot{width:100%}
        svg text{fill:var(--ink);font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;\
        font-variant-numeric:tabular-nums}
        svg .q{fill:var(--soft);font-size:12px}
        svg .in0{fill:var(--on-bar)}svg .in1{fill:var(--on-mid)}svg .in2{fill:var(--on-bad)}
        .bar,.c0{fill:var(--bar)}.c1{fill:var(--mid)}.c2{fill:var(--bad)}.track{fill:var(--s0)}.hatch{stroke:var(--on-bad)}
        .band{fill:var(--band)}
        .curve{fill:none;stroke:var(--bar);stroke-width:2.5}
        .point{fill:var(--card);stroke:var(--bar);stroke-width:2.5}
        .grid{stroke:var(--line)}.zero{stroke:var(--soft)}
        .span{fill:var(--s2)}
        .dot{fill:var(--bar);stroke:var(--card);stroke-width:1.5}
        .reach{stroke:var(--ink);stroke-width:1.5}
        .halo{stroke:var(--card);stroke-width:4;stroke-linecap:round}
        .s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.s5{fill:var(--s5)}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0 0 .5rem;padding:0;list-style:none;font-size:.875rem}
        .legend li{display:flex;gap:.5rem;align-items:center;margin:0}
        .wide{overflow-x:auto}
        :focus-visible{outline:3px solid var(--bar);outline-offset:2px}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 2.5rem}
        .pair>div{min-width:0}
        table{border-collapse:collapse;font-size:.9375rem;min-width:min(100%,24rem)}
        caption{text-align:start;font-weight:600;padding:0 0 .5rem}
        .away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        th,td{padding:.4375rem 1.25rem .4375rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
        th:last-child,td:last-child{padding-right:.25rem}
        thead th{color:var(--soft);font-weight:400;vertical-align:bottom;border-color:var(--soft)}
        th[scope=row]{font-weight:600}
        tfoot th,tfoot td{border-bottom:0;font-weight:600}
        tbody tr:last-child>*{border-bottom-color:var(--soft)}
        table .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
        .marked th{color:var(--bad)}
        details{margin:.25rem 0 0}
        summary{display:inline-block;padding:.375rem 0;color:var(--bar);font-size:.9375rem;cursor:pointer}
        summary::before{content:"▸ "}
        details[open]>summary::before{content:"▾ "}
        ul{margin:0 0 .75rem;padding-left:1.25rem}
        li{margin:0 0 .375rem}
        code{font-size:.875rem;color:var(--soft);font-weight:400}
        @media print{
        @page{margin:16mm}
        body,main{background:#fff}
        main{max-width:none;margin:0;padding:0;min-height:0}
        figure,table,.figures,.verdict{break-inside:avoid}
        tr{break-inside:avoid}
        h2,h3,figcaption,caption{break-after:avoid}
        thead{display:table-header-group}
        .wide{overflow:visible}
        summary,details:not([open]){display:none}
        *{-webkit-print-color-adjust:exact}
        }
        """
}
