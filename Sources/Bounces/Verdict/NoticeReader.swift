internal import MIMEReader

/// Reads notices of non-delivery that are words only: those of qmail, Exim, Exchange, Notes and everybody who wrote one
/// without RFC 3464.
enum NoticeReader {
    /// Nil where nothing says that a message did not arrive.
    static func events(_ mail: InboundMail) -> [MailEvent]? {
        let finder = RecipientFinder(mail)
        var recipients = mail.header.all("X-Failed-Recipients").flatMap(AddressScanner.addresses)
        // Exim's field names the address before the server rewrote it.
        if !recipients.contains(where: finder.names) {
            let spoken = finder.recipients()
            if recipients.isEmpty || finder.wasFor(spoken) { recipients = spoken }
        }
        if recipients.isEmpty { recipients = finder.meantOnly() }
        recipients = Array(Recipients.unique(recipients).prefix(RecipientFinder.most))
        let aliases = finder.aliases()
        let isDelayed = isDelay(mail)
        guard !recipients.isEmpty else { return [event(nil, mail.notice, isDelayed)] }
        return recipients.map { recipient in
            var event = event(recipient, finder.paragraph(recipient, among: recipients), isDelayed)
            event.aliases = aliases.filter { $0.lowercased() != recipient.lowercased() }
            return event
        }
    }

    private static func event(_ recipient: String?, _ paragraph: String, _ isDelayed: Bool) -> MailEvent {
        var diagnosis = Diagnosis()
        diagnosis.isDelayed = isDelayed
        diagnosis.paragraph = paragraph
        diagnosis.recipient = recipient ?? ""
        return diagnosis.event(recipient)
    }

    private static func isDelay(_ mail: InboundMail) -> Bool {
        let texts = [mail.header["Subject"] ?? "", mail.notice].map { MatchedText($0) }
        return texts.contains { text in delays.contains { $0.isIn(text) } }
    }

    private static let delays = NoticeSigns.matchers(
        """
        notification (delay)
        warning message only
        this is a warning
        still being retried
        will be retried
        delayed mail
        delivery delay
        has been delayed
        has not yet been delivered
        will keep trying
        will continue to try
        attempts to deliver the message will continue
        no action is required on your part
        доставка отложена
        попытки доставки будут продолжены
        verzögert
        a été retardé
        se ha retrasado
        """)
}

/// Reads what Amazon SES mails through SNS: its notification as JSON.
enum NotificationReader {
    static func events(_ mail: InboundMail) -> [MailEvent]? {
        let text = mail.notice.drop(while: \.isWhitespace)
        guard text.first == "{",
            text.prefix(4_000).contains("otificationType\"") || text.prefix(4_000).contains("eventType\"")
        else { return nil }
        guard let end = text.lastIndex(of: "}") else { return nil }
        let lines = text[...end].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: true)
        return lines.first.flatMap { SESNotification(parsing: String($0)) }?.events
            ?? SESNotification(parsing: String(text[...end]))?.events
    }
}

/// Signs of a mail that asks for no more mail (RFC 2369, 3.2: what a `mailto:` of List-Unsubscribe makes).
enum UnsubscribeSigns {
    static func areIn(_ mail: InboundMail) -> Bool {
        let subject = MatchedText(mail.header["Subject"] ?? "")
        if commands.contains(subject.trimmed.trimmed) { return true }
        if (mail.header["Subject"] ?? "").allSatisfy(\.isWhitespace) {
            let first = mail.notice.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) } ?? ""
            if commands.contains(plain(String(first))) { return true }
        }
        // An answer that says this and nothing else.
        let own = OwnWords.of(mail.notice)
        return own.utf8.count <= 120 && commands.contains(plain(own))
    }

    /// Without the words of courtesy around it.
    private static func plain(_ text: String) -> String {
        let words = text.lowercased().replacing("ё", with: "е").split {
            $0.isWhitespace || ",.!?;:<>()\"'*_".contains($0)
        }
        return words.filter { !courtesies.contains(String($0)) }.joined(separator: " ")
    }

    private static let courtesies: Set<String> = [
        "please", "pls", "hi", "hello", "thanks", "thank", "you", "пожалуйста", "здравствуйте", "добрый", "день",
        "спасибо",
        "bitte", "hallo", "danke", "merci", "bonjour", "hola", "gracias", "favor", "por", "ciao", "grazie", "proszę",
    ]

    private static let commands: Set<String> = [
        "unsubscribe", "unsubscribe me", "please unsubscribe", "please unsubscribe me", "unsubscribe please", "remove",
        "remove me", "please remove me", "stop", "opt out", "opt-out", "optout", "отписаться", "отписать",
        "отпишите меня",
        "отписка", "прошу отписать", "прошу отписать меня", "abmelden", "abbestellen", "austragen", "désinscrire",
        "désinscription", "se désabonner", "désabonnement", "cancelar suscripción", "darse de baja", "baja",
        "cancellami", "disiscrivimi", "cancelar inscrição", "uitschrijven", "wypisz", "avregistrera", "退订", "配信停止",
        "i want to unsubscribe", "unsubscribe me from this list", "unsubscribe me from your list",
        "unsubscribe from this list", "remove me from this list", "remove me from your list", "remove me from the list",
        "stop sending me emails", "stop sending me mail", "отпишите", "хочу отписаться", "отписаться от рассылки",
        "отпишите меня от рассылки", "отпишите от рассылки", "прошу отписать меня от рассылки",
        "уберите меня из рассылки", "удалите меня из рассылки", "исключите меня из рассылки", "відписатися",
        "відпишіть мене", "désinscrivez-moi", "désabonnez-moi", "melden sie mich ab",
    ]
}

extension String {
    fileprivate var trimmed: String {
        var slice = self[...].drop { $0.isWhitespace || "<>.!\"'".contains($0) }
        while let last = slice.last, last.isWhitespace || "<>.!\"'".contains(last) { slice.removeLast() }
        return String(slice)
    }
}
