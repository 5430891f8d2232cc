extension Component {
    /// Somebody's own words, and whose they are.
    static let quote = Component(
        "quote", required: ["text"], optional: ["name", "about", "image"],
        usage: #"{% render "quote", text: "…", name: "…" %}"#,
        html: { look in
            let light = look.light
            return """
                <table class="k-quote" \(MailLook.wideTable) style="width:100%;margin:8px 0 24px;\
                border-collapse:separate"><tr>\
                <td class="k-bar" style="padding:\(look.sides("4px", end: "0", "4px", start: "20px"));\
                border:0;border-\(look.start):4px solid \(light.accent.text);\
                \(look.font);color:\(light.text.text)">\
                <blockquote style="margin:0;padding:0;border:0"><p style="margin:0;font-size:18px;line-height:28px">\
                {{ text }}</p></blockquote>\
                {% if name %}<table \(MailLook.table) style="margin:14px 0 0;border-collapse:separate"><tr>\
                {% if image %}<td width="60" valign="middle" style="width:60px;padding:0;border:0"><img src="{{ image }}" \
                alt="" width="48" height="48" style="display:block;width:48px;height:48px;border:0;border-radius:24px">\
                </td>{% endif %}<td valign="middle" style="padding:0;border:0;\(look.font);font-size:15px;\
                line-height:21px;color:\(light.text.text)"><strong>{{ name }}</strong>\
                {% if about %}<br><span class="k-muted" style="color:\(light.muted.text)">{{ about }}</span>{% endif %}\
                </td></tr></table>{% endif %}</td></tr></table>

                """
        },
        text: { _ in
            """
            > {{ text }}
            {% if name %}> {{ name }}{% if about %}, {{ about }}{% endif %}
            {% endif %}

            """
        })

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
