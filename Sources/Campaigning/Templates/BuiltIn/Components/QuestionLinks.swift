extension Component {
    /// The answers of any question that one tap answers, each a link that opens the survey's page with it chosen: scales as a
    /// row of cells, options as buttons one below the other. Of a question that does not fit it is a button.
    static let question = Component(
        "question", required: ["id"], usage: #"{% render "question", id: "satisfied" %}"#,
        html: { look in
            let cell = cell(look, "{{ answer.value }}", "{{ answer.url }}", "{{ asked.most }}")
            return """
                {% assign asked = survey.questions[id] %}{% if asked.answers.size > 0 %}{% if asked.is_scale %}\
                \(scaleRow("{% for answer in asked.answers %}" + cell + "{% endfor %}", margin: "8px 0 4px"))\
                \(labels(look, "{{ asked.low }}", "{{ asked.high }}"))\
                {% else %}{% for answer in asked.answers %}\(optionHTML(look)){% endfor %}{% endif %}\
                {% else %}{% render "button", url: survey.url, text: "\(look.words.answer)" %}{% endif %}
                """
        },
        text: { look in
            """
            {% assign asked = survey.questions[id] %}{% if asked.answers.size > 0 %}\
            {% if asked.low != "" %}{{ asked.low }} … {{ asked.high }}{% endif %}
            {% for answer in asked.answers %}{{ answer.label }}: {{ answer.url }}
            {% endfor %}
            {% else %}\(look.words.answer): {{ survey.url }}

            {% endif %}
            """
        })

    private static func optionHTML(_ look: MailLook) -> String {
        let (tint, ink) = (look.light.tint.text, look.light.onTint.text)
        return """
            <table \(MailLook.wideTable) style="width:100%;margin:0 0 8px;border-collapse:separate"><tr>\
            <td class="k-cell" align="center" bgcolor="\(tint)" style="padding:0;border:0;border-radius:8px;\
            background-color:\(tint)"><a href="{{ answer.url }}" style="display:block;padding:12px 16px;\(look.font);\
            font-size:17px;line-height:22px;font-weight:700;color:\(ink);text-decoration:none">\
            {{ answer.label }}</a></td></tr></table>
            """
    }
}
