/// Why mail could not be had. `server` is its name and port, `words` are of the library or the server; no secrets.
package enum IMAPFailure: Error, Sendable, Hashable {
    case noLibrary
    case notAHostName(String)
    case cannotConnect(server: String, words: String)
    case untrusted(server: String, words: String)
    case noSTARTTLS(server: String)
    case loginRefused(server: String)
    case nulInCredentials
    case timedOut(server: String)
    case closed(server: String)
    /// It does not speak IMAP as RFC 3501 has it.
    case malformed(server: String, words: String)
    /// `NO` or `BAD` to a command.
    case refused(command: String, words: String)
    /// The server keeps no such flag.
    case noSuchFlag(String)
    /// It can move nothing without deleting what others have marked.
    case cannotMove
}
