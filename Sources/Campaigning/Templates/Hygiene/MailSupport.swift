/// What the great mail programs lack of CSS and HTML, where a layout would depend on it: as their makers document it and
/// caniemail.com measures it. What only adorns and does no harm where it lacks (rounded corners, shadows) is left out.
enum MailSupport {
    enum Program: String, CaseIterable {
        case gmail = "Gmail"
        case outlookWindows = "Outlook (Windows)"
        case outlookMac = "Outlook (macOS)"
        case outlookWeb = "Outlook.com"
        case yahoo = "Yahoo Mail"
        case samsung = "Samsung Email"
    }

    private static let windows: [Program] = [.outlookWindows]
    private static let windowsAndYahoo: [Program] = [.outlookWindows, .yahoo]
    private static let gmailAndWindows: [Program] = [.gmail, .outlookWindows]
    private static let gmailWindowsYahoo: [Program] = [.gmail, .outlookWindows, .yahoo]
    private static let allOutlooks: [Program] = [.outlookWindows, .outlookMac, .outlookWeb]
    private static let outlooksAndYahoo: [Program] = allOutlooks + [.yahoo]
    private static let most: [Program] = [.gmail] + allOutlooks + [.yahoo]
    private static let allButApple: [Program] = most + [.samsung]

    /// By property, or `property:keyword`.
    static let properties: [String: [Program]] = [
        "display:flex": windows, "display:inline-flex": windows, "display:grid": windows,
        "display:inline-grid": windows,
        "flex-direction": gmailWindowsYahoo, "flex-wrap": gmailWindowsYahoo, "align-items": gmailWindowsYahoo,
        "justify-content": gmailWindowsYahoo, "gap": windowsAndYahoo, "grid-template": most,
        "grid-template-columns": most, "grid-template-rows": most, "grid-template-areas": most,
        "position:absolute": gmailAndWindows, "position:relative": gmailAndWindows, "position:fixed": gmailAndWindows,
        "position:sticky": gmailAndWindows, "inset": allButApple, "float:left": windows, "float:right": windows,
        "column-count": windowsAndYahoo, "columns": windowsAndYahoo, "object-fit": windowsAndYahoo,
        "object-position": windowsAndYahoo, "aspect-ratio": allButApple, "transform": most, "clip-path": most,
        "filter": most, "mask-image": [.gmail, .outlookWindows, .outlookWeb, .yahoo], "animation": most,
        "visibility:hidden": gmailAndWindows, "writing-mode": windowsAndYahoo, "mix-blend-mode": windowsAndYahoo,
        "background-blend-mode": windowsAndYahoo, "background-clip:text": windowsAndYahoo, "inline-size": most,
        "block-size": most, "max-inline-size": most, "min-inline-size": most, "margin-inline": allButApple,
        "margin-block": allButApple, "margin-inline-start": most, "margin-inline-end": most, "margin-block-start": most,
        "margin-block-end": most, "padding-inline": allButApple, "padding-block": allButApple,
        "padding-inline-start": most, "padding-inline-end": most, "padding-block-start": most,
        "padding-block-end": most, "border-inline": allButApple, "border-block": allButApple,
    ]

    /// By name, with the bracket.
    static let functions: [String: [Program]] = [
        "var(": most, "calc(": outlooksAndYahoo, "clamp(": outlooksAndYahoo, "min(": outlooksAndYahoo,
        "max(": outlooksAndYahoo, "light-dark(": most, "conic-gradient(": most,
    ]

    static let units: [String: [Program]] = [
        "rem": windowsAndYahoo, "vw": windows, "vh": windows, "vmin": windowsAndYahoo, "vmax": windowsAndYahoo,
        "ch": windowsAndYahoo,
    ]

    static let atRules: [String: [Program]] = [
        "import": [.gmail, .outlookMac, .outlookWeb, .yahoo, .samsung]
    ]

    /// Empty: no mail program at all.
    static let elements: [String: [Program]] = [
        "form": windows, "input": windows, "select": windows, "textarea": [.outlookWindows, .samsung],
        "button": allOutlooks, "svg": most, "video": [.gmail, .outlookWindows, .outlookWeb, .yahoo], "audio": most,
        "object": most, "dialog": most, "progress": most, "meter": gmailWindowsYahoo, "marquee": gmailAndWindows,
        "script": [], "iframe": [], "embed": [], "canvas": [], "frameset": [],
    ]
}
