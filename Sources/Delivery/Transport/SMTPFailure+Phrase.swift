internal import Formats
internal import SMTP

extension SMTPFailure {
    /// What kind of trouble it is, for people, and the words of the library or the server.
    var phrase: Phrase {
        switch kind {
        case .cannotConnect: Phrase("no connection to the mail server: \(description)")
        case .tls: Phrase("no safe connection to the mail server: \(description)")
        case .authentication: Phrase("the mail server does not let us in: \(description)")
        case .closed: Phrase("the mail server broke off: \(description)")
        case .timedOut: Phrase("the mail server was too slow: \(description)")
        case .malformed: Phrase("the mail server does not speak SMTP: \(description)")
        }
    }
}
