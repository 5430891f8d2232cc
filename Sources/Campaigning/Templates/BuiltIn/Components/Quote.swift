extension Component {
    /// Somebody's own words, and whose they are: given as they are, or a story by its number, which stands there only while its
    /// member permits it. Instead of one that may not be quoted stands `QuoteGuard.mark`, with which no message goes.
    static let quote = Component(
        "quote", optional: ["text", "story", "name", "about", "image"],
        usage:
            #"{% render "quote", story: 12 %}, or with words of your own {% render "quote", text: "…", name: "…" %}"#,
        html: { look in
            let light = look.light
            return """
                \(told(look))<table class="k-quote" \(MailLook.wideTable) style="width:100%;margin:8px 0 24px;\
                border-collapse:separate"><tr>\
                <td class="k-bar" style="padding:\(look.sides("4px", end: "0", "4px", start: "20px"));\
                border:0;border-\(look.start):4px solid \(light.accent.text);\
                \(look.font);color:\(light.text.text)">\
                <blockquote style="margin:0;padding:0;border:0"><p style="margin:0;font-size:18px;line-height:28px">\
                {{ words }}</p></blockquote>\
                {% if whose or beside %}<table \(MailLook.table) style="margin:14px 0 0;border-collapse:separate"><tr>\
                {% if image %}<td width="60" valign="middle" style="width:60px;padding:0;border:0"><img src="{{ image }}" \
                alt="" width="48" height="48" style="display:block;width:48px;height:48px;border:0;border-radius:24px">\
                </td>{% endif %}<td valign="middle" style="padding:0;border:0;\(look.font);font-size:15px;\
                line-height:21px;color:\(light.text.text)">{% if whose %}<strong>{{ whose }}</strong>{% endif %}\
                {% if beside %}{% if whose %}<br>{% endif %}<span class="k-muted" style="color:\(light.muted.text)">\
                {{ beside }}</span>{% endif %}\
                </td></tr></table>{% endif %}</td></tr></table>

                """
        },
        text: { look in
            """
            \(told(look))> {{ words }}
            {% if whose or beside %}> {{ whose }}{% if whose and beside %}, {% endif %}{{ beside }}
            {% endif %}

            """
        })

    /// What is shown: the words that were given, or a story's with the name that its member permits.
    private static func told(_ look: MailLook) -> String {
        """
        {% assign words = text %}{% assign whose = name %}{% assign beside = about %}\
        {% if story %}{% assign story_key = story | append: "" %}{% assign told = stories.by_id[story_key] %}\
        {% if told %}{% assign words = told.text %}{% assign whose = told.name %}\
        {% if told.is_verified %}{% assign beside = "\(look.words.verified)" %}{% endif %}\
        {% else %}\(QuoteGuard.mark)\
        {% endif %}{% endif %}
        """
    }
}
