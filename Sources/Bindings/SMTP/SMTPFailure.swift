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

    package let kind: Kind
    package let description: String
    /// Of the bytes given to `send`, how many were not handed to the connection.
    package let unsent: Int

    package init(_ kind: Kind, _ description: String, unsent: Int = 0) {
        (self.kind, self.description, self.unsent) = (kind, description, unsent)
    }
}
