@testable import Bounces
import Testing

/// Notices without fields, in the words of many mailers.
@Suite struct NoticeTests {
    struct Notice: Sendable, CustomTestStringConvertible {
        let name: String
        let mail: [UInt8]
        let expected: [String]
        var testDescription: String { name }
    }

    static let notices: [Notice] = [
        Notice(
            name: "qmail, unknown",
            mail: Mails.notice(
                subject: "failure notice",
                """
                Hi. This is the qmail-send program at mx.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <anna@members.example>:
                192.0.2.7 does not like recipient.
                Remote host said: 550 5.1.1 <anna@members.example>: no such user here
                Giving up on 192.0.2.7.

                --- Below this line is a copy of the message.

                \(Mails.returned)
                """), expected: ["hard anna@members.example"]),
        Notice(
            name: "Exim, full",
            mail: Mails.notice(
                subject: "Mail delivery failed: returning message to sender",
                fields: ["X-Failed-Recipients: anna@members.example"],
                """
                This message was created automatically by mail delivery software.

                A message that you sent could not be delivered to one or more of its
                recipients. This is a permanent error. The following address(es) failed:

                  anna@members.example
                    host mx.members.example [192.0.2.7]
                    SMTP error from remote mail server after RCPT TO:<anna@members.example>:
                    552 5.2.2 This mailbox is over quota
                """), expected: ["soft anna@members.example"]),
        Notice(
            name: "Exim, two recipients",
            mail: Mails.notice(
                subject: "Mail delivery failed: returning message to sender",
                """
                The following address(es) failed:

                  anna@members.example
                    Unrouteable address
                  boris@members.example
                    retry timeout exceeded
                """), expected: ["hard anna@members.example", "soft boris@members.example"]),
        Notice(
            name: "Exchange, German",
            mail: Mails.notice(
                from: "Systemadministrator <postmaster@firma.example>", subject: "Unzustellbar: News",
                """
                Ihre Nachricht hat einige oder alle Empfänger nicht erreicht.

                Folgende(r) Empfänger konnte(n) nicht erreicht werden:

                      anna@members.example am 13.10.2026 10:00
                            Das E-Mail-Konto existiert nicht in der Organisation, an die diese Nachricht gesendet wurde.
                            <mx.members.example #5.1.1 smtp;550 5.1.1 Benutzer unbekannt>
                """), expected: ["hard anna@members.example"]),
        Notice(
            name: "Exchange, French, full",
            mail: Mails.notice(
                from: "Microsoft Outlook <postmaster@societe.example>", subject: "Non remis : Nouvelles",
                """
                Échec de la remise pour ces destinataires ou groupes :

                anna@members.example
                La boîte aux lettres du destinataire est pleine et n'accepte pas de messages actuellement.
                """), expected: ["soft anna@members.example"]),
        Notice(
            name: "Spanish",
            mail: Mails.notice(
                from: "Postmaster <postmaster@correo.example>", subject: "No se pudo entregar: Noticias",
                """
                No se pudo entregar el mensaje a los siguientes destinatarios:

                anna@members.example
                La dirección de correo no existe.
                """), expected: ["hard anna@members.example"]),
        Notice(
            name: "Mail.ru, unknown",
            mail: Mails.notice(
                from: "mailer-daemon@corp.mail.ru", subject: "Ваше сообщение не доставлено. Mail failure.",
                """
                Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.

                К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:

                  anna@mail.example
                    SMTP error from remote mail server after RCPT TO: 550 Такого пользователя не существует
                """), expected: ["hard anna@mail.example"]),
        Notice(
            name: "Yandex, full",
            mail: Mails.notice(
                from: "mailer-daemon@yandex.ru", subject: "Недоставленное сообщение",
                """
                Письмо не доставлено адресату <anna@yandex.example>.
                Причина: почтовый ящик получателя переполнен.
                """), expected: ["soft anna@yandex.example"]),
        Notice(
            name: "Gmail, not found",
            mail: Mails.notice(
                from: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                subject: "Delivery Status Notification (Failure)",
                """
                ** Address not found **

                Your message wasn't delivered to anna@members.example because the address couldn't be found, or is unable to
                receive mail.

                The response from the remote server was:
                550 5.1.1 The email account that you tried to reach does not exist.
                """), expected: ["hard anna@members.example"]),
        Notice(
            name: "Lotus Notes",
            mail: Mails.notice(
                from: "Postmaster@firma.example", subject: "DELIVERY FAILURE: User anna not listed in Domino Directory",
                """
                Your message

                  Subject: News

                was not delivered to:

                  anna@members.example

                because:

                  User anna (anna@members.example) not listed in Domino Directory
                """), expected: ["hard anna@members.example"]),
        Notice(
            name: "Postfix, delayed",
            mail: Mails.notice(
                subject: "Delayed Mail (still being retried)",
                """
                # THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #

                Your message could not be delivered for more than 4 hour(s).
                It will be retried until it is 5 day(s) old.

                <anna@members.example>: host mx.members.example[192.0.2.7] said: 450 4.2.0
                    Greylisted, please try again later (in reply to RCPT TO command)
                """), expected: ["soft anna@members.example"]),
        Notice(
            name: "blocked for the sender's fame, though the words say user",
            mail: Mails.notice(
                """
                <anna@members.example>: host mx.members.example[192.0.2.7] said: 550 5.7.1 Message to user rejected: the
                    sending IP is listed at Spamhaus (in reply to RCPT TO command)
                """), expected: ["soft anna@members.example"]),
        Notice(
            name: "Japanese",
            mail: Mails.notice(
                from: "Postmaster@mobile.example", subject: "Mail System Error - Returned Mail",
                """
                次のあて先へのメッセージはエラーのため送信できませんでした。

                <anna@mobile.example>
                宛先のメールアドレスが存在しません。
                """), expected: ["hard anna@mobile.example"]),
        Notice(
            name: "CommuniGate",
            mail: Mails.notice(
                from: "<MAILER-DAEMON@mail.example>", subject: "Undeliverable mail: News",
                """
                Failed to deliver to 'anna@members.example'
                LOCAL module(account anna) reports:
                 account is full (quota exceeded)
                """), expected: ["soft anna@members.example"]),
        Notice(
            name: "sendmail",
            mail: Mails.notice(
                subject: "Returned mail: see transcript for details",
                """
                   ----- The following addresses had permanent fatal errors -----
                <anna@members.example>
                    (reason: 550 5.1.1 <anna@members.example>... User unknown)

                   ----- Transcript of session follows -----
                ... while talking to mx.members.example.:
                >>> RCPT To:<anna@members.example>
                <<< 550 5.1.1 <anna@members.example>... User unknown
                """), expected: ["hard anna@members.example"]),
    ]

    @Test(arguments: notices)
    func aNoticeIsUnderstood(notice: Notice) {
        #expect(Mails.events(notice.mail) == notice.expected)
    }

    @Test func aDelayIsNotFinal() throws {
        let delayed = try #require(Self.notices.first { $0.name == "Postfix, delayed" })
        #expect(MailReading(parsing: delayed.mail)?.events.map(\.isFinal) == [false])
    }

    @Test(arguments: [
        ("Automatic reply: News", []), ("Автоответ: Новости", []), ("Abwesenheitsnotiz", []),
        ("Re: News", ["Auto-Submitted: auto-replied"]),
        ("不在通知", []), ("Réponse automatique : Nouvelles", []), ("Fuera de la oficina", []),
        ("Thanks", ["X-Autoreply: yes"]),
    ])
    func aNoteOfAbsenceIsAnAutoReply(subject: String, fields: [String]) {
        let mail = Mails.notice(
            from: "Anna <anna@members.example>", subject: subject, fields: fields,
            "I am away until Monday and left the company mailbox to nobody. User unknown to work.")
        #expect(Mails.events(mail) == ["autoreply anna@members.example"])
    }

    @Test(arguments: ["unsubscribe", "Отписаться", "Please remove me", "ABMELDEN"])
    func aMailThatSaysUnsubscribeIsOne(subject: String) {
        let mail = Mails.notice(from: "anna@members.example", subject: subject, "")
        #expect(Mails.events(mail) == ["unsubscribe anna@members.example"])
    }

    @Test(arguments: [
        ("Re: News", "Thank you! My friend's mailbox is full, could you send it to me again?"),
        (
            "Re: Undelivered mail",
            "What does this mean? The address could not be delivered to anna@members.example, you say."
        ),
        ("How to unsubscribe?", "I want to unsubscribe my mother from another list. How?"),
        ("News", "Your message was great."),
    ])
    func whatAPersonWritesIsAReply(subject: String, text: String) {
        let mail = Mails.notice(
            from: "Anna <anna@members.example>", subject: subject, fields: ["In-Reply-To: <abc@club.example>"], text)
        let reading = MailReading(parsing: mail)
        #expect(reading?.kind == .reply)
        #expect(reading?.events == [])
        #expect(reading?.originalMessageID == "<abc@club.example>")
    }
}
