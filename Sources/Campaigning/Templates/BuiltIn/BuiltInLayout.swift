internal import Definitions

/// The layout that every template has unless it names another: one column, in tables where Outlook needs them, readable
/// on a phone and in the dark. `{{ content }}` is where the body goes.
enum BuiltInLayout {
    static let name = "default"

    static func html(_ look: MailLook) -> String { head(look) + top(look) + "{{ content }}" + bottom(look) }

    /// The frame of the text part.
    static func text(_ look: MailLook) -> String { "{{ content }}\n\n{% render \"footer\" %}" }

    private static func head(_ look: MailLook) -> String {
        """
        <!doctype html>
        <html lang="\(look.language)"\(look.directed)>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
        <title>{{ subject }}</title>
        <!--[if mso]><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office">
        <o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
        <style>table{border-collapse:collapse}td,p,a,li,h1,h2,h3{font-family:Arial,sans-serif}</style><![endif]-->
        <style>
        :root{color-scheme:light dark}
        @media (max-width:\(look.theme.width + 20)px){
        .k-outer{padding:0 0 12px!important}
        .k-card{border-radius:0!important}
        .k-pad{padding-left:20px!important;padding-right:20px!important}
        }
        @media (max-width:480px){
        .k-six,.k-five,.k-stack{display:block!important}
        .k-six{width:100%!important}
        .k-five{width:83.33%!important}
        .k-stack{width:auto!important;padding:16px!important}
        .k-wide{width:100%!important}
        .k-button{width:100%!important}
        .k-button a{display:block!important;text-align:center!important}
        }
        \(dark(look.theme.dark))
        </style>
        </head>

        """
    }

    /// What changes on a dark screen; the colours are those of the theme.
    private static func dark(_ palette: Theme.Palette) -> String {
        """
        @media (prefers-color-scheme:dark){
        .k-page,.k-outer{background-color:\(palette.background.text)!important}
        .k-card{background-color:\(palette.card.text)!important;border-color:\(palette.accent.text)!important}
        .k-text,.k-text p,.k-text li,.k-text h1,.k-text h2,.k-text h3,.k-text td{color:\(palette.text.text)!important}
        .k-text th,.k-text .k-muted,.k-muted,.k-muted p,.k-muted a{color:\(palette.muted.text)!important}
        .k-text td,.k-text th,.k-text hr,.k-text blockquote,.k-text .k-line{border-color:\(palette.line.text)!important}
        .k-text a,.k-name,.k-text .k-name{color:\(palette.accent.text)!important}
        .k-text .k-bar{border-color:\(palette.accent.text)!important}
        .k-text code,.k-text pre{background-color:\(palette.card.mixed(0.08, of: palette.text).text)!important}
        .k-text .k-fill{background-color:\(palette.accent.text)!important}
        .k-text .k-fill a{color:\(palette.onAccent.text)!important}
        .k-text .k-cell{background-color:\(palette.tint.text)!important;border-color:\(palette.card.text)!important}
        .k-text .k-tint{background-color:\(palette.tint.text)!important}
        .k-text .k-cell a,.k-text .k-tint{color:\(palette.onTint.text)!important}
        }
        """
    }

    private static func top(_ look: MailLook) -> String {
        let (light, width) = (look.light, look.theme.width)
        return """
            <body class="k-page"\(look.directed) style="margin:0;padding:0;background-color:\(light.background.text);\
            -webkit-text-size-adjust:100%">
            {% if preview != "" %}<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;\
            line-height:1px">{{ preview }}\
            &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;\
            &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;\
            </div>{% endif %}
            <table \(MailLook.wideTable) lang="\(look.language)"\(look.directed)>
            <tr><td class="k-outer" align="center" bgcolor="\(light.background.text)" style="padding:24px 12px;\
            background-color:\(light.background.text)">
            <!--[if mso]><table role="presentation" width="\(width)" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
            <table class="k-card" \(MailLook.wideTable) style="max-width:\(width)px;background-color:\(light.card.text);\
            border-radius:12px;border-top:4px solid \(light.accent.text)">
            <tr><td class="k-pad k-name" style="padding:24px 40px 0;\(look.font);font-size:14px;line-height:20px;\
            font-weight:700;color:\(light.accent.text)">\(mark(look))</td></tr>
            <tr><td class="k-pad k-text" style="padding:16px 40px 20px;\(look.font);font-size:16px;line-height:1.6;\
            color:\(light.text.text);text-align:\(look.start);word-break:break-word">

            """
    }

    /// The logo, or the community's name.
    private static func mark(_ look: MailLook) -> String {
        guard let logo = look.theme.logo else { return "{{ workspace.name }}" }
        return """
            <img src="{{ theme.logo.src }}" alt="{{ theme.logo.alt }}" width="\(logo.width)" style="display:block;\
            width:\(logo.width)px;max-width:100%;height:auto;border:0">
            """
    }

    private static func bottom(_ look: MailLook) -> String {
        """

        </td></tr>
        </table>
        {% render "footer" %}<!--[if mso]></td></tr></table><![endif]-->
        </td></tr>
        </table>
        </body>
        </html>

        """
    }

    /// What bare elements look like: those that Markdown makes, and those of templates in HTML that say nothing of their
    /// looks themselves. It is put on them and not sent as a sheet.
    static func sheet(_ look: MailLook) -> StyleSheet {
        let light = look.light
        let (line, soft) = (light.line.text, light.card.mixed(0.32, of: light.accent).text)
        let code = light.card.mixed(0.06, of: light.text).text
        let cell = { look.sides($0, end: "12px", $0, start: "0") }
        let lastCell = { look.sides($0, end: "0", $0, start: "12px") }
        let mono = "font-family:Menlo,Consolas,monospace;font-size:14px;background-color:\(code)"
        return StyleSheet(
            ours: """
                .k-text p{margin:0 0 16px}
                .k-text h1{margin:0 0 16px;font-size:26px;line-height:1.25}
                .k-text h2{margin:28px 0 12px;font-size:20px;line-height:1.3}
                .k-text h3{margin:24px 0 8px;font-size:17px;line-height:1.35}
                .k-text ul,.k-text ol{margin:0 0 16px;padding:\(look.sides("0", end: "0", "0", start: "24px"))}
                .k-text li{margin:0 0 6px}
                .k-text blockquote{margin:0 0 16px;padding:\(look.sides("2px", end: "0", "2px", start: "16px"));\
                border-\(look.start):3px solid \(soft)}
                .k-text blockquote p{margin:0 0 4px}
                .k-text hr{margin:24px 0;border:0;border-top:1px solid \(line)}
                .k-text table{width:100%;border-collapse:collapse;margin:0 0 20px;word-break:normal}
                .k-text table>thead>tr>th,.k-text table>tbody>tr>th{padding:\(cell("6px"));border-bottom:2px solid \(soft);\
                font-size:13px;line-height:20px;color:\(light.muted.text);text-align:\(look.start)}
                .k-text table>thead>tr>th[align=\(look.end)]{text-align:\(look.end)}
                .k-text table>thead>tr>th[align=center]{text-align:center}
                .k-text table>thead>tr>th[align=\(look.end)]{padding:\(lastCell("6px"))}
                .k-text table>tbody>tr>td{padding:\(cell("10px"));border-bottom:1px solid \(line);line-height:1.45;\
                vertical-align:top}
                .k-text table>tbody>tr>td[align=\(look.end)]{padding:\(lastCell("10px"))}
                .k-text a{color:\(light.accent.text);text-decoration:underline}
                .k-text img{max-width:100%;height:auto;border:0}
                .k-text pre{margin:0 0 16px;padding:12px;border-radius:6px;white-space:pre-wrap;\(mono)}
                .k-text code{\(mono)}
                """)
    }
}
