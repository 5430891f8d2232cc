/// Partials that every workspace has; a file of the same name in `templates/partials` takes their place.
enum BuiltInPartials {
    static let names = ["button", "nps_scale"]

    static func html(_ name: String, _ words: MailWords) -> String? {
        switch name {
        case "button": button
        case "nps_scale": scale(words)
        default: nil
        }
    }

    static func text(_ name: String, _ words: MailWords) -> String? {
        switch name {
        case "button": "{{ text }}: {{ url }}\n\n"
        case "nps_scale":
            """
            {% if survey.scores.size > 0 %}\(words.chooseScore)
            {% for score in survey.scores %}{{ score.value }}: {{ score.url }}
            {% endfor %}
            {% else %}\(words.answer): {{ survey.url }}

            {% endif %}
            """
        default: nil
        }
    }

    /// How a partial that takes parameters is used; nil for one that takes none.
    static func usage(_ name: String) -> String? {
        name == "button" ? #"{% render "button", url: "https://…", text: "…" %}"# : nil
    }

    private static let button = """
        <table class="k-button" role="presentation" cellpadding="0" cellspacing="0" border="0" \
        style="margin:8px 0 24px"><tr>\
        <td class="k-fill" style="padding:0;border:0;border-radius:8px;background-color:#1f6f54">\
        <a href="{{ url }}" style="display:inline-block;padding:14px 28px;font-size:16px;line-height:22px;\
        font-weight:700;color:#ffffff;text-decoration:none">{{ text }}</a></td></tr></table>
        """

    /// Eleven cells in one row; on a phone six and five, each large enough for a thumb. Each cell is a link. One colour for
    /// all: a scale from red to green would answer for the member.
    private static func scale(_ words: MailWords) -> String {
        let cells = half("k-six", "54.5%", "limit: 6", words) + half("k-five", "45.5%", "offset: 6", words)
        let labels = label("left", words.least) + label("right", words.most)
        return """
            {% if survey.scores.size > 0 %}\(row(cells, margin: "8px 0 4px"))
            \(row(labels, margin: "0 0 24px"))\
            {% else %}{% render "button", url: survey.url, text: "\(words.answer)" %}{% endif %}
            """
    }

    private static func row(_ cells: String, margin: String) -> String {
        """
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:\(margin);\
        table-layout:fixed"><tr>\(cells)</tr></table>
        """
    }

    private static func half(_ name: String, _ width: String, _ scores: String, _ words: MailWords) -> String {
        let cells = """
            {% for score in survey.scores \(scores) %}\
            <td class="k-cell" align="center" style="padding:0;border:2px solid #ffffff;border-radius:8px;\
            background-color:#dcebe3"><a href="{{ score.url }}" aria-label="{{ score.value }} \(words.outOfTen)" \
            style="display:block;padding:12px 0;font-size:17px;line-height:22px;font-weight:700;color:#164f3c;\
            text-decoration:none">{{ score.value }}</a></td>{% endfor %}
            """
        return """
            <td class="\(name)" width="\(width)" valign="top" style="padding:0;border:0;width:\(width)">\
            \(row(cells, margin: "0"))</td>
            """
    }

    private static func label(_ side: String, _ text: String) -> String {
        """
        <td class="k-muted" align="\(side)" valign="top" style="padding:0 2px;border:0;font-size:13px;line-height:18px;\
        color:#5a6158">\(text)</td>
        """
    }
}
