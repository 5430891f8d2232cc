internal import Formats
internal import SMTP

extension SMTPFailure {
    /// What went wrong on the way to the relay, for people, and what it said.
    var phrase: Phrase {
        guard let refusal else { return cause.phrase }
        return Phrase("\(cause.phrase) (it said: \(refusal))")
    }
}

extension SMTPFailureCause {
    var phrase: Phrase {
        switch self {
        case .noLibrary: Phrase("no connection to the mail server: libcurl cannot be initialised")
        case .notAHostName(let host): Phrase("no connection to the mail server: \"\(host)\" is not a host name")
        case .cannotConnect(let relay, let words): Phrase("no connection to the mail server \(relay): \(words)")
        case .closedAtOnce(let relay): Phrase("the mail server \(relay) closed the connection at once")
        case .noSTARTTLS(let relay):
            Phrase("no safe connection to the mail server: \(relay) offers no STARTTLS, and tls: starttls requires it")
        case .untrusted(let relay, let words): Phrase("no trusted encryption with the mail server \(relay): \(words)")
        case .nulInCredentials: Phrase("the user name or the password has a NUL byte inside")
        case .credentialsRefused(let relay):
            Phrase("the mail server \(relay) does not accept the user name or the password")
        case .noLogin(let relay):
            Phrase("the mail server \(relay) offers no way to log in, but a user name is configured")
        case .loginWanted(let words): Phrase("the mail server wants a login: \(words)")
        case .senderRefused(let words): Phrase("the mail server refuses our sender address: \(words)")
        case .lost: Phrase("the mail server broke off: the connection was lost")
        case .connectTimedOut(let relay): Phrase("the mail server \(relay) did not answer in time")
        case .sendTimedOut: Phrase("the mail server was too slow: it took no more bytes")
        case .replyTimedOut: Phrase("the mail server was too slow: it did not answer in time")
        case .outOfTurn: Phrase("the mail server does not speak SMTP: it spoke out of turn")
        case .endlessLine: Phrase("the mail server does not speak SMTP: it sent a reply line without an end")
        case .endlessReply: Phrase("the mail server does not speak SMTP: it sent a reply without an end")
        case .notSMTP: Phrase("the mail server does not speak SMTP: it sent something that is no reply")
        case .outOfPlace(let code):
            Phrase("the mail server does not speak SMTP: it answered \(code) where that makes no sense")
        }
    }
}
