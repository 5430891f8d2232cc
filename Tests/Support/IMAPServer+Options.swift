extension IMAPServer {
    /// What it offers, whom it lets in, and its faults.
    package struct Options: Sendable {
        package var capabilities = ["IMAP4rev1", "UIDPLUS", "MOVE", "AUTH=PLAIN", "AUTH=XOAUTH2"]
        package var permanentFlags = "\\Answered \\Flagged \\Seen \\*"
        package var username = "bounces"
        package var password = "secret"
        package var accessToken = "ya29.token"
        package var saysUIDNext = true
        /// UIDs that it cannot hand out.
        package var broken: Set<UInt32> = []
        /// The connection ends when a command begins like this, before it is done; once.
        package var dropsAt: String?

        package init() {}
    }
}
