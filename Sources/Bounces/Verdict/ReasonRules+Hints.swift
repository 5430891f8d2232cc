extension ReasonRule {
    /// Hints: words that stand in many a notice by the way.
    static let hints: [ReasonRule] = [
        ReasonRule(
            .blocked,
            """
            |block|
            |bl|
            bl.
            is listed
            was listed
            are listed
            on the list
            client ip
            your ip
            ip address
            |ip|…rejected
            your host
            your server
            connections from
            not accepting connections from
            abuse
            complain
            dns record
            country
            you are not allowed
            not welcome
            go away
            unfortunately
            """),
        ReasonRule(
            .spam,
            """
            message content
            content of this message
            content of your message
            virus
            infected
            suspicious
            message contains
            mail contains
            offensive
            unwanted
            inappropriate
            mail rejected
            mail refused
            message refused
            message filtered
            """),
        ReasonRule(
            .rate,
            """
            frequency
            maximum number of
            hourly
            daily
            try again
            try later
            retry later
            resend later
            попробуйте…позже
            повторите попытку
            veuillez essayer plus tard
            réessayer
            später…erneut
            intente…más tarde
            """),
        ReasonRule(
            .relay,
            """
            relay mail
            relay is
            relay for
            relay from
            to relay
            not local
            """),
        ReasonRule(
            .list,
            """
            mailing list
            moderat
            distribution list
            distribution group
            """),
        ReasonRule(
            .network,
            """
            connection to
            no answer
            delivery time
            time limit
            has expired
            in the queue
            on the queue
            on queue
            will retry
            will continue to
            not been delivered
            message could not be delivered within
            attempts
            give up
            gave up
            giving up after
            temporary
            temporarily
            transient
            соединени
            временно
            délai
            """),
        ReasonRule(
            .security,
            """
            starttls
            |tls|
            encryption
            encrypted
            certificate
            |ssl|
            """),
        ReasonRule(
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
            missing header
            formatting error
            |url|
            encoding
            conversion
            """),
    ]
}
