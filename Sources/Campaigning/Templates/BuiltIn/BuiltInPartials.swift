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
            {% endfor %}\(words.least), \(words.most).

            {% else %}\(words.answer): {{ survey.url }}

            {% endif %}
            """
        default: nil
        }
    }

    private static let button = """
        <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr>\
        <td class="k-button" style="padding:0;border:0;border-radius:8px;background-color:#1f6f54">\
        <a href="{{ url }}" style="display:inline-block;padding:13px 24px;font-size:16px;line-height:22px;\
        font-weight:700;color:#ffffff;text-decoration:none">{{ text }}</a></td></tr></table>
        """

    /// Eleven cells in one row, each a link as large as its cell. One colour for all: a scale from red to green
    /// would answer for the member.
    private static func scale(_ words: MailWords) -> String {
        """
        {% if survey.scores.size > 0 %}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" \
        border="0" style="margin:0 0 4px;table-layout:fixed"><tr>{% for score in survey.scores %}\
        <td class="k-cell" align="center" style="padding:0;border:1px solid #ffffff;border-radius:6px;\
        background-color:#dcebe3"><a href="{{ score.url }}" aria-label="{{ score.value }} \(words.outOfTen)" \
        style="display:block;padding:11px 0;font-size:16px;line-height:22px;font-weight:700;color:#164f3c;\
        text-decoration:none">{{ score.value }}</a></td>{% endfor %}</tr></table>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">\
        <tr><td class="k-muted" align="left" style="padding:0;border:0;font-size:13px;line-height:18px;color:#5a6158">\
        \(words.least)</td><td class="k-muted" align="right" style="padding:0;border:0;font-size:13px;\
        line-height:18px;color:#5a6158">\(words.most)</td></tr></table>\
        {% else %}{% render "button", url: survey.url, text: "\(words.answer)" %}{% endif %}
        """
    }
}
