extension Component {
    /// A large link. Outlook takes the padding of the cell, all others that of the link, so that the whole of it can be
    /// pressed.
    static let button = Component(
        "button", required: ["url", "text"], usage: #"{% render "button", url: "https://…", text: "…" %}"#,
        html: { buttonHTML($0, margin: "8px 0 24px") },
        text: { _ in "{{ text }}: {{ url }}\n\n" })

    static func buttonHTML(_ look: MailLook, margin: String, text: String = "{{ text }}") -> String {
        let accent = look.light.accent.text
        return """
            <table class="k-button" \(MailLook.table) style="margin:\(margin);border-collapse:separate"><tr>\
            <td class="k-fill" align="center" bgcolor="\(accent)" style="padding:0;border:0;border-radius:8px;\
            background-color:\(accent);mso-padding-alt:14px 28px"><a href="{{ url }}" style="display:inline-block;\
            padding:14px 28px;border-radius:8px;\(look.font);font-size:16px;line-height:22px;font-weight:700;\
            color:\(look.light.onAccent.text);text-decoration:none">\(text)</a></td></tr></table>

            """
    }
}
