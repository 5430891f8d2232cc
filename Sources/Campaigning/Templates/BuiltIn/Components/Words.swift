extension Component {
    /// A thin line, with room around it.
    static let divider = Component(
        "divider", usage: #"{% render "divider" %}"#,
        html: { look in
            """
            <table \(MailLook.wideTable) style="width:100%;margin:0;border-collapse:separate"><tr>\
            <td style="padding:12px 0 28px;border:0"><table \(MailLook.wideTable) style="width:100%;margin:0;\
            border-collapse:separate"><tr><td class="k-line" height="1" style="padding:0;border:0;height:1px;\
            border-top:1px solid \(look.light.line.text);font-size:0;line-height:0">&nbsp;</td></tr></table></td></tr>\
            </table>

            """
        },
        text: { _ in "--------------------\n\n" })

    /// The ways out first, as large as a thumb; then why one got it, and who the sender is. The classes are English in every
    /// language: they also tell programs which link leaves.
    static let footer = Component(
        "footer", usage: #"{% render "footer" %}"#,
        html: { look in
            let words = look.words
            let ways = """
                <p style="margin:0 0 8px;font-size:14px">\(way("preferences", words.preferences, look))&nbsp;\
                \(way("unsubscribe", words.unsubscribe, look))</p>
                """
            return """
                <table \(MailLook.wideTable) style="width:100%;max-width:\(look.theme.width)px;margin:0"><tr>\
                <td class="k-pad k-muted" align="center" style="padding:16px 40px 12px;border:0;\(look.font);font-size:13px;\
                line-height:20px;color:\(look.light.muted.text)">\(look.isService ? "" : ways)\
                <p style="margin:0 0 8px">\(look.isService ? words.whyService : words.why(hasMission: look.hasMission) + "<br>" + words.about)</p>\
                <p style="margin:0">{{ workspace.name }}, {{ workspace.postal_address }}</p></td></tr></table>

                """
        },
        text: { look in
            let words = look.words
            let leave = "\n\(words.preferences): {{ preferences_url }}\n\(words.unsubscribe): {{ unsubscribe_url }}\n"
            return """
                --------------------
                {{ workspace.name }}, {{ workspace.postal_address }}

                \(look.isService ? words.whyService : words.why(hasMission: look.hasMission) + "\n" + words.about)
                \(look.isService ? "" : leave)
                """
        })

    private static func way(_ name: String, _ text: String, _ look: MailLook) -> String {
        """
        <a class="\(name)" href="{{ \(name)_url }}" style="display:inline-block;padding:8px 6px;\
        color:\(look.light.muted.text);text-decoration:underline">\(text)</a>
        """
    }
}
