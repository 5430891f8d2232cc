internal import MIMEReader

/// Signs by which a notice of non-delivery is known where no report says so.
struct NoticeSigns {
    let isFromDaemon: Bool
    let hasSubject: Bool
    let hasWords: Bool
    let returnsMessage: Bool
    let namesRecipients: Bool
    /// A reply of a server stands in the words, and whom it was about.
    let hasTranscript: Bool

    init(_ mail: InboundMail) {
        let from = (mail.header["From"] ?? "").lowercased()
        let sender = (mail.header["Sender"] ?? mail.header["Return-Path"] ?? "").lowercased()
        isFromDaemon = NoticeSigns.daemons.contains { from.contains($0) || sender.contains($0) }
        let subject = MatchedText(mail.header["Subject"] ?? "")
        hasSubject = NoticeSigns.subjects.contains { $0.isIn(subject) }
        let words = MatchedText(mail.notice)
        hasWords = NoticeSigns.sentences.contains { $0.isIn(words) }
        returnsMessage = mail.returned != nil
        namesRecipients = mail.header.has("X-Failed-Recipients")
        hasTranscript =
            mail.notice.lowercased().contains("rcpt to") && EnhancedStatus.replyClass(of: mail.notice) != nil
    }

    /// One sign is chance; a machine's name with any other, or two that speak of failure, are not.
    var areOfBounce: Bool {
        if namesRecipients { return true }
        if isFromDaemon { return hasSubject || hasWords || returnsMessage || hasTranscript }
        return hasSubject && (hasWords || returnsMessage) || hasWords && returnsMessage
    }

    private static let daemons = [
        "mailer-daemon", "mailer_daemon", "mailerdaemon", "mail-daemon", "maildaemon", "postmaster", "poostmaster",
        "post_master", "mail delivery", "mail system", "system administrator", "systemadministrator", "systemadmin",
        "mail server",
        "mailserver", "delivery subsystem", "delivery system", "delivery service", "microsoft outlook",
        "microsoft exchange",
        "smtp-daemon", "internet mail delivery", "mail administrator", "no-reply@sns.amazonaws.com", "administrator",
        "systemadministrator", "администратор", "bounce@", "bounces@", "mdaemon", "mail router", "mta@", "mdrtr",
    ]

    private static let subjects = matchers(
        """
        не удается доставить
        сбой доставки
        доставка не удалась
        не може бути доставлен
        недоставен
        teslim edilemedi
        iletilemedi
        nedoručiteln
        nedoručen
        kézbesíthetetlen
        kézbesítési hiba
        kunde inte levereras
        kunne ikke leveres
        ikke leveret
        ei voitu toimittaa
        toimitus epäonnistui
        nu a putut fi livrat
        αποτυχία παράδοσης
        không gửi được
        배달되지
        전송 실패
        반송
        undelivered
        undeliverable
        undeliverd
        non-delivery
        nondeliverable
        non recapitabile
        not delivered
        not be delivered
        delivery status notification
        delivery notification
        delivery fail
        delivery report
        delivery error
        delivery has failed
        delivery problem
        delivery delay
        delivery unsuccessful
        failed delivery
        failed mail
        failure notice
        failure delivery
        failure notification
        mail failure
        mail failed
        mail error
        mail system error
        mail delivery
        message delivery
        message undeliverable
        message not
        message status
        message you sent blocked
        returned mail
        returned message
        returned e-mail
        returned email
        returning message
        returned to sender
        return to sender
        warning: could not send
        could not send message
        couldn't be delivered
        could not be delivered
        can't be delivered
        cannot be delivered
        unable to deliver
        delayed mail
        rejected mail
        mail rejected
        mail returned
        bounced
        bounce
        error sending
        errors from
        considered unsolicited
        not member
        user unknown
        loop alert
        nicht zugestellt
        unzustellbar
        nicht zustellbar
        zustellung fehl
        zustellungsbenachrichtigung
        fehlgeschlagen
        non remis
        non distribu
        échec de la
        non délivr
        no se ha podido entregar
        no se pudo entregar
        no entregado
        no entregable
        error de entrega
        mancata consegna
        mancato recapito
        impossibile recapitare
        não entregue
        não foi possível entregar
        falha na entrega
        onbestelbaar
        niet bezorgd
        nie dostarczono
        niedostarcz
        недоставлен
        не доставлен
        не может быть доставлен
        невозможно доставить
        ошибка доставки
        возврат
        сообщение не
        не доставлено
        недоставка
        unzustellbarkeit
        配信不能
        配信できません
        配達不能
        配信エラー
        送信エラー
        エラー
        未配信
        退信
        投递失败
        无法投递
        系统退信
        """)

    private static let sentences = matchers(
        """
        не достигло
        не достигли
        не вдалося доставити
        не беше доставен
        nebylo možné doručit
        nebylo doručeno
        nebola doručená
        nem kézbesíthető
        nem sikerült kézbesíteni
        nie została dostarczona
        nie została doręczona
        não foi entregue
        non è stato recapitato
        non è stato consegnato
        배달할 수 없
        전달되지
        被退回
        could not be delivered
        couldn't be delivered
        cannot be delivered
        can't be delivered
        can not be delivered
        could not deliver
        couldn't deliver
        cannot deliver
        can't deliver
        not able to deliver
        wasn't able to deliver
        was not able to deliver
        were unable to deliver
        unable to deliver
        failed to deliver
        was not delivered
        were not delivered
        not been delivered
        wasn't delivered
        not delivered to
        undeliverable
        undelivered
        delivery to the following
        delivery failed
        delivery has failed
        delivery failure
        delivery of your message
        failed to reach
        did not reach
        didn't reach
        has been delayed
        the following address
        the following recipient
        following recipients
        following addresses
        permanent fatal error
        transcript of session
        transcript follows
        this is a permanent error
        returned to sender
        returning message
        message was rejected
        rejected by
        was rejected
        has been rejected
        address(es) failed
        failed addresses
        unknown user
        user unknown
        unknown local part
        invalid final delivery
        not a member of this mailing list
        not members of
        duplicated message-id
        your message…not be sent
        could not send
        mailbox is full
        mailbox full
        over quota
        quota exceeded
        nicht zugestellt
        konnte nicht…zugestellt
        nicht übermittelt
        n'a pas pu être
        pas pu être remis
        n'a pas été remis
        non distribué
        no se pudo entregar
        no se ha podido entregar
        no ha podido ser entregado
        no se entregó
        impossibile recapitare
        impossibile consegnare
        não pôde ser entregue
        não foi possível entregar
        kon niet worden
        nie można dostarczyć
        не удалось доставить
        не может быть доставлен
        не было доставлено
        не доставлено
        не был доставлен
        невозможно доставить
        ошибка при доставке
        送信できません
        配信できません
        配信できな
        送信できな
        お届けできません
        届けできな
        配達できません
        无法投递
        无法发送
        未能送达
        """)

    static func matchers(_ phrases: String) -> [PhraseMatcher] {
        phrases.split(separator: "\n").map { PhraseMatcher(String($0)) }
    }
}

/// Signs by which the answer of a machine is known that speaks for a person (RFC 3834).
enum AutoReplySigns {
    static func areIn(_ mail: InboundMail) -> Bool {
        let header = mail.header
        let value = { (name: String) in (header[name] ?? "").lowercased() }
        if value("Auto-Submitted").hasPrefix("auto-replied") { return true }
        if [
            "X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply-From", "X-Autogenerated",
            "X-AutoReply-From",
        ]
        .contains(where: header.has) {
            return true
        }
        if ["auto_reply", "auto-reply", "autoreply"].contains(value("Precedence")) { return true }
        if value("X-Precedence") == "auto_reply" || value("X-POST-MessageClass").contains("autoresponder")
            || value("Delivered-To") == "autoresponder" || value("X-FC-MachineGenerated") == "true"
        {
            return true
        }
        let subject = MatchedText(header["Subject"] ?? "")
        return subjects.contains { $0.isIn(subject) }
    }

    private static let subjects = NoticeSigns.matchers(
        """
        |auto reply
        |auto-reply
        |autoreply
        |auto response
        |auto-response
        |auto responder
        |autoresponder
        |autoresponse
        automatic reply
        automatic response
        automated reply
        automated response
        auto: |
        |auto:
        out of office
        out-of-office
        out of the office
        away from the office
        away from my
        vacation reply
        on vacation
        on holiday
        on annual leave
        i am away
        abwesenheit
        automatische antwort
        abwesend
        nicht im büro
        réponse automatique
        reponse automatique
        absence du bureau
        message d'absence
        absent du bureau
        respuesta automática
        respuesta automatica
        fuera de la oficina
        fuera de oficina
        risposta automatica
        fuori sede
        fuori ufficio
        resposta automática
        ausência temporária
        fora do escritório
        automatisch antwoord
        afwezig
        niet aanwezig
        automatyczna odpowied
        odpowiedź automatyczna
        poza biurem
        autosvar
        automatiskt svar
        automatisk svar
        fraværende
        poissaolo
        automaattinen vastaus
        automatická odpověď
        automatikus válasz
        otomatik yanıt
        автоответ
        автоматический ответ
        автоматична відповідь
        вне офиса
        нет на месте
        в отпуске
        отсутству
        自動応答
        自動返信
        不在通知
        不在の
        自动回复
        自動回覆
        자동 회신
        부재중
        """)
}
