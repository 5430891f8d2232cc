extension Component {
    /// Eleven cells in one row; on a phone six and five, each large enough for a thumb. Each cell is a link. One colour for
    /// all: a scale from red to green would answer for the member.
    static let npsScale = Component(
        "nps_scale", usage: #"{% render "nps_scale" %}"#,
        html: { look in
            let words = look.words
            let cells =
                half(look, "k-six", "54.5%", "survey.scores limit: 6")
                + half(look, "k-five", "45.5%", "survey.scores offset: 6")
            return """
                {% if survey.scores.size > 0 %}\(scaleRow(cells, margin: "8px 0 4px"))
                \(labels(look, words.least, words.most))\
                {% else %}{% render "button", url: survey.url, text: "\(words.answer)" %}{% endif %}
                """
        },
        text: { look in
            """
            {% if survey.scores.size > 0 %}\(look.words.chooseScore)
            {% for score in survey.scores %}{{ score.value }}: {{ score.url }}
            {% endfor %}
            {% else %}\(look.words.answer): {{ survey.url }}

            {% endif %}
            """
        })

    /// As many cells as the scale has, five unless `max` says more: each opens the survey's page with the answer chosen.
    static let rating = Component(
        "rating", required: ["question"], optional: ["max", "low", "high"],
        usage: #"{% render "rating", question: "taste", low: "…", high: "…" %}"#,
        html: { look in
            let cells = cell(
                look, "{{ n }}", "{{ survey.url }}?q={{ question | url_encode }}&amp;v={{ n }}", "{{ top }}")
            return """
                {% assign top = max | default: 5 %}\
                \(scaleRow("{% for n in (1..top) %}" + cells + "{% endfor %}", margin: "8px 0 4px"))
                \(labels(look, "{{ low }}", "{{ high }}"))
                """
        },
        text: { look in
            """
            {% assign top = max | default: 5 %}\(look.words.chooseRating)
            {% for n in (1..top) %}{{ n }}: {{ survey.url }}?q={{ question | url_encode }}&v={{ n }}
            {% endfor %}

            """
        })

    static func scaleRow(_ cells: String, margin: String) -> String {
        """
        <table \(MailLook.wideTable) style="width:100%;margin:\(margin);table-layout:fixed;border-collapse:separate">\
        <tr>\(cells)</tr></table>
        """
    }

    private static func half(_ look: MailLook, _ name: String, _ width: String, _ scores: String) -> String {
        let cell = cell(look, "{{ score.value }}", "{{ score.url }}", "10")
        return """
            <td class="\(name)" width="\(width)" valign="top" style="padding:0;border:0;width:\(width)">\
            \(scaleRow("{% for score in \(scores) %}\(cell){% endfor %}", margin: "0"))</td>
            """
    }

    static func cell(_ look: MailLook, _ value: String, _ url: String, _ most: String) -> String {
        let (tint, card) = (look.light.tint.text, look.light.card.text)
        return """
            <td class="k-cell" align="center" bgcolor="\(tint)" style="padding:0;border:2px solid \(card);\
            border-radius:8px;background-color:\(tint)"><a href="\(url)" \
            aria-label="\(value) \(look.words.outOf) \(most)" style="display:block;padding:12px 0;\(look.font);\
            font-size:17px;line-height:22px;font-weight:700;color:\(look.light.onTint.text);text-decoration:none">\
            \(value)</a></td>
            """
    }

    static func labels(_ look: MailLook, _ least: String, _ most: String) -> String {
        scaleRow(label(look, look.start, least) + label(look, look.end, most), margin: "0 0 24px")
    }

    private static func label(_ look: MailLook, _ side: String, _ text: String) -> String {
        """
        <td class="k-muted" align="\(side)" valign="top" style="padding:0 2px;border:0;\(look.font);font-size:13px;\
        line-height:18px;color:\(look.light.muted.text)">\(text)</td>
        """
    }
}
