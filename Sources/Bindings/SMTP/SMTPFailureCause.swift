/// What went wrong on the way to the relay. `relay` is its name and port; `words` are of the library or the server.
package enum SMTPFailureCause: Sendable, Hashable, CustomStringConvertible {
    case noLibrary
    case notAHostName(String)
    case cannotConnect(relay: String, words: String)
    case closedAtOnce(relay: String)
    case noSTARTTLS(relay: String)
    case untrusted(relay: String, words: String)
    case nulInCredentials
    case credentialsRefused(relay: String)
    case noLogin(relay: String)
    case loginWanted(words: String)
    case senderRefused(words: String)
    case lost
    case connectTimedOut(relay: String)
    case sendTimedOut
    case replyTimedOut
    case outOfTurn
    case endlessLine
    case endlessReply
    case notSMTP
    case outOfPlace(code: Int)

    var kind: SMTPFailure.Kind {
        switch self {
        case .noLibrary, .notAHostName, .cannotConnect, .closedAtOnce: .cannotConnect
        case .noSTARTTLS, .untrusted: .tls
        case .nulInCredentials, .credentialsRefused, .noLogin, .loginWanted: .authentication
        case .senderRefused, .lost: .closed
        case .connectTimedOut, .sendTimedOut, .replyTimedOut: .timedOut
        case .outOfTurn, .endlessLine, .endlessReply, .notSMTP, .outOfPlace: .malformed
        }
    }

    /// In English, as the ledger keeps it.
    package var description: String {
        switch self {
        case .noLibrary: "libcurl cannot be initialised"
        case .notAHostName(let host): "\"\(host)\" is not a host name"
        case .cannotConnect(let relay, let words): "cannot connect to \(relay): \(words)"
        case .closedAtOnce(let relay): "\(relay) closed the connection"
        case .noSTARTTLS(let relay): "\(relay) offers no STARTTLS, and tls: starttls requires it"
        case .untrusted(let relay, let words): "no trusted encryption with \(relay): \(words)"
        case .nulInCredentials: "the user name or the password has a NUL byte inside"
        case .credentialsRefused(let relay): "\(relay) does not accept the user name or the password"
        case .noLogin(let relay): "\(relay) offers no way to log in, but a user name is configured"
        case .loginWanted(let words): "the server wants a login: \(words)"
        case .senderRefused(let words): "the server refuses our sender address: \(words)"
        case .lost: "the connection was lost"
        case .connectTimedOut(let relay): "\(relay) did not answer in time"
        case .sendTimedOut: "the server took no more bytes"
        case .replyTimedOut: "the server did not answer in time"
        case .outOfTurn: "the server spoke out of turn"
        case .endlessLine: "the server sent a reply line without an end"
        case .endlessReply: "the server sent a reply without an end"
        case .notSMTP: "the server sent something that is not an SMTP reply"
        case .outOfPlace(let code): "the server answered \(code) where that makes no sense"
        }
    }
}
