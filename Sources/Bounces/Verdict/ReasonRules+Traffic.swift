/// Reasons of traffic: how much, how often, from where to where.
extension ReasonRule {
    static let rate = ReasonRule(
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
        throttl
        speeding
        connection limit
        recipient limit
        recipients limit
        relay quota
        sending limit
        message limit
        limit exceeded
        exceeded the…limit
        exceeded your…limit
        exceeded…limit of
        slow down
        unexpected volume
        receiving mail too
        слишком много
        """)

    static let tooLarge = ReasonRule(
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

    static let relay = ReasonRule(
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
        relay operation
        relay through
        relay prohibited
        open relay
        not a gateway
        not a mail gateway
        rcpthosts
        isn't in my list
        пересылка
        релей
        """)

    static let list = ReasonRule(
        .list,
        """
        not a member
        not member
        are not subscribed
        not subscribed
        post to this
        posting to
        permission to post
        allowed to post
        post messages
        groups.google.com
        members only
        nicht berechtigt
        duplicated message-id
        """)

    static let network = ReasonRule(
        .network,
        """
        host not found, try again
        not found, try again
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
        find a gateway
        was aborted after
        have been failing for a long time
        lowest numbered mx
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
        communication failure
        retry time
        retry timeout
        message expired
        queue too long
        queue lifetime
        has been delayed
        is delayed
        delayed…hours
        still being retried
        will be retried
        warning message only
        warning only
        not yet been delivered
        could not be delivered for
        cannot send message for
        cannot send message within
        delivery attempts
        undelivered after
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
        deferred
        not reachable at this time
        malformed or unexpected name server reply
        servfail
        delivery temporarily suspended
        превышено время
        время ожидания
        не удалось соединиться
        zeitüberschreitung
        verzögert
        délai d'attente
        接続できません
        タイムアウト
        """)

    static let suspended = ReasonRule(
        .suspended,
        """
        temporarily disabled
        temporarily deactivated
        temporarily inactive
        temporarily locked
        временно отключ
        временно заблок
        временно приостан
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
        заморожен
        приостановлен
        """)
}
