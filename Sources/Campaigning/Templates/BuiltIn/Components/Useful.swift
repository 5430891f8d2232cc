extension Component {
    /// Asks whether the message was of use. One link, to a page with two buttons: programs that follow links say nothing by it.
    static let useful = Component(
        "useful", usage: #"{% render "useful" %}"#,
        html: { look in
            """
            <p class="k-muted" style="margin:0 0 24px;\(look.font);font-size:15px;line-height:22px;\
            color:\(look.light.muted.text)"><a href="{{ useful_url }}" style="color:\(look.light.muted.text)">\
            \(look.words.useful)</a></p>

            """
        },
        text: { look in
            """
            \(look.words.useful)
            {{ useful_url }}


            """
        })
}
