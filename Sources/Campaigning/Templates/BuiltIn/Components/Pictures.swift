extension Component {
    /// A picture: as wide as the column unless `width` says less, with what it shows in words.
    static let image = Component(
        "image", required: ["src", "alt"], optional: ["width", "url", "caption"],
        usage: #"{% render "image", src: "images/….png", alt: "…" %}"#,
        html: { look in
            let picture = """
                <img src="{{ src }}" alt="{{ alt }}" width="{{ wide }}" style="display:block;width:100%;\
                max-width:{{ wide }}px;height:auto;border:0;border-radius:8px">
                """
            return """
                {% assign wide = width | default: \(look.theme.width - 80) %}\
                <table \(MailLook.wideTable) style="width:100%;margin:8px 0 20px;border-collapse:separate">\
                <tr><td style="padding:0;border:0">\
                {% if url %}<a href="{{ url }}" style="text-decoration:none">\(picture)</a>{% else %}\(picture){% endif %}\
                {% if caption %}<p class="k-muted" style="margin:8px 0 0;\(look.font);font-size:13px;line-height:19px;\
                color:\(look.light.muted.text)">{{ caption }}</p>{% endif %}</td></tr></table>

                """
        },
        text: { _ in
            """
            [{{ alt }}]{% if url %} {{ url }}{% endif %}
            {% if caption %}{{ caption }}
            {% endif %}

            """
        })

    /// One thing and what it costs; beside its picture, or below it on a phone.
    static let product = Component(
        "product", required: ["title"], optional: ["price", "about", "image", "alt", "url", "text"],
        usage: #"{% render "product", title: "…", price: "…", image: "images/….jpg", url: "https://…" %}"#,
        html: { look in
            let light = look.light
            return """
                <table class="k-line" \(MailLook.wideTable) style="width:100%;margin:8px 0 24px;\
                border:1px solid \(light.line.text);border-radius:10px;border-collapse:separate"><tr>\
                {% if image %}<td class="k-stack" width="172" valign="top" style="width:172px;\
                padding:\(look.sides("16px", end: "0", "16px", start: "16px"));border:0"><img class="k-wide" src="{{ image }}" alt="{{ alt | default: title }}" width="156" \
                style="display:block;width:156px;max-width:100%;height:auto;border:0;border-radius:6px"></td>{% endif %}\
                <td class="k-stack" valign="top" style="padding:16px 20px;border:0;\(look.font);font-size:16px;\
                line-height:24px;color:\(light.text.text)">\
                <p style="margin:0 0 4px;font-size:18px;line-height:25px;font-weight:700">{{ title }}</p>\
                {% if price %}<p class="k-name" style="margin:0 0 6px;font-weight:700;color:\(light.accent.text)">\
                \(look.numbers("{{ price }}"))</p>{% endif %}\
                {% if about %}<p style="margin:0">{{ about }}</p>{% endif %}\
                {% if url %}\(buttonHTML(look, margin: "16px 0 4px", text: "{{ text | default: \"\(look.words.more)\" }}"))\
                {% endif %}</td></tr></table>

                """
        },
        text: { look in
            """
            {{ title }}{% if price %}: {{ price }}{% endif %}
            {% if about %}{{ about }}
            {% endif %}{% if url %}{{ text | default: "\(look.words.more)" }}: {{ url }}
            {% endif %}

            """
        })
}
