import Formats

extension Invocation {
    /// An address given on the command line.
    func address(_ text: String) throws -> EmailAddress {
        do throws(EmailAddress.Invalid) {
            return try EmailAddress(extractingFrom: text)
        } catch {
            throw UsageError(
                message: Phrase("\"\(text)\": \(error.phrase)"), suggestion: error.advice, command: command.name)
        }
    }
}
