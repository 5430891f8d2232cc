/// Reasons that say nothing against the address. They are looked for first: a server that says "user unknown: mailbox full"
/// means the second.
extension ReasonRule {
    static let soft: [ReasonRule] =
        [full, greylisted, sender, authentication, spam, blocked, rate, tooLarge, relay, list]
        + [security, network, suspended, content]

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
        message content
        content of this message
        content of your message
        content filter
        content-filter
        content violat
        content restriction
        rejected due to content
        rejected by content
        refused due to content
        virus
        malware
        infected
        suspicious
        phish
        message looks like
        message contains
        mail contains
        considered…bulk
        scored as
        score too high
        header error
        probability of
        offensive
        unwanted
        inappropriate
        mail rejete
        mail rejeté
        mail rejected
        message rejected
        mail refused
        message refused
        message filtered
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
        |block|
        blocked-
        denylist
        |rbl|
        dnsbl
        |bl|
        spamhaus
        spamcop
        barracuda
        sorbs
        cbl.abuseat
        bl.
        reputation
        is listed
        was listed
        are listed
        on the list
        messages from…weren't sent
        client host
        client address
        client ip
        your ip
        ip address
        |ip|…rejected
        host rejected
        host…refused
        host…not allowed
        your host
        your server
        your mail server
        mail server…rejected
        connection rejected
        connection refused from
        connection denied
        connections from
        connection not
        not accepting connections from
        not allowed to connect
        dynamic ip
        dynamic address
        dial-up
        dialup
        residential
        abuse
        complain
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
        dns record
        |rejected…ip|
        mismatches client
        country
        you are not allowed
        not welcome
        go away
        unfortunately
        блокир
        черн…списк
        bloquée
        gesperrt
        """)

    private static let rate = ReasonRule(
        .rate,
        """
        rate limit
        rate-limit
        ratelimit
        rate control
        rate exceed
        at a rate
        too many
        too much mail
        too fast
        too frequent
        too quickly
        frequency
        throttl
        speeding
        connection limit
        recipient limit
        recipients limit
        maximum number of
        hourly
        daily
        relay quota
        sending limit
        message limit
        limit exceeded
        exceeded the…limit
        exceeded your…limit
        exceeded…limit of
        slow down
        try again
        try later
        retry later
        resend later
        unexpected volume
        receiving mail too
        слишком много
        попробуйте…позже
        повторите попытку
        veuillez essayer plus tard
        réessayer
        später…erneut
        intente…más tarde
        """)

    private static let tooLarge = ReasonRule(
        .tooLarge,
        """
        too large
        too big
        too long
        message size
        size limit
        size exceed
        exceeds size
        exceeds the…size
        exceeds…maximum
        exceeded…size
        exceeds…limit
        exceeded maximum
        maximum size
        maximum message
        max message size
        max. size
        message length
        line limit
        line length
        zu groß
        zu gross
        trop volumineux
        trop gros
        demasiado grande
        troppo grande
        muito grande
        слишком велик
        слишком больш
        превышает…размер
        превышен…размер
        サイズ
        """)

    private static let relay = ReasonRule(
        .relay,
        """
        relay access denied
        relay denied
        relaying
        unable to relay
        cannot relay
        can't relay
        not relay
        no relay
        relay not
        relay mail
        relay is
        relay for
        relay operation
        relay through
        relay prohibited
        relay from
        to relay
        open relay
        not a gateway
        not a mail gateway
        rcpthosts
        not local
        isn't in my list
        пересылка
        релей
        """)

    private static let list = ReasonRule(
        .list,
        """
        not a member
        not member
        are not subscribed
        not subscribed
        mailing list
        post to this
        posting to
        permission to post
        allowed to post
        post messages
        groups.google.com
        moderat
        members only
        distribution list
        distribution group
        nicht berechtigt
        duplicated message-id
        """)

    private static let security = ReasonRule(
        .security,
        """
        starttls
        |tls|
        encryption
        encrypted
        certificate
        |ssl|
        security
        """)

    private static let network = ReasonRule(
        .network,
        """
        timed out
        time out
        timeout
        timed-out
        connection refused
        connection reset
        connection dropped
        connection closed
        connection was closed
        connection lost
        lost connection
        connection broken
        connection failure
        connection error
        connection to
        could not connect
        cannot connect
        can't connect
        couldn't connect
        unable to connect
        failed to connect
        unable to contact
        smtp connection
        network connection
        network error
        network problem
        no route to host
        network is unreachable
        host is unreachable
        host unreachable
        host not reachable
        host is down
        server is down
        server unavailable
        server did not respond
        no response from
        not responding
        did not respond
        did not accept our requests
        not answer
        protocol error
        server busy
        socket error
        broken pipe
        no answer
        communication failure
        retry time
        retry timeout
        delivery time
        time limit
        message expired
        has expired
        queue too long
        in the queue
        on the queue
        on queue
        queue lifetime
        has been delayed
        is delayed
        delayed…hours
        still being retried
        will be retried
        will retry
        will continue to
        warning message only
        warning only
        not yet been delivered
        not been delivered
        could not be delivered for
        cannot send message for
        cannot send message within
        message could not be delivered within
        delivery attempts
        attempts
        undelivered after
        give up
        gave up
        giving up after
        loops back
        mail loop
        looping
        loop detected
        loop alert
        loop count
        hop count
        too many hops
        maximum hop
        routing loop
        temporary
        temporarily
        transient
        deferred
        not reachable at this time
        malformed or unexpected name server reply
        servfail
        delivery temporarily suspended
        превышено время
        время ожидания
        не удалось соединиться
        соединени
        временно
        zeitüberschreitung
        délai
        verzögert
        délai d'attente
        接続できません
        タイムアウト
        """)

    private static let suspended = ReasonRule(
        .suspended,
        """
        suspend
        frozen
        |locked|
        on hold
        under investigation
        unconfirmed
        not activated
        not yet activated
        not been activated
        not active
        never logged
        vacation
        заморожен
        приостановлен
        """)

    private static let content = ReasonRule(
        .content,
        """
        8bit
        8-bit
        |mime|
        attachment
        executable
        charset
        duplicate header
        multiple addresses
        non-ascii
        smtputf8
        not rfc
        rfc 2822
        rfc 5322
        rfc2822
        rfc5322
        rfc 822
        rfc822 compl
        bare lf
        bare cr
        header line
        header field
        missing header
        subject header
        formatting error
        |url|
        encoding
        conversion
        """)
}
