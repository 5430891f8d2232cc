/// Why a connection could not be opened or is of no more use. Safe to log: no secrets, no addresses.
package struct SMTPFailure: Error, CustomStringConvertible, Sendable {
    package enum Kind: Sendable {
        case cannotConnect
        case tls
        case authentication
        /// The other side closed, or the network did.
        case closed
        case timedOut
        /// It does not speak SMTP as RFC 5321 has it.
        case malformed
    }

    package let cause: SMTPFailureCause
    /// What the server said before it let go.
    package let refusal: String?

    package init(_ cause: SMTPFailureCause, refusal: String? = nil) { (self.cause, self.refusal) = (cause, refusal) }

    package var kind: Kind { cause.kind }

    package var description: String { cause.description + (refusal.map { " (it said: \($0))" } ?? "") }
}
