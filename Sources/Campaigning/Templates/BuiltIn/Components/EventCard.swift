extension Component {
    /// A meeting at a glance: the day on a tile, then what, when and where.
    static let eventCard = Component(
        "event_card", required: ["title", "when"], optional: ["place", "about", "day", "month", "url", "text"],
        usage: #"{% render "event_card", title: "…", when: "…", place: "…", day: "14", month: "…" %}"#,
        html: { look in
            let (tint, line) = (look.light.tint.text, look.light.line.text)
            let muted = look.light.muted.text
            return """
                <table class="k-line" \(MailLook.wideTable) style="width:100%;margin:8px 0 24px;border:1px solid \(line);\
                border-radius:10px;border-collapse:separate"><tr>\
                {% if day %}<td class="k-tint" width="84" align="center" valign="top" bgcolor="\(tint)" \
                style="width:84px;padding:20px 0;border:0;border-radius:\(look.isRightToLeft ? "0 9px 9px 0" : "9px 0 0 9px");background-color:\(tint);\(look.font);\
                font-weight:700;color:\(look.light.onTint.text)"><p class="k-tint" style="margin:0;font-size:32px;\
                line-height:36px">{{ day }}</p>{% if month %}<p class="k-tint" style="margin:0;font-size:14px;\
                line-height:20px">{{ month }}</p>{% endif %}</td>{% endif %}\
                <td valign="top" style="padding:18px 20px;border:0;\(look.font);font-size:16px;line-height:24px;\
                color:\(look.light.text.text)">\
                <p style="margin:0 0 6px;font-size:18px;line-height:25px;font-weight:700">{{ title }}</p>\
                <p style="margin:0">\(look.numbers("{{ when }}"))</p>\
                {% if place %}<p class="k-muted" style="margin:0;color:\(muted)">{{ place }}</p>{% endif %}\
                {% if about %}<p style="margin:10px 0 0">{{ about }}</p>{% endif %}\
                {% if url %}\(buttonHTML(look, margin: "16px 0 4px", text: "{{ text | default: \"\(look.words.more)\" }}"))\
                {% endif %}</td></tr></table>

                """
        },
        text: { look in
            """
            {{ title }}
            {% if day %}{{ day }}{% if month %} {{ month }}{% endif %}, {% endif %}{{ when }}
            {% if place %}{{ place }}
            {% endif %}{% if about %}{{ about }}
            {% endif %}{% if url %}{{ text | default: "\(look.words.more)" }}: {{ url }}
            {% endif %}

            """
        })
}
