package import Formats
internal import IMAP

/// Why what came back could not be fetched.
package struct FetchError: PhrasedError {
    /// How far it came.
    package enum Part: Sendable {
        case connection, login, folder
    }

    package let phrase: Phrase
    package let advice: Phrase?
    package let part: Part

    init(_ failure: IMAPFailure) {
        part =
            switch failure {
            case .loginRefused, .nulInCredentials: .login
            case .refused, .noSuchFlag, .cannotMove: .folder
            default: .connection
            }
        (phrase, advice) =
            switch failure {
            case .noLibrary: (Phrase("libcurl cannot be initialised"), nil)
            case .notAHostName(let host): (Phrase("\"\(host)\" is not a host name"), nil)
            case .cannotConnect(let server, let words): (Phrase("cannot connect to \(server): \(words)"), nil)
            case .untrusted(let server, let words):
                (
                    Phrase("no trusted encryption with \(server): \(words)"),
                    Phrase("name the authority of its certificate in bounces.imap.ca_file, if it is one of your own")
                )
            case .noSTARTTLS(let server):
                (
                    Phrase("\(server) offers no STARTTLS, and tls: starttls requires it"),
                    Phrase("try tls: implicit, with port: 993")
                )
            case .loginRefused(let server):
                (
                    Phrase("\(server) does not accept the user name, the password or the token"),
                    Phrase("check bounces.imap in kamerton.yaml; a token may have expired")
                )
            case .nulInCredentials: (Phrase("the user name or the password has a NUL byte inside"), nil)
            case .timedOut(let server): (Phrase("\(server) did not answer in time"), nil)
            case .closed(let server):
                (
                    Phrase("\(server) closed the connection"),
                    Phrase("what was taken in is kept; fetch again for the rest")
                )
            case .malformed(let server, let words): (Phrase("\(server) does not speak IMAP: \(words)"), nil)
            case .refused(let command, let words): (Phrase("the mail server refused \(command): \(words)"), nil)
            case .noSuchFlag(let flag):
                (
                    Phrase("the mail server keeps no flag \(flag) in this folder"),
                    Phrase("write after: seen, or after: move:FOLDER")
                )
            case .cannotMove:
                (
                    Phrase(
                        "the mail server can move nothing without deleting what others have marked (no MOVE, no UIDPLUS)"
                    ),
                    Phrase("write after: seen, or after: flag:NAME")
                )
            }
    }
}
