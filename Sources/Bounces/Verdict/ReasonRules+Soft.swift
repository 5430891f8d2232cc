/// Reasons that say nothing against the address. They are looked for first: a server that says "user unknown: mailbox full"
/// means the second. What only hints at them is looked for after the words of a dead address.
extension ReasonRule {
    static let soft: [ReasonRule] =
        [full, greylisted, sender, authentication, spam, blocked, rate, tooLarge, relay, list]
        + [network, suspended]

    private static let full = ReasonRule(
        .mailboxFull,
        """
        mailbox full
        mailbox is full
        mailbox…|full|
        mbox full
        inbox is full
        inbox full
        box is full
        folder is full
        account is full
        account full
        over quota
        quotaexceeded
        zuviele mails
        zu viele mails
        overquota
        over-quota
        over its quota
        over the quota
        over disk quota
        over his quota
        over allocated
        quota exceed
        quota has been exceeded
        quota is exceeded
        quota full
        quota violation
        quota limit
        quota reached
        exceeded…storage
        exceed…mailbox quota
        exceed…mail quota
        exceeded…|quota|
        exceeds…mailbox
        exceeding…quota
        exceeded its…space
        exceeded the…space
        disk quota
        mail quota
        user quota
        storage quota
        storage limit
        storage space
        storage is full
        out of storage
        not enough storage
        not enough space
        not enough disk space
        no space left in mailbox
        insufficient disk space
        insufficient space
        out of disk space in mailbox
        mailbox size limit
        mailbox has exceeded
        mailbox exceed
        mailbox limit
        mailbox too large
        exceeded storage allocation
        too much mail data
        has too many messages
        too many messages on the mailbox
        too many messages in
        maildir…over
        size limit…of the recipient's mailbox
        boite…pleine
        boîte…pleine
        messagerie pleine
        quota depasse
        quota dépassé
        dépassé…quota
        boîte aux lettres…satur
        postfach…voll
        postfach…überfüllt
        postfach ist voll
        mailbox voll
        mailbox ist voll
        speicherplatz…überschritten
        kontingent
        quota überschritten
        buzon…lleno
        buzón…lleno
        buzón está lleno
        cuota…excedid
        excedido…cuota
        supera…cuota
        sin espacio
        casella…piena
        spazio…esaurito
        caixa…cheia
        cota…excedid
        sem espaço
        postvak…vol
        postbus…vol
        skrzynka…pełna
        przepełniona
        brevlåda…full
        postkasse…fuld
        postilaatikko…täynnä
        schránka…plná
        ящик…переполнен
        ящик…заполнен
        ящике…нет места
        переполнен
        квота
        квоту
        квоты
        скринька…переповнена
        メールボックス…いっぱい
        メールボックス…容量
        容量…超え
        容量オーバー
        邮箱…满
        邮箱空间
        空间不足
        信箱…滿
        """)

    private static let greylisted = ReasonRule(
        .greylisted,
        """
        greylist
        graylist
        grey-list
        gray-list
        grey list
        greylisted
        please come back later
        """)

    private static let sender = ReasonRule(
        .sender,
        """
        domain of sender
        sender address rejected
        sender rejected
        sender denied
        sender domain
        sender's domain
        sender address
        unroutable sender
        sender is not
        sender not
        sender verif
        sender…verify failed
        sender…does not exist
        sender…doesn't exist
        sender…not exist
        verify sender
        sender address…invalid
        sender address…verif
        invalid sender
        bad sender
        unknown sender
        sender unknown
        sender…blocked
        sender…black
        sender…not allowed
        sender's…address…invalid
        mail from…rejected
        mail from…denied
        mail from…invalid
        mail from…not
        mailfrom…not
        envelope sender
        from address…not
        from: header
        from domain
        from: address
        bogus mail from
        return path
        return-path
        senders not allowed
        restricts who can send
        accept messages from you
        permission to send
        permitted to send
        authorized to send
        allowed to send
        not accepted from
        not accepting mail from
        doesn't accept mail from
        does not accept mail from
        do not accept mail from
        refuse…mail from
        refusing…mail from
        only accept…from
        only accepts…from
        your email address…not
        my name was rejected
        identities failed the check
        address is not verified
        email address is not verified
        отправитель…отклон
        адрес отправителя
        absender…abgelehnt
        """)

    private static let authentication = ReasonRule(
        .authentication,
        """
        |spf|
        |dkim|
        |dmarc|
        dmarcrejection
        sender policy framework
        sender id
        unauthenticated
        not authenticated
        unauthorized
        authentication
        authenticated
        domainkeys
        """)

    private static let spam = ReasonRule(
        .spam,
        """
        spam
        unsolicited
        junk
        |uce|
        |ube|
        bulk e-mail
        bulk email
        bulk mail
        bulk-mail
        mass mail
        content rejected
        content filter
        content-filter
        content violat
        content restriction
        rejected due to content
        rejected by content
        refused due to content
        malware
        phish
        message looks like
        considered…bulk
        scored as
        score too high
        header error
        probability of
        mail rejete
        mail rejeté
        message rejected
        spam-рассыл
        спам
        迷惑メール
        垃圾邮件
        """)

    private static let blocked = ReasonRule(
        .blocked,
        """
        blacklist
        black list
        black-list
        blocklist
        block list
        block-list
        blackhole
        |blocked|
        |blocking|
        blocked-
        denylist
        |rbl|
        dnsbl
        spamhaus
        spamcop
        barracuda
        sorbs
        cbl.abuseat
        reputation
        messages from…weren't sent
        client host
        client address
        host rejected
        host…refused
        host…not allowed
        your mail server
        mail server…rejected
        connection rejected
        connection refused from
        connection denied
        connection not
        not allowed to connect
        dynamic ip
        dynamic address
        dial-up
        dialup
        residential
        |banned|
        reverse dns
        reverse lookup
        reverse-lookup
        |ptr|
        |rdns|
        no rdns
        find your hostname
        cannot resolve your
        your hostname
        hostname…not
        |helo|
        |ehlo|
        fcrdns
        |rejected…ip|
        mismatches client
        блокир
        черн…списк
        bloquée
        gesperrt
        """)
}
