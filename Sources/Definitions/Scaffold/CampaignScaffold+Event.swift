/// A meeting that is prepared with its invitation, as `kamerton new event` writes it.
extension CampaignScaffold {
    /// What follows the head of the file.
    func event(exclude: String) -> String {
        """
          where: true                # everyone; for example: city = "Penza"\(exclude)
          max_audience: 1000         # more than this, and nothing is sent until you have looked
        content: \(name)
        event:
          purpose: \(languages.text("Познакомиться и уйти с новым умением", "To meet and to take a new skill home"))
          format: meetup             # lecture | workshop | meetup | contest | test-drive | call
          start: \(at)    # or beside event: series: { every: month on second saturday at 11:00 }
          duration: 2h
          place: \(languages.text("Где именно", "Where exactly"))
          capacity: 20
          bring_a_friend: 1
          announce: 21d              # members are invited so long before the start
          reminders: [3d, 3h]        # those who said yes or maybe are reminded

        """
    }

    /// The invitation; the other letters have words of their own until a file of their name replaces them.
    var eventTemplates: [ScaffoldFile] {
        languages.templates(
            name,
            russian: """
                ---
                subject: "{{ event.title }} – {{ event.date }}"
                preview: "Приглашаем: {{ event.when }}"
                ---
                # {{ event.title }}

                {% render "event_card", title: event.title, when: event.when, place: event.place, day: event.day, month: event.month %}

                {{ member.first_name | default: "Здравствуйте" }}, приходите. {{ event.purpose }}

                {% render "button", url: event.yes_url, text: "Приду" %}

                [Может быть]({{ event.maybe_url }}) · [Не смогу]({{ event.no_url }})

                """,
            english: """
                ---
                subject: "{{ event.title }} – {{ event.date }}"
                preview: "You are invited: {{ event.when }}"
                ---
                # {{ event.title }}

                {% render "event_card", title: event.title, when: event.when, place: event.place, day: event.day, month: event.month %}

                {{ member.first_name | default: "Hello" }}, do come. {{ event.purpose }}

                {% render "button", url: event.yes_url, text: "I will come" %}

                [Maybe]({{ event.maybe_url }}) · [I cannot come]({{ event.no_url }})

                """)
    }
}
