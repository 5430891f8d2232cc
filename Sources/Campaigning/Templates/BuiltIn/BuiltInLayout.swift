/// The layout that every template has unless it names another: one column of at most 600 pixels, in tables where
/// Outlook needs them, readable on a phone and in the dark. `{{ content }}` is where the body goes.
enum BuiltInLayout {
    static let name = "default"

    static func html(_ words: MailWords, isService: Bool) -> String {
        head + top + "{{ content }}" + bottom(words, isService: isService)
    }

    /// The frame of the text part.
    static func text(_ words: MailWords, isService: Bool) -> String {
        let leave =
            isService
            ? "" : "\n\(words.preferences): {{ preferences_url }}\n\(words.unsubscribe): {{ unsubscribe_url }}\n"
        return """
            {{ content }}

            --------------------
            {{ workspace.name }}, {{ workspace.postal_address }}

            \(isService ? words.whyService : words.why + "\n" + words.about)
            \(leave)
            """
    }

    private static let head = """
        <!doctype html>
        <html lang="{{ locale }}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
        <title>{{ subject }}</title>
        <!--[if mso]><style>table{border-collapse:collapse}td,p,a,li,h1,h2,h3{font-family:Arial,sans-serif}</style>
        <![endif]-->
        <style>
        :root{color-scheme:light dark}
        @media (max-width:620px){
        .k-outer{padding:0 0 12px!important}
        .k-card{border-radius:0!important}
        .k-pad{padding-left:20px!important;padding-right:20px!important}
        }
        @media (max-width:480px){
        .k-six,.k-five{display:block!important}
        .k-six{width:100%!important}
        .k-five{width:83.33%!important}
        .k-button{width:100%!important}
        .k-button a{display:block!important;text-align:center!important}
        }
        @media (prefers-color-scheme:dark){
        .k-page,.k-outer{background-color:#15181a!important}
        .k-card{background-color:#1f2426!important;border-color:#86d6b4!important}
        .k-text,.k-text p,.k-text li,.k-text h1,.k-text h2,.k-text h3,.k-text td{color:#e9ece7!important}
        .k-text th,.k-text td.k-muted{color:#b4bcb3!important}
        .k-text td,.k-text th,.k-text hr,.k-text blockquote{border-color:#4a554f!important}
        .k-text a{color:#86d6b4!important}
        .k-text code,.k-text pre{background-color:#2b3234!important}
        .k-muted,.k-muted p,.k-muted a{color:#b4bcb3!important}
        .k-name{color:#86d6b4!important}
        .k-text .k-fill{background-color:#86d6b4!important}
        .k-text .k-fill a{color:#10201a!important}
        .k-text .k-cell{background-color:#35584a!important;border-color:#1f2426!important}
        .k-text .k-cell a{color:#ffffff!important}
        }
        </style>
        </head>

        """

    private static let top = """
        <body class="k-page" style="margin:0;padding:0;background-color:#f3f5f1;-webkit-text-size-adjust:100%">
        {% if preview != "" %}<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;\
        line-height:1px">{{ preview }}\
        &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;\
        &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;\
        </div>{% endif %}
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
        <tr><td class="k-outer" align="center" style="padding:24px 12px;background-color:#f3f5f1">
        <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
        <table class="k-card" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" \
        style="max-width:600px;background-color:#ffffff;border-radius:12px;border-top:4px solid #1f6f54">
        <tr><td class="k-pad k-name" style="padding:24px 40px 0;\(font);font-size:14px;line-height:20px;\
        font-weight:700;color:#1f6f54">{{ workspace.name }}</td></tr>
        <tr><td class="k-pad k-text" style="padding:16px 40px 20px;\(font);font-size:16px;line-height:1.6;\
        color:#1d2420;word-break:break-word">

        """

    private static let font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Arial,sans-serif"

    private static func bottom(_ words: MailWords, isService: Bool) -> String {
        """

        </td></tr>
        </table>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
        <tr><td class="k-pad k-muted" align="center" style="padding:16px 40px 12px;\(font);font-size:13px;\
        line-height:1.5;color:#5a6158">\(isService ? "" : ways(words))
        <p style="margin:0 0 8px">\(isService ? words.whyService : words.why + "<br>" + words.about)</p>
        <p style="margin:0">{{ workspace.name }}, {{ workspace.postal_address }}</p></td></tr>
        </table>
        <!--[if mso]></td></tr></table><![endif]-->
        </td></tr>
        </table>
        </body>
        </html>

        """
    }

    /// The ways out, first in the footer and as large as a thumb. The class is English in every language: it also tells
    /// programs which link leaves.
    private static func ways(_ words: MailWords) -> String {
        """
        <p style="margin:0 0 8px;font-size:14px">\(way("preferences", words.preferences))&nbsp;\
        \(way("unsubscribe", words.unsubscribe))</p>
        """
    }

    private static func way(_ name: String, _ text: String) -> String {
        """
        <a class="\(name)" href="{{ \(name)_url }}" style="display:inline-block;padding:8px 6px;color:#444b43;\
        text-decoration:underline">\(text)</a>
        """
    }
}
