extension ReasonRule {
    /// What is left when nothing above is found.
    static let vague: [ReasonRule] = [
        ReasonRule(.unknownUser, "if address is correct"),
        ReasonRule(
            .policy,
            """
            policy
            policies
            security
            administrative
            prohibit
            access denied
            access not allowed
            denied
            not allowed
            not permitted
            refused
            violat
            forbidden
            not accepted
            rejected for
            rejected by
            rejected due
            """),
        ReasonRule(
            .system,
            """
            system error
            internal error
            local error
            configuration
            service unavailable
            service not available
            service refus
            out of memory
            i/o error
            queue file
            no space left
            disk full
            insufficient
            transaction failed
            command
            syntax error
            server error
            unable to deliver
            delivery error
            local delivery failed
            no such file
            can't create
            cannot open
            cannot update
            child status
            pipe to
            """),
        ReasonRule(
            .unknownUser,
            "address rejected\nrecipient rejected\nrejected: |rcpt|\nreject…recipient address"),
    ]
}
