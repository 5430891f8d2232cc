import Foundation

/// Puts our layout's styles on the bare elements that Markdown makes, since some mail programs read no style sheets.
enum InlineStyles {
    private static let styles: [String: String] = [
        "p": "margin:0 0 16px",
        "h1": "margin:0 0 16px;font-size:26px;line-height:1.25",
        "h2": "margin:28px 0 12px;font-size:20px;line-height:1.3",
        "h3": "margin:24px 0 8px;font-size:17px;line-height:1.35",
        "ul": "margin:0 0 16px;padding:0 0 0 24px",
        "ol": "margin:0 0 16px;padding:0 0 0 24px",
        "li": "margin:0 0 6px",
        "blockquote": "margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid #c3d5cb",
        "hr": "margin:24px 0;border:0;border-top:1px solid #dde3dc",
        "table": "width:100%;border-collapse:collapse;margin:0 0 20px",
        "th": "padding:6px 12px 6px 0;border-bottom:2px solid #c3d5cb;font-size:13px;line-height:20px;color:#5a6158",
        "td": "padding:10px 12px 10px 0;border-bottom:1px solid #dde3dc;line-height:1.45;vertical-align:top",
        "a": "color:#1f6f54;text-decoration:underline",
        "img": "max-width:100%;height:auto;border:0",
        "pre": "margin:0 0 16px;padding:12px;border-radius:6px;background-color:#f0f3ef;white-space:pre-wrap;"
            + "font-family:Menlo,Consolas,monospace;font-size:14px",
        "code": "font-family:Menlo,Consolas,monospace;font-size:14px;background-color:#f0f3ef",
    ]

    /// Elements that say themselves how they look, or what for, are left alone.
    private static let own: Set<String> = ["style", "class", "role"]

    static func apply(to html: String) -> String {
        var result = ""
        result.reserveCapacity(html.utf8.count * 2)
        var rest = Substring(html)
        var quotes = 0
        while let start = rest.firstIndex(of: "<") {
            result += rest[..<start]
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                let end = rest.range(of: "-->")?.upperBound ?? rest.endIndex
                result += rest[..<end]
                rest = rest[end...]
                continue
            }
            let tag = HTMLTag(rest)
            var text = String(rest[..<tag.end])
            if tag.name == "blockquote" { quotes += tag.isClosing ? -1 : 1 }
            if !tag.isClosing, var style = styles[tag.name], own.isDisjoint(with: tag.attributes.keys) {
                // Browsers centre headings of columns.
                if tag.name == "th", tag.attributes["align"] == nil { style += ";text-align:left" }
                if tag.name == "p", quotes > 0 { style = "margin:0 0 4px" }
                let name = text.index(text.startIndex, offsetBy: 1 + tag.name.count)
                text.insert(contentsOf: " style=\"\(style)\"", at: name)
            }
            result += text
            rest = rest[tag.end...]
        }
        return result + rest
    }
}
